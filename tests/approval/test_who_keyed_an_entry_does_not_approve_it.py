"""Issue 4, items 1 and 4: the workflow forbids two duties on one record; whoever keyed, keyed second or settled differences is a maker."""

from __future__ import annotations

import pytest

from sogoc.approval.staying_queries import staying
from sogoc.approval.way_actions import pass_book, submit_book
from sogoc.intake.actions import take_in
from sogoc.law.refusal import Refusal
from sogoc.law.workflows.entry import KEYED
from sogoc.register import queries as records
from sogoc.register.incoming import Maker
from sogoc.register.models import VersionMaker
from tests.line.making import birth, births, package
from tests.line.office import PATH

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def office(lasting_line):
    return lasting_line


@pytest.fixture
def keyed(office):
    """A package of three entries that was keyed here; the person with all duties did one act on the first of them."""

    def keyed_(act, *, row=2, numbers=(1, 2, 3)):
        someone, leader = office.people["nhap2"], office.people["motminh"]
        hands = {at: [Maker(someone.pk, someone.username, "key")] for at in range(2, 2 + len(numbers))}
        hands[row].append(Maker(leader.pk, leader.username, act))
        table = package(office.folder / "packages", births(*numbers))
        return take_in([table], actor=office.people["nhap"], via="test", makers={PATH: hands})

    return keyed_


@pytest.mark.parametrize("act", KEYED)
def test_whoever_keyed_an_entry_in_any_pass_approves_only_the_others(office, keyed, act):
    keyed(act)
    submit_book(office.book(), actor=office.people["nhap"])
    pass_book(office.book(), actor=office.people["kiemtra"])
    done = office.approve(actor="motminh")
    assert (done.approved, done.own) == (["002", "003"], ["001"])
    with pytest.raises(Refusal, match="TU_DUYET"):
        office.approve(actor="motminh")
    (left,) = staying(office.people["motminh"])
    assert left.own == ["001"]
    assert office.approve().approved == ["001"]
    assert office.mismatches() == []


def test_the_makers_of_a_version_are_kept_beside_it(office, keyed):
    keyed("adjudicate")
    told = [(one.person.username, one.act) for one in records.makers_of(records.entry_at(f"{PATH}/001"))]
    assert told == [("nhap2", "key"), ("motminh", "adjudicate")]
    assert list(records.must_be_checked()) == [office.book()]
    assert records.made_of_staged(office.book(), office.people["motminh"].pk) == {
        records.entry_at(f"{PATH}/001").pk: frozenset({"adjudicate"})
    }


def test_a_keyed_book_that_a_file_brings_again_is_checked_by_who_changed_nothing_of_it(office, keyed):
    keyed("key")
    office.bring(*(birth(number, meHoTen="LÊ THỊ MỚI", nksNgaySinh="31.02.2008") for number in (1, 2, 3)))
    assert [one.version for one in records.entries(office.book())] == [2, 2, 2]
    with pytest.raises(Refusal, match="CHUA_KIEM_TRA"):
        office.approve()
    office.settle("NGAY_SAI", "dung_theo_so", drop=True, actor="kiemtra")
    submit_book(office.book(), actor=office.people["nhap"], reason="x")
    with pytest.raises(Refusal, match="TU_DUYET"):
        pass_book(office.book(), actor=office.people["kiemtra"], reason="x")


def test_a_package_alone_gives_no_makers_to_what_it_did_not_change(office, keyed):
    office.bring(*births(1, 2, 3))
    keyed("key", numbers=(1, 2, 3, 4))
    assert {one.version.entry.key for one in VersionMaker.objects.all()} == {"004"}


def test_a_file_has_no_makers(office):
    office.bring(*births(1))
    assert not VersionMaker.objects.exists()
    assert not records.must_be_checked().exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda: VersionMaker.objects.filter(act="adjudicate").delete(),
        lambda: VersionMaker.objects.filter(act="adjudicate").update(act="key_second"),
        lambda: VersionMaker.objects.create(
            version=VersionMaker.objects.latest("pk").version,
            person=VersionMaker.objects.latest("pk").person,
            act="inspect",
        ),
    ],
    ids=["taken away", "renamed", "added"],
)
def test_doctor_sees_makers_that_were_changed_behind_the_software(office, keyed, damage):
    keyed("adjudicate")
    assert office.mismatches() == []
    damage()
    assert {one.partition(" ")[0] for one in office.mismatches()} == {"LECH_NHAT_KY"}
