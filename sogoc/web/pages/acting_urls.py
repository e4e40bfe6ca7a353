"""Addresses of the acting pages: arrivals, findings, approval."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import (
    answer_sample,
    answering,
    approval,
    arrivals,
    findings,
    review,
    scope,
    sheets,
    uploads,
    way,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("tiep-nhan", arrivals.show, name="arrivals"),
    path("tiep-nhan/mau/<str:code>.xlsx", arrivals.template, name="book_template"),
    path("tiep-nhan/gui", uploads.send, name="upload_send"),
    path("tiep-nhan/tai-len", uploads.begin, name="upload_begin"),
    path("tiep-nhan/tai-len/<str:token>", uploads.state, name="upload_state"),
    path("tiep-nhan/tai-len/<str:token>/xong", uploads.finish, name="upload_finish"),
    path("tiep-nhan/tai-len/<str:token>/<int:number>", uploads.piece, name="upload_piece"),
    path("tiep-nhan/<int:pk>", arrivals.arrival, name="arrival"),
    path("tiep-nhan/<int:pk>/tien-do", arrivals.progress, name="arrival_progress"),
    path("so/<str:unit>/<str:name>/loi", findings.show, name="book_findings"),
    path("so/<str:unit>/<str:name>/loi/ly-do", findings.settle, name="settle"),
    path("so/<str:unit>/<str:name>/loi/ly-do/<int:pk>/hoan-tac", findings.undo, name="undo_settlement"),
    path("ra-soat", review.show, name="review"),
    path("ra-soat/chay", review.ask, name="review_ask"),
    path("pham-vi", scope.show, name="scope"),
    path("pham-vi/ghi-nhan", scope.leave_out, name="scope_leave_out"),
    path("pham-vi/dung", scope.lift, name="scope_lift"),
    path("pham-vi/phan-loai", scope.one_by_one, name="scope_pass"),
    path("pham-vi/phan-loai/<str:unit>/<str:name>/<str:key>", scope.classify, name="scope_classify"),
    path("duyet", approval.waiting, name="approvals"),
    path("duyet/tra-loi/mau.csv", answer_sample.answers_sample, name="answers_sample"),
    path("duyet/tra-loi", answering.bring, name="bring_answers"),
    path("duyet/so-sanh", answering.compare, name="compare_shown"),
    path("so/<str:unit>/<str:name>/duyet", approval.book, name="book_approve"),
    path("so/<str:unit>/<str:name>/duong-di", way.step, name="book_step"),
    path("so/<str:unit>/<str:name>/phieu", sheets.present, name="sheet_make"),
    path("so/<str:unit>/<str:name>/phieu/<int:number>", sheets.show, name="sheet"),
    path("so/<str:unit>/<str:name>/phieu/<int:number>/gan", sheets.attach, name="sheet_attach"),
    path("so/<str:unit>/<str:name>/phieu/<int:number>/<int:paper>", sheets.paper_file, name="sheet_paper"),
    path("so/<str:unit>/<str:name>/phieu/<int:number>/<int:paper>/go", sheets.detach, name="sheet_detach"),
    path("so/<str:unit>/<str:name>/gui", approval.deliver, name="deliver"),
    path(
        "so/<str:unit>/<str:name>/gui/<str:system>/<int:attempt>/<str:file>",
        approval.sending_file,
        name="sending_file",
    ),
]
