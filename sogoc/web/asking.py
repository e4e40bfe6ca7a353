"""What stands in a page's address: days, choices, page numbers. A wrong one falls back to what the page shows by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 100
_YEARS = (1900, 2999)
"""Days beyond these are slips of the keyboard."""


def day_of(request: HttpRequest, name: str, default: dt.date) -> dt.date:
    """A day of the address, ``15/06/2008`` or ``2008-06-15``."""
    written = request.GET.get(name, "").strip().replace(".", "/").replace("-", "/").split("/")
    try:
        year, month, day = (int(part) for part in (written if len(written[0]) == 4 else reversed(written)))
        found = dt.date(year, month, day)
    except (ValueError, OverflowError):
        return default
    return found if _YEARS[0] <= found.year <= _YEARS[1] else default


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
