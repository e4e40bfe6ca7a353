"""Errors and warnings of a book by cause, and the reasons given to them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.checking import actions as checking
from sogoc.checking import queries
from sogoc.checking.reach import fields_read
from sogoc.checking.refusals import NO_ROWS
from sogoc.intake.book_queries import told_name_of
from sogoc.keying.strip_queries import strips
from sogoc.law.books import BOOK_TYPES
from sogoc.law.reasons import REASONS
from sogoc.law.refusal import Refusal
from sogoc.law.rule import Scope
from sogoc.law.rules import RULES
from sogoc.law.value import verbatim
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import named_in, veiled
from sogoc.web.asking import read_number
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.checking.models import Finding
    from sogoc.law.rule import Rule
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer

ROWS = 100
COMPARED = 3
"""Of so many further fields that a rule looks at the text is shown."""


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Causes with their counts; the rows of one cause; reasons given."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    return render(request, "findings/show.html", _shown(request, viewer, book))


def _shown(request: HttpRequest, viewer: Viewer, book: Book) -> dict[str, Any]:
    sees = viewer.sees_sensitive(book)
    causes, given = queries.causes(book, sensitive=sees), _given(viewer, book)
    asked = request.GET.get("ma") or request.POST.get("ma")
    cause = next((one for one in causes if one.rule.code == asked), None) or next(
        (one for one in causes if one.open), causes[0] if causes else None
    )
    everything = request.GET.get("tat-ca") == "1" or (cause is not None and not cause.open)
    shown: dict[str, Any] = {
        "here": "province",
        "book": book,
        "book_type": BOOK_TYPES[book.type],
        "causes": causes,
        "holding": sum(one.open for one in causes if one.holds),
        "just": next((one for one in given if str(one["settlement"].pk) == request.GET.get("vua")), None),
        "cause": cause,
        "everything": everything,
        "refused": why_not(
            WORKFLOWS["entry"],
            "settle",
            Situation("staged", str(viewer.person.pk), viewer.authority.duties(book.path), reason="?"),
        ),
        "given": given,
        "txn": secrets.token_hex(16),
        "trail": [
            *trail_to(book.unit, viewer),
            (f"Quyển {told_name_of(book)}", reverse("book", args=[book.unit, book.name])),
            ("Lỗi, cảnh báo", None),
        ],
    }
    if cause is not None:
        asked_rows = {"only_open": not everything, "sensitive": sees}
        hidden = {row for row, _, _ in viewer.hidden(book).values()}
        found = queries.rows_of_cause(book, cause.rule.code, **asked_rows)
        found = [one for one in found if one[0] not in hidden]
        page = Paginator(found, ROWS).get_page(request.GET.get("trang"))
        found_rows = queries.found_rows(book, cause.rule.code, [row for row, _ in page], **asked_rows)
        veil((seen.finding for row in found_rows for seen in row.seen), viewer, book)
        columns = {row.entry.pk: row.seen[0].finding.field or "" for row in found_rows if row.entry}
        cuts = strips(book, columns)
        rows = [
            (row, also, cuts.get(row.entry.pk) if row.entry else None)
            for row, also in _with_compared(book, cause.rule, found_rows)
        ]
        part = f"ma={cause.rule.code}&" + ("tat-ca=1&" if everything else "")
        shown["fields"] = queries.fields_of_cause(book, cause.rule.code, sensitive=sees)
        shown |= {"page_obj": page, "rows": rows, "query": part, "all_rows": len(found)}
        shown["seen"] = queries.sign_of_cause(book, cause.rule.code)
    return shown


def veil(findings: Iterable[Finding], viewer: Viewer, book: Book) -> None:
    """Let sentences that name an entry which is not there for the person say their rule's title instead.

    A rule over the whole register names entries of other books by their ids.
    """
    hidden = viewer.hidden(book)
    for one in findings:
        if RULES[one.code].scope is Scope.REGISTER:
            secret = not all(viewer.sees_path(path) for path in named_in(one.says))
        else:
            secret = veiled(one.says, hidden)
        if secret:
            one.says = f"{RULES[one.code].title}."


def _with_compared(
    book: Book, rule: Rule, rows: list[queries.FoundRow]
) -> list[tuple[queries.FoundRow, list[tuple[str, str]]]]:
    """Rows, each with what else the rule looks at on it: label, and text as written in the book."""
    columns = BOOK_TYPES[book.type].field
    own = {one.finding.field for row in rows for one in row.seen}
    read = frozenset[str]().union(*(fields_read(book.type, rule.code, name) for name in own))
    others = [name for name in columns if name in read - own][:COMPARED]
    values = records.values_of_entries(row.entry.pk for row in rows if row.entry) if others else {}
    return [
        (row, [(columns[name].label, _written(values, row, name)) for name in others] if row.entry else [])
        for row in rows
    ]


def _written(values: dict[int, dict[str, Any]], row: queries.FoundRow, name: str) -> str:
    return verbatim(values.get(row.entry.pk if row.entry else 0, {}).get(name))


def _given(viewer: Viewer, book: Book) -> list[dict[str, Any]]:
    """Reasons given in this book, newest first, each with why it cannot be taken back; words that may tell of what is hidden are not."""
    veiled_words = set() if viewer.sees_sensitive(book) else queries.settled_sensitive(book)
    return [
        {
            "settlement": one,
            "text": "" if one.pk in veiled_words else one.text,
            "reason": REASONS[one.reason],
            "refused": checking.why_not_undo(one, viewer.person),
        }
        for one in queries.settlements(book)[:50]
    ]


@require_POST
def settle(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """One reason for the chosen rows of one cause, or for all of them."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    code = request.POST.get("ma", "")
    try:
        done = checking.settle(
            book,
            code=code,
            reason=request.POST.get("reason", ""),
            rows=_chosen(request, viewer, book, code=code),
            field=request.POST.get("field") or None,
            text=request.POST.get("text", "").strip(),
            drop=request.POST.get("drop") == "1",
            seen=request.POST.get("seen") or None,
            actor=viewer.person,
            via="web",
            client_txn=request.POST.get("txn") or None,
        )
    except Refusal as refusal:
        shown = _shown(request, viewer, book) | {"refusal": refusal}
        return render(request, "findings/show.html", shown, status=refusal.status)
    left = queries.causes(book, sensitive=viewer.sees_sensitive(book))
    stays = any(one.open for one in left if one.rule.code == code)
    part = (
        f"ma={code}&vua={done.pk}" if stays else f"vua={done.pk}"
    )  # a cause that is done gives way to the next
    return redirect(f"{reverse('book_findings', args=[unit, name])}?{part}")


