"""Revisions of the plan with what each changed, the documents they rest on, and what is decided of proposals."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.ground.installation import file_store
from sogoc.intake import inventory_queries as plan
from sogoc.intake import proposal_actions, refusals
from sogoc.intake.inventory_lines import PERIOD_TITLES
from sogoc.law.papers import media_of_scan
from sogoc.law.refusal import Refusal
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.pages.inventory import trail
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.intake.models import InventoryRevision


@never_cache
@require_GET
def revised(request: HttpRequest) -> HttpResponse:
    """All revisions: who, when, by which document."""
    viewer = viewer_of(request)
    viewer.jurisdiction  # noqa: B018 - refuses whoever has no duty at all
    shown = {
        "here": "province",
        "page_obj": page_of(request, plan.revisions()),
        "query": rest_of_query(request, "trang"),
        "trail": trail(viewer, ("Các lần sửa", None)),
    }
    return render(request, "inventory/revisions.html", shown)


@never_cache
@require_GET
def revision(request: HttpRequest, pk: int) -> HttpResponse:
    """What one revision changed of the viewer's units."""
    viewer = viewer_of(request)
    reach = viewer.jurisdiction
    row = plan.revision_at(pk)
    shown = {
        "here": "province",
        "row": row,
        "page_obj": page_of(request, plan.differences(row, reach)),
        "query": rest_of_query(request, "trang"),
        "periods": PERIOD_TITLES,
        "whole": reach.everything,
        "trail": trail(viewer, ("Các lần sửa", reverse("plan_revisions")), (f"Lần {row.pk}", None)),
    }
    return render(request, "inventory/revision.html", shown)


@never_cache
@require_GET
def document(request: HttpRequest, pk: int) -> FileResponse:
    """The scan of the document that a revision rests on, for whose lines it changed."""
    reach = viewer_of(request).jurisdiction
    row: InventoryRevision = plan.revision_at(pk)
    if not (reach.everything or plan.differences(row, reach)):
        raise refusals.NO_PLAN_LINE.because(book="này", period="này")
    return scan_of(row.document_sha256, row.document_name)


def scan_of(sha256: str, name: str) -> FileResponse:
    """A kept scan, as it was brought."""
    if not sha256:
        raise refusals.NO_PLAN_LINE.because(book="này", period="này")
    content = file_store().read(sha256)
    media = media_of_scan(content)
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=media)


@never_cache
@require_GET
def proposal_document(request: HttpRequest, pk: int) -> FileResponse:
    """The scan that a unit sent with its proposal."""
    row = plan.proposal_at(pk, viewer_of(request).jurisdiction)
    return scan_of(row.document_sha256, row.document_name)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a proposal into the plan, decline it, or take it back."""
    viewer = viewer_of(request)
    row = plan.proposal_at(pk, viewer.jurisdiction)
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "ghi": (
            lambda: proposal_actions.accept(row, actor=viewer.person, via="web"),
            "Đã ghi đề nghị vào bảng kê.",
        ),
        "khong": (
            lambda: proposal_actions.decline(
                row, words=request.POST.get("ly-do", ""), actor=viewer.person, via="web"
            ),
            "Đã ghi không chấp nhận đề nghị.",
        ),
        "rut": (
            lambda: proposal_actions.take_back(row, actor=viewer.person, via="web"),
            "Đã rút đề nghị.",
        ),
    }
    chosen = acts.get(request.POST.get("viec", ""))
    if chosen is None:
        raise refusals.NO_PROPOSAL.because()
    act, said = chosen
    try:
        act()
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
    else:
        messages.success(request, said)
    return redirect("plan")
