"""The one place that asks what time it is. Instants are UTC; legal dates are those of Asia/Ho_Chi_Minh.

Việt Nam has kept UTC+7 without summer time since 1975, so no time-zone data is needed.
"""

from __future__ import annotations

import datetime as dt

VIET_NAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")


def now() -> dt.datetime:
    """Present instant in UTC."""
    return dt.datetime.now(dt.UTC)


def today_vn() -> dt.date:
    """Present date in Việt Nam."""
    return date_vn(now())


def date_vn(instant: dt.datetime) -> dt.date:
    """Date in Việt Nam of an instant."""
    return instant.astimezone(VIET_NAM).date()


def end_of_day(day: dt.date) -> dt.datetime:
    """Last instant (UTC) of a legal date: what "as of" that date means."""
    return dt.datetime.combine(day, dt.time.max, VIET_NAM).astimezone(dt.UTC)


def start_of_day(day: dt.date) -> dt.datetime:
    """First instant (UTC) of a legal date."""
    return dt.datetime.combine(day, dt.time.min, VIET_NAM).astimezone(dt.UTC)


def stamp(instant: dt.datetime) -> str:
    """Instant as the ledger writes it: ``2026-01-31T23:59:59.000000Z``."""
    return instant.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
