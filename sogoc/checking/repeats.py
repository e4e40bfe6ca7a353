"""One event twice in one book: the pairs, by book type, and the findings that stand on every row of them.

Births agree in the child's name and sex, birth date and parents; twins in all but name or sex. Other events agree in the names of
their subjects and in dates: a date known on both sides must not contradict, and enough of them must agree, for two persons may share
a name and a year. A certificate of marital status is given to one person many times; only the same day and purpose make a repeat.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import polars as pl

from sogoc.checking.likeness import Likeness, block_key, compared, pairs
from sogoc.law.book import BookType
from sogoc.law.rule import Severity

_SHOWN = 5
_DAY = 10
"""Characters of an ISO day."""


@dataclass(frozen=True, slots=True)
class Event:
    """What makes two entries of a book type one event: names, dates with the weight that must agree, sexes, texts.

    ``keys``: only rows that agree on one of them are compared (``.f`` a name's cheap key, ``.u`` an understood value). ``same_day``:
    dates that must be one known day.
    """

    names: tuple[str, ...]
    dates: tuple[str, ...]
    enough: int
    keys: tuple[tuple[str, ...], ...]
    sexes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()


EVENTS: dict[str, Event] = {
    "KH": Event(
        names=("chongHoTen", "voHoTen"),
        dates=("chongNgaySinh", "voNgaySinh"),
        enough=1,
        keys=(("chongHoTen.f", "voHoTen.f"), ("chongNgaySinh.u", "voNgaySinh.u")),
    ),
    "KT": Event(
        names=("nktHoTen",),
        dates=("nktNgaySinh", "nktNgayChet"),
        enough=2,
        keys=(
            ("nktHoTen.f", "nktNgaySinh.u"),
            ("nktHoTen.f", "nktNgayChet.u"),
            ("nktNgaySinh.u", "nktNgayChet.u"),
        ),
        sexes=("nktGioiTinh",),
    ),
    "CMC": Event(
        names=("cmHoTen", "ncHoTen"),
        dates=("cmNgaySinh", "ncNgaySinh"),
        enough=1,
        keys=(("cmHoTen.f", "ncHoTen.f"), ("cmNgaySinh.u", "ncNgaySinh.u")),
    ),
    "HN": Event(
        names=("nxnHoTen",),
        dates=("nxnNgaySinh", "ngayDangKy"),
        enough=3,
        keys=(("nxnHoTen.f", "ngayDangKy.u"), ("nxnNgaySinh.u", "ngayDangKy.u")),
        sexes=("nxnGioiTinh",),
        texts=("nxnLoaiMucDichSuDung", "nxnMucDichSuDung"),
        same_day=("ngayDangKy",),
    ),
}


def event_of(book_type: BookType) -> Event | None:
    """What makes two entries of a type other than births one event: declared above, else derived from the type.

    Derived: its subjects by name and birth, on one day of registration, with the same words in the core texts that belong to no person
    (what was changed, which judgment). A table of copies registers nobody, and one person may ask twice a day.
    """
    people = [book_type.block[prefix] for prefix in book_type.subjects]
    if book_type.code in EVENTS or not any(block.mention for block in people):
        return EVENTS.get(book_type.code)

    def columns(attribute: str) -> tuple[str, ...]:
        found = (book_type.attribute(block.prefix, attribute) for block in people)
        return tuple(name for name in found if name)

    names, day = columns("ho_ten"), book_type.registered
    return Event(
        names=names,
        dates=(*columns("ngay_sinh"), day),
        enough=2,
        keys=((*(f"{name}.f" for name in names), f"{day}.u"),),
        sexes=columns("gioi_tinh"),
        texts=tuple(
            field.name
            for field in book_type.official
            if field.core and field.type == "van_ban" and field.block is None
        ),
        same_day=(day,),
    )


def repeated_births(frame: pl.DataFrame) -> pl.DataFrame:
    """Pairs of births that look like one: ``_book _row _row.2 severity``."""
    found = _birth_pairs(frame)
    name, parents = pl.col("nksHoTen.likeness"), pl.col("parents")
    return found.filter((name <= Likeness.NEAR) & ~contradict("nksGioiTinh.u")).select(
        "_book", "_row", "_row.2", _severity(pl.max_horizontal(name, parents))
    )


def twins(frame: pl.DataFrame) -> pl.DataFrame:
    """Pairs of births on one known day to the same parents with another name or sex: ``_book _row _row.2 severity``.

    One parent must be written the same; of the other a slip of one letter or a left out middle name is borne.
    """
    found = _birth_pairs(frame)
    name, parent = pl.col("nksHoTen.likeness"), pl.min_horizontal("meHoTen.likeness", "chaHoTen.likeness")
    day = pl.col("nksNgaySinh.u").str.len_chars() == _DAY
    other = (parent == Likeness.SAME) & ((name == Likeness.OTHER) | contradict("nksGioiTinh.u"))
    return found.filter(day & (other | (name == Likeness.NEAR))).select(
        "_book", "_row", "_row.2", pl.lit(str(Severity.LUU_Y)).alias("severity")
    )


def _birth_pairs(frame: pl.DataFrame) -> pl.DataFrame:
    """Pairs born on one date with at least one parent alike and none contradicting; likeness of child and parents."""
    names = ("nksHoTen", "meHoTen", "chaHoTen")
    rows = frame.select(
        "_book",
        "_row",
        *names,
        "nksGioiTinh.u",
        pl.when(pl.col("nksNgaySinh.k") == "ngay").then("nksNgaySinh.u").alias("nksNgaySinh.u"),
    ).drop_nulls("nksNgaySinh.u")
    rows = rows.filter(pl.struct("_book", "nksNgaySinh.u").is_duplicated())
    rows = rows.with_columns(block_key(pl.col(name)).alias(f"{name}.f") for name in names)
    found = pairs(rows, agree_on=[("nksNgaySinh.u", f"{name}.f") for name in names])
    found = found.with_columns(compared(found, name, may_lack_middle=name != "nksHoTen") for name in names)
    parents = pl.max_horizontal("meHoTen.likeness", "chaHoTen.likeness")
    return found.with_columns(parents.alias("parents")).filter(pl.col("parents") <= Likeness.NEAR)


def repeated_events(frame: pl.DataFrame, event: Event) -> pl.DataFrame:
    """Pairs of entries of another book type that look like one: ``_book _row _row.2 severity``."""
    understood = [f"{name}.{part}" for name in event.dates for part in ("u", "lo", "hi")]
    sexes = [f"{name}.u" for name in event.sexes]
    rows = frame.select("_book", "_row", *event.names, *understood, *sexes, *event.texts)
    rows = rows.with_columns(
        *(block_key(pl.col(name)).alias(f"{name}.f") for name in event.names),
    )
    found = pairs(rows, agree_on=event.keys)
    found = found.with_columns(compared(found, name) for name in event.names)
    worst = pl.max_horizontal(f"{name}.likeness" for name in event.names)
    complete = pl.all_horizontal(pl.col(f"{name}.likeness").is_not_null() for name in event.names)
    against = [
        *map(dates_apart, event.dates),
        *map(contradict, sexes),
        *(same_day(name).not_() for name in event.same_day),
        *(same_words(name).not_() for name in event.texts),
    ]
    agreed = reduce(lambda left, right: left + right, map(agreement, event.dates))
    return found.filter(
        complete
        & (worst <= Likeness.NEAR)
        & ~pl.any_horizontal(against)
        & (agreed >= event.enough + worst.cast(pl.Int64))
    ).select("_book", "_row", "_row.2", _severity(worst))


def _severity(worst: pl.Expr) -> pl.Expr:
    return (
        pl.when(worst == Likeness.SAME)
        .then(pl.lit(str(Severity.CAN_LY_DO)))
        .otherwise(pl.lit(str(Severity.LUU_Y)))
        .alias("severity")
    )


def contradict(name: str) -> pl.Expr:
    """Two values, both known, that differ."""
    return (pl.col(name) != pl.col(f"{name}.2")).fill_null(value=False)


def same_words(name: str) -> pl.Expr:
    """Two texts that differ in letter case and spaces at most; nothing on both sides is the same."""
    one, two = (
        pl.col(side).str.to_lowercase().str.replace_all(" +", " ").str.strip_chars()
        for side in (name, f"{name}.2")
    )
    return one.eq_missing(two)


def dates_apart(name: str) -> pl.Expr:
    """Two dates that cannot be one."""
    first_later = pl.col(f"{name}.lo") > pl.col(f"{name}.hi.2")
    first_sooner = pl.col(f"{name}.hi") < pl.col(f"{name}.lo.2")
    return (first_later | first_sooner).fill_null(value=False)


def agreement(name: str) -> pl.Expr:
    """2 for one and the same day, 1 for dates that may be one, 0 where a side is empty."""
    both = pl.col(f"{name}.u").is_not_null() & pl.col(f"{name}.u.2").is_not_null()
    return pl.when(same_day(name)).then(2).when(both).then(1).otherwise(0)


def same_day(name: str) -> pl.Expr:
    """One and the same day, known on both sides."""
    one, two = pl.col(f"{name}.u"), pl.col(f"{name}.u.2")
    return ((one == two) & (one.str.len_chars() == _DAY)).fill_null(value=False)


def stand_on_every_row(
    found: pl.DataFrame, frame: pl.DataFrame, *, code: str, book_type: BookType, names: tuple[str, ...]
) -> pl.DataFrame:
    """One finding for each row of the pairs: its persons (``who``) and the rows it is like (``others``)."""
    turned = found.select("_book", pl.col("_row.2").alias("_row"), pl.col("_row").alias("_row.2"), "severity")
    number = frame.select("_book", pl.col("_row").alias("_row.2"), pl.col(book_type.number).alias("number"))
    who = frame.select(
        "_book", "_row", pl.concat_str(names, separator=" và ", ignore_nulls=True).alias("who")
    )
    return (
        pl.concat([found, turned])
        .sort("_book", "_row", "_row.2")
        .join(number, on=["_book", "_row.2"], how="left", maintain_order="left")
        .with_columns(
            pl.format("dòng {} (số {})", "_row.2", pl.col("number").fill_null("để trống")).alias("others")
        )
        .group_by("_book", "_row", maintain_order=True)
        .agg(
            pl.col("severity").min(),  # "can_ly_do" comes before "luu_y"
            pl.col("others").head(_SHOWN).str.join(", "),
            (pl.len() > _SHOWN).alias("more"),
        )
        .with_columns(pl.when("more").then(pl.col("others") + "…").otherwise("others").alias("others"))
        .join(who, on=["_book", "_row"], how="left", maintain_order="left")
        .select(
            "_book",
            "_row",
            pl.lit(names[0]).alias("field"),
            pl.lit(code).alias("code"),
            "severity",
            "who",
            "others",
        )
    )
