"""Plan against what arrived, book by book and unit by unit.

In: unit codes. Out: one line per book of the plan or of the register, and sums of lines. What the plan declares, what of it is here, what
is not, and what is here beyond it are separate figures: ``declared - short + beyond = present``, and ``present`` is the sum of what is held
by its own findings, held with its book, waits for approval, is left out of scope unapproved, and is approved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from sogoc.accounts import queries as accounts
from sogoc.intake import queries as plan
from sogoc.intake.exemplar_queries import counts_once
from sogoc.law.places import DEFAULT_DAY
from sogoc.register.counting_queries import books_within, counts_by_book
from sogoc.reporting.progress import reporting_row
from sogoc.reporting.queries import OFFICIAL, SORTS, used_units

_LEFT_OUT = {"cho-dinh-danh", "chinh-thuc-cu", "da-rut"}
"""The first is counted from the findings, which are few; the others stand on the page of a book only."""
_COUNTED = {code: sort.condition for code, sort in SORTS.items() if code not in _LEFT_OUT}
_RESTING = ("ngoai-pham-vi", "ngoai-pham-vi-duyet", "thay-the", "thu-hoi")
"""Cases that are no step away from being official and wait for nothing: out of scope, or ended in law."""
_OFFICIAL_TOO = {
    f"{code}+": q & OFFICIAL for code, q in _COUNTED.items() if SORTS[code].waits or code in _RESTING
}
"""Of what waits here, what the ministry holds as official all the same."""
_TWICE = {"bi-tu-choi*": _COUNTED["bi-tu-choi"] & ~OFFICIAL & ~Q(state="approved")}
"""Of what was refused and is not official, what is not approved (any more) and stands with what is held or waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Figures that a book and a sum of books both have.

    ``counts``: how many entries of each sort; ``declared``: cases of the plan; ``short``: those of them that are not here.
    """

    counts: Mapping[str, int]
    declared: int
    short: int

    @property
    def present(self) -> int:
        """Cases that are here."""
        return self.counts.get("da-nhap", 0)

    @property
    def of_plan(self) -> int:
        """Cases of the plan that are here."""
        return self.declared - self.short

    @property
    def beyond(self) -> int:
        """Cases that are here beyond what the plan declares: of books outside it, or more than a book declares."""
        return self.present - self.of_plan

    @property
    def held(self) -> int:
        """Cases held by findings of their own."""
        return self.counts.get("bi-giu", 0)

    @property
    def held_with_book(self) -> int:
        """Cases held only because their whole book is."""
        return self.counts.get("giu-quyen", 0)

    @property
    def waiting(self) -> int:
        """Cases that could be approved now."""
        return self.counts.get("cho-duyet", 0)

    @property
    def left_out(self) -> int:
        """Cases not approved that a policy leaves out of scope."""
        return self.counts.get("ngoai-pham-vi", 0)

    @property
    def approved(self) -> int:
        """Cases approved here."""
        return self.counts.get("da-duyet", 0)

    @property
    def not_taken(self) -> int:
        """Cases approved here of a type that *Phần mềm 158* does not take."""
        return self.counts.get("khong-gui", 0)

    @property
    def official(self) -> int:
        """Cases of which the ministry holds a version as official."""
        return self.counts.get("chinh-thuc", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine(Counts):
    """One book: what the plan says of it, what is here. ``planned`` and ``arrived`` tell which of both knows it."""

    unit: str
    name: str
    type: str
    planned: bool
    arrived: bool
    opened: str
    book_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums(Counts):
    """Sums of book lines. Of ``planned`` books ``arrived`` are here and ``missing`` are not; ``outside`` are here and in no plan."""

    books: int
    planned: int
    arrived: int
    outside: int
    official_outside: int

    @property
    def missing(self) -> int:
        """Books of the plan that are not here."""
        return self.planned - self.arrived

    @property
    def rate(self) -> float | None:
        """Official of declared, as in the table of the province; None where nothing is declared."""
        return self.official / self.declared if self.declared else None

    def as_json(self) -> dict[str, int]:
        """Figures by name: ``declared - missing + beyond_plan`` is ``present``, which is the sum of the five that follow it."""
        return {
            "declared": self.declared,
            "missing": self.short,
            "beyond_plan": self.beyond,
            "present": self.present,
            "held": self.held,
            "held_with_book": self.held_with_book,
            "waiting": self.waiting,
            "out_of_scope": self.left_out,
            "approved": self.approved,
            "approved_not_taken": self.not_taken,
            "official": self.official,
        }

    def official_among(self, sort: str) -> int:
        """Of what waits in a sort, what is official all the same."""
        return self.counts.get(f"{sort}+", 0)

    def also_elsewhere(self, sort: str) -> int:
        """Of what waits in a sort and is not official, what another sort counts too."""
        return self.counts.get(f"{sort}*", 0)

    @property
    def resting(self) -> int:
        """Cases that are here, not official, and wait for nothing: out of scope, replaced or revoked."""
        return sum(self.counts.get(code, 0) - self.official_among(code) for code in _RESTING)


def members(ref: str) -> list[str]:
    """Units whose books an office answers for: itself, those below it, and those that have become it by its day."""
    tree = accounts.office_tree()
    below = tree.downwards(ref)
    since, until = tree.periods.get(tree.resolve(ref), (None, None))
    day = DEFAULT_DAY if "@" not in ref else since or until or DEFAULT_DAY
    code = ref.partition("@")[0]
    return sorted(unit for unit in used_units() if unit in below or reporting_row(unit, day) == code)


def book_lines(units: Iterable[str] | None) -> list[BookLine]:
    """Books of units (None: all), of the plan and of the register, in the order of unit, type, year, number."""
    chosen = None if units is None else sorted(units)
    of_books, of_entries = (
        Q() if chosen is None else Q(**{f"{column}__in": chosen}) for column in ("unit", "book__unit")
    )
    counted = counts_by_book(_COUNTED | _OFFICIAL_TOO | _TWICE, where=of_entries & counts_once())
    names = ("unit", "type", "year", "number")
    lines_of_plan = plan.plan_by_book(plan.units_in_plan() if chosen is None else chosen)
    planned = {tuple(row[name] for name in names): row for row in lines_of_plan}
    arrived = {tuple(getattr(book, name) for name in names): book for book in books_within(of_books).values()}
    lines = []
    for key in sorted(planned.keys() | arrived.keys()):
        unit, type_, year, number = key
        line, book = planned.get(key, {}), arrived.get(key)
        counts = counted.get(book.pk, {}) if book else {}
        if not line and not any(counts.values()):
            continue  # taken back: nothing of it is here any more
        declared = line.get("declared") or 0
        lines.append(
            BookLine(
                unit=unit,
                name=f"{type_}.{year}.{number}",
                type=type_,
                planned=bool(line),
                arrived=book is not None,
                opened=line.get("opened") or "",
                book_held=book is not None and book.held > 0,
                counts=counts,
                declared=declared,
                short=max(0, declared - counts.get("da-nhap", 0)),
            )
        )
    return lines


def sums(lines: Iterable[BookLine]) -> Sums:
    """Sums of some books."""
    rows = list(lines)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.counts)
    return Sums(
        books=len(rows),
        planned=sum(row.planned for row in rows),
        arrived=sum(row.planned and row.arrived for row in rows),
        outside=sum(row.arrived and not row.planned for row in rows),
        declared=sum(row.declared for row in rows),
        short=sum(row.short for row in rows),
        official_outside=sum(row.official for row in rows if not row.planned),
        counts=counts,
    )


def sums_by_unit(lines: Iterable[BookLine]) -> dict[str, Sums]:
    """Sums per unit."""
    groups: defaultdict[str, list[BookLine]] = defaultdict(list)
    for line in lines:
        groups[line.unit].append(line)
    return {unit: sums(group) for unit, group in groups.items()}
