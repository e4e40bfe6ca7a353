"""What the digitiser typed otherwise than the book says; it stands in the Excel only.

In: the values as the book has them. Out: the same mapping, changed in place, and a log as the registrar's.
"""

from __future__ import annotations

import random
import unicodedata

from sogoc.law.book import BookType
from sogoc.sample import slips
from sogoc.sample.events import Event
from sogoc.sample.legacy_fonts import as_tcvn3, as_vni
from sogoc.sample.pen import year_of
from sogoc.sample.rates import Rates, era
from sogoc.sample.registrar import Log

OLD_TABLES = 2005
"""Entries before this year were first typed into tables of the nineties."""
CODES = (
    "loaiDangKy",
    "nksGioiTinh",
    "nktGioiTinh",
    "nxnGioiTinh",
    "chongLoaiCuTru",
    "voLoaiCuTru",
    "loaiXacNhan",
)


class Digitiser:
    """One book's digitiser."""

    def __init__(self, book_type: BookType, *, rates: Rates, rng: random.Random) -> None:
        self.rates = rates
        self.rng = rng
        self.number = book_type.number
        self.names = [
            field.name
            for block in book_type.blocks
            if block.mention
            for field in block.fields
            if field.attribute == "ho_ten"
        ]
        self.dates = [
            field.name
            for block in book_type.blocks
            if block.mention
            for field in block.fields
            if field.attribute == "ngay_sinh"
        ]
        if "nktNgayChet" in book_type.field:
            self.dates.append("nktNgayChet")
        self.codes = [field for field in CODES if field in book_type.field]
        if not book_type.in_158:
            self.codes = [field.name for field in book_type.official if field.type == "ma"]

    def type(self, values: dict[str, str], *, event: Event) -> Log:
        """Err at the keyboard."""
        log: Log = []
        year = year_of(event.reg)
        factor = era(year)
        for field in self.names:
            if name := values.get(field):
                self._name(values, log, field=field, name=name, factor=factor, year=year)
        for field in self.dates:
            if text := values.get(field):
                self._date(values, log, field=field, text=text, factor=factor, event=event)
        self._rest(values, log, factor=factor)
        return log

    def _name(
        self, values: dict[str, str], log: Log, *, field: str, name: str, factor: float, year: int
    ) -> None:
        rates, rng = self.rates, self.rng
        typed = name
        if "’" in typed and rng.random() < rates.dau_nhay:
            typed = _put(values, log, field, kind="dau_nhay", text=slips.other_apostrophe(rng, typed))
        if rates.kieu_dat_dau and slips.has_placement(typed) and rng.random() < rates.kieu_dat_dau:
            typed = _put(values, log, field, kind="kieu_dat_dau", text=slips.other_placement(typed))
        at = rng.random() / factor
        for rate, kind in (
            (rates.sai_dau / 2, "sai_dau"),
            (rates.khong_dau, "khong_dau"),
            (rates.go_sai, "go_sai"),
            (rates.nfd, "nfd"),
            (rates.ky_tu_la, "ky_tu_la"),
            (rates.bang_ma_cu if year < OLD_TABLES else 0.0, "bang_ma_cu"),
        ):
            if at < rate:
                _put(values, log, field, kind=kind, text=self._slipped(typed, kind))
                return
            at -= rate

    def _slipped(self, name: str, kind: str) -> str:
        if kind == "sai_dau":
            return slips.wrong_tone(self.rng, name)
        if kind == "khong_dau":
            return slips.without_marks(name)
        if kind == "go_sai":
            return slips.mistyped(self.rng, name)
        if kind == "nfd":
            return unicodedata.normalize("NFD", name)
        if kind == "ky_tu_la":
            return slips.strange_letter(self.rng, name)
        return as_tcvn3(name) if self.rng.random() < 0.6 else as_vni(name)

    def _date(
        self, values: dict[str, str], log: Log, *, field: str, text: str, factor: float, event: Event
    ) -> None:
        rates, rng = self.rates, self.rng
        at = rng.random() / factor
        for rate, kind in (
            (rates.dao_ngay_thang, "dao_ngay_thang"),
            (rates.sai_ngay, "sai_ngay"),
            (rates.sai_nam / 2, "sai_nam"),
            (0.0 if event.official else rates.ngay_khong_the, "ngay_khong_the"),
        ):
            if at < rate:
                _put(values, log, field, kind=kind, text=_date_slip(rng, text, kind))
                return
            at -= rate

    def _rest(self, values: dict[str, str], log: Log, *, factor: float) -> None:
        rates, rng = self.rates, self.rng
        so = values[self.number]
        if "/" not in so:
            return
        if rng.random() < rates.so_lech_nam * factor:
            _put(
                values,
                log,
                self.number,
                kind="so_lech_nam",
                text=slips.wrong_digit(rng, so, places=(len(so) - 1,)),
            )
        elif rng.random() < rates.so_sai_dang * factor:
            _put(values, log, self.number, kind="so_sai_dang", text=so.partition("/")[0])
        if rng.random() < rates.ma_sai * factor:
            field = self.codes[int(rng.random() * len(self.codes))] if self.codes else ""
            if values.get(field):
                _put(values, log, field, kind="ma_sai", text=("9", "x", "11")[int(rng.random() * 3)])
        number = values.get("nksSoDinhDanh")
        if number and rng.random() < rates.dinh_danh_sai:
            _put(
                values,
                log,
                "nksSoDinhDanh",
                kind="dinh_danh_sai",
                text=slips.wrong_digit(rng, number, places=(3, 4, 5)),
            )


def _date_slip(rng: random.Random, text: str, kind: str) -> str:
    if kind == "sai_nam" and len(text) in {4, 10}:
        return slips.wrong_year(rng, text)
    if len(text) != 10:
        return text
    if kind == "dao_ngay_thang":
        return slips.turned_day(text)
    if kind == "sai_ngay":
        return slips.wrong_day(rng, text)
    return slips.impossible_day(text) if kind == "ngay_khong_the" else text


def _put(values: dict[str, str], log: Log, field: str, *, kind: str, text: str) -> str:
    before = values[field]
    if text != before:
        values[field] = text
        log.append((field, kind, before, text))
    return text
