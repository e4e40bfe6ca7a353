"""One event in two books: a birth, a death or another event; or rightly there, because it was registered again.

KHAI_SINH_HAI_LAN, KHAI_TU_HAI_LAN, TRUNG_VIEC_KHAC_QUYEN, NGHI_DANG_KY_LAI. The tests of likeness are those of one book (``one_event``).
Pairs of books that are exemplars of one are told as such and not entry by entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from sogoc.checking.one_event import BIRTH, Event, event_of, one_event
from sogoc.checking.register_rules.hai_ban_mot_quyen import exemplars
from sogoc.checking.register_view import RegisterView
from sogoc.checking.standing import in_two_books, meeting, named, turned

if TYPE_CHECKING:
    from sogoc.law.book import BookType

CODES = ("KHAI_SINH_HAI_LAN", "KHAI_TU_HAI_LAN", "TRUNG_VIEC_KHAC_QUYEN", "NGHI_DANG_KY_LAI")
_AGAIN = r"(?i)đăng (?:ký|kí) lại|cấp lại|cấp bản chính"
_AGAIN_CODES = {"KS": ("2", "5"), "KH": ("2",), "KT": ("2",), "CN": ("2",)}
_OWN = {"KS": "KHAI_SINH_HAI_LAN", "KT": "KHAI_TU_HAI_LAN"}


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line for each entry, with ``severity`` and ``others``."""
    twins = view.once("exemplars", exemplars).select("_book", "_book.2")
    parts = []
    for book_type in view.types:
        event = BIRTH if book_type.code == "KS" else event_of(book_type)
        if event is None:
            continue
        found = _pairs(view.entries(book_type.code), event, book_type).join(
            twins, on=["_book", "_book.2"], how="anti"
        )
        again = found.filter(pl.col("again")).select(pl.exclude("severity", "again"))
        twice = found.filter(~pl.col("again")).drop("again")
        code = _OWN.get(book_type.code, "TRUNG_VIEC_KHAC_QUYEN")
        parts += [named(turned(twice), view, code=code), named(turned(again), view, code="NGHI_DANG_KY_LAI")]
    parts = [part for part in parts if not part.is_empty()]
    return pl.concat(parts) if parts else pl.DataFrame()


def _pairs(frame: pl.DataFrame, event: Event, book_type: BookType) -> pl.DataFrame:
    """Pairs in two books: ``_book _row _book.2 _row.2 severity again``."""
    kind = "loaiDangKy.u" if "loaiDangKy.u" in frame.columns else None
    codes = _AGAIN_CODES.get(book_type.code, ())
    again = pl.col("ghiChu").str.contains(_AGAIN).fill_null(value=False)
    if kind:
        again = again | pl.col(kind).is_in(codes).fill_null(value=False)
    folds = (f"{name}.f" for name in event.people)
    rows = frame.select("_book", "_row", again.alias("again"), *event.columns, *folds)
    return one_event(in_two_books(meeting(rows, event.keys)), event).select(
        "_book", "_row", "_book.2", "_row.2", "severity", (pl.col("again") | pl.col("again.2")).alias("again")
    )
