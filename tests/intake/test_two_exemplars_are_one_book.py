"""Sổ kép: per event one exemplar is the record; a district copy heals a torn page; nothing counts twice, nothing is deleted."""

from __future__ import annotations

import pytest

from sogoc.checking.register_view import frame_of_plan
from sogoc.checking.review_actions import review
from sogoc.ground import clock
from sogoc.intake.book_models import Exemplar, Unchosen
from sogoc.intake.exemplar_actions import choose, join, part
from sogoc.intake.exemplar_pairs import Copy, pairs
from sogoc.intake.exemplar_queries import events_of, exemplar_of, linked_books
from sogoc.intake.queries import plan_lines
from sogoc.intake.verify_books import verify_shelf
from sogoc.law.refusal import Refusal
from sogoc.reporting.coverage import book_lines, sums
from sogoc.reporting.figures import Figures, book_figures
from tests.line.making import UNIT, birth, births, package
from tests.line.office import PATH

SECOND = "H675/KS.2008.01"
PLAN = [
    f"{UNIT},KS,2008,01,,,truoc_7_2016,4,Kiểm kê",
    "H675,KS,2008,01,,,truoc_7_2016,4,Kiểm kê",
]


@pytest.fixture
def copies(line) -> Exemplar:
    """The commune's book lacks entry 4 (torn out); the district's copy has it and lacks entry 1."""
    line.plan(*PLAN)
    line.bring(*births(1, 2, 3))
    line.take(package(line.folder / "packages", births(2, 3, 4), unit="H675"))
    return join(PATH, SECOND, basis="Sổ kép năm 2008", actor=line.people["kiemtra"])


def unchosen() -> set[str]:
    return {str(row.entry) for row in Unchosen.objects.filter(until=None).select_related("entry__book")}


def test_what_both_tell_counts_in_the_main_one_and_what_one_tells_counts_there(copies):
    assert unchosen() == {f"{SECOND}/002", f"{SECOND}/003"}
    assert [(one.main is not None, one.second is not None, one.source) for one in events_of(copies)] == [
        (True, False, "main"), (True, True, "main"), (True, True, "main"), (False, True, "second"),
    ]  # fmt: skip
    assert list(verify_shelf()) == []


def test_the_plan_and_the_cases_are_counted_once(line, copies):
    line.approve()
    line.approve(SECOND)
    lines = book_figures(as_of=clock.today_vn(), source="noi-bo")
    total = sum((one.figures for one in lines), Figures())
    assert (total.declared, total.present, total.done) == (4, 4, 4)
    both = sums(book_lines(None))
    assert (both.declared, both.present, both.approved, both.short) == (4, 4, 4, 1)


def test_an_event_is_sent_once(line, copies):
    line.approve()
    line.approve(SECOND)
    assert line.deliver(SECOND).entries == 1
    assert line.deliver().entries == 3


def test_a_choice_is_signed_and_can_be_taken_back(line, copies):
    assert choose(copies, ["002"], source="second", reason="bản xã rách", actor=line.people["kiemtra"]) == 1
    assert unchosen() == {f"{PATH}/002", f"{SECOND}/003"}
    assert choose(copies, ["002"], source="second", reason="bản xã rách", actor=line.people["kiemtra"]) == 0
    choose(copies, ["002"], source="main", reason="đọc lại được", actor=line.people["kiemtra"])
    assert unchosen() == {f"{SECOND}/002", f"{SECOND}/003"}
    assert list(verify_shelf()) == []
    assert (line.mismatches(), line.mismatches(SECOND)) == ([], [])


def test_what_arrives_later_is_paired_by_itself(line, copies):
    line.take(package(line.folder / "packages", births(1, 2, 3, 4), unit="H675"))
    assert unchosen() == {f"{SECOND}/001", f"{SECOND}/002", f"{SECOND}/003"}
    line.bring(*births(2, 3))
    assert unchosen() == {f"{SECOND}/002", f"{SECOND}/003"}
    assert list(verify_shelf()) == []


