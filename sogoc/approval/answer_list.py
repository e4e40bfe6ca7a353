"""The files of the ministry's system, read line by line: its answers, and what its screen shows.

In: CSV in UTF-8. Answers: ``entry`` (or ``unit,book,so``), ``status`` (received, refused, official or the Vietnamese words), ``date``
(dd/mm/yyyy or ISO), ``words``. What is shown: ``entry`` and official columns. Out: their rows; the first one that means nothing is
refused by its line. Nothing is written here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sogoc.approval.refusals import BAD_ANSWERS, BAD_LISTING
from sogoc.ground import clock
from sogoc.ground.csv_lists import Refuse, read_list
from sogoc.law.refusal import Refusal, RefusalKind
from sogoc.law.text import fold
from sogoc.law.values import VALUE_TYPES

STATUSES = {
    "sent": "sent",
    "da gui": "sent",
    "received": "received",
    "da tiep nhan": "received",
    "tiep nhan": "received",
    "da duoc bo nhan": "received",
    "duoc bo nhan": "received",
    "refused": "refused",
    "tu choi": "refused",
    "bi tu choi": "refused",
    "official": "official",
    "chinh thuc": "official",
    "da chuyen chinh thuc": "official",
    "chuyen chinh thuc": "official",
}
_WORDS = "“đã gửi”, “đã tiếp nhận”, “bị từ chối” hoặc “đã chuyển chính thức”"
FIRST_DAY = dt.date(1900, 1, 1)
"""No system answered before; an earlier day is a slip of the keyboard."""
_NEEDS = (("entry", "status", "date"), ("unit", "book", "so", "status", "date"))
_ENTRY = re.compile(r"[^/\s]+/[A-Za-z]{1,8}\.[0-9]{4}\.[^/\s]+/\S+")


class Answer(NamedTuple):
    """One line: which entry (``key``, or ``so`` of a book), and what was said of it on which day."""

    number: int
    book: str
    key: str
    so: str
    status: str
    on: dt.date
    words: str


def read_answers(path: Path, *, name: str | None = None) -> Iterator[Answer]:
    """Answers of a file, streamed; ``name`` is what a refusal calls it."""
    refuse = _refuse_in(BAD_ANSWERS, name or path.name)
    today = clock.today_vn()
    for number, last, cells in read_list(path, refuse=refuse, needs=_NEEDS, is_row=_is_answer):
        status = _status(cells["status"])
        if not status:
            raise refuse(number, f"trạng thái “{_short(cells['status'])}” không phải là {_WORDS}")
        on = _day(cells["date"])
        if on is None:
            raise refuse(number, f"“{_short(cells['date'])}” ở cột date không phải một ngày đầy đủ")
        if not FIRST_DAY <= on <= today:
            what = f"ngày {on:%d/%m/%Y} không nằm trong khoảng từ {FIRST_DAY:%d/%m/%Y} đến hôm nay"
            raise refuse(number, what)
        book, key = _named(cells)
        so = cells.get("so", "")
        if last > number and "\n" in f"{book}{key}{so}":
            raise refuse(number, "số của trường hợp có xuống dòng; dấu nháy kép có thể chưa đóng")
        if not book:
            raise refuse(number, "không nêu trường hợp nào (cột entry, hoặc các cột unit, book và so)")
        yield Answer(number, book, key, so, status, on, cells.get("words", ""))


def read_listing(path: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Book, key and shown columns of each row of a listing, streamed."""
    refuse = _refuse_in(BAD_LISTING, path.name)
    for _, _, cells in read_list(path, refuse=refuse, needs=[("entry",)], is_row=_is_shown):
        book, _, key = cells.pop("entry").rpartition("/")
        yield book, key, cells


def _refuse_in(kind: RefusalKind, file: str) -> Refuse:
    def refuse(line: int, what: str) -> Refusal:
        return kind.because(line=line, file=file, what=what)

    return refuse


def _is_answer(cells: Mapping[str, str]) -> bool:
    return bool(_status(cells.get("status", "")))


def _is_shown(cells: Mapping[str, str]) -> bool:
    return _ENTRY.fullmatch(cells.get("entry", "").strip()) is not None


@lru_cache(maxsize=1_024)
def _status(text: str) -> str:
    return STATUSES.get(fold(text), "")


def _named(cells: Mapping[str, str]) -> tuple[str, str]:
    """Path of the book and key of the entry, empty when only its number is told; nothing where a part is missing."""
    entry = cells.get("entry", "")
    if entry:
        book, _, key = entry.rpartition("/")
        return book or entry, key
    unit, book, so = (cells.get(name, "") for name in ("unit", "book", "so"))
    return (f"{unit}/{book}", "") if unit and book and so else ("", "")


@lru_cache(maxsize=4_096)
def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(VALUE_TYPES["ngay"].understand(text or "?", None).canonical or "")
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
