"""Papers beside an entry: brought from a browser, put beside it, taken away, shown as they arrived."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.ground.installation import file_store
from sogoc.intake.papers import bring as bring_paper
from sogoc.law.books import BOOK_TYPES
from sogoc.law.papers import DECISIONS, LARGEST_PAPER, MEDIA, PAPER_KINDS, PAPER_ROLES
from sogoc.law.refusal import Refusal
from sogoc.law.value import verbatim
from sogoc.register import document_actions as actions
from sogoc.register.case_queries import (
    document_at,
    documents_of,
    dossiers_of,
    papers_before,
    papers_of,
    standing_uses,
    use_of_entry,
)
from sogoc.register.dossier_actions import why_not_step
from sogoc.register.look_actions import note_look
from sogoc.register.queries import values_of
from sogoc.reporting.life import in_words
from sogoc.web.asking import page_of, read_number, rest_of_query
from sogoc.web.pages.images import reader
from sogoc.web.pages.links import trail_of
from sogoc.web.pages.units import trail_to
from sogoc.web.refusals import NO_FILE_CHOSEN, NO_PAPER_CHOSEN
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Office
    from sogoc.register.models import Entry
    from sogoc.web.viewer import Viewer


PAPER, EMPTY = "giay_", "empty_"
"""Before a field's name in the form of a dossier: what the paper says there; that it says nothing."""


def on_entry(entry: Entry) -> dict[str, Any]:
    """What an entry's own page shows: papers beside it and its dossiers."""
    fields = BOOK_TYPES[entry.book.type].field
    return {
        "papers": [
            (
                one,
                PAPER_KINDS.get(one.document.kind, one.document.kind),
                PAPER_ROLES[one.role],
                [fields[name].label for name in one.fields if name in fields],
            )
            for one in papers_of(entry)
        ],
        "papers_before": [
            (one, PAPER_KINDS.get(one.document.kind, one.document.kind)) for one in papers_before(entry)
        ],
        "entry_dossiers": list(dossiers_of(entry)),
        "decisions": DECISIONS,
    }


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Papers of an entry, with what may be done."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    note_look(entry, actor=viewer.person)
    return render(request, "cases/papers.html", shown_papers(viewer, entry))


