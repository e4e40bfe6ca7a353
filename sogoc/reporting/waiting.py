"""The work that waits, as figures and as the lists of books that the figures lead to; and how what is left adds up.

In: sums of books, a jurisdiction or some units. Out: rows of the panel, books with counts whose sum is the row's figure, one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from sogoc.accounts.queries import Jurisdiction
from sogoc.checking.queries import entries_waiting_for_number
from sogoc.intake.exemplar_queries import counts_once
from sogoc.law.text.figures import vn
from sogoc.reporting.coverage import BookLine, Sums, book_lines, sums
from sogoc.reporting.queries import SORTS, Sort, books_with, used_units

if TYPE_CHECKING:
    from sogoc.reporting.progress import Progress


@dataclass(frozen=True, slots=True)
class OfPlan:
    """Cases that are found by comparing books with the plan: the same words as a ``Sort``, and how many a book has."""

    code: str
    title: str
    todo: str
    count: Callable[[BookLine], int]


OF_PLAN: dict[str, OfPlan] = {
    one.code: one
    for one in (
        OfPlan(
            "chua-co",
            "kê khai mà chưa có dữ liệu",
            "Nhập gói của quyển sổ chưa có, hoặc bổ sung trường hợp còn thiếu; số kê khai sai thì sửa bảng kê.",
            lambda line: line.short,
        ),
        OfPlan(
            "ngoai-ke-khai",
            "ngoài số kê khai",
            "Quyển sổ không có trong kế hoạch, hoặc có nhiều trường hợp hơn số kê khai: bổ sung bảng kê.",
            lambda line: line.beyond,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Waits:
    """One row of the panel: which cases, how many; of them what the ministry holds as official all the same, what another row has too."""

    sort: Sort | OfPlan
    count: int
    official: int
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """One book of a list, with how many of its cases are meant."""

    unit: str
    name: str
    type: str
    count: int
    arrived: bool


def panel(standing: Sums, *, waiting_for_number: int) -> list[Waits]:
    """Rows of the panel, those that have anything: what is not here first, then by the next step.

    Without what is official or stands in another row they add up, with ``standing.resting``, to what is left (``what_is_left``).
    """
    counts = {**standing.counts, "cho-dinh-danh": waiting_for_number}
    rows = [Waits(OF_PLAN["chua-co"], standing.short, 0)]
    rows += [
        Waits(
            one,
            counts.get(one.code, 0),
            standing.official_among(one.code),
            waiting_for_number if one.code == "cho-dinh-danh" else standing.also_elsewhere(one.code),
        )
        for one in SORTS.values()
        if one.waits
    ]
    return [row for row in rows if row.count]


def standing_of(within: Jurisdiction) -> Sums:
    """How all books of a jurisdiction stand now."""
    return sums(book_lines(None if within.everything else used_units(within)))


def waiting_for_number(within: Jurisdiction) -> int:
    """Entries of a jurisdiction that wait for a personal number."""
    return entries_waiting_for_number(within.where("book__unit"))


def listed(sort: Sort | OfPlan, units: Iterable[str]) -> list[Listed]:
    """Books that hold the cases of a sort, the most first."""
    chosen = sorted(units)
    if isinstance(sort, OfPlan):
        lines = [(line, sort.count(line)) for line in book_lines(chosen)]
        found = [
            Listed(line.unit, line.name, line.type, count, line.arrived) for line, count in lines if count > 0
        ]
        return sorted(found, key=lambda one: (-one.count, one.unit, one.name))
    return [
        Listed(book.unit, book.name, book.type, count, arrived=True)
        for book, count in books_with(sort, counts_once() & Q(book__unit__in=chosen))
    ]


def what_is_left(table: Progress, standing: Sums) -> str:
    """Of what is left, what is not here and what is here; empty when nothing is left. Both are of the same day, today."""
    left = table.total.declared - table.total.done
    if left <= 0:
        return ""
    word = "chuyển chính thức" if table.source == "bo" else "duyệt"
    here = standing.present - table.total.done
    if table.source == "bo":
        idle, why = standing.resting, "ngoài phạm vi, được thay thế hoặc thu hồi"
    else:
        idle, why = standing.left_out, "ngoài phạm vi"
    resting = f" (trong đó {vn(idle)} {why}, không chờ việc gì)" if idle else ""
    beyond = f", trừ {vn(standing.beyond)} ngoài số kê khai" if standing.beyond else ""
    return f"Còn {vn(left)} trường hợp: {vn(standing.short)} chưa có dữ liệu và {vn(here)} đã có nhưng chưa {word}{resting}{beyond}."
