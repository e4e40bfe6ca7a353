"""Addresses of books as they stand on the shelf."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import exemplars, handing_over, handovers, physical_books

urlpatterns: list[URLPattern | URLResolver] = [
    path("so/<str:unit>/<str:name>/so-giay", physical_books.show, name="physical_book"),
    path("so/<str:unit>/<str:name>/so-giay/ben", physical_books.name_party, name="book_party"),
    path("so/<str:unit>/<str:name>/so-giay/khai", physical_books.describe, name="book_describe"),
    path("so/<str:unit>/<str:name>/so-giay/ban-giao", physical_books.hand_over, name="book_hand_over"),
    path("so/<str:unit>/<str:name>/so-giay/ghep", physical_books.join, name="book_join"),
    path("so/<str:unit>/<str:name>/so-kep", exemplars.show, name="exemplars"),
    path("so/<str:unit>/<str:name>/so-kep/chon", exemplars.choose, name="exemplars_choose"),
    path("so/<str:unit>/<str:name>/so-kep/go", exemplars.part, name="exemplars_part"),
    path("so/<str:unit>/<str:name>/so-kep/<str:key>", exemplars.one, name="exemplar"),
    path("ban-giao/<int:pk>", handovers.show, name="handover"),
    path("ban-giao/<int:pk>/bien-ban", handovers.scan, name="handover_scan"),
    path("ban-giao/<int:pk>/nap-bien-ban", handovers.add_minutes, name="handover_add_minutes"),
    path("don-vi/<str:code>/ban-giao", handovers.of_unit, name="unit_handovers"),
    path("don-vi/<str:code>/ban-giao/moi", handing_over.several, name="hand_over_several"),
]