def shown_papers(viewer: Viewer, entry: Entry, given: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the page of an entry's papers shows; ``given``: what a form sent that was refused."""
    sent = given or {}
    book_type = BOOK_TYPES[entry.book.type]
    values = values_of(entry)
    fields = [
        (
            name, book_type.field[name].label, in_words(entry, name, verbatim(values.get(name))), sent.get(PAPER + name, ""),
            EMPTY + name in sent,
        )
        for name in book_type.page_order
    ]  # fmt: skip
    return on_entry(entry) | {
        "here": "province",
        "entry": entry,
        "book": entry.book,
        "may_work": "settle" in viewer.authority.duties(entry.book.path),
        "paper_kinds": PAPER_KINDS,
        "paper_roles": PAPER_ROLES,
        "fields": fields,
        "written": [line for line in fields if line[2]],
        "blank": [line for line in fields if not line[2]],
        "documents": documents_of([entry.book.unit], person=viewer.person)[:100],
        "dossier_refused": why_not_step(None, entry, "open", viewer.person),
        "most": LARGEST_PAPER >> 20,
        "accept": ",".join(MEDIA),
        "txn": secrets.token_hex(16),
        "trail": trail_of(viewer, entry, "Giấy tờ, hồ sơ sổ và giấy"),
    }


def answer(request: HttpRequest, viewer: Viewer, entry: Entry, refusal: Refusal) -> HttpResponse:
    """The page again, with why something was refused."""
    shown = shown_papers(viewer, entry, request.POST) | {"refusal": refusal, "given": request.POST}
    return render(request, "cases/papers.html", shown, status=refusal.status)


@require_POST
def bring(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Bring a paper and put it beside the entry."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    said = actions.Said(
        unit, *(request.POST.get(part, "") for part in ("kind", "number", "day", "issuer", "note"))
    )
    sent = request.FILES.get("file")
    try:
        actions.may_work_on(entry, viewer.person, act="nạp giấy tờ")
        if sent is None:
            raise NO_FILE_CHOSEN.because()
        content = sent.read(LARGEST_PAPER + 1)
        document = bring_paper(
            said, sent.name or "", content, actor=viewer.person, sandbox=reader(), via="web",
            client_txn=request.POST.get("txn") or None,
        )  # fmt: skip
        if not document.uses.filter(entry=entry, ended_at__isnull=True).exists():
            actions.attach(
                document, entry, role=request.POST.get("role", ""), fields=request.POST.getlist("fields"),
                actor=viewer.person, via="web",
            )  # fmt: skip
    except Refusal as refusal:
        return answer(request, viewer, entry, refusal)
    messages.success(request, "Đã nạp giấy tờ và gắn với trường hợp này.")
    return redirect("entry_papers", unit, name, key)


@require_POST
def attach(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Put a paper that is here already beside the entry."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    chosen = read_number(request.POST.get("document", ""))
    try:
        if chosen is None:
            raise NO_PAPER_CHOSEN.because()
        actions.attach(
            document_at(chosen, viewer.person), entry, role=request.POST.get("role", ""),
            fields=request.POST.getlist("fields"), actor=viewer.person, via="web",
        )  # fmt: skip
    except Refusal as refusal:
        return answer(request, viewer, entry, refusal)
    messages.success(request, "Đã gắn giấy tờ với trường hợp này.")
    return redirect("entry_papers", unit, name, key)


@require_POST
def detach(request: HttpRequest, unit: str, name: str, key: str, *, pk: int) -> HttpResponse:
    """Take a paper from beside the entry."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    try:
        reason = request.POST.get("reason", "")
        actions.detach(use_of_entry(entry, pk), reason=reason, actor=viewer.person, via="web")
    except Refusal as refusal:
        return answer(request, viewer, entry, refusal)
    messages.success(
        request,
        "Đã gỡ giấy tờ khỏi trường hợp này. Gỡ nhầm thì gắn lại; nạp nhầm thì rút ở trang giấy tờ của đơn vị.",
    )
    return redirect("entry_papers", unit, name, key)


@never_cache
@require_GET
def of_unit(request: HttpRequest, code: str) -> HttpResponse:
    """Papers of a unit, newest first; those that were withdrawn with ``?rut=1``."""
    viewer = viewer_of(request)
    return render(request, "cases/unit_papers.html", _of_unit(request, viewer, viewer.unit(code)))


def _of_unit(request: HttpRequest, viewer: Viewer, office: Office) -> dict[str, Any]:
    withdrawn = request.GET.get("rut") == "1"
    page = page_of(
        request, documents_of([office.ref], person=viewer.person, withdrawn=withdrawn), per_page=50
    )
    return {
        "here": "province",
        "office": office,
        "withdrawn": withdrawn,
        "page_obj": page,
        "rows": [
            (
                one,
                PAPER_KINDS.get(one.kind, one.kind),
                [use for use in standing_uses(one) if viewer.may_look(use.entry)],
            )
            for one in page
        ],
        "may_work": "settle" in viewer.authority.duties(office.ref),
        "query": rest_of_query(request, "trang"),
        "trail": [*trail_to(office.ref, viewer), ("Giấy tờ", None)],
    }


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a paper that was brought by mistake."""
    viewer = viewer_of(request)
    document = document_at(pk, viewer.person)
    try:
        actions.withdraw(document, reason=request.POST.get("reason", ""), actor=viewer.person, via="web")
    except Refusal as refusal:
        shown = _of_unit(request, viewer, viewer.unit(document.unit)) | {"refusal": refusal}
        return render(request, "cases/unit_papers.html", shown, status=refusal.status)
    messages.success(
        request, f"Đã rút giấy tờ số {pk}; tệp và lý do còn trong lịch sử. Rút nhầm thì nạp lại tệp ấy."
    )
    return redirect("unit_papers", document.unit)


@cache_control(private=True, no_store=True)
@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper's file as it arrived, under a name of ours."""
    document = document_at(pk, viewer_of(request).person)
    response = HttpResponse(file_store().read(document.sha256), content_type=document.media)
    response["Content-Disposition"] = f'inline; filename="giay-to-{document.pk}{MEDIA[document.media]}"'
    return response
