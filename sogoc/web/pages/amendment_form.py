"""The form of a change, out of its address and what was typed: kind, entries, rows of field and new text, ground.

In: a request and who looks. Out: ``Form``; entries outside the jurisdiction are not there. Buttons that add or leave out an entry or choose
another kind send the whole form, so that nothing typed is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from sogoc.approval.amendment_actions import Basis, Target
from sogoc.approval.proposal_queries import decision_of, said_now, texts_of
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.decisions import decided_values
from sogoc.law.refusal import Refusal
from sogoc.law.values.ngay import as_written
from sogoc.reporting.life import in_words, label_of
from sogoc.web.refusals import FIELD_CHOSEN_TWICE, NO_ENTRY_HERE, TOO_MANY_ENTRIES, VALUE_WITHOUT_FIELD

if TYPE_CHECKING:
    from sogoc.law.amendment import AmendmentKind
    from sogoc.law.book import BookType
    from sogoc.law.field import Field
    from sogoc.register.models import Entry
    from sogoc.web.viewer import Viewer

EMPTY_ROWS = 3
"""So many rows stand ready for further fields of an entry."""
MOST_ENTRIES = 50
"""So many stand in one form; more are recorded by command."""
AGAIN = ("them", "bo", "chon")
"""Buttons that show the form again: add an entry, leave one out, choose another kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an entry's part: the column chosen, its new text, the old text that the ground names."""

    name: str = ""
    value: str = ""
    old: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the form."""

    number: int
    entry: Entry
    fields: tuple[Field, ...]
    said: dict[str, str]
    rows: tuple[Row, ...]
    text: str
    page: str

    @property
    def choices(self) -> list[tuple[Field, str]]:
        """Columns that may be changed, each with what it says now."""
        return [(one, in_words(self.entry, one.name, self.said.get(one.name, ""))) for one in self.fields]


@dataclass(frozen=True, slots=True)
class Form:
    """What the page shows and what is recorded."""

    kind: AmendmentKind
    lines: tuple[Line, ...]
    basis: Basis
    legal_day: str
    reason: str
    ground: str = ""
    """Path of the entry that is the basis."""
    even_so: bool = False
    again: bool = False
    """Whether the person is still at it: the form is shown, nothing is recorded."""
    added: str = ""
    """What was typed as the next entry and could not be taken, with ``refusal``."""
    refusal: Refusal | None = None


def given(request: HttpRequest, name: str) -> str:
    """A text of the form."""
    return request.POST.get(name, "").strip()


def form_of(request: HttpRequest, viewer: Viewer) -> Form:
    """Read the form; what the address leaves open is proposed from the ground."""
    posted = request.method == "POST"
    ground_path = request.GET.get("can-cu", "").strip(" /")
    ground = _entry(viewer, ground_path) if ground_path else None
    decided = decision_of(ground) if ground is not None else None
    asked = given(request, "loai") or request.GET.get("loai", "")
    kind = AMENDMENTS.get(asked) or AMENDMENTS[decided.kind if decided else "cai_chinh"]
    added = given(request, "th-them").strip(" /")
    chosen = _chosen(request)
    entries = [(number, _entry(viewer, path)) for path, number in chosen.items()]
    refusal = None
    if added and added not in chosen:
        try:
            if len(entries) >= MOST_ENTRIES:
                raise TOO_MANY_ENTRIES.because(most=MOST_ENTRIES)
            entries.append((None, _entry(viewer, added)))
        except Refusal as refused:
            refusal = refused
    source = BOOK_TYPES[ground.book.type] if ground is not None and decided else None
    texts = texts_of(ground) if ground is not None and source else {}
    lines = tuple(
        _line(request, number, entry, kind=kind, ground=(texts, source), before=before)
        for number, (before, entry) in enumerate(entries)
    )

    def said(name: str, proposed: str = "") -> str:
        return given(request, name) if posted else proposed

    day = as_written(decided.day).replace(".", "/") if decided and decided.day else ""
    basis = Basis(
        title=said("basis_title", decided.title if decided else "Quyết định"),
        number=said("basis_number", decided.number if decided else ""),
        day=said("basis_day", day),
        issuer=said("basis_issuer", decided.issuer if decided else ""),
        entry=ground,
        sha256=said("basis_sha256"),
    )
    return Form(
        kind,
        lines,
        basis,
        legal_day=said("legal_day", day),
        reason=said("reason", decided.reason if decided else ""),
        ground=ground_path,
        even_so=given(request, "even_so") == "1",
        again=not posted or bool(added) or any(name in request.POST for name in AGAIN),
        added=added if refusal is not None else "",
        refusal=refusal,
    )


def _chosen(request: HttpRequest) -> dict[str, int | None]:
    """Path of each entry with its number in what was sent (None: its part was not typed yet), but what is left out."""
    sent = [path.strip(" /") for path in request.POST.getlist("th")]
    if request.method == "POST" and sent:
        left_out = given(request, "bo")
        return {path: number for number, path in enumerate(sent) if path and path != left_out}
    named = [path for one in request.GET.getlist("th") if (path := one.strip(" /"))]
    typed = request.method == "POST"
    chosen = {path: number if typed else None for number, path in enumerate(dict.fromkeys(named))}
    if len(chosen) > MOST_ENTRIES:
        raise TOO_MANY_ENTRIES.because(most=MOST_ENTRIES)
    return chosen


def _entry(viewer: Viewer, path: str) -> Entry:
    parts = path.split("/", 2)
    if len(parts) != 3:
        raise NO_ENTRY_HERE.because(path=path)
    return viewer.entry(*parts)


def _line(
    request: HttpRequest,
    number: int,
    entry: Entry,
    *,
    kind: AmendmentKind,
    ground: tuple[dict[str, str], BookType | None],
    before: int | None,
) -> Line:
    """One entry's part; ``before``: its number in what was sent, where it was there."""
    book_type = BOOK_TYPES[entry.book.type]
    fields = tuple(book_type.field[name] for name in kind.fields(book_type))
    if before is not None:
        sent = (request.POST.getlist(f"{what}-{before}") for what in ("field", "value", "old"))
        rows = [row for one in zip(*sent, strict=False) if (row := Row(*one)).name or row.value]
        if not rows and given(request, "chon") == "loai":
            rows = [Row(name, value) for name, value in kind.given(book_type).items()]
    else:
        texts, source = ground
        new, old = decided_values(texts, kind.code, source=source, target=book_type) if source else ({}, {})
        new = kind.given(book_type) | new
        rows = [Row(name, value, old.get(name, "")) for name, value in new.items()]
    rows += [Row()] * (EMPTY_ROWS if fields else 0)
    text, page = (
        given(request, f"{what}-{before}") if before is not None else "" for what in ("text", "page")
    )
    return Line(number, entry, fields, said_now(entry), tuple(rows), text, page)


def targets_of(form: Form) -> list[Target]:
    """What is recorded of each entry: rows with a column; one with an empty text makes the field empty."""
    return [
        Target(
            line.entry,
            _values(line),
            text=line.text,
            page=line.page,
            before={row.name: row.old for row in line.rows if line.fields and row.name and row.old},
        )
        for line in form.lines
    ]


def _values(line: Line) -> dict[str, str]:
    """New text of each chosen column (none where the kind changes none); refused where a text has no column, or a column two texts."""
    values: dict[str, str] = {}
    for row in line.rows if line.fields else ():
        if row.name and values.get(row.name, row.value) != row.value:
            raise FIELD_CHOSEN_TWICE.because(path=str(line.entry), label=label_of(line.entry, row.name))
        if row.name:
            values[row.name] = row.value
        elif row.value.strip():
            raise VALUE_WITHOUT_FIELD.because(path=str(line.entry), value=row.value)
    return values