def test_parted_both_count_again_and_nothing_was_deleted(line, copies):
    part(copies, reason="không phải một quyển", actor=line.people["kiemtra"])
    assert unchosen() == set()
    assert exemplar_of(PATH) is None
    assert len(line.states(SECOND)) == 3
    assert list(verify_shelf()) == []


def test_choices_altered_behind_the_softwares_back_are_found(copies):
    Unchosen.objects.all().delete()
    assert [code for code, *_ in verify_shelf()] == ["LECH_SO_KEP"]


@pytest.mark.parametrize(
    ("keys", "source", "code"),
    [(["001"], "second", "KHONG_CO_O_CA_HAI_BAN"), (["002"], "third", "NGUON_SO_KEP_SAI"), ([], "main", "KHONG_CO_O_CA_HAI_BAN")],
)  # fmt: skip
def test_what_cannot_be_chosen_is_refused(line, copies, keys, source, code):
    with pytest.raises(Refusal) as refused:
        choose(copies, keys, source=source, reason="x", actor=line.people["kiemtra"])
    assert refused.value.code == code


def test_an_event_that_is_not_there_for_somebody_is_not_chosen_by_them(line, copies):
    line.book(SECOND).entries.filter(key="002").update(sensitive=True)
    with pytest.raises(Refusal) as refused:
        choose(copies, ["002"], source="second", reason="x", actor=line.people["kiemtra"])
    assert refused.value.code == "KHONG_CO_O_CA_HAI_BAN"
    assert choose(copies, ["002"], source="second", reason="x", actor=line.people["admin"]) == 1


def test_only_who_settles_both_books_chooses(line, copies):
    with pytest.raises(Refusal) as refused:
        choose(copies, ["002"], source="second", reason="x", actor=line.people["nhap"])
    assert refused.value.code == "KHONG_DUOC_CHON_BAN"


def test_a_number_alone_does_not_pair_what_contradicts():
    one = Copy(1, "012", "2008", "nguyen van an", "2008-05-01")
    other = Copy(2, "012", "2008", "tran thi binh", "2008-06-02")
    torn = Copy(3, "012", "2008", "", "")
    assert pairs([one], [other]) == []
    assert pairs([one], [torn]) == [(one, torn)]


def test_the_same_child_under_another_number_is_one_event():
    one = Copy(1, "012", "2008", "nguyen van an", "2008-05-01")
    other = Copy(2, "013-2008", "2007", "nguyen van an", "2008-05-01")
    assert pairs([one], [other]) == [(one, other)]


def test_a_birth_of_the_second_copy_with_another_year_in_its_key_is_found_by_its_number(line):
    line.bring(birth(1))
    line.take(package(line.folder / "packages", [birth(1)], unit="H675", name="KS.2007.01"))
    join(PATH, "H675/KS.2007.01", basis="Sổ kép", actor=line.people["kiemtra"])
    assert unchosen() == {"H675/KS.2007.01/001-2008"}


def test_the_link_settles_what_asked_whether_both_are_one_and_no_review_asks_again(line):
    line.bring(*births(1, 2, 3, 4, 5, 6))
    line.take(package(line.folder / "packages", births(1, 2, 3, 4, 5, 6), unit="H675"))

    def ask() -> None:
        plan = frame_of_plan(plan_lines())
        review(actor=line.people["kiemtra"], plan=plan, linked=linked_books(), via="test")

    ask()
    assert "HAI_BAN_MOT_QUYEN" in {code for _, code in line.open_codes()}
    join(PATH, SECOND, basis="Sổ kép năm 2008", actor=line.people["kiemtra"])
    assert "HAI_BAN_MOT_QUYEN" not in {code for _, code in [*line.open_codes(), *line.open_codes(SECOND)]}
    assert line.mismatches() == []
    ask()
    assert not line.book().findings.filter(code="HAI_BAN_MOT_QUYEN").exists()
    assert {code for _, code in line.open_codes()}.isdisjoint({"KHAI_SINH_HAI_LAN", "TRUNG_SO_HAI_QUYEN"})
