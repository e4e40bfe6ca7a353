"""An entry that changes what another says, read as a proposed change: kind, ground, entry, from what to what.

That is an entry of the book of changes (TD), and one of the books of what is noted beside an earlier registration: a recognised child, an
adoption, a divorce or annulment settled abroad, a death (khoản 6 Điều 29 Thông tư 04/2020/TT-BTP). In: its texts as written. Out: what to
look for and, for an entry of a type, new and old values. Nothing is applied: a person confirms the entry and each value. The columns of TD
are those of ``law/books/thay_doi_cai_chinh.py`` (labels of the printed page).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sogoc.law.amendments import AMENDMENTS
from sogoc.law.book import BookType
from sogoc.law.links import book_of_paper
from sogoc.law.margin import read_change, read_note
from sogoc.law.text import collapse
from sogoc.law.values.ngay import understand

TYPE = "TD"
_KINDS = {"1": "thay_doi", "2": "cai_chinh", "3": "bo_sung", "4": "xac_dinh_lai_dan_toc"}


@dataclass(frozen=True, slots=True)
class _Event:
    """How a book of events is noted elsewhere: kind, whose name to look for and where; columns of its ground and of the earlier entry."""

    kind: str
    title: str
    who: str
    paper_type: str = ""
    number: str = ""
    day: str = ""
    issuer: str = ""
    paper: tuple[str, str, str] = ("", "", "")


_EVENTS = {
    "CMC": _Event("nhan_cha_me_con", "Trích lục đăng ký nhận cha, mẹ, con", "nc", "KS", number="quyetDinhSo"),
    "CN": _Event(
        "nuoi_con_nuoi", "Giấy chứng nhận nuôi con nuôi", "cn", "KS", number="quyetDinhSo", day="quyetDinhNgay"
    ),
    "LH": _Event(
        "ly_hon", "Bản án, quyết định", "chong", "KH", number="qdSo", day="qdNgay", issuer="cqNuocNgoai",
        paper=("khSo", "khNgay", "khNoi"),
    ),
    "KT": _Event("chet", "Trích lục khai tử", "nkt"),
}  # fmt: skip
BOOKS = (TYPE, *_EVENTS)
"""Types of books whose entries are noted at others."""
_ANNULLED = ("LH", "loaiDangKy", "2", "huy_ket_hon")
_PARENT = {"1": "cha", "3": "cha", "2": "me", "4": "me"}
"""``cmc.loaiXacNhan``: which parent was recognised."""
_OF_PARENT = (
    "ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "loai_cu_tru", "noi_cu_tru", "loai_giay_to", "so_giay_to",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What one such entry decides, and the paper of the entry that it changes."""

    kind: str
    title: str
    number: str
    day: str
    issuer: str
    reason: str
    name: str
    birth: str
    paper_type: str
    """Book type of the changed entry; empty where the paper is not named."""
    paper_number: str
    paper_day: str
    paper_office: str


def read_decision(texts: Mapping[str, str], book_type: BookType) -> Decision:
    """Read an entry of one of ``BOOKS``; ``texts`` are as written."""
    if book_type.code in _EVENTS:
        return _read_event(texts, book_type, _EVENTS[book_type.code])
    number = _said(texts, "quyetDinhSo")
    return Decision(
        kind=_KINDS.get(_said(texts, "loaiDangKy"), "")
        or _kind_by_words(_said(texts, "noiDungThayDoi"), book_type),
        title="Quyết định" if number else "Trích lục thay đổi, cải chính",
        number=number or _said(texts, book_type.number),
        day=_day(texts, "quyetDinhNgay") or _day(texts, book_type.registered),
        issuer=_said(texts, book_type.place),
        reason="; ".join(part for part in (_said(texts, "lyDo"), _said(texts, "canCu")) if part),
        name=_said(texts, "ntdHoTen"),
        birth=_day(texts, "ntdNgaySinh"),
        paper_type=book_of_paper(_said(texts, "gthtLoai")),
        paper_number=_said(texts, "gthtSo"),
        paper_day=_day(texts, "gthtNgay"),
        paper_office=_said(texts, "gthtNoiCap"),
    )


def _read_event(texts: Mapping[str, str], book_type: BookType, event: _Event) -> Decision:
    code, column, value, other = _ANNULLED
    annulled = book_type.code == code and _said(texts, column) == value
    number, day, office = event.paper
    return Decision(
        kind=other if annulled else event.kind,
        title=event.title,
        number=_said(texts, event.number) or _said(texts, book_type.number),
        day=_day(texts, event.day) or _day(texts, book_type.registered),
        issuer=_said(texts, event.issuer) or _said(texts, book_type.place),
        reason=f"Theo {book_type.title[:1].lower()}{book_type.title[1:]}",
        name=_said(texts, book_type.attribute(event.who, "ho_ten") or ""),
        birth=_day(texts, book_type.attribute(event.who, "ngay_sinh") or ""),
        paper_type=event.paper_type,
        paper_number=_said(texts, number),
        paper_day=_day(texts, day),
        paper_office=_said(texts, office),
    )


def _said(texts: Mapping[str, str], name: str) -> str:
    return collapse(texts.get(name, ""))


def _day(texts: Mapping[str, str], name: str) -> str:
    text = _said(texts, name)
    found = understand(text) if text else None
    return (found.canonical or "") if found is not None and found.kind == "ngay" else ""


def _kind_by_words(text: str, book_type: BookType) -> str:
    found = read_note(text, book_type)
    return found[0].kind if found else "cai_chinh"


def decided_values(
    texts: Mapping[str, str], kind: str, *, source: BookType, target: BookType
) -> tuple[dict[str, str], dict[str, str]]:
    """New and old values for an entry of the target's type: the page's words, its columns *từ* and *thành*, or what an event is."""
    if source.code != TYPE:
        return AMENDMENTS[kind].given(target) | _parent(texts, kind, source=source, target=target), {}
    declared = AMENDMENTS[kind]
    values, before = read_change(texts.get("noiDungThayDoi", ""), declared, target)
    if values:
        return values, before
    columns = [
        _parts(texts.get(name, "")) for name in ("noiDungThayDoi", "noiDungThayDoiTu", "noiDungThayDoiThanh")
    ]
    if len({len(one) for one in columns[1:]} | {len(columns[0]) or len(columns[1])}) != 1:
        return {}, {}  # they do not stand side by side
    for what, old, new in zip(*columns, strict=True):
        one, was = read_change(f"{what} từ “{old}” thành “{new}”.", declared, target)
        values |= one
        before |= was
    return values, before


def _parent(texts: Mapping[str, str], kind: str, *, source: BookType, target: BookType) -> dict[str, str]:
    """The recognised parent in the parent's place of the child's birth entry."""
    parent = _PARENT.get(_said(texts, "loaiXacNhan"), "") if source.code == "CMC" else ""
    may = AMENDMENTS[kind].fields(target)
    places = ((source.attribute("cm", one), target.attribute(parent, one)) for one in _OF_PARENT if parent)
    return {new: text for old, new in places if old and new in may and (text := _said(texts, old))}


def _parts(text: str) -> list[str]:
    return [part for one in text.split(";") if (part := collapse(one))]
