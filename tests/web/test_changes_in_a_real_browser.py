"""Real Chromium over the pages of changes: one key accepts a proposal, no barrier that axe finds, three widths."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from sogoc.approval import amendment_actions as changes
from sogoc.approval import mending_actions as mending
from sogoc.approval.amendment_actions import Basis, Target
from sogoc.register import queries as records
from tests.line.making import UNIT, birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import live_office, sit_down  # noqa: F401
from tests.web.barriers import barriers
from tests.web.reading_office import PAGE
from tests.web.test_a_change_shows_what_a_copy_would_say import NOTE, TD, decision


@pytest.fixture
def living(live_office) -> Any:  # noqa: F811
    """Entries with changes in force and waiting, a note that proposes one, a request to mend."""
    live_office.bring(birth(1), birth(2), birth(3, ghiChu=NOTE.replace("BÌNH", "DŨNG")))
    live_office.bring(decision(), name=TD)
    live_office.approve()
    first, second = (records.entry_at(f"{UNIT}/KS.2008.01/00{number}") for number in (1, 2))
    people = live_office.people
    how: dict[str, Any] = {"actor": people["nhap"], "reason": "Theo sổ", "via": "test"}
    ground = Basis("Quyết định", "07/QĐ-UBND", "12/03/2015", "UBND huyện A")
    both = [
        Target(first, {"nksHoTen": "NGUYỄN VĂN BẰNG"}, text=NOTE),
        Target(second, {"chaNgaySinh": "1979"}),
    ]
    made = changes.record_amendment("cai_chinh", both, legal_day="12/03/2015", basis=ground, **how)
    changes.enforce_amendment(made, actor=people["lanhdao"], via="test")
    changes.record_amendment(
        "xac_dinh_lai_dan_toc", [Target(first, {"nksDanToc": "Cơ Ho"})], legal_day="2019", basis=ground, **how
    )
    mending.request_mending(second, "nksHoTen", shows="NGUYỄN VĂN C", page="trang 2", **how)
    return live_office


ADDRESSES = (
    f"{PAGE}/001",
    f"{PAGE}/003",
    f"{PAGE}/001/ban-sao",
    f"{PAGE}/de-xuat",
    "/thay-doi",
    "/thay-doi/loai",
    "/thay-doi/1",
    "/thay-doi/2",
    f"/thay-doi/moi?th={UNIT}/KS.2008.01/001&th={UNIT}/KS.2008.01/002&can-cu={UNIT}/{TD}/003",
    f"/so/{UNIT}/{TD}/003/tim-truong-hop",
    f"{PAGE}/001/sua-loi-nhap",
    "/sua-loi-nhap",
    "/sua-loi-nhap/1",
)


@pytest.mark.slow
def test_axe_finds_nothing_and_no_page_scrolls_sideways(living, sit_down):  # noqa: F811
    page = sit_down("motminh")
    assert [found for address in ADDRESSES for found in barriers(page, address)] == []


def test_a_proposal_is_accepted_by_its_key_and_put_in_force_without_a_mouse(living, sit_down):  # noqa: F811
    keyer = sit_down("nhap")
    keyer.goto(f"{PAGE}/003")
    keyer.keyboard.press("1")
    expect(keyer.get_by_role("heading", level=1)).to_contain_text("chờ cho hiệu lực")
    leader = sit_down("lanhdao")
    leader.goto(keyer.url)
    leader.get_by_role("button", name="Cho có hiệu lực").focus()
    leader.keyboard.press("Enter")
    expect(leader.get_by_role("heading", level=1)).to_contain_text("có hiệu lực")
    leader.goto(f"{PAGE}/003")
    leader.keyboard.press("s")
    expect(leader.get_by_label("Nội dung bản sao")).to_contain_text("NGUYỄN VĂN BẰNG")
