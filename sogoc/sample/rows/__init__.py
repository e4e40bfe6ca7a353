"""Rows of books: what a book would say of an event if nobody erred, by official column names.

``row_of`` writes any of them: (pen, event) to (values, persons by role). Number, book and page are added by the book.
"""

from __future__ import annotations

from collections.abc import Callable

from sogoc.sample.events import Event
from sogoc.sample.pen import Pen
from sogoc.sample.people import Person
from sogoc.sample.rows import (
    ket_hon,
    khai_sinh,
    khai_tu,
    later,
    nhan_cha_me_con,
    southern,
    tinh_trang_hon_nhan,
)
from sogoc.sample.series import MOBILE

Row = dict[str, str]
Roles = tuple[tuple[str, Person], ...]
ROWS: dict[str, Callable[[Pen, Event], tuple[Row, Roles]]] = {
    "KS": khai_sinh.row,
    "KH": ket_hon.row,
    "KT": khai_tu.row,
    "CMC": nhan_cha_me_con.row,
    "HN": tinh_trang_hon_nhan.row,
}
"""The five books of *Phần mềm 158*; the others are written by one writer."""


def row_of(pen: Pen, event: Event) -> tuple[Row, Roles]:
    """Values and persons of an event, with what was later noted beside it."""
    values, roles = ROWS.get(event.kind, later.row)(pen, event)
    if event.shelf:
        values = southern.as_of_then(pen, event, values)
    mobile = "Đăng ký lưu động" if event.series == MOBILE else ""
    if mobile or event.margin:
        values["ghiChu"] = "; ".join(filter(None, (values.get("ghiChu"), mobile, event.margin)))
    return values, roles
