"""Addresses of the pages beside an entry: legal state and links, papers, dossiers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import documents, dossiers, links

ENTRY = "so/<str:unit>/<str:name>/<str:key>"
urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{ENTRY}/phap-ly", links.show, name="entry_legal"),
    path(f"{ENTRY}/phap-ly/trang-thai", links.end, name="entry_end"),
    path(f"{ENTRY}/phap-ly/nhay-cam", links.mark, name="entry_mark"),
    path(f"{ENTRY}/phap-ly/lien-ket", links.link, name="entry_link"),
    path(f"{ENTRY}/phap-ly/lien-ket/<int:pk>/go", links.unlink, name="entry_unlink"),
    path(f"{ENTRY}/giay-to", documents.show, name="entry_papers"),
    path(f"{ENTRY}/giay-to/nap", documents.bring, name="paper_bring"),
    path(f"{ENTRY}/giay-to/gan", documents.attach, name="paper_attach"),
    path(f"{ENTRY}/giay-to/<int:pk>/go", documents.detach, name="paper_detach"),
    path(f"{ENTRY}/ho-so", dossiers.begin, name="dossier_open"),
    path("giay-to/<int:pk>", documents.file, name="paper_file"),
    path("giay-to/<int:pk>/rut", documents.withdraw, name="paper_withdraw"),
    path("don-vi/<str:code>/giay-to", documents.of_unit, name="unit_papers"),
    path("ho-so", dossiers.listed, name="dossiers"),
    path("ho-so/<int:pk>", dossiers.show, name="dossier"),
    path("ho-so/<int:pk>/buoc", dossiers.step, name="dossier_step"),
]
