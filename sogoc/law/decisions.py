"""An entry of the book of changes (TD) read as a proposed change of another entry: kind, ground, entry, from what to what.

In: the texts of the entry as written. Out: what to look for and, for an entry of a type, new and old values. Nothing is applied: a person
confirms the entry and each value. The columns are those of ``law/books/thay_doi_cai_chinh.py`` (labels of the printed page).
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
    """Read an entry of the book of changes; ``texts`` are as written."""

    def said(name: str) -> str:
        return collapse(texts.get(name, ""))

    def day(name: str) -> str:
        found = understand(said(name)) if said(name) else None
        return (found.canonical or "") if found is not None and found.kind == "ngay" else ""

    number = said("quyetDinhSo")
    return Decision(
        kind=_KINDS.get(said("loaiDangKy"), "") or _kind_by_words(said("noiDungThayDoi"), book_type),
        title="Quyết định" if number else "Trích lục thay đổi, cải chính",
        number=number or said(book_type.number),
        day=day("quyetDinhNgay") or day(book_type.registered),
        issuer=said(book_type.place),
        reason="; ".join(part for part in (said("lyDo"), said("canCu")) if part),
        name=said("ntdHoTen"),
        birth=day("ntdNgaySinh"),
        paper_type=book_of_paper(said("gthtLoai")),
        paper_number=said("gthtSo"),
        paper_day=day("gthtNgay"),
        paper_office=said("gthtNoiCap"),
    )


def _kind_by_words(text: str, book_type: BookType) -> str:
    found = read_note(text, book_type)
    return found[0].kind if found else "cai_chinh"


def decided_values(
    texts: Mapping[str, str], kind: str, target: BookType
) -> tuple[dict[str, str], dict[str, str]]:
    """New and old values for an entry of the target's type: the page's words, or its columns *từ* and *thành* side by side."""
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


def _parts(text: str) -> list[str]:
    return [part for one in text.split(";") if (part := collapse(one))]
