"""One event in two books: a birth, a death or another event; or rightly there, because it was registered again.

KHAI_SINH_HAI_LAN, KHAI_TU_HAI_LAN, TRUNG_VIEC_KHAC_QUYEN, NGHI_DANG_KY_LAI. The tests of likeness are those of one book (``repeats``).
Pairs of books that are exemplars of one are told as such and not entry by entry.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import polars as pl

from sogoc.checking.likeness import Likeness, compared
from sogoc.checking.register_rules.hai_ban_mot_quyen import exemplars
from sogoc.checking.register_view import RegisterView
from sogoc.checking.repeats import Event, agreement, contradict, dates_apart, event_of, same_day, same_words
from sogoc.checking.standing import in_two_books, meeting, named, turned
from sogoc.law.rule import Severity

if TYPE_CHECKING:
    from sogoc.law.book import BookType

CODES = ("KHAI_SINH_HAI_LAN", "KHAI_TU_HAI_LAN", "TRUNG_VIEC_KHAC_QUYEN", "NGHI_DANG_KY_LAI")
_AGAIN = r"(?i)đăng (?:ký|kí) lại|cấp lại|cấp bản chính"
_AGAIN_CODES = {"KS": ("2", "5"), "KH": ("2",), "KT": ("2",), "CN": ("2",)}
_OWN = {"KS": "KHAI_SINH_HAI_LAN", "KT": "KHAI_TU_HAI_LAN"}
_BIRTH = Event(
    names=("nksHoTen",),
    dates=("nksNgaySinh",),
    enough=2,
    keys=(("nksHoTen.f", "nksNgaySinh.u"), ("meHoTen.f", "nksNgaySinh.u"), ("chaHoTen.f", "nksNgaySinh.u")),
    sexes=("nksGioiTinh",),
)
_PARENTS = ("meHoTen", "chaHoTen")


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line for each entry, with ``severity`` and ``others``."""
    twins = view.once("exemplars", exemplars).select("_book", "_book.2")
    parts = []
    for book_type in view.types:
        event = _BIRTH if book_type.code == "KS" else event_of(book_type)
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
    parents = _PARENTS if event is _BIRTH else ()
    texts = [name for name in (*event.names, *parents, *event.texts) if name in frame.columns]
    meant = [f"{name}.u" for name in event.sexes] + [
        f"{name}.{part}" for name in event.dates for part in ("u", "lo", "hi")
    ]
    kind = "loaiDangKy.u" if "loaiDangKy.u" in frame.columns else None
    codes = _AGAIN_CODES.get(book_type.code, ())
    again = pl.col("ghiChu").str.contains(_AGAIN).fill_null(value=False)
    if kind:
        again = again | pl.col(kind).is_in(codes).fill_null(value=False)
    rows = frame.select(
        "_book",
        "_row",
        again.alias("again"),
        *dict.fromkeys((*texts, *meant)),
        *(f"{name}.f" for name in (*event.names, *parents)),
    )
    found = in_two_books(meeting(rows, event.keys))
    found = found.with_columns(compared(found, name) for name in event.names)
    worst = pl.max_horizontal(f"{name}.likeness" for name in event.names)
    complete = pl.all_horizontal(pl.col(f"{name}.likeness").is_not_null() for name in event.names)
    against = [
        *map(dates_apart, event.dates),
        *(contradict(f"{name}.u") for name in event.sexes),
        *(same_day(name).not_() for name in event.same_day),
        *(same_words(name).not_() for name in event.texts),
    ]
    agreed = reduce(lambda left, right: left + right, map(agreement, event.dates))
    enough = agreed >= event.enough + (worst.cast(pl.Int64) if event is not _BIRTH else 0)
    if parents:
        found = found.with_columns(compared(found, name, may_lack_middle=True) for name in parents)
        like = pl.max_horizontal(f"{name}.likeness" for name in parents)
        enough = enough & (like <= Likeness.NEAR)
        worst = pl.max_horizontal(worst, like)
    held = pl.when(worst == Likeness.SAME).then(pl.lit(str(Severity.CAN_LY_DO)))
    return found.filter(complete & (worst <= Likeness.NEAR) & ~pl.any_horizontal(against) & enough).select(
        "_book",
        "_row",
        "_book.2",
        "_row.2",
        held.otherwise(pl.lit(str(Severity.LUU_Y))).alias("severity"),
        (pl.col("again") | pl.col("again.2")).alias("again"),
    )
