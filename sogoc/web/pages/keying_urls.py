"""Addresses of keying: what waits for whom, the work of one book, differences between two passes, the statement of volume."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import differences, handing_in, keying, keying_books, keying_volume

urlpatterns: list[URLPattern | URLResolver] = [
    path("nhap-lieu", keying.show, name="keying"),
    path("nhap-lieu/khoi-luong", keying_volume.show, name="keying_volume"),
    path("nhap-lieu/khoi-luong.csv", keying_volume.download, name="keying_volume_file"),
    path("nhap-lieu/don-vi/<str:code>", keying.unit, name="keying_unit"),
    path("nhap-lieu/quyen/<str:unit>/<str:name>", keying_books.show, name="keying_book"),
    path("nhap-lieu/quyen/<str:unit>/<str:name>/<slug:what>", keying_books.act, name="keying_act"),
    path("nhap-lieu/quyen/<str:unit>/<str:name>/nop/tien-do", handing_in.progress, name="hand_in_progress"),
    path("nhap-lieu/lech", differences.listed, name="differences"),
    path("nhap-lieu/lech/nhan", differences.take, name="take_differences"),
    path("nhap-lieu/lech/<int:number>", differences.show, name="difference"),
    path("nhap-lieu/lech/<int:number>/tra-lai", differences.give_back, name="difference_back"),
    path("nhap-lieu/phieu/<int:number>/anh.webp", differences.picture, name="draft_picture"),
]
