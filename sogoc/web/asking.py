"""What stands in a page's address: days, choices, page numbers. A wrong one falls back to what the page shows by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 100


def day_of(request: HttpRequest, name: str, default: dt.date) -> dt.date:
    """A day of the address as the browser's date field writes it, not later than the default when that is today."""
    try:
        return dt.date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return default


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