def _chosen(request: HttpRequest, viewer: Viewer, book: Book, *, code: str) -> list[int] | None:
    """Rows to settle (None: all); a row that is not there for the person is not chosen, whatever the form says."""
    hidden = {row for row, _, _ in viewer.hidden(book).values()}
    if not request.POST.get("all"):
        return [row for row in _rows(request) if row not in hidden] or [-1]
    if not hidden:
        return None
    rows = queries.rows_of_cause(book, code, only_open=True, sensitive=viewer.sees_sensitive(book))
    return [row for row, _ in rows if row not in hidden]


def _rows(request: HttpRequest) -> list[int]:
    given = request.POST.getlist("rows")
    rows = [row for text in given if (row := read_number(text)) is not None]
    if not rows:
        raise NO_ROWS.because()
    return rows


@require_POST
def undo(request: HttpRequest, unit: str, name: str, pk: int) -> HttpResponse:
    """Take a reason back."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    settlement = queries.settlement(book, pk)
    try:
        checking.undo_settlement(settlement, actor=viewer.person, via="web")
    except Refusal as refusal:
        shown = _shown(request, viewer, book) | {"refusal": refusal}
        return render(request, "findings/show.html", shown, status=refusal.status)
    messages.success(request, f"Đã hoàn tác lý do “{REASONS[settlement.reason]}”; các dòng ấy lại cần xử lý.")
    return redirect(f"{reverse('book_findings', args=[unit, name])}?ma={settlement.code}")
