"""What makes two entries of a book type one event, in one book (``repeats``) or in two (``register_rules/mot_viec_hai_quyen``).

Entries agree in the names of their subjects and in dates: a date known on both sides must not contradict, and enough of them must agree,
for two persons may share a name and a year. The other people of an event (adopters, guardian, parents) must not be others; where neither
side names one, the day of registration must be the same.

What may rightly be written many times: a certificate of marital status, a confirmation of information, a change are one event again only
on the same day in the same words. A copy of an extract registers nothing and is asked for as often as anybody likes: never a repeat.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import polars as pl

from sogoc.checking.likeness import Likeness, compared
from sogoc.law.book import BookType
from sogoc.law.rule import Severity

_DAY = 10
"""Characters of an ISO day."""


@dataclass(frozen=True, slots=True)
class Event:
    """Columns of one book type, and how much must agree.

    ``names``: all must be alike; ``others``: people of whom none may be another, and one must be alike unless ``day`` is the same.
    ``dates``: none may contradict; 2 for one day, 1 where they may be one, and a slip in a name asks for 1 more (``slip``).
    ``codes``, ``texts``, ``same_day``: must not differ, must be the same words, must be one known day. ``day`` speaks for one event where
    it is the same and not against it where it differs. ``keys``: only rows that agree on one of them are compared (``.f`` a name's cheap
    key, ``.u`` an understood value).
    """

    names: tuple[str, ...]
    dates: tuple[str, ...]
    enough: int
    keys: tuple[tuple[str, ...], ...]
    others: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    slip: int = 1

    @property
    def people(self) -> tuple[str, ...]:
        """Columns of names."""
        return (*self.names, *self.others)

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of a frame that ``one_event`` looks at."""
        days = (f"{name}.{part}" for name in (*self.dates, *self.day) for part in ("u", "lo", "hi"))
        codes = (f"{name}.u" for name in self.codes)
        return tuple(dict.fromkeys((*self.people, *days, *codes, *self.texts)))


BIRTH = Event(
    names=("nksHoTen",),
    dates=("nksNgaySinh",),
    enough=2,
    keys=(("nksHoTen.f", "nksNgaySinh.u"), ("meHoTen.f", "nksNgaySinh.u"), ("chaHoTen.f", "nksNgaySinh.u")),
    others=("meHoTen", "chaHoTen"),
    codes=("nksGioiTinh",),
    slip=0,
)
"""Of births in two books; within one book twins must be told apart too (``repeats``)."""
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
        codes=("nktGioiTinh",),
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
        codes=("nxnGioiTinh",),
        texts=("nxnLoaiMucDichSuDung", "nxnMucDichSuDung"),
        same_day=("ngayDangKy",),
    ),
    "CN": Event(
        names=("cnHoTen",),
        dates=("cnNgaySinh",),
        enough=1,
        keys=(("cnHoTen.f", "cnNgaySinh.u"), ("chaNuoiHoTen.f", "meNuoiHoTen.f", "cnNgaySinh.u")),
        others=("chaNuoiHoTen", "meNuoiHoTen"),
        codes=("cnGioiTinh",),
        day=("ngayDangKy",),
    ),
    "GH": Event(
        names=("ndghHoTen",),
        dates=("ndghNgaySinh",),
        enough=1,
        keys=(("ndghHoTen.f", "nghHoTen.f"), ("ndghHoTen.f", "ndghNgaySinh.u")),
        others=("nghHoTen",),
        codes=("ndghGioiTinh",),
        day=("ngayDangKy",),
    ),
    "CDGH": Event(
        names=("ndghHoTen",),
        dates=("ndghNgaySinh", "ghNgay"),
        enough=1,
        keys=(("ndghHoTen.f", "nghHoTen.f"), ("ndghHoTen.f", "ndghNgaySinh.u")),
        others=("nghHoTen",),
        codes=("ndghGioiTinh",),
        day=("ngayDangKy",),
    ),
    "GSGH": Event(
        names=("ndghHoTen",),
        dates=("ndghNgaySinh", "ghNgay"),
        enough=1,
        keys=(("ndghHoTen.f", "ngsHoTen.f"), ("ndghHoTen.f", "ndghNgaySinh.u")),
        others=("ngsHoTen", "nghHoTen"),
        codes=("ndghGioiTinh",),
        day=("ngayDangKy",),
    ),
    "GC": Event(
        names=("ngcHoTen",),
        dates=("ngcNgaySinh", "viecNgay"),
        enough=3,
        keys=(("ngcHoTen.f", "viecNgay.u"), ("ngcHoTen.f", "ngayDangKy.u")),
        codes=("ngcGioiTinh", "loaiDangKy"),
        day=("ngayDangKy",),
    ),
    "LH": Event(
        names=("chongHoTen", "voHoTen"),
        dates=("qdNgay", "chongNgaySinh", "voNgaySinh"),
        enough=2,
        keys=(("chongHoTen.f", "voHoTen.f"), ("chongNgaySinh.u", "voNgaySinh.u")),
        day=("ngayDangKy",),
    ),
}
"""The book types of which the columns tell more than the declaration of the type does."""


def event_of(book_type: BookType) -> Event | None:
    """What makes two entries of a type other than births one event: declared above, else derived from the type.

    Derived: its subjects by name and birth, on one day of registration, with the same words in the core texts that belong to no person
    (what was changed, what was confirmed). A table of copies registers nobody.
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
        codes=columns("gioi_tinh"),
        texts=tuple(
            field.name
            for field in book_type.official
            if field.core and field.type == "van_ban" and field.block is None
        ),
        same_day=(day,),
    )


def one_event(found: pl.DataFrame, event: Event) -> pl.DataFrame:
    """Of these pairs (the second's columns end in ``.2``) those that look like one event, with ``severity``: slips are only told."""
    found = found.with_columns(
        compared(found, name, may_lack_middle=name in event.others) for name in event.people
    )
    worst = pl.max_horizontal(f"{name}.likeness" for name in event.names)
    complete = pl.all_horizontal(pl.col(f"{name}.likeness").is_not_null() for name in event.names)
    against = [
        *map(dates_apart, event.dates),
        *(contradict(f"{name}.u") for name in event.codes),
        *(same_day(name).not_() for name in event.same_day),
        *(same_words(name).not_() for name in event.texts),
    ]
    agreed = reduce(lambda left, right: left + right, map(agreement, event.dates))
    for name in event.day:
        agreed = agreed + pl.when(same_day(name)).then(1).otherwise(0)
    enough = agreed >= event.enough + event.slip * worst.cast(pl.Int64)
    if event.others:
        others = pl.max_horizontal(f"{name}.likeness" for name in event.others)
        day = pl.any_horizontal(pl.lit(value=False), *map(same_day, event.day))
        enough = enough & (others <= Likeness.NEAR).fill_null(day)
        worst = pl.max_horizontal(worst, others)
    alike = complete & (worst <= Likeness.NEAR) & ~pl.any_horizontal(pl.lit(value=False), *against) & enough
    return found.filter(alike).with_columns(severity(worst))


def severity(worst: pl.Expr) -> pl.Expr:
    """A reason is asked for where the names are the same; where one has a slip it is only told."""
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
