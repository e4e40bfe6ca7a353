"""Addresses of what happens to entries after their approval: dated changes, copies, mended errors."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from sogoc.web.pages import amendments, mending, proposing

_ENTRY = "so/<str:unit>/<str:name>/<str:key>"
urlpatterns: list[URLPattern | URLResolver] = [
    path("thay-doi", amendments.listed, name="amendments"),
    path("thay-doi/loai", proposing.kinds, name="amendment_kinds"),
    path("thay-doi/moi", amendments.record, name="record_amendment"),
    path("thay-doi/<int:number>", amendments.show, name="amendment"),
    re_path(r"^thay-doi/(?P<number>[0-9]+)/(?P<what>hieu-luc|rut)$", amendments.act, name="amendment_act"),
    path("so/<str:unit>/<str:name>/de-xuat", proposing.proposed, name="book_proposals"),
    path(f"{_ENTRY}/de-xuat/<str:sign>", amendments.accept, name="accept_proposal"),
    path(f"{_ENTRY}/tim-truong-hop", proposing.decision, name="amendment_decision"),
    path(f"{_ENTRY}/ban-sao", proposing.copy, name="draft_copy"),
    path(f"{_ENTRY}/sua-loi-nhap", mending.ask, name="ask_mending"),
    path("sua-loi-nhap", mending.listed, name="mendings"),
    path("sua-loi-nhap/<int:number>", mending.show, name="mending"),
    re_path(
        r"^sua-loi-nhap/(?P<number>[0-9]+)/(?P<what>doi-chieu|phe-duyet|tu-choi|rut)$",
        mending.act,
        name="mending_act",
    ),
]
