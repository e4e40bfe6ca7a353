"""Addresses of the plan."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sogoc.web.pages import inventory, inventory_lists, inventory_revisions

urlpatterns: list[URLPattern | URLResolver] = [
    path("bang-ke", inventory.show, name="plan"),
    path("bang-ke/dong/<int:pk>", inventory.line, name="plan_line"),
    path("bang-ke/them", inventory.new, name="plan_new"),
    path("bang-ke/nap", inventory_lists.bring, name="plan_bring"),
    path("bang-ke/nap/ghi", inventory_lists.take, name="plan_take"),
    path("bang-ke/mau.xlsx", inventory_lists.template, name="plan_template"),
    path("bang-ke/sua", inventory_revisions.revised, name="plan_revisions"),
    path("bang-ke/sua/<int:pk>", inventory_revisions.revision, name="plan_revision"),
    path("bang-ke/sua/<int:pk>/van-ban", inventory_revisions.document, name="plan_document"),
    path("bang-ke/de-nghi/<int:pk>", inventory_revisions.decide, name="plan_decide"),
    path(
        "bang-ke/de-nghi/<int:pk>/van-ban",
        inventory_revisions.proposal_document,
        name="plan_proposal_document",
    ),
]
