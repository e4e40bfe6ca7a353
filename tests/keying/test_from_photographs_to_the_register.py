"""The whole way of a small book: photographs, cuts, two readers, a third, hand-in, approval, an export that is checked."""

from __future__ import annotations

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.approval import sending
from sogoc.approval.way_actions import pass_book, submit_book
from sogoc.checking.engine import check_package
from sogoc.imaging import pictures
from sogoc.imaging import queries as imaging
from sogoc.imaging.actions import receive_scan
from sogoc.imaging.cut_actions import cut_by_hand
from sogoc.imaging.posing import FULL, Box
from sogoc.keying.work_actions import open_work
from sogoc.packages.reading import read_package
from tests.imaging import drawing
from tests.keying.desk import PATH, Desk, said
from tests.line.making import UNIT


@pytest.fixture
def photographed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(imaging, "pdf_of", pictures.pdf_of)
    give_duty(desk.people["nhap"], "scan", unit=UNIT, actor=desk.people["admin"])
    desk.plan(f"{UNIT},KS,2008,01,02/01/2008,,truoc_7_2016,3,Kiểm kê 2023")
    pages: list[int] = []
    for number in range(1, 5):
        file = drawing.write(desk.folder / "in", f"anh-{number}.jpg", drawing.jpeg(number))
        pages += receive_scan(PATH, file, name=file.name, actor=desk.people["nhap"]).pages
    one, two, three, four = pages
    for frame in (
        [(one, FULL)],
        [(two, Box(0, 500, 1000, 500)), (three, Box(0, 0, 1000, 500))],
        [(four, FULL)],
    ):
        cut_by_hand(PATH, frame, actor=desk.people["nhap"])
    return desk


def test_a_book_goes_from_photographs_to_an_export_that_says_what_the_pages_say(
    photographed: Desk, request: pytest.FixtureRequest
):
    sandbox = request.getfixturevalue("_one_sandbox")
    desk = photographed
    open_work(PATH, actor=desk.people["nhap"])
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meNgaySinh="1981")
    for draft in desk.drafts():
        desk.decide("xuly", draft, {"meNgaySinh": {"value": {"v": "1980"}}})
    done = desk.hand_in()
    assert (done.drafts, done.findings) == (3, 0)
    submit_book(desk.book(), actor=desk.people["nhap3"])
    pass_book(desk.book(), actor=desk.people["kiemtra"])
    assert desk.approve(actor="lanhdao").approved == ["001", "002", "003"]
    target = desk.folder / "out" / UNIT
    sending.write_sending(desk.book(), None, target, as_received=True)
    checked = check_package(
        read_package(target / "KS.2008.01.xlsx", target / "KS.2008.01.zip", sandbox=sandbox)
    )
    assert (checked.entries, checked.counts) == (3, {})
    assert desk.values("002") == {name: one["v"] for name, one in said(2).items()}
    assert desk.mismatches() == []
    assert desk.altered() == []
