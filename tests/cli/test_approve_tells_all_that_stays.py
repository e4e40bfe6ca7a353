"""Contract, ``approve``: entries that are held stay and are listed; who has the duty nowhere is refused; the figures add up."""

from __future__ import annotations

import shutil

import pytest
from django.test import override_settings

from sogoc.cli.commands import approve as approving
from sogoc.law.refusal import Refusal
from sogoc.register.models import Entry
from tests.line.making import birth, births, package

FIRST, HELD, OWN, LATER = (f"24862/KS.{year}.01" for year in (2008, 2009, 2010, 2011))

HELD_IN_ALL = "4 bị giữ (trong đó 2 chỉ do cả quyển bị giữ)"


@pytest.fixture
def office(line, monkeypatch, tmp_path):
    """A book with a held entry; one that is held as a whole and has a held entry; one that the approver brought; a clean one."""
    monkeypatch.setattr(approving, "open_installation", lambda: None)
    line.bring(*births(1, 2), birth(3, chaHoTen=None))
    rows = [birth(4, chaHoTen=None), *births(5, 6)]
    wide = package(tmp_path / "wide", [*rows, birth(7)], name="KS.2009.01")
    narrow = package(tmp_path / "narrow", rows, name="KS.2009.01")
    shutil.copy(wide.with_suffix(".zip"), narrow.with_suffix(".zip"))
    line.take(narrow)
    line.bring(*births(8, 9), name="KS.2010.01", actor="motminh")
    line.bring(*births(10), name="KS.2011.01")
    with override_settings(SOGOC_IS_SAMPLE=True):
        yield line


def figures(said):
    return {
        one["book"]: (
            one["approved"], one["waiting"], [held["key"] for held in one["held"]], one["held_by_book"], one["own"]
        )
        for one in said.data["books"]
    }  # fmt: skip


@pytest.mark.usefixtures("office")
def test_all_clean_lists_every_book_of_which_something_stays():
    said = approving.approve(actor="motminh", all_clean=True)
    assert figures(said) == {
        FIRST: (2, 1, ["003"], 0, []),
        HELD: (0, 3, ["004-2008"], 2, []),
        OWN: (0, 2, [], 0, ["008-2008", "009-2008"]),
        LATER: (1, 0, [], 0, []),
    }
    assert said.code == 1
    assert {name: said.data[name] for name in ("approved", "waiting", "held", "held_by_book", "own")} == {
        "approved": 3, "waiting": 6, "held": 4, "held_by_book": 2, "own": 2,
    }  # fmt: skip
    assert said.data["approved"] + said.data["waiting"] == Entry.objects.count()
    assert list(said.lines) == [
        "Đã duyệt 3 trường hợp trong 2 quyển sổ.",
        f"Còn 6 trường hợp chờ duyệt trong 3 quyển sổ: {HELD_IN_ALL}, 2 do chính người duyệt nhập hoặc sửa.",
        f"  {FIRST}: còn 1: 1 bị giữ.",
        f"  {HELD}: còn 3: 3 bị giữ (trong đó 2 chỉ do cả quyển bị giữ).",
        f"  {OWN}: còn 2: 2 do chính người duyệt nhập hoặc sửa.",
    ]


@pytest.mark.usefixtures("office")
def test_a_second_time_the_same_stays_and_is_listed_again():
    first = approving.approve(actor="lanhdao", all_clean=True)
    again = approving.approve(actor="lanhdao", all_clean=True)
    assert (again.code, again.data["approved"], again.data["held"]) == (1, 0, first.data["held"])
    assert figures(again) == {FIRST: (0, 1, ["003"], 0, []), HELD: (0, 3, ["004-2008"], 2, [])}


@pytest.mark.usefixtures("office")
def test_named_books_tell_what_is_held_with_its_book_too():
    said = approving.approve(FIRST, HELD, actor="lanhdao")
    assert (said.data["approved"], said.data["waiting"], said.data["held"], said.data["held_by_book"]) == (
        2,
        4,
        4,
        2,
    )
    assert [one["code"] for one in said.data["refused"]] == ["SO_BI_GIU"]
    assert "    số 03/2008 (dòng 4) còn 1 lỗi, cảnh báo chưa có lý do." in said.lines
    assert all(OWN not in line and LATER not in line for line in said.lines)


@pytest.mark.usefixtures("office")
def test_where_nothing_stays_there_is_nothing_to_say():
    said = approving.approve(LATER, actor="lanhdao")
    assert (said.code, list(said.lines)) == (0, ["Đã duyệt 1 trường hợp trong 1 quyển sổ."])


@pytest.mark.parametrize("actor", ["nhap", "kiemtra", "khach"])
def test_who_has_the_duty_nowhere_is_refused_before_the_code_is_asked(office, actor):
    with override_settings(SOGOC_IS_SAMPLE=False), pytest.raises(Refusal) as refused:
        approving.approve(actor=actor, all_clean=True)
    assert refused.value.code == "KHONG_CO_NHIEM_VU"
    assert set(office.states(LATER).values()) == {"staged"}
