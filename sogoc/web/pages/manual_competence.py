"""A page of the manual made from the law's table of competence: who registers what, since when, by which text."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from sogoc.law.places import COMPETENCES, INSTITUTIONS, OFFICE_NAMES, Competence
from sogoc.law.rule import Law
from sogoc.web.pages.manual import shown_page

_CHANGES = {
    "thay_doi": "thay đổi", "cai_chinh": "cải chính", "bo_sung": "bổ sung", "xac_dinh_lai_dan_toc": "xác định lại dân tộc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table in words; days in ISO form, empty where open."""

    books: tuple[str, ...]
    when: str
    since: str
    until: str
    offices: list[str]
    open: list[str]
    law: Law


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    """The table, line by line in the order in which it is asked."""
    shown = {"lines": [_row(line) for line in COMPETENCES], "names": OFFICE_NAMES}
    return shown_page(request, "competence", shown, title="Thẩm quyền đăng ký theo thời gian")


def _row(line: Competence) -> Row:
    since, until = line.days
    return Row(
        line.books,
        "; ".join(_when(line)),
        since,
        "" if until.startswith("9999") else until,
        [INSTITUTIONS[office] for office in line.offices],
        [INSTITUTIONS[office] for office in line.open],
        line.law,
    )


def _when(line: Competence) -> list[str]:
    """What limits a line, in words."""
    found = []
    if line.foreign is not None:
        found.append("có yếu tố nước ngoài" if line.foreign else "không có yếu tố nước ngoài")
    if line.border:
        found.append("ở khu vực biên giới, với công dân nước láng giềng")
    if line.changes:
        found.append(", ".join(_CHANGES[change] for change in line.changes))
    if line.adult is not None:
        found.append("từ đủ 14 tuổi" if line.adult else "dưới 14 tuổi")
    return found
