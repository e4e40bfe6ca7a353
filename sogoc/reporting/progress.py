"""The seed's table: units × two periods, declared and done, computed (design §1.6).

In: the day (*as of* its end in Việt Nam), the source, the day whose units draw the table. Out: ``Progress``. Totals are sums.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sogoc.law.places import read_code, reporting_areas, reporting_unit
from sogoc.law.refusal import Refusal
from sogoc.law.text.figures import vn, vn_percent
from sogoc.register.incoming import PERIODS
from sogoc.reporting.figures import Figures, Source, book_figures

SOURCES: dict[str, str] = {
    "bo": "hệ thống của Bộ Tư pháp xác nhận đã chuyển chính thức",
    "noi-bo": "đã duyệt tại đây (nội bộ)",
}
PERIOD_TITLES: dict[str, str] = {
    "truoc_7_2016": "Từ 30/6/2016 trở về trước",
    "tu_7_2016": "Từ tháng 7/2016 đến khi đăng ký trên phần mềm",
}
ELSEWHERE = "?"
"""Row for units that no unit of the drawing covers: shown, never dropped."""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One unit. ``area``: the old district or province under whose heading a commune stands; empty where districts are drawn."""

    unit: str
    name: str
    periods: dict[str, Figures]
    area: str = ""

    @property
    def total(self) -> Figures:
        """Both periods together."""
        return sum(self.periods.values(), Figures())


@dataclass(frozen=True, slots=True)
class Progress:
    """The table, with what it is a table of."""

    as_of: dt.date
    source: str
    units_as_of: dt.date
    rows: tuple[ProgressRow, ...]
    scope: str = ""
    """Whose part of the province it shows; empty for the whole."""

    @property
    def title(self) -> str:
        """Title that names source, date and scope."""
        return (
            f"Tiến độ số hóa sổ hộ tịch đến hết ngày {self.as_of:%d/%m/%Y} – nguồn: {SOURCES[self.source]} – "
            f"đơn vị theo ngày {self.units_as_of:%d/%m/%Y}"
            + (f" – chỉ gồm: {self.scope}" if self.scope else "")
        )

    @property
    def remarks(self) -> list[str]:
        """What the figures alone would hide, in sentences."""
        found, total = [], self.total
        done = "đã chuyển chính thức" if self.source == "bo" else "đã duyệt"
        if total.declared and total.outside:
            says = f"Trong số {done} có {vn(total.outside)} trường hợp của quyển sổ ngoài kế hoạch, không nằm trong số kê khai."
            found.append(says)
        beyond = [
            row.name for row in self.rows if any(one.exceeds for one in (*row.periods.values(), row.total))
        ]
        if beyond:
            found.append(f"Số {done} nhiều hơn số kê khai, tỷ lệ trên 100%: {', '.join(beyond)}.")
        if total.left_out:
            inside = total.in_scope
            rate = "" if inside.rate is None else f", đạt {vn_percent(inside.rate)}"
            found.append(
                f"Ngoài phạm vi số hóa theo văn bản cho phép: {vn(total.left_out)} trường hợp. "
                f"Trong phạm vi: {vn(inside.done)} trên {vn(inside.declared)} trường hợp {done}{rate}."
            )
        if self.source == "bo" and total.not_approved_here:
            says = f"Trong số {done} có {vn(total.not_approved_here)} trường hợp chưa duyệt tại đây."
            found.append(says)
        return found

    @property
    def total_periods(self) -> dict[str, Figures]:
        """Sums of the rows, by period."""
        return {period: sum((row.periods[period] for row in self.rows), Figures()) for period in PERIODS}

    @property
    def total(self) -> Figures:
        """Sum of everything."""
        return sum(self.total_periods.values(), Figures())

    def as_json(self) -> dict[str, Any]:
        """The contract's ``report progress --json``."""
        return {
            "as_of": self.as_of.isoformat(),
            "source": self.source,
            "units_as_of": self.units_as_of.isoformat(),
            "title": self.title,
            "remark": " ".join(self.remarks),
            "rows": [
                {
                    "unit": row.unit,
                    "name": row.name,
                    **({"area": row.area} if row.area else {}),
                    "periods": {period: row.periods[period].as_json() for period in PERIODS},
                    "total": row.total.as_json(),
                }
                for row in self.rows
            ],
            "total": self.total.as_json(),
            "total_periods": {period: figures.as_json() for period, figures in self.total_periods.items()},
        }


def progress(
    *, as_of: dt.date, source: Source = "bo", units_as_of: dt.date, within: Iterable[str] | None = None
) -> Progress:
    """Compute the table; ``within`` limits it to these unit codes (a jurisdiction), None means the whole province."""
    figures: dict[tuple[str, str], Figures] = defaultdict(Figures)
    places: dict[str, str] = {}
    keep = None if within is None else frozenset(within).__contains__
    for line in book_figures(as_of=as_of, source=source, keep=keep):
        if line.unit not in places:
            places[line.unit] = reporting_row(line.unit, units_as_of)
        figures[places[line.unit], line.period] += line.figures
    areas = reporting_areas(units_as_of)
    names = {unit.code: short_name(unit.name) for unit in areas}
    if any(place == ELSEWHERE for place, _ in figures):
        names[ELSEWHERE] = "Ngoài các đơn vị trên"
    shown = (
        names if within is None else {code: name for code, name in names.items() if _touched(code, figures)}
    )
    of_unit = {unit.code: area for unit, area in areas.items()}
    rows = tuple(
        ProgressRow(
            code, name, {period: figures[code, period] for period in PERIODS}, area=of_unit.get(code, "")
        )
        for code, name in shown.items()
    )
    return Progress(as_of, source, units_as_of, rows)


def _touched(code: str, figures: dict[tuple[str, str], Figures]) -> bool:
    return any(figures.get((code, period)) not in (None, Figures()) for period in PERIODS)


def reporting_row(unit: str, on: dt.date) -> str:
    """Code of the row that answers for a unit code as it is written (dated or as of 2024-10-14)."""
    try:
        known = read_code(unit)
        meant = (known.valid_from or known.valid_to) if "@" in unit else None
        found = reporting_unit(known.code, at=meant, on=on)
    except Refusal:
        return ELSEWHERE
    return found.code if found else ELSEWHERE


def short_name(name: str) -> str:
    """Name without its kind, as the seed's table prints it: ``Thành phố Đà Lạt`` → ``Đà Lạt``."""
    for kind in ("Thành phố ", "Thị xã ", "Huyện ", "Quận "):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name
