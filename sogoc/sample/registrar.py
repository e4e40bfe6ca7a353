"""What the registrar wrote otherwise than it was; it stands in the book, on its page and in every faithful copy.

In: the values that ought to stand there, the entry's event and persons. Out: the same mapping, changed in place, and a log of
(field, kind, before, after) in the order in which it happened.
"""

from __future__ import annotations

import random

from sogoc.law.book import BookType
from sogoc.sample import names, slips
from sogoc.sample.days import in_words
from sogoc.sample.events import LATE, Event
from sogoc.sample.pen import year_of
from sogoc.sample.people import Person
from sogoc.sample.rates import Rates, era

Log = list[tuple[str, str, str, str]]
VARIANTS = {
    "Cơ Ho": ("K'Ho", "Kơ Ho", "Cơho"),
    "Cơ Ho (Chil)": ("Chil", "K'Ho", "Cil"),
    "Cơ Ho (Lach)": ("Lạch", "K'Ho"),
    "Cơ Ho (Xrê)": ("Srê", "K'Ho"),
    "Chu Ru": ("Churu", "Chu-ru"),
    "Ê Đê": ("Êđê", "Rađê"),
    "Mnông": ("M'nông", "M’Nông"),
    "Mạ": ("Châu Mạ", "Mạ Châu"),
    "Mông": ("H'Mông", "H’Mông"),
    "Xtiêng": ("Stiêng", "S'tiêng"),
}
"""Spellings met in books, by the label that they mean."""
PARENT_BLOCKS = ("me", "cha")
OLD = 1960
PAPERS_SINCE = 1999


class Registrar:
    """One book's registrar."""

    def __init__(self, book_type: BookType, *, rates: Rates, rng: random.Random) -> None:
        self.book_type = book_type
        self.rates = rates
        self.rng = rng
        self.mentions = [block for block in book_type.blocks if block.mention]
        self.fields = {
            block.prefix: {field.attribute: field.name for field in block.fields if field.attribute}
            for block in self.mentions
        }

    def write(self, values: dict[str, str], *, event: Event, roles: tuple[tuple[str, Person], ...]) -> Log:
        """Err in the book."""
        log: Log = []
        year = year_of(event.reg)
        factor = era(year)
        self._left_out(values, log, factor=factor, year=year, event=event)
        for prefix, person in roles:
            block = self.fields.get(prefix)
            if block:
                self._name(values, log, field=block["ho_ten"], factor=factor, person=person)
                self._birth(
                    values,
                    log,
                    field=block["ngay_sinh"],
                    factor=factor,
                    year=year,
                    person=person,
                    prefix=prefix,
                )
                if "dan_toc" in block:
                    self._people(values, log, field=block["dan_toc"])
        return log

    def _left_out(self, values: dict[str, str], log: Log, *, factor: float, year: int, event: Event) -> None:
        rates, chance = self.rates, self.rng.random
        if event.form == LATE and chance() < rates.qua_han_khong_ghi:
            _put(values, log, "loaiDangKy", kind="qua_han_khong_ghi", text="1")
        if chance() < rates.thieu_ngay * factor:
            _put(values, log, self.book_type.registered, kind="thieu_ngay", text="")
        if chance() < rates.thieu_nguoi_ky * factor:
            for field in ("nguoiKy", "chucVuNguoiKy", "nguoiThucHien"):
                _put(values, log, field, kind="thieu_nguoi_ky", text="")
        if self.book_type.code == "KS":
            self._birth_entry(values, log, factor=factor, event=event)
        elif year < PAPERS_SINCE:
            for prefix in self.fields:
                if chance() < rates.thieu_giay_to * factor:
                    for field in [name for name in values if name.startswith(prefix) and "GiayTo" in name]:
                        _put(values, log, field, kind="thieu_giay_to", text="")

    def _birth_entry(self, values: dict[str, str], log: Log, *, factor: float, event: Event) -> None:
        rates, chance = self.rates, self.rng.random
        for prefix, rate in (("cha", rates.thieu_cha), ("me", rates.thieu_me)):
            if f"{prefix}HoTen" in values and chance() < rate * factor:
                for field in [name for name in values if name.startswith(prefix)]:
                    _put(values, log, field, kind="thieu_cha" if prefix == "cha" else "thieu_me", text="")
        if values.get("nksSoDinhDanh") and chance() < rates.thieu_dinh_danh:
            _put(values, log, "nksSoDinhDanh", kind="thieu_dinh_danh", text="")
        if chance() < rates.thieu_ngay * factor * 0.5:
            _put(values, log, "nksNgaySinh", kind="thieu_ngay", text="")
        if "nksNgaySinhBangChu" in values and chance() < rates.chu_lech_so * factor:
            _put(values, log, "nksNgaySinhBangChu", kind="chu_lech_so", text=in_words(event.who.birth + 1))

    def _name(self, values: dict[str, str], log: Log, *, field: str, factor: float, person: Person) -> None:
        name = values.get(field)
        if not name:
            return
        rates, rng = self.rates, self.rng
        at = rng.random() / factor
        for rate, kind in (
            (rates.sai_dau / 2, "sai_dau"),
            (rates.phuong_ngu, "phuong_ngu"),
            (rates.ten_dem, "ten_dem"),
            (rates.doi_ten, "doi_ten"),
            (rates.ho_la, "ho_la"),
        ):
            if at < rate:
                _put(values, log, field, kind=kind, text=self._slipped(name, kind, person))
                return
            at -= rate

    def _slipped(self, name: str, kind: str, person: Person) -> str:
        if kind == "sai_dau":
            return slips.wrong_tone(self.rng, name)
        if kind == "phuong_ngu":
            return slips.as_spoken(self.rng, name)
        if kind == "ten_dem":
            return name if "’" in name or person.label != "Kinh" else slips.without_middle(name)
        if kind == "ho_la":
            return slips.near_surname(name)
        year = year_of(person.birth)
        other = names.twin_name(
            self.rng, person.name, sex=person.sex, label=person.label, year=year, family=person.family
        )
        return other.upper() if name.isupper() else other

    def _birth(
        self,
        values: dict[str, str],
        log: Log,
        *,
        field: str,
        factor: float,
        year: int,
        person: Person,
        prefix: str,
    ) -> None:
        text = values.get(field)
        if not text:
            return
        rates, rng = self.rates, self.rng
        born = year_of(person.birth)
        if prefix in PARENT_BLOCKS and year < 1995 and rng.random() < rates.tuoi_thay_nam_sinh:
            _put(values, log, field, kind="tuoi_thay_nam_sinh", text=f"{year - born} tuổi")
        elif born < OLD and rng.random() < rates.chi_nam:
            _put(values, log, field, kind="chi_nam", text=text[-4:])
        elif rng.random() < rates.sai_nam / 2 * factor:
            _put(values, log, field, kind="sai_nam", text=slips.wrong_year(rng, text))

    def _people(self, values: dict[str, str], log: Log, *, field: str) -> None:
        label = values.get(field)
        if not label:
            return
        if label in VARIANTS and self.rng.random() < self.rates.nhan_dan_toc:
            variants = VARIANTS[label]
            _put(
                values, log, field, kind="nhan_dan_toc", text=variants[int(self.rng.random() * len(variants))]
            )
        elif self.rng.random() < self.rates.thieu_dan_toc:
            _put(values, log, field, kind="thieu_dan_toc", text="")


def _put(values: dict[str, str], log: Log, field: str, *, kind: str, text: str) -> None:
    before = values.get(field, "")
    if text != before:
        values[field] = text
        log.append((field, kind, before, text))
