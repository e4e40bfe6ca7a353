"""Plan against what arrived, book by book and unit by unit.

In: unit codes. Out: one line per book of the plan or of the register, and their sums per unit. Totals are sums of lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sogoc.accounts import queries as accounts
from sogoc.intake import queries as plan
from sogoc.law.places import DEFAULT_DAY
from sogoc.register import queries as records
from sogoc.reporting.progress import reporting_row
from sogoc.reporting.queries import used_units


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book: what the plan says of it, what is here. ``planned`` and ``arrived`` tell which of both knows it."""

    unit: str
    name: str
    type: str
    planned: bool
    arrived: bool
    opened: str
    declared: int
    present: int
    staged: int
    approved: int
    official: int
    holding: int
    book_held: bool

    @property
    def short(self) -> int:
        """Cases that the plan declares and the book does not hold."""
        return max(0, self.declared - self.present) if self.planned else 0


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of book lines."""

    books: int
    planned: int
    arrived: int
    missing: int
    declared: int
    present: int
    staged: int
    approved: int
    official: int
    holding: int

    @property
    def rate(self) -> float | None:
        """Official of declared; None where nothing is declared."""
        return self.official / self.declared if self.declared else None


def members(ref: str) -> list[str]:
    """Units whose books an office answers for: itself, those below it, and those that have become it by its day."""
    tree = accounts.office_tree()
    below = tree.downwards(ref)
    since, until = tree.periods.get(tree.resolve(ref), (None, None))
    day = DEFAULT_DAY if "@" not in ref else since or until or DEFAULT_DAY
    code = ref.partition("@")[0]
    return sorted(unit for unit in used_units() if unit in below or reporting_row(unit, day) == code)


def book_lines(units: Iterable[str]) -> list[BookLine]:
    """Books of units, those of the plan and those that arrived, in the order of unit, type, year, number."""
    chosen = list(units)
    keys = ("unit", "type", "year", "number")
    planned = {tuple(row[key] for key in keys): row for row in plan.plan_by_book(chosen)}
    arrived = {tuple(row[key] for key in keys): row for row in records.books_with_counts(chosen)}
    lines = []
    for key in sorted(planned.keys() | arrived.keys()):
        unit, type_, year, number = key
        line, book = planned.get(key, {}), arrived.get(key, {})
        counts = {
            name: book.get(name) or 0
            for name in ("total", "staged", "approved", "official", "holding", "held")
        }
        lines.append(
            BookLine(
                unit=unit,
                name=f"{type_}.{year}.{number}",
                type=type_,
                planned=bool(line),
                arrived=bool(book),
                opened=line.get("opened") or "",
                declared=line.get("declared") or 0,
                present=counts["total"],
                staged=counts["staged"],
                approved=counts["approved"],
                official=counts["official"],
                holding=counts["holding"],
                book_held=counts["held"] > 0,
            )
        )
    return lines


def sums(lines: Iterable[BookLine]) -> Sums:
    """Sums of some books."""
    rows = list(lines)
    return Sums(
        books=len(rows),
        planned=sum(row.planned for row in rows),
        arrived=sum(row.arrived for row in rows),
        missing=sum(row.planned and not row.arrived for row in rows),
        declared=sum(row.declared for row in rows),
        present=sum(row.present for row in rows),
        staged=sum(row.staged for row in rows),
        approved=sum(row.approved for row in rows),
        official=sum(row.official for row in rows),
        holding=sum(row.holding for row in rows),
    )


def sums_by_unit(lines: Iterable[BookLine]) -> dict[str, Sums]:
    """Sums per unit."""
    groups: defaultdict[str, list[BookLine]] = defaultdict(list)
    for line in lines:
        groups[line.unit].append(line)
    return {unit: sums(group) for unit, group in groups.items()}
