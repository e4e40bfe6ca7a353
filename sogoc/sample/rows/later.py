"""Entries of the books that *Phần mềm 158* lacks: the persons by the attributes that their blocks have, then what the event adds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sogoc.law.books import BOOK_TYPES
from sogoc.law.field import PersonBlock
from sogoc.sample import places
from sogoc.sample.events import Event
from sogoc.sample.later import Later
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.people import Person

Row = dict[str, str]
_ALWAYS: Mapping[str, Callable[[Pen, Person, int], str]] = {
    "ho_ten": lambda _pen, one, _day: one.name,
    "ngay_sinh": lambda _pen, one, _day: dotted(one.birth),
    "gioi_tinh": lambda _pen, one, _day: one.sex,
    "dan_toc": lambda _pen, one, _day: one.label,
    "quoc_tich": lambda _pen, one, _day: one.nationality,
    "que_quan": lambda pen, one, day: places.native_place(pen.district, one, year=year_of(day)),
    "tinh_trang_suc_khoe": lambda _pen, _one, _day: "1",
}
_LIVING: Mapping[str, Callable[[Pen, Person, int], str]] = {
    "loai_cu_tru": lambda _pen, _one, _day: "1",
    "noi_cu_tru": lambda pen, one, day: pen.residence(one, day),
    "loai_giay_to": lambda pen, one, day: pen.paper(one, day)[0],
    "so_giay_to": lambda pen, one, day: pen.paper(one, day)[1],
    "ngay_cap": lambda pen, one, day: pen.paper(one, day)[2],
    "noi_cap": lambda pen, one, day: pen.paper(one, day)[3],
}


def row(pen: Pen, event: Event) -> tuple[Row, tuple[tuple[str, Person], ...]]:
    """Values and persons of such an entry."""
    if not isinstance(event, Later):
        raise TypeError(event.kind)
    book_type, day = BOOK_TYPES[event.kind], event.reg
    signer, title, officer = pen.signed(day)
    values = {
        book_type.registered: dotted(day),
        "loaiDangKy": event.form,
        book_type.place: pen.office(day),
        "nguoiKy": signer,
        "chucVuNguoiKy": title,
        "nguoiThucHien": officer,
    }
    for prefix, person in event.people:
        _fill(pen, values, book_type.block[prefix], person=person, day=day)
    if event.asker is not None and "nyc" in book_type.block:
        person, relation = event.asker
        _fill(pen, values, book_type.block["nyc"], person=person, day=day)
        values["nycQuanHe"] = relation
    values |= event.about
    return {name: text for name, text in values.items() if name in book_type.field}, event.people


def _fill(pen: Pen, values: Row, block: PersonBlock, *, person: Person, day: int) -> None:
    living = not (person.death and person.death <= day)
    for field in block.fields:
        write = _ALWAYS.get(field.attribute or "") or (_LIVING.get(field.attribute or "") if living else None)
        if write is not None:
            values[field.name] = write(pen, person, day)
