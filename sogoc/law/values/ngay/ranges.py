"""From the canonical form of a date: its earliest and latest day, and how it is written."""

from __future__ import annotations

import datetime as dt
import re

from sogoc.law.values.ngay import can_chi

_DAY = dt.timedelta(days=1)
_MONTH_AND_DAY = "-(?P<month>[0-9]{2})(?P<leap>n?)(?:-(?P<day>[0-9]{2}))?"
_DAY_OF_SIGNS = re.compile(f"cc:(?P<signs>(?:[a-z]+-)?[a-z]+){_MONTH_AND_DAY}")
_DAY_OF_NO_YEAR = re.compile(f"al:-{_MONTH_AND_DAY}")
_LUNAR = re.compile(r"al:([0-9]{4})(?:-([0-9]{2})(n?)(?:-([0-9]{2}))?)?")


def bounds(canonical: str | None, as_of: dt.date | None = None) -> tuple[dt.date | None, dt.date | None]:
    """Return the earliest and latest day that a canonical date allows; (None, None) where it names no time.

    An age needs ``as_of`` (the registration): from completed years to years counted from one, either of which may be meant.
    A lunar date gives the solar days on which it may fall (a lunar month begins within some thirty days); the signs of a year name none,
    for they come again after sixty years.
    """
    if not canonical:
        return None, None
    if canonical[0].isdecimal():
        first, _, last = canonical.partition("|")
        return _earliest(first), _latest(last or first)
    if canonical.startswith("tuoi:") and as_of is not None:
        return _of_age(int(canonical[5:]), as_of)
    found = _LUNAR.fullmatch(canonical)
    if found:
        return _of_lunar(int(found[1]), int(found[2] or 0), leap=bool(found[3]), day=int(found[4] or 0))
    return None, None


def _earliest(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :])


def _latest(iso: str) -> dt.date:
    if len(iso) == 10:
        return dt.date.fromisoformat(iso)
    if len(iso) == 4:
        return dt.date(int(iso), 12, 31)
    year, month = int(iso[:4]), int(iso[5:])
    return (dt.date(year + month // 12, month % 12 + 1, 1)) - _DAY


def _of_age(age: int, as_of: dt.date) -> tuple[dt.date, dt.date]:
    oldest = as_of.year - age - 1
    if oldest < 1:
        return dt.date.min, dt.date.min
    earliest = _same_day(as_of, oldest) + _DAY
    return earliest, min(as_of, dt.date(as_of.year - max(age, 1) + 1, 12, 31))


def _same_day(day: dt.date, year: int) -> dt.date:
    """The same day of another year; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _of_lunar(year: int, month: int, *, leap: bool, day: int) -> tuple[dt.date, dt.date]:
    """Month *m* holds the sun's *m*-th principal term (about 19 February for the first) and begins up to 29 days before it."""
    if not month:
        return dt.date(year, 1, 20), dt.date(year + 1, 2, 21)
    term = dt.date(year, 2, 19) + dt.timedelta(days=round(30.44 * (month - 1)))
    begins_early, begins_late = term - dt.timedelta(days=32), term + dt.timedelta(days=3)
    if leap:
        begins_early, begins_late = term, begins_late + dt.timedelta(days=30)
    if not day:
        return begins_early, begins_late + dt.timedelta(days=30)
    return begins_early + dt.timedelta(days=day - 1), begins_late + dt.timedelta(days=day - 1)


def in_slashes(canonical: str) -> str:
    """Return the form that a person reads: ``15/06/2008``, ``06/2008``, ``2008``, or the words of the other kinds."""
    return as_written(canonical).replace(".", "/")


def as_written(canonical: str) -> str:
    """Return the form for a cell of *Phần mềm 158* (``dd.mm.yyyy``, ``mm.yyyy``, ``yyyy``), or the words of the other kinds."""
    if canonical.startswith("tuoi:"):
        return f"{canonical[5:]} tuổi"
    if canonical.startswith(("al:", "cc:")):
        return _by_the_moon(canonical)
    if canonical.startswith("--"):
        return f"{canonical[5:]}.{canonical[2:4]}"
    if "|" in canonical:
        return canonical.replace("|", " hoặc ")
    return ".".join(reversed(canonical.split("-")))


def _by_the_moon(canonical: str) -> str:
    """``15.03.1990 âm lịch``, ``25.12 năm Kỷ Tỵ âm lịch``, ``Giáp Ngọ``."""
    found = _DAY_OF_SIGNS.fullmatch(canonical) or _DAY_OF_NO_YEAR.fullmatch(canonical)
    if found:
        leap = " nhuận" if found["leap"] else ""
        month = f"{found['day']}.{found['month']}" if found["day"] else f"tháng {found['month']}"
        signs = found.groupdict().get("signs")
        year = f" năm {can_chi.name(signs).removeprefix('năm ')}" if signs else ""
        return f"{month}{leap}{year} âm lịch"
    if canonical.startswith("cc:"):
        return can_chi.name(canonical[3:])
    parts = canonical[3:].split("-")
    leap = " nhuận" if any(part.endswith("n") for part in parts) else ""
    return ".".join(part.rstrip("n") for part in reversed(parts)) + f"{leap} âm lịch"
