"""Contract, ``intake``: into staging; the same package twice changes nothing; unit by folder, else by ``--unit``."""

from __future__ import annotations

import shutil

import pytest

from sogoc.ground.installation import file_store
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import BOOK, birth, births, package
from tests.line.office import PATH

PLAN_LINE = "24862,KS,2008,01,01/01/2008,31/12/2008,truoc_7_2016,120,Biên bản kiểm kê"


def test_each_row_becomes_an_entry_in_staging_with_its_id(line):
    arrival = line.bring(*births(1, 2), birth(3, so="12A/2008"), birth(4, so="03/2007"), birth(5, so=None))
    assert (arrival.packages, arrival.entries, arrival.unchanged, arrival.refused) == (1, 5, 0, [])
    assert arrival.books == [PATH]
    assert line.states() == dict.fromkeys(["001", "002", "012A", "003-2007", "@6"], "staged")


def test_a_number_that_repeats_has_ids_of_its_own(line):
    line.bring(birth(1), birth(2, so="01/2008"), birth(3, so="01/2008"))
    assert list(line.states()) == ["001", "001~2", "001~3"]


def test_the_same_package_twice_changes_nothing(line):
    line.bring(*births(1, 2, 3))
    events = [event.canonical for event in events_of(f"book:{PATH}")]
    again = line.bring(*births(1, 2, 3))
    assert (again.packages, again.entries, again.unchanged) == (0, 0, 1)
    assert [event.canonical for event in events_of(f"book:{PATH}")] == events
    assert records.packages(line.book()).count() == 1
    assert all(records.versions(entry).count() == 1 for entry in records.entries(line.book()))


def test_a_package_that_is_known_is_not_read_again(line, monkeypatch):
    line.bring(*births(1, 2, 3))
    monkeypatch.setattr(
        "sogoc.intake.incoming_names.read_package", lambda *_, **__: pytest.fail("it was read")
    )
    assert line.bring(*births(1, 2, 3)).unchanged == 1


def test_of_two_who_bring_the_same_package_at_once_the_second_changes_nothing(line, monkeypatch):
    """The second looked before the first had stored anything."""
    line.bring(*births(1, 2, 3))
    events = [event.canonical for event in events_of(f"book:{PATH}")]
    monkeypatch.setattr(records, "last_packages", dict)
    again = line.bring(*births(1, 2, 3))
    assert (again.packages, again.entries, again.unchanged, again.refused) == (0, 0, 1, [])
    assert [event.canonical for event in events_of(f"book:{PATH}")] == events
    assert records.packages(line.book()).count() == 1


def test_of_a_tree_that_holds_two_different_packages_of_one_book_neither_is_taken(line, tmp_path):
    first = package(tmp_path / "a", births(1, 2))
    second = package(tmp_path / "b", births(1, 2, 3))
    other = package(tmp_path / "b", births(1), name="KS.2009.01")
    for _ in range(2):
        arrival = line.take(first, second, other)
        assert [(one["code"], one["file"]) for one in arrival.refused] == [
            ("HAI_GOI_MOT_SO", str(first)),
            ("HAI_GOI_MOT_SO", str(second)),
        ]
        assert str(second) in arrival.refused[0]["says"]
        assert [book.name for book in records.books()] == ["KS.2009.01"]


def test_copies_of_one_package_in_a_tree_are_one_package(line, tmp_path):
    first = package(tmp_path / "a", births(1, 2))
    copy = package(tmp_path / "b", births(1, 2))
    arrival = line.take(first, copy, first)
    assert (arrival.packages, arrival.unchanged, arrival.refused) == (1, 1, [])
    assert line.states() == {"001": "staged", "002": "staged"}


def test_a_package_that_was_here_before_comes_back_as_a_new_version_and_is_said(line, tmp_path):
    first = package(tmp_path / "a", births(1, 2))
    second = package(tmp_path / "b", births(1, 2, 3))
    assert line.take(first).changed == []
    assert [one["same_as"] for one in line.take(second).changed] == [None]
    assert [(one["version"], one["same_as"]) for one in line.take(first).changed] == [(3, 1)]
    assert line.states() == {"001": "staged", "002": "staged", "003": "withdrawn"}
    assert line.mismatches() == []


