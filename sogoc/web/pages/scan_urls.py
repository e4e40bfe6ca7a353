"""Addresses of the pages of a book as images, and of phones that photograph them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import phone, phones, scan_files, scans

urlpatterns: list[URLPattern | URLResolver] = [
    path("so/<str:unit>/<str:name>/trang", scans.show, name="scans"),
    path("so/<str:unit>/<str:name>/trang/luoi", scans.grid, name="scans_grid"),
    path("so/<str:unit>/<str:name>/trang/viec", scans.act, name="scans_act"),
    path("so/<str:unit>/<str:name>/trang/nap", scan_files.send, name="scans_send"),
    path("so/<str:unit>/<str:name>/trang/nap/<str:token>", scan_files.piece, name="scans_piece"),
    path("so/<str:unit>/<str:name>/trang/goc/<int:scan>", scan_files.original, name="scan_original"),
    path("so/<str:unit>/<str:name>/trang/khung/<int:cut>.pdf", scan_files.paper, name="cut_paper"),
    path("so/<str:unit>/<str:name>/trang/dien-thoai", phones.invite, name="phones"),
    path("so/<str:unit>/<str:name>/trang/dien-thoai/<int:pairing>", phones.end, name="phone_end"),
    path("dien-thoai/<str:token>", phone.show, name="phone"),
    path("dien-thoai/<str:token>/anh", phone.count, name="phone_count"),
    path("dien-thoai/<str:token>/anh/<str:photo>", phone.photo, name="phone_photo"),
]
