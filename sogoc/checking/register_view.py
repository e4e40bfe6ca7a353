"""The whole register as frames: what rules over several books look at. Reads Parquet only, one type at a time.

Comes in: the books with their files (``columns``), the plan. Goes out: ``entries(type)`` with ``_book``, ``_row``, ``_key``,
the columns that rules of scope REGISTER read, and of names their fold (``.f``); ``people``, every mention of a person in
one frame. No Django here: 1.7 million entries are read in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polars as pl

from sogoc.checking.columns import read, with_days
from sogoc.checking.numbering import Declared
from sogoc.checking.one_event import event_of
from sogoc.checking.shelf import Shelf, shelf_of
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.field import PersonBlock

BOOKS = {
    "_book": pl.Int64,
    "unit": pl.String,
    "type": pl.String,
    "year": pl.String,
    "number": pl.String,
    "path": pl.String,
}
PLAN = {
    "unit": pl.String,
    "type": pl.String,
    "year": pl.String,
    "number": pl.String,
    "period": pl.String,
    "opened": pl.String,
    "closed": pl.String,
    "declared": pl.Int64,
}
OFFICES = {
    "unit": pl.String,
    "name": pl.String,
    "since": pl.Date,
    "until": pl.Date,
    "software": pl.Date,
}
PLACE = {"_book": pl.Int64, "_row": pl.Int64}
_OF_PERSONS = ("ho_ten", "gioi_tinh", "ngay_sinh", "so_dinh_danh", "so_giay_to", "ngay_chet")
_MEANT = ("gioi_tinh", "ngay_sinh", "so_dinh_danh", "ngay_chet")
_ATTRIBUTES = ("so", "quyen_so", "ngay_dang_ky", "loai_dang_ky", "noi_dang_ky", "ghi_chu", "trang_so")
_FURTHER = (
    "nxnTinhTrangHonNhan", "nxnLoaiMucDichSuDung", "nxnMucDichSuDung", "tinhTrangKetHon", "gthtLoai", "gthtSo", "gthtNgay",
    "gthtNoiCap", "ghSo", "ghNgay", "khSo", "khNgay", "khNoi", "vhtSo", "vhtNgay", "vhtNoi", "loaiViecHoTich",
)  # fmt: skip
"""Columns beside those of every book and person that some rule reads; a type has those that it declares."""

Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class RegisterView:
    """``load(type)`` gives ``_book _row _key`` and the columns of ``read_of``; ``books`` and ``plan`` as declared above.

    ``linked``: pairs of paths that somebody declared to be two exemplars of one book. ``series``: path → series that the book declares.
    ``shelf``: closing pages and minutes of hand-over. ``crossed_out``: ``_book _row`` of entries that somebody recorded as crossed out.
    ``offices``: units with their first and last day, and the day since which they register in the ministry's software.
    """

    books: pl.DataFrame
    plan: pl.DataFrame
    load: Callable[[BookType], pl.DataFrame]
    linked: frozenset[frozenset[str]] = frozenset()
    series: Mapping[str, Declared] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=shelf_of)
    crossed_out: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=PLACE))
    offices: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=OFFICES))
    _held: dict[str, pl.DataFrame] = field(default_factory=dict)

    @property
    def types(self) -> list[BookType]:
        """Types of which there is a book, in a fixed order."""
        there = set(self.books["type"])
        return [one for code, one in BOOK_TYPES.items() if code in there]

    def entries(self, code: str) -> pl.DataFrame:
        """Entries of one type; empty, with all columns, where there is no book of it."""
        if code not in self._held:
            book_type = BOOK_TYPES[code]
            frame = self.load(book_type)
            dates = [name for name in understood_of(book_type) if book_type.field[name].type == "ngay"]
            self._held[code] = with_days(frame, dates).with_columns(
                folded(pl.col(name)).alias(f"{name}.f") for name in names_of(book_type)
            )
        return self._held[code]

    def once(self, name: str, make: Callable[[RegisterView], pl.DataFrame]) -> pl.DataFrame:
        """A frame that several rules look at, made by the first that asks."""
        if name not in self._held:
            self._held[name] = make(self)
        return self._held[name]

    def paths(self, places: pl.DataFrame) -> pl.DataFrame:
        """Ids of the entries at these places (``_book _row``), with their number as written and their day: ``path so day``."""
        parts = []
        for book_type in self.types:
            numbers = self.books.filter(pl.col("type") == book_type.code).select("_book", "path")
            mine = places.unique().join(numbers, on="_book")
            if not mine.is_empty():
                told = self.entries(book_type.code).select(
                    "_book",
                    "_row",
                    "_key",
                    pl.col(book_type.number).alias("so"),
                    pl.col(book_type.registered).alias("day"),
                )
                found = mine.join(told, on=["_book", "_row"])
                parts.append(
                    found.select(
                        "_book", "_row", pl.format("{}/{}", "path", "_key").alias("path"), "so", "day"
                    )
                )
        nothing = {"_book": pl.Int64, "_row": pl.Int64, "path": pl.String, "so": pl.String, "day": pl.String}
        return pl.concat(parts) if parts else pl.DataFrame(schema=nothing)

    @cached_property
    def people(self) -> pl.DataFrame:
        """Every mention: ``type role _book _row name fold sex birth born_lo born_hi number registered``."""
        parts = [
            self._mentions(book_type, block.prefix, block.sex)
            for book_type in self.types
            for block in book_type.blocks
            if block.mention and book_type.attribute(block.prefix, "ho_ten")
        ]
        return pl.concat(parts) if parts else pl.DataFrame()

    def _mentions(self, book_type: BookType, prefix: str, sex: str | None) -> pl.DataFrame:
        frame = self.entries(book_type.code)

        def column(attribute: str, part: str = "") -> pl.Expr:
            name = book_type.attribute(prefix, attribute)
            kind = pl.Date if part in {".lo", ".hi"} else pl.String
            return pl.col(f"{name}{part}") if name else pl.lit(None, kind)

        number = pl.coalesce(
            text.str.extract("^([0-9]{12})$") for text in (column("so_dinh_danh", ".u"), column("so_giay_to"))
        )
        return (
            frame.lazy()
            .select(
                pl.lit(book_type.code).alias("type"),
                pl.lit(prefix).alias("role"),
                "_book",
                "_row",
                column("ho_ten").alias("name"),
                column("ho_ten", ".f").alias("fold"),
                (pl.lit(sex) if sex else column("gioi_tinh", ".u")).cast(pl.String).alias("sex"),
                column("ngay_sinh", ".u").alias("birth"),
                column("ngay_sinh", ".lo").alias("born_lo"),
                column("ngay_sinh", ".hi").alias("born_hi"),
                number.alias("number"),
                pl.col(f"{book_type.registered}.lo").alias("registered"),
            )
            .filter(pl.col("name").is_not_null())
            .collect()
        )


def of_files(books: pl.DataFrame, files: Mapping[int, Path], plan: pl.DataFrame) -> RegisterView:
    """View over the products of books, by number of the book."""

    def load(book_type: BookType) -> pl.DataFrame:
        numbers = books.filter(pl.col("type") == book_type.code)["_book"]
        mine = {number: files[number] for number in numbers}
        return read(mine, read_of(book_type), understood=understood_of(book_type))

    return RegisterView(books, plan, load)


def of_frames(books: pl.DataFrame, frames: Frames, plan: pl.DataFrame) -> RegisterView:
    """View over understood frames in memory, by type."""

    def load(book_type: BookType) -> pl.DataFrame:
        names = dict.fromkeys((*read_of(book_type), *understood_of(book_type)))
        meant = [f"{name}.u" for name in understood_of(book_type)]
        frame = frames.get(book_type.code)
        if frame is None:
            return read({}, read_of(book_type), understood=understood_of(book_type))
        return frame.select("_book", "_row", "_key", *names, *meant)

    return RegisterView(books, plan, load)


def read_of(book_type: BookType) -> tuple[str, ...]:
    """Names of the columns of a type that rules over the register may read."""
    own = [one.name for one in book_type.official if one.block is None and one.attribute in _ATTRIBUTES]
    persons = [
        one.name for block in _looked_at(book_type) for one in block.fields if one.attribute in _OF_PERSONS
    ]
    event = event_of(book_type)
    compared = (*event.people, *event.dates, *event.codes, *event.texts, *event.day) if event else ()
    further = [name for name in _FURTHER if name in book_type.field]
    names = (book_type.number, book_type.registered, book_type.place, *own, *persons, *compared, *further)
    return tuple(dict.fromkeys(name for name in names if name in book_type.field))


def understood_of(book_type: BookType) -> tuple[str, ...]:
    """Those of which the understood value is read too."""
    return tuple(
        name
        for name in read_of(book_type)
        if name in {book_type.number, book_type.registered}
        or book_type.field[name].type in {"ngay", "so_dang_ky"}
        or book_type.field[name].attribute in {*_MEANT, "loai_dang_ky"}
    )


def names_of(book_type: BookType) -> list[str]:
    """Columns of the names of its persons."""
    names = (book_type.attribute(one.prefix, "ho_ten") for one in _looked_at(book_type))
    return [name for name in names if name]


def _looked_at(book_type: BookType) -> list[PersonBlock]:
    """Persons whom a mention names, and the subjects."""
    return [one for one in book_type.blocks if one.mention or one.prefix in book_type.subjects]


def folded(text: pl.Expr) -> pl.Expr:
    """The letters of a name without marks, case and spaces: a key under which like names meet, made in columns (``law.text.fold_key``)."""
    bare = text.str.to_lowercase().str.normalize("NFD").str.replace_many(["đ", "ð", "ƀ"], ["d", "d", "b"])
    return bare.str.replace_all("[^a-z]+", "")


def frame_of_plan(lines: Iterable[tuple[str, str, str, str, str, str, str, int]]) -> pl.DataFrame:
    """Lines of the plan as a frame: unit, type, year, number, period, opened, closed (ISO days), declared."""
    return pl.DataFrame(list(lines), schema=PLAN, orient="row")
