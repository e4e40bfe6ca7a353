"""What a copy of an extract would say on a day: the present values in the order of the printed page (khoản 6 Điều 29 TT 04/2020/TT-BTP).

In: an entry and a day. Out: blocks of lines, each with the present text, and whether it is the original one. It is a draft without legal
worth, unless the installation is the register of record (domain facts §12).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.law.books import BOOK_TYPES
from sogoc.reporting.present import presented

if TYPE_CHECKING:
    from sogoc.law.present import Presented
    from sogoc.register.models import Entry

LEFT_OUT = frozenset({"ghi_chu", "nguoi_thuc_hien", "loai_dang_ky"})
"""Attributes that stand in the book and on no copy."""
_HEAD = "Đăng ký"


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line of the draft; ``original`` only where the present text is another."""

    label: str
    text: str
    original: str | None


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """Lines of one person, or those of the registration."""

    title: str
    lines: tuple[CopyLine, ...]


def draft_copy(entry: Entry, *, as_of: dt.date) -> list[CopyBlock]:
    """Blocks of the draft in page order; lines in which nothing stands are left out."""
    book_type = BOOK_TYPES[entry.book.type]
    shown = presented(entry, as_of=as_of)
    groups: dict[str, list[CopyLine]] = {}
    for name in book_type.page_order:
        field, one = book_type.field[name], shown.get(name)
        if one is None or field.attribute in LEFT_OUT or not (one.value or one.way):
            continue
        block = book_type.block.get(field.block or "")
        if block is not None and not block.mention:
            continue  # a petitioner stands on no copy
        title = block.title if block is not None else _HEAD
        groups.setdefault(title, []).append(_line(field.label, title, one))
    return [CopyBlock(title, tuple(lines)) for title, lines in groups.items()]


def _line(label: str, title: str, one: Presented) -> CopyLine:
    short = label.replace(f" của {title[:1].lower()}{title[1:]}", "")
    return CopyLine(short, one.value, one.original if one.value != one.original else None)


def changed_lines(entry: Entry, *, before: dt.date, after: dt.date) -> list[tuple[str, str, str]]:
    """Label, text of a copy on one day, and of a copy on another, where they differ."""
    old, new = presented(entry, as_of=before), presented(entry, as_of=after)
    fields = BOOK_TYPES[entry.book.type].field
    return [
        (fields[name].label if name in fields else name, old[name].value, new[name].value)
        for name in new
        if old[name].value != new[name].value
    ]
