"""Answers of one system say nothing of another; a system that nobody knows cannot answer."""

from __future__ import annotations

import pytest

from sogoc.approval import queries
from sogoc.approval.actions import deliver, deliver_all
from sogoc.approval.answers import compare, import_answers
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.delivery_queries import refused_items
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

ONE = f"{PATH}/001"


def answer(line, words, *, system):
    file = line.folder / "tra-loi.csv"
    file.write_text(f"entry,status,date,words\n{words}\n", encoding="utf-8")
    return import_answers(file, actor=line.people["lanhdao"], system=system)


def stand(line):
    entry = records.entry_at(ONE)
    assert line.mismatches() == []
    return entry.delivery, entry.official_on.isoformat() if entry.official_on else None


@pytest.fixture
@made_once
def sent(line):
    line.bring(*births(1))
    line.approve()
    line.deliver()
    return line


def test_an_unknown_system_is_refused(sent):
    with pytest.raises(Refusal) as refused:
        answer(sent, f"{ONE},official,09/10/2024,", system="zz")
    assert refused.value.code == "HE_THONG_LA"
    assert stand(sent) == ("sent", None)


def test_an_answer_of_another_system_does_not_hide_that_of_the_one_it_was_sent_to(sent):
    answer(sent, f"{ONE},refused,09/10/2024,Sai", system="bo")
    assert stand(sent) == ("sent", None)
    answer(sent, f"{ONE},received,05/10/2024,", system="158")
    assert stand(sent) == ("received", None)


def test_the_same_words_of_two_systems_are_two_answers(sent):
    for system in ("bo", "158"):
        answer(sent, f"{ONE},refused,09/10/2024,Sai", system=system)
    assert stand(sent) == ("refused", None)
    items = records.answers(records.entry_at(ONE))
    assert {(item.delivery.system, item.status) for item in items} == {("158", "refused"), ("bo", "refused")}


def test_a_confirmation_is_taken_back_only_by_the_system_that_gave_it(sent):
    answer(sent, f"{ONE},official,09/10/2024,", system="158")
    answer(sent, f"{ONE},refused,20/10/2024,Sai", system="bo")
    assert stand(sent) == ("official", "2024-10-09")
    answer(sent, f"{ONE},refused,21/10/2024,Sai", system="158")
    assert stand(sent) == ("refused", None)


def test_what_is_shown_is_compared_with_what_was_sent_to_that_system(sent):
    answer(sent, f"{ONE},refused,09/10/2024,Sai", system="158")
    sent.bring(birth(1, nksHoTen="NGUYỄN VĂN BÍNH"))
    sent.approve()
    deliver(sent.book(), system="bo", actor=sent.people["lanhdao"])
    file = sent.folder / "hien.csv"
    file.write_text(f"entry,nksHoTen\n{ONE},NGUYỄN VĂN BÌNH\n", encoding="utf-8")
    assert compare(file).differences == []
    assert [one["sent"] for one in compare(file, system="bo").differences] == ["NGUYỄN VĂN BÍNH"]
    assert stand(sent) == ("sent", None)


def send(line, system):
    return deliver(line.book(), system=system, actor=line.people["lanhdao"])


def refused_to(line, system):
    with pytest.raises(Refusal) as refused:
        send(line, system)
    return refused.value


class TestSendingToTheOther:
    """What waits is asked of one system at a time."""

    def test_what_one_confirmed_is_sent_to_the_other_and_stays_official(self, sent):
        answer(sent, f"{ONE},official,09/10/2024,", system="158")
        assert (send(sent, "bo").attempt, stand(sent)) == (1, ("official", "2024-10-09"))
        answer(sent, f"{ONE},received,10/10/2024,", system="bo")
        assert stand(sent) == ("official", "2024-10-09")

    def test_what_one_confirmed_and_took_back_is_what_the_other_says(self, sent):
        answer(sent, f"{ONE},official,09/10/2024,", system="158")
        send(sent, "bo")
        answer(sent, f"{ONE},refused,11/10/2024,Sai", system="158")
        assert stand(sent) == ("sent", None)

    def test_the_refusal_speaks_of_the_system_that_was_asked(self, sent):
        assert refused_to(sent, "158").code == "DA_GUI_HET"
        answer(sent, f"{ONE},official,09/10/2024,", system="158")
        refused = refused_to(sent, "158")
        assert (refused.code, "Phần mềm 158" in refused.says) == ("DA_XAC_NHAN_HET", True)
        send(sent, "bo")
        refused = refused_to(sent, "bo")
        assert (refused.code, "hệ thống dùng chung của Bộ" in refused.says) == ("DA_GUI_HET", True)

    def test_all_that_wait_are_those_of_the_system(self, sent):
        leader = sent.people["lanhdao"]
        assert deliver_all(system="158", actor=leader) == []
        assert [(one.system, one.entries) for one in deliver_all(system="bo", actor=leader)] == [("bo", 1)]
        assert deliver_all(system="bo", actor=leader) == []

    def test_what_it_refused_is_not_sent_again_unasked_and_is_when_asked(self, sent):
        leader = sent.people["lanhdao"]
        send(sent, "bo")
        answer(sent, f"{ONE},refused,09/10/2024,Sai", system="bo")
        assert deliver_all(system="bo", actor=leader) == []
        assert refused_to(sent, "158").code == "DA_GUI_HET"
        assert (send(sent, "bo").attempt, stand(sent)) == (2, ("sent", None))

    def test_what_changed_is_sent_again_even_if_its_old_version_was_answered_late(self, sent):
        sent.bring(birth(1, ghiChu="sửa"))
        answer(sent, f"{ONE},official,09/10/2024,", system="158")
        sent.approve()
        assert [one.attempt for one in deliver_all(system="158", actor=sent.people["lanhdao"])] == [2]
        assert stand(sent) == ("sent", "2024-10-09")
        assert (send(sent, "bo").attempt, stand(sent)) == (1, ("sent", "2024-10-09"))

    def test_dropping_what_was_understood_changes_no_text_and_asks_for_no_sending(self, line):
        line.bring(birth(1, nksNgaySinh="31.02.2008"))
        answer(line, f"{ONE},official,09/10/2024,", system="158")
        line.settle("NGAY_SAI", "dung_theo_so", drop=True)
        line.approve()
        assert refused_to(line, "158").code == "DA_XAC_NHAN_HET"
        assert deliver_all(system="158", actor=line.people["lanhdao"]) == []
        assert send(line, "bo").entries == 1

    def test_the_page_of_the_book_says_it_for_each(self, sent):
        for_each = queries.to_systems(sent.book(), sent.people["lanhdao"])
        assert [(one.system, one.count, one.refused is None) for one in for_each] == [
            ("158", 0, False),
            ("bo", 1, True),
        ]

    def test_refused_is_listed_once_until_it_is_sent_to_that_system_again(self, sent):
        answer(sent, f"{ONE},refused,09/10/2024,Sai", system="158")
        sent.deliver()
        answer(sent, f"{ONE},refused,12/10/2024,Vẫn sai", system="158")
        send(sent, "bo")
        assert [one.words for one in refused_items(sent.book())] == ["Vẫn sai"]
        sent.deliver()
        assert list(refused_items(sent.book())) == []


def test_all_are_sent_only_by_who_has_the_duty_and_only_to_a_known_system(sent):
    for who, system, code in (("nhap", "158", "KHONG_CO_NHIEM_VU"), ("lanhdao", "zz", "HE_THONG_LA")):
        with pytest.raises(Refusal) as refused:
            deliver_all(system=system, actor=sent.people[who])
        assert refused.value.code == code
