"""The form of a change, out of its address and what was typed: kind, entries, rows of field and new text, ground.

In: a request and who looks. Out: ``Form``; entries outside the jurisdiction are not there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest

from sogoc.approval.amendment_actions import Basis, Target
from sogoc.approval.proposal_queries import decision_of, said_now, texts_of
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.decisions import decided_values
from sogoc.law.values.ngay import as_written
from sogoc.web.refusals import NO_ENTRY_HERE

if TYPE_CHECKING:
    from sogoc.law.amendment import AmendmentKind
    from sogoc.law.field import Field
    from sogoc.register.models import Entry
    from sogoc.web.viewer import Viewer

EMPTY_ROWS = 3
"""So many rows stand ready for further fields of an entry."""
MOST_ENTRIES = 20


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
        return [(one, self.said.get(one.name, "")) for one in self.fields]


@dataclass(frozen=True, slots=True)
class Form:
    """What the page shows and what is recorded."""

    kind: AmendmentKind
    lines: tuple[Line, ...]
    basis: Basis
    legal_day: str
    reason: str
    paths: tuple[str, ...] = field(default=())
    ground: str = ""
    """Path of the entry that is the basis."""


def given(request: HttpRequest, name: str) -> str:
    """A text of the form."""
    return request.POST.get(name, "").strip()


def form_of(request: HttpRequest, viewer: Viewer) -> Form:
    """Read the form; what the address leaves open is proposed from the ground."""
    paths = tuple(dict.fromkeys(path.strip(" /") for path in request.GET.getlist("th") if path.strip(" /")))
    ground_path = request.GET.get("can-cu", "").strip(" /")
    ground = _entry(viewer, ground_path) if ground_path else None
    decided = decision_of(ground) if ground is not None else None
    asked = request.GET.get("loai", "")
    kind = AMENDMENTS.get(asked) or AMENDMENTS[decided.kind if decided else "cai_chinh"]
    texts = texts_of(ground) if ground is not None else {}
    lines = tuple(
        _line(request, number, _entry(viewer, path), kind, texts if decided else {})
        for number, path in enumerate(paths[:MOST_ENTRIES])
    )

    def said(name: str, proposed: str = "") -> str:
        return given(request, name) if request.method == "POST" else proposed

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
        paths=paths,
        ground=ground_path,
    )


def _entry(viewer: Viewer, path: str) -> Entry:
    parts = path.split("/", 2)
    if len(parts) != 3:
        raise NO_ENTRY_HERE.because(path=path)
    return viewer.entry(*parts)


def _line(
    request: HttpRequest, number: int, entry: Entry, kind: AmendmentKind, texts: dict[str, str]
) -> Line:
    book_type = BOOK_TYPES[entry.book.type]
    fields = tuple(book_type.field[name] for name in kind.fields(book_type))
    if request.method == "POST":
        names, values, olds = (request.POST.getlist(f"{what}-{number}") for what in ("field", "value", "old"))
        rows = [Row(*one) for one in zip(names, values, olds, strict=False)]
    else:
        new, old = decided_values(texts, kind.code, book_type) if texts else ({}, {})
        rows = [Row(name, value, old.get(name, "")) for name, value in new.items()]
        rows += [Row()] * (EMPTY_ROWS if fields else 0)
    return Line(
        number,
        entry,
        fields,
        said_now(entry),
        tuple(rows),
        given(request, f"text-{number}"),
        given(request, f"page-{number}"),
    )


def targets_of(form: Form) -> list[Target]:
    """What is recorded of each entry: rows with a column; one with an empty text makes the field empty."""
    return [
        Target(
            line.entry,
            {row.name: row.value for row in line.rows if row.name},
            text=line.text,
            page=line.page,
            before={row.name: row.old for row in line.rows if row.name and row.old},
        )
        for line in form.lines
    ]
