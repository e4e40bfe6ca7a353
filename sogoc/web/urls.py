"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from sogoc.web.pages import province, signing_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap", signing_in.sign_in, name="sign_in"),
    path("dang-xuat", signing_in.sign_out, name="sign_out"),
    path("doi-mat-khau", signing_in.change_password, name="change_password"),
    path("", province.show, name="province"),
    path("tien-do.<str:kind>", province.download, name="province_file"),
    path("viec-cho/<str:sort>", province.waiting, name="waiting"),
    path("", include("sogoc.web.pages.acting_urls")),
]
handler400 = "sogoc.web.pages.errors.bad_request"
handler403 = "sogoc.web.pages.errors.forbidden"
handler404 = "sogoc.web.pages.errors.not_found"
handler500 = "sogoc.web.pages.errors.server_error"
