"""Decisions of change, correction and completion (TD): what the registrar once wrote wrong is put right, beside the entry and in a book.

In: digitised entries of births and marriages, with the slips of their registrars. Out: one decision for each of a few of them: which
entry, column, old and new value; the entry bears the note (TT 04/2020/TT-BTP Điều 29 khoản 6). Who is fourteen or older turns to the
district's office, except for a completion (competence as in ``law/places/competence``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sogoc.law.books import BOOK_TYPES
from sogoc.law.field import Field
from sogoc.sample.events import OFFICE
from sogoc.sample.further.occasion import Occasion, age, lives, speaker
from sogoc.sample.later import Change, Later, Target
from sogoc.sample.pen import dotted
from sogoc.sample.people import Person

SINCE = dt.date(2006, 4, 1).toordinal()
EXTRACTS = dt.date(2016, 1, 1).toordinal()
"""Since then an extract is signed instead of a decision."""
OF_AGE = 14
CORRECTED, COMPLETED = "cai_chinh", "bo_sung"
KINDS = {
    "sai_dau": CORRECTED,
    "phuong_ngu": CORRECTED,
    "ten_dem": CORRECTED,
    "ho_la": CORRECTED,
    "doi_ten": "thay_doi",
    "sai_nam": CORRECTED,
    "nhan_dan_toc": CORRECTED,
    "chi_nam": COMPLETED,
    "tuoi_thay_nam_sinh": COMPLETED,
    "thieu_dan_toc": COMPLETED,
}
"""A registrar's slip: how it is put right."""
FORMS = {"thay_doi": "1", CORRECTED: "2", COMPLETED: "3"}
WORDS = {"thay_doi": "Thay đổi", CORRECTED: "Cải chính", COMPLETED: "Bổ sung"}
NAMES = {"ho_ten": "họ, chữ đệm, tên", "ngay_sinh": "ngày, tháng, năm sinh", "dan_toc": "dân tộc"}
WHOSE = {"me": " của mẹ", "cha": " của cha", "vo": " của vợ", "chong": " của chồng"}
PAPERS = {"KS": "Giấy khai sinh", "KH": "Giấy chứng nhận kết hôn"}


def changes(occasion: Occasion) -> Iterator[Later]:
    """As many decisions as wanted, from as few books as can be."""
    rng = occasion.rng("TD")
    wanted = occasion.wanted("TD")
    if not wanted:
        return
    for shelf in occasion.shelves("KS", "KH", rng=rng):
        for target in shelf:
            change = _slip(target)
            if change is None or target.entry.event in occasion.noted:
                continue
            event = target.entry.event
            day = occasion.day(rng, since=max(event.reg + 200, SINCE))
            who = _whose(target, change)
            asker = speaker(who, day) if day is not None else None
            if day is None or asker is None or not lives(who, day):
                continue
            occasion.noted.add(event)
            yield _decision(target, change, who=who, day=day, asker=asker)
            wanted -= 1
            if not wanted:
                return


def _slip(target: Target) -> Change | None:
    """The first slip of the registrar that can be put right: what it ought to have been, what stands there."""
    fields = BOOK_TYPES[target.book.name.type].field
    for name, kind, before, _ in target.written.registrar:
        field = fields[name]
        if kind in KINDS and field.attribute in NAMES:
            said = target.written.said[name]
            if before and said != before and (said or kind == "thieu_dan_toc"):
                return Change(KINDS[kind], name, said, before)
    return None


def _whose(target: Target, change: Change) -> Person:
    """Whose decision it is: of a birth the child's, whatever column; of a marriage the spouse's."""
    roles = dict(target.written.roles)
    block = BOOK_TYPES[target.book.name.type].field[change.field].block or ""
    return roles[block] if block in {"chong", "vo"} else target.written.event.who


def _decision(target: Target, change: Change, *, who: Person, day: int, asker: tuple[Person, str]) -> Later:
    book_type = BOOK_TYPES[target.book.name.type]
    said = target.written.said
    what = _named(book_type.field[change.field])
    adult = age(who, day) >= OF_AGE and change.kind != COMPLETED
    about = {
        "gthtLoai": PAPERS[book_type.code],
        "gthtSo": said[book_type.number],
        "gthtNgay": said[book_type.registered],
        "gthtNoiCap": said[book_type.place],
        "noiDungThayDoi": f"{WORDS[change.kind]} {what}{_from_to(change)}",
        "noiDungThayDoiTu": change.before,
        "noiDungThayDoiThanh": change.after,
    }
    paper = "Trích lục"
    if day < EXTRACTS:
        paper = "Quyết định"
        about |= {
            "lyDo": "Sổ đăng ký ghi chưa đúng, chưa đủ so với giấy tờ của đương sự",
            "canCu": "Bản chính giấy tờ hộ tịch, giấy chứng minh nhân dân của đương sự",
            "quyetDinhSo": "{so}",
            "quyetDinhNgay": dotted(day),
        }
    event = Later(
        "TD",
        who,
        reg=day,
        unit=OFFICE if adult else target.book.unit,
        people=(("ntd", who),),
        form=FORMS[change.kind],
        about=about,
        asker=asker,
    )
    basis = f"theo {paper} số {{so}} ngày {{ngay}} của {{noi}}"
    event.note = f"{WORDS[change.kind]} {what}{_from_to(change)} {basis}"
    event.change = change
    event.speaks_of(target, "thay_doi")
    return event


def _from_to(change: Change) -> str:
    return f" từ “{change.before}” thành “{change.after}”" if change.before else f": “{change.after}”"


def _named(field: Field) -> str:
    return NAMES[field.attribute or ""] + WHOSE.get(field.block or "", "")
