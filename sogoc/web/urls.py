"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from sogoc.web.pages import (
    behind,
    books,
    entries,
    images,
    ledger,
    manual,
    manual_books,
    manual_competence,
    manual_rules,
    places,
    province,
    signing_in,
    units,
    volumes,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("dang-nhap", signing_in.sign_in, name="sign_in"),
    path("dang-xuat", signing_in.sign_out, name="sign_out"),
    path("doi-mat-khau", signing_in.change_password, name="change_password"),
    path("api/", include("sogoc.api.urls")),
    path("", include("sogoc.web.pages.account_urls")),
    path("", province.show, name="province"),
    path("tien-do.<str:kind>", province.download, name="province_file"),
    path("tien-do-tung-quyen", behind.show, name="behind"),
    path("viec-cho/<str:sort>", province.waiting, name="waiting"),
    path("don-vi/<str:code>", units.show, name="unit"),
    re_path(r"^so/(?P<unit>[^/]+)/(?P<name>[Hh]{2}\.[0-9]{4}\.[0-9A-Za-z]{1,8})$", volumes.show),
    path("so/<str:unit>/<str:name>", books.show, name="book"),
    path("so/<str:unit>/<str:name>/nhat-ky", books.history, name="book_history"),
    path("", include("sogoc.web.pages.acting_urls")),
    path("", include("sogoc.web.pages.people_urls")),
    path("", include("sogoc.web.pages.plan_urls")),
    path("", include("sogoc.web.pages.keying_urls")),
    path("", include("sogoc.web.pages.changing_urls")),
    path("", include("sogoc.web.pages.shelf_urls")),
    path("", include("sogoc.web.pages.bench_urls")),
    path("", include("sogoc.web.pages.scan_urls")),
    path("", include("sogoc.web.pages.case_urls")),
    path("so/<str:unit>/<str:name>/<str:key>", entries.show, name="entry"),
    path("so/<str:unit>/<str:name>/<str:key>/trang.webp", images.image, name="page_image"),
    path("so/<str:unit>/<str:name>/<str:key>/trang.pdf", images.pdf, name="page_pdf"),
    path("tra-cuu-dia-danh", places.show, name="places"),
    path("nhat-ky", ledger.show, name="ledger"),
    path("huong-dan", manual.contents, name="manual"),
    path("huong-dan/quy-tac", manual_rules.rules, name="manual_rules"),
    path("huong-dan/quy-tac/<str:code>", manual_rules.rule, name="manual_rule"),
    path("huong-dan/loai-so", manual_books.books, name="manual_books"),
    path("huong-dan/loai-so/<str:code>", manual_books.book, name="manual_book"),
    path("huong-dan/loai-so/<str:code>/luoc-do.json", manual_books.schema, name="manual_schema"),
    path("huong-dan/loai-so/<str:code>/mau/<str:form_code>", manual_books.layout, name="manual_layout"),
    path("huong-dan/danh-muc", manual.codes, name="manual_codes"),
    path("huong-dan/tham-quyen", manual_competence.show, name="manual_competence"),
    path("huong-dan/tu-choi", manual.refusals, name="manual_refusals"),
    path("huong-dan/<slug:slug>", manual.page, name="manual_page"),
]
handler400 = "sogoc.web.pages.errors.bad_request"
handler403 = "sogoc.web.pages.errors.forbidden"
handler404 = "sogoc.web.pages.errors.not_found"
handler500 = "sogoc.web.pages.errors.server_error"
