"""How figures and days are written in Viet Nam: ``1.484.720``, ``87,47%``, ``15/06/2008``, ``21:05 ngày 15/06/2008``."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text.figures import vn, vn_percent
from sogoc.law.values.ngay import in_slashes

register = template.Library()
_ISO = re.compile(r"(?:18|19|20)[0-9]{2}(?:-[0-9]{2}){0,2}")
_STREAMS = {
    "accounts": "tài khoản",
    "inventory": "kế hoạch",
    "reconciliation": "đối chiếu",
    "population": "dữ liệu dân cư",
    "settings": "thiết lập",
    "ministry": "hệ thống của Bộ",
}
_BOOK_PATH = re.compile(r"[^/:]+/[^/.]+\.[^/.]+\.[^/]+")


@register.filter
def figure(value: int | None) -> str:
    """1484720 → 1.484.720; nothing → a dash."""
    return "–" if value is None else vn(int(value))


@register.filter
def percent(rate: float | None) -> str:
    """0.8747 → 87,47%; nothing to divide by → a dash."""
    return vn_percent(rate)


@register.filter
def day(value: dt.date | dt.datetime | str | None) -> str:
    """A date, an instant (its day in Việt Nam) or a canonical ISO prefix → 15/06/2008, 06/2008, 2008."""
    if not value:
        return "–"
    if isinstance(value, str):
        return in_slashes(value)
    return f"{clock.date_vn(value) if isinstance(value, dt.datetime) else value:%d/%m/%Y}"


@register.filter
def moment(value: dt.datetime | None) -> str:
    """An instant → 21:05 ngày 15/06/2008, in the time of Việt Nam."""
    return "–" if value is None else f"{value.astimezone(clock.VIET_NAM):%H:%M ngày %d/%m/%Y}"


@register.filter
def lower_first(text: str) -> str:
    """A title as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


@functools.cache
def _print_of(path: str) -> str:
    found = finders.find(path)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:8] if found else ""


@register.simple_tag
def asset(path: str) -> str:
    """Address of a shipped file with a print of its bytes: a new version has a new address, so browsers may keep the old."""
    return f"{static(path)}?v={_print_of(path)}"


unit_name = register.filter("unit_name", accounts.unit_name)


@register.filter
def book_title(type_: str) -> str:
    """What the cover of a book type says; its code where no type is declared for it."""
    return BOOK_TYPES[type_].short if type_ in BOOK_TYPES else type_


@register.filter
def iso_day(canonical: str) -> str:
    """A canonical date of any sort, short: ``1962-05`` → 05/1962; forms that no prefix holds as they are."""
    return understood(canonical) or "–"


@register.filter
def understood(canonical: str) -> str:
    """What is understood, as people write it: days with slashes, the rest as it is."""
    return day(canonical) if _ISO.fullmatch(canonical) else canonical


@register.filter
def get(mapping: Mapping[str, object], key: str) -> object:
    """One value of a mapping."""
    return mapping.get(key, "")


@register.filter
def path_parts(subject: str) -> list[str]:
    """Unit and name of a book's path; empty for any other subject of the ledger."""
    return subject.split("/") if _BOOK_PATH.fullmatch(subject) else []


@register.filter
def ledger_place(place: str) -> str:
    """A place in the ledger (``book:24862/KS.2008.01#4``) for people: the item's number and whose part of the ledger it is."""
    stream, _, number = place.rpartition("#")
    kind, _, name = stream.partition(":")
    part = f"quyển {name}" if kind == "book" else f"phần {_STREAMS.get(stream, stream)}"
    return f"mục {number}, {part}"


@register.filter
def subject_title(subject: str) -> str:
    """What an act was done to, for people: ``person:an.le`` → tài khoản an.le."""
    kind, _, name = subject.partition(":")
    if kind == "person" and name:
        return f"tài khoản {name}"
    return "danh sách đơn vị" if subject == "units" else subject