def test_the_values_are_kept_as_written(line):
    line.bring(birth(1, nksNgaySinh="1/5/2008", nksHoTen="K'Brơi", ghiChu="  hai  khoảng trắng "))
    values = line.values("001")
    assert values["nksNgaySinh"] == "1/5/2008"
    assert values["nksHoTen"] == "K'Brơi"
    assert values["ghiChu"].strip() == "hai  khoảng trắng"


def test_persons_become_mentions(line):
    line.bring(birth(1, nksSoDinhDanh="068208000017"))
    who = {one.role: one for one in records.mentions(records.entry_at(f"{PATH}/001"))}
    assert set(who) == {"nks", "me", "cha"}
    assert (who["nks"].name, who["nks"].birth, who["nks"].sex) == ("NGUYỄN VĂN BÌNH", "2008-05-02", "1")
    assert who["nks"].fold == "nguyen van binh"
    assert (who["me"].sex, who["cha"].sex) == ("2", "1")


def test_each_row_finds_its_page_and_each_page_its_row(line):
    line.bring(*births(1, 2))
    for entry in records.entries(line.book()):
        page = records.page_of(entry)
        assert page is not None
        archive, member = page
        assert member == entry.pdf == f"KS.2008.01.2008-06-15.{entry.key}.pdf"
        assert entry.key.encode() in file_store().member(archive, member)


def test_a_missing_page_holds_its_entry_and_a_stray_page_holds_the_book(line, tmp_path):
    line.bring(*births(1, 2), without_pages=["002"])
    assert line.open_codes() == [("002", "THIEU_TEP")]
    wide = package(tmp_path / "wide", births(1, 2, 3))
    narrow = package(tmp_path / "narrow", births(1, 2))
    shutil.copy(wide.with_suffix(".zip"), narrow.with_suffix(".zip"))
    line.take(narrow)
    assert line.open_codes() == [(None, "THUA_TEP")]
    assert line.book().held == 1


def test_without_a_zip_no_page_is_missed(line):
    line.bring(*births(1, 2), has_zip=False)
    assert line.open_codes() == []


def test_the_unit_is_the_name_of_the_folder_else_the_one_that_is_said(line, tmp_path):
    named = package(tmp_path / "tree", births(1), unit="24862")
    loose = package(tmp_path / "tree", births(1), unit="hop-thu-den")
    arrival = line.take(named, loose, unit="24865")
    assert arrival.books == [f"24862/{BOOK}", f"24865/{BOOK}"]


def test_a_package_of_no_known_unit_is_refused_with_the_remedy(line, tmp_path):
    arrival = line.take(package(tmp_path, births(1), unit="hop-thu-den"))
    (refused,) = arrival.refused
    assert refused["code"] == "CHUA_RO_DON_VI"
    assert "--unit" in refused["fix"]


def test_a_code_with_a_date_is_another_unit_than_the_same_code_without(line, tmp_path):
    line.take(package(tmp_path, births(1), unit="24862"))
    try:
        arrival = line.take(package(tmp_path, births(2), unit="24823@2025-07-01"))
    except Refusal as refusal:  # pragma: no cover - a message for whoever changes the law's places
        pytest.fail(str(refusal))
    assert arrival.books == ["24823@2025-07-01/KS.2008.01"]


def test_a_book_that_the_plan_lacks_is_taken_in_and_said(line):
    line.plan(PLAN_LINE)
    assert line.bring(*births(1)).not_in_plan == []
    assert line.bring(*births(1), name="KS.2009.01").not_in_plan == ["24862/KS.2009.01"]


@pytest.mark.parametrize("actor", ["lanhdao", "kiemtra", "khach"])
def test_only_who_keys_brings_packages(line, actor):
    (refused,) = line.bring(*births(1), actor=actor).refused
    assert refused["code"] == "KHONG_CO_NHIEM_VU"
    assert not records.books().exists()


def test_the_act_stands_in_the_ledger_without_personal_values(line):
    line.bring(birth(1, nksHoTen="K'Brơi"))
    (event,) = events_of(f"book:{PATH}")
    act = contents(event)
    assert (act["action"], act["actor"], act["duty"], act["via"]) == ("stage", "nhap", "key", "test")
    assert act["payload"]["new"] == ["001"]
    assert "K'Brơi" not in bytes(event.canonical).decode()


def test_a_path_that_is_not_there_is_refused_before_anything_is_read(line, tmp_path):
    with pytest.raises(Refusal) as refused:
        line.take(package(tmp_path, births(1)), tmp_path / "nowhere")
    assert refused.value.code == "KHONG_CO_DUONG_DAN"
    assert not records.books().exists()
