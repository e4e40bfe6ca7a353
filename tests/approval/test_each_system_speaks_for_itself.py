"""Answers of one system say nothing of another; a system that nobody knows cannot answer."""

from __future__ import annotations

import pytest

from sogoc.approval.actions import deliver
from sogoc.approval.answers import compare, import_answers
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import birth, births
from tests.line.office import PATH

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
