"""What stands in a page's address or form: days, choices, numbers. A wrong one falls back to what the page shows by itself.

A wrong day falls back too, but is said: a table of another day than the one asked for must not pass for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.http.request import RawPostDataException

from sogoc.law.places import day_meant
from sogoc.web.refusals import NOT_A_DAY

ROWS = 100
MOST_DIGITS = 18
"""A longer number is larger than any that the database gives."""
_YEARS = (1900, 2999)
"""Days beyond these are slips of the keyboard."""


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day that the page shows, what its field holds, and why it is not the day asked for (empty when it is)."""

    day: dt.date
    written: str
    says: str = ""
    note: str = ""
    """How a day was understood that is given by its year or month alone."""


def day_of(
    request: HttpRequest, name: str, default: dt.date, *, latest: dt.date | None = None, shown: str = ""
) -> AskedDay:
    """A day of the address, ``15/06/2008`` or ``2008-06-15``, not after ``latest``; ``shown`` says what is shown instead."""
    asked = request.GET.get(name, "").strip()
    if not asked:
        return AskedDay(default, f"{default:%d/%m/%Y}")
    found = _day(asked)
    instead = shown or f"ngày {default:%d/%m/%Y}"
    kept = asked if len(asked) <= 20 else f"{asked[:20]}…"
    if found is None:
        says = (
            f"“{kept}” không phải là một ngày, đang xem {instead}. Ghi dạng ngày/tháng/năm, ví dụ 14/10/2024."
        )
        return AskedDay(default, kept, says)
    if latest is not None and found > latest:
        says = f"Ngày {found:%d/%m/%Y} chưa đến, đang xem {instead}."
        return AskedDay(default, kept, says)
    return AskedDay(found, f"{found:%d/%m/%Y}")


def last_day_of(request: HttpRequest, name: str, default: dt.date, *, shown: str) -> AskedDay:
    """The same where a month or a year alone is meant too, as old books give it: by its last day."""
    asked = request.GET.get(name, "").strip()
    meant = day_meant(asked)
    if meant is None or _day(asked) is not None or not _YEARS[0] <= meant.year <= _YEARS[1]:
        return day_of(request, name, default, shown=shown)
    return AskedDay(meant, asked, note=f"Chỉ ghi {asked}: đang xem ngày cuối, {meant:%d/%m/%Y}.")


def read_day(written: str) -> dt.date:
    """A day that a form sends; refuses what is none."""
    found = _day(written.strip())
    if found is None:
        raise NOT_A_DAY.because(written=written.strip()[:20])
    return found


def read_number(written: str) -> int | None:
    """A number by which a form or an address names something; None for anything else, and for more digits than any has."""
    plain = written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS
    return int(written) if plain else None


def body_of(request: HttpRequest) -> bytes:
    """What a script sent; empty where a form was sent instead, which has been read by then."""
    try:
        return request.body
    except RawPostDataException:
        return b""


def _day(written: str) -> dt.date | None:
    parts = written.replace(".", "/").replace("-", "/").split("/")
    try:
        year, month, day = (int(part) for part in (parts if len(parts[0]) == 4 else reversed(parts)))
        found = dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found if _YEARS[0] <= found.year <= _YEARS[1] else None


def choice_of(request: HttpRequest, name: str, allowed: Any, default: str) -> str:
    """One of the allowed codes."""
    asked = request.GET.get(name, "")
    return asked if asked in allowed else default


def page_of(request: HttpRequest, rows: Any, *, per_page: int = ROWS) -> Page[Any]:
    """The page of rows that is asked for; the nearest one when there is no such page."""
    return Paginator(rows, per_page).get_page(request.GET.get("trang"))


def rest_of_query(request: HttpRequest, *leave: str) -> str:
    """The address's questions without some, ready to be followed by one more."""
    asked = request.GET.copy()
    for name in leave:
        asked.pop(name, None)
    return f"{asked.urlencode()}&" if asked else ""
