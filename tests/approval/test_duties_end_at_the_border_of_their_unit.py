"""Promise 4: duties are given per office; a commune's people act on its books, a district's on those of its communes."""

from __future__ import annotations

import pytest

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.offices import Unit
from sogoc.accounts.unit_actions import take_units
from sogoc.approval import actions as approval
from sogoc.approval.amendment_actions import Basis, Target, enforce_amendment, record_amendment
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import BOOK, births
from tests.line.office import PASSWORD, everybody
from tests.support.lasting import once

UNITS = [
    Unit("STP", "Sở Tư pháp", "so"),
    Unit("H675", "Phòng Tư pháp A", "huyen", "STP"),
    Unit("H672", "Phòng Tư pháp B", "huyen", "STP"),
    Unit("24862", "Xã Một", "xa", "H675"),
    Unit("24865", "Xã Hai", "xa", "H675"),
    Unit("24769", "Phường Ba", "phuong", "H672"),
]
DUTIES = ("key", "settle", "approve", "follow")


@pytest.fixture
def offices(line):
    """Books of three communes brought by the Department; one person with every duty in a commune, one in its district."""

    def furnish():
        admin = line.people["admin"]
        take_units(UNITS, actor=admin)
        for name, unit in (("xa1", "24862"), ("huyen", "H675")):
            person = create_person(name, f"Người {name}", password=PASSWORD, actor=admin)
            for duty in DUTIES:
                give_duty(person, duty, unit=unit, actor=admin)
        for unit in ("24862", "24865", "24769"):
            line.bring(*births(1), unit=unit)

    once("books of three communes", furnish, folder=line.folder)
    line.people.update(everybody())
    return line


@pytest.mark.parametrize(
    ("who", "unit", "may"),
    [
        ("xa1", "24862", True),
        ("xa1", "24865", False),
        ("xa1", "24769", False),
        ("huyen", "24862", True),
        ("huyen", "24865", True),
        ("huyen", "24769", False),
        ("lanhdao", "24769", True),
    ],
)
def test_approving(offices, who, unit, may):
    if may:
        assert offices.approve(f"{unit}/{BOOK}", actor=who).approved == ["001"]
        return
    with pytest.raises(Refusal) as refused:
        offices.approve(f"{unit}/{BOOK}", actor=who)
    assert (refused.value.code, refused.value.status) == ("KHONG_CO_NHIEM_VU", 403)
    assert offices.states(f"{unit}/{BOOK}") == {"001": "staged"}


def test_all_clean_is_all_of_their_own(offices):
    done = approval.approve_all_clean(actor=offices.people["huyen"])
    assert [one.book for one in done] == [f"24862/{BOOK}", f"24865/{BOOK}"]
    assert offices.states(f"24769/{BOOK}") == {"001": "staged"}


def test_sending_all_is_all_of_their_own(offices):
    for unit in ("24862", "24769"):
        offices.approve(f"{unit}/{BOOK}")
    sent = approval.deliver_all(system="158", actor=offices.people["xa1"])
    assert [one.book.path for one in sent] == [f"24862/{BOOK}"]


def test_bringing(offices):
    arrival = offices.bring(*births(1, 2), unit="24865", actor="xa1")
    assert [one["code"] for one in arrival.refused] == ["KHONG_CO_NHIEM_VU"]
    assert offices.bring(*births(1, 2), unit="24862", actor="xa1").books == [f"24862/{BOOK}"]


def test_a_change_over_two_communes_is_put_in_force_by_whoever_approves_in_both(offices):
    targets = [
        Target(records.entry_at(f"{unit}/{BOOK}/001"), {"nksHoTen": "LÊ A"}) for unit in ("24862", "24865")
    ]
    made = record_amendment(
        "cai_chinh",
        targets,
        actor=offices.people["nhap"],
        reason="Theo quyết định",
        basis=Basis("Quyết định", number="07/QĐ-UBND"),
    )
    with pytest.raises(Refusal) as refused:
        enforce_amendment(made, actor=offices.people["xa1"])
    assert (refused.value.code, f"24865/{BOOK}" in refused.value.says) == ("NGOAI_PHAM_VI_GHI_CHU", True)
    assert enforce_amendment(made, actor=offices.people["huyen"]).state == "in_force"
