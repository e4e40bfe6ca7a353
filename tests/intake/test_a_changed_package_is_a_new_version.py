"""Contract, ``intake``: a changed package is a new version with a diff. Rows match by number and subject name, then number."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground.ledger.queries import contents, events_of
from sogoc.intake.actions import take_in
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.legal_actions import end
from sogoc.register.matching import match
from sogoc.register.models import Entry
from tests.line.making import birth, births
from tests.line.office import PATH


def test_the_diff_names_new_changed_and_withdrawn_entries_and_fields(line):
    line.bring(*births(1, 2, 3))
    arrival = line.bring(birth(1), birth(2, meHoTen="LÊ THỊ HỒNG", ghiChu="sửa"), birth(4))
    (diff,) = arrival.changed
    assert diff["version"] == 2
    assert (diff["new"], diff["withdrawn"]) == (["004"], ["003"])
    assert {key: sorted(fields) for key, fields in diff["changed"].items()} == {"002": ["ghiChu", "meHoTen"]}
    stored = line.package().difference
    assert (stored["new"], stored["withdrawn"], list(stored["changed"])) == (["004"], ["003"], ["002"])


def test_the_earlier_version_of_a_changed_entry_stays(line):
    line.bring(birth(1, meHoTen="LÊ THỊ HỒNG"))
    line.bring(birth(1, meHoTen="LÊ THỊ HƯƠNG"))
    entry = records.entry_at(f"{PATH}/001")
    assert records.values_of(entry)["meHoTen"] == "LÊ THỊ HƯƠNG"
    assert records.values_of(entry, version=1)["meHoTen"] == "LÊ THỊ HỒNG"
    assert [one.number for one in records.versions(entry)] == [2, 1]


def test_a_withdrawn_entry_is_kept_and_comes_back_under_its_id(line):
    line.bring(*births(1, 2))
    line.bring(*births(1))
    assert line.states() == {"001": "staged", "002": "withdrawn"}
    assert line.values("002")["so"] == "02/2008"
    line.bring(*births(1, 2))
    assert line.states() == {"001": "staged", "002": "staged"}
    assert line.mismatches() == []


def test_rows_that_moved_keep_their_ids(line):
    line.bring(*births(1, 2, 3))
    arrival = line.bring(*births(3, 1, 2))
    assert [(one.key, one.row) for one in records.entries(line.book())] == [
        ("003", 2),
        ("001", 3),
        ("002", 4),
    ]
    assert arrival.changed[0]["changed"] == {}


def test_repeats_of_a_number_are_told_apart_by_the_name(line):
    line.bring(birth(1), birth(2, so="01/2008"))
    assert line.values("001~2")["nksHoTen"] == "NGUYỄN VĂN CÚC"
    line.bring(birth(2, so="01/2008"), birth(1))
    assert line.values("001")["nksHoTen"] == "NGUYỄN VĂN BÌNH"
    assert line.values("001~2")["nksHoTen"] == "NGUYỄN VĂN CÚC"


def test_a_name_written_otherwise_is_the_same_entry_by_its_number(line):
    line.bring(birth(1, nksHoTen="NGUYỄN VĂN BINH"))
    arrival = line.bring(birth(1, nksHoTen="NGUYỄN VĂN BÍNH"))
    assert arrival.changed[0]["changed"] == {"001": ["nksHoTen"]}


def test_a_number_that_was_mended_is_a_new_entry_and_the_old_id_is_not_given_again(line):
    line.bring(birth(1, so="11/2008"))
    line.bring(birth(1, so="12/2008", nksHoTen="ĐINH VĂN TƯ"))
    line.bring(birth(1, so="12/2008", nksHoTen="ĐINH VĂN TƯ"), birth(2, so="11/2008", nksHoTen="LÊ VĂN NĂM"))
    assert line.states() == {"011": "staged", "012": "staged"}
    assert line.values("011")["nksHoTen"] == "LÊ VĂN NĂM"
    assert line.values("012")["nksHoTen"] == "ĐINH VĂN TƯ"


def test_an_approved_entry_that_changed_falls_back_and_one_that_did_not_stays(line):
    line.bring(*births(1, 2))
    line.approve()
    line.bring(birth(1, ghiChu="sửa"), birth(2))
    assert line.states() == {"001": "staged", "002": "approved"}
    assert line.mismatches() == []


def test_what_was_approved_sent_or_official_leaves_only_when_it_ended_or_by_the_word_of_two(line):
    line.bring(*births(1, 2, 3, 4))
    line.approve()
    line.deliver()
    line.answer(f"{PATH}/001,official,2026-01-05,", f"{PATH}/002,refused,2026-01-05,Thiếu trang")
    line.bring(birth(1, ghiChu="sửa"), *births(2, 3, 4, 5), fewer=None)  # the official one waits again
    before = line.states()
    (refused,) = line.bring(*births(4), fewer=None).refused
    assert refused["code"] == "THIEU_TRUONG_HOP"
    assert "thiếu 3 trường hợp" in refused["says"]
    assert "(01/2008, 02/2008, 03/2008)" in refused["says"]
    assert "--fewer" in refused["fix"]
    assert (line.states(), line.package().number) == (before, 2)
    with pytest.raises(Refusal, match="TU_DONG_Y_BO"):
        line.bring(*births(4), fewer="kiemtra")
    for key in ("001", "002"):
        end(
            records.entry_at(f"{PATH}/{key}"), "cross_out", on=dt.date(2009, 3, 2), reason="Sổ gạch bỏ",
            actor=line.people["kiemtra"],
        )  # fmt: skip
    (refused,) = line.bring(*births(4), fewer=None).refused
    assert "thiếu 1 trường hợp" in refused["says"]
    assert line.bring(*births(4), fewer="lanhdao").changed[0]["withdrawn"] == ["001", "002", "003", "005"]
    staged = [one["payload"] for one in map(contents, events_of(f"book:{PATH}")) if one["action"] == "stage"]
    assert [one.get("fewer") for one in staged] == [None, None, "lanhdao"]
    assert line.mismatches() == []


def test_nobody_agrees_to_what_they_bring(line):
    line.bring(*births(1), actor="motminh")
    with pytest.raises(Refusal, match="TU_DONG_Y_BO"):
        take_in([line.folder / "packages"], actor=line.people["motminh"], fewer=line.people["motminh"])


def test_only_another_page_is_a_change_too(line):
    line.bring(*births(1, 2), without_pages=["002"])
    arrival = line.bring(*births(1, 2))
    assert arrival.changed[0]["changed"] == {"002": ["trang"]}
    assert line.open_codes() == []


def test_unknown_columns_travel_through_the_register_and_out_again(line, tmp_path):
    from sogoc.approval.sending import write_sending
    from sogoc.packages.reading import read_package

    line.bring(birth(1, sttCuaXa="17", **{"Ghi chú của tổ": "đã soát"}))
    assert sorted(line.package().unknown_columns) == ["Ghi chú của tổ", "sttCuaXa"]
    write_sending(line.book(), None, tmp_path / "out")
    back = read_package(tmp_path / "out" / "KS.2008.01.xlsx", tmp_path / "out" / "KS.2008.01.zip")
    assert back.frame.select("sttCuaXa", "Ghi chú của tổ").row(0) == ("17", "đã soát")
    assert back.notes == [] or {note.code for note in back.notes} == {"COT_LA"}


keys = st.sampled_from(["001", "001~2", "002", "003", "@5"])
numbers = st.sampled_from(["01/2008", "02/2008", "03/2008", ""])
names = st.sampled_from(["an", "binh", ""])


@given(
    known=st.lists(st.tuples(numbers, names), max_size=6),
    rows=st.lists(st.tuples(keys, numbers, names), max_size=6),
)
def test_every_row_and_every_entry_is_matched_at_most_once_and_no_key_is_given_twice(known, rows):
    entries = [
        Entry(key=f"{number[:2].zfill(3)}~{index + 2}", so=number, subject_fold=name)
        for index, (number, name) in enumerate(known)
    ]
    arriving = [Entry(key=key, so=number, subject_fold=name) for key, number, name in rows]
    found = match(arriving, entries)
    assert sorted([row for row, _ in found.pairs] + [row for row, _ in found.new]) == list(range(len(rows)))
    assert sorted([at for _, at in found.pairs] + found.gone) == list(range(len(known)))
    given_keys = [entry.key for entry in entries] + [key for _, key in found.new]
    assert len(set(given_keys)) == len(given_keys)
    for row, at in found.pairs:
        assert arriving[row].so == entries[at].so
    assert not {(arriving[row].so, arriving[row].subject_fold) for row, _ in found.new} & {
        (entries[at].so, entries[at].subject_fold) for at in found.gone
    }
