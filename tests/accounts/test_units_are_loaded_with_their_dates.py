"""`units.csv` names offices by period; a code that was another unit's before is another unit."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.accounts.models import Office
from sogoc.accounts.offices import Tree, Unit, read_units
from sogoc.accounts.queries import find_office, has_units, may_see, office_tree
from sogoc.accounts.unit_actions import load_units, take_units
from sogoc.ground.ledger.queries import history
from sogoc.law.places import all_periods, dated_code
from sogoc.law.refusal import Refusal

HEADER = "unit,name,kind,parent,valid_from,valid_to,software_from\n"
BEFORE = "25114,Xã Cũ,xa,H672,,2025-06-30,2016-01-01\n"
AFTER = "25114,Xã Mới,xa,STP,2025-07-01,,\n"
OFFICES = "STP,Sở Tư pháp tỉnh,so,,,,\nH672,Phòng Tư pháp,huyen,STP,,2025-06-30,\n"


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "units.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_code_of_two_periods_is_two_units(admin, file):
    diff = load_units(file(HEADER + OFFICES + BEFORE + AFTER), actor=admin)
    assert diff.new == ["25114", "25114@2025-07-01", "H672"]
    assert list(diff.changed) == ["STP"]
    assert find_office("25114").name == "Xã Cũ"
    assert find_office("25114").software_from == dt.date(2016, 1, 1)
    for day in ("2025-07-01", "2026-11-22"):
        assert find_office(f"25114@{day}").name == "Xã Mới"
    assert find_office("25114@2020-01-01").name == "Xã Cũ"


def test_a_duty_at_the_old_commune_is_none_at_the_new_one(admin, file, hire):
    load_units(file(HEADER + OFFICES + BEFORE + AFTER), actor=admin)
    person = hire("canbo")
    give_duty(person, "key", unit="25114", actor=admin)
    assert may_see(person, "25114")
    assert not may_see(person, "25114@2025-07-01")


def test_loading_twice_changes_nothing_and_says_so(admin, file):
    path = file(HEADER + OFFICES + BEFORE + AFTER)
    load_units(path, actor=admin)
    again = load_units(path, actor=admin)
    assert (again.new, again.changed, again.unchanged) == ([], {}, 4)
    assert len(history("units")) == 1


def test_what_changed_is_said_by_column_and_what_is_absent_stays(admin, file):
    load_units(file(HEADER + OFFICES + BEFORE), actor=admin)
    diff = load_units(
        file(HEADER + OFFICES + BEFORE.replace("Xã Cũ", "Xã Cổ").replace("2016-01-01", "")), actor=admin
    )
    assert diff.changed == {"25114": ["name", "software_from"]}
    diff = load_units(file(HEADER + OFFICES), actor=admin)
    assert diff.absent == ["25114"]
    assert find_office("25114").name == "Xã Cổ"


def test_a_parent_nobody_knows_is_said(admin, file):
    diff = load_units(file(HEADER + "24769,Phường,phuong,H999,,,\n"), actor=admin)
    assert diff.unknown_parents == {"24769": "H999"}


def test_a_byte_order_mark_from_a_spreadsheet_is_no_obstacle(admin, file):
    diff = load_units(file("\ufeff" + HEADER + "24769,Phường,phuong,STP,,,\n"), actor=admin)
    assert diff.new == ["24769"]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("unit,name,kind\n", "dòng 1", "thiếu cột parent"),
        (HEADER + "24769,,phuong,,,,\n", "dòng 2", "cột name trống"),
        (HEADER + "1,A,xa,,,,\n2,B,xa,,2025,,\n", "dòng 3", "“2025”"),
        (HEADER + "1,A,xa,,2025-07-01,2024-01-01,\n", "dòng 2", "trước ngày bắt đầu"),
        (HEADER + "1,A,xa,,,,\n1,B,xa,,2025-07-01,,\n", "mã 1", "chồng lên nhau"),
        (HEADER + "1,A,xa,,,,\n1,A,xa,,,,\n", "mã 1", "chồng lên nhau"),
    ],
)
def test_a_wrong_line_is_refused_by_its_number_and_nothing_is_loaded(admin, file, text, where, what):
    with pytest.raises(Refusal) as refused:
        load_units(file(text), actor=admin)
    assert where in refused.value.says
    assert what in refused.value.says
    assert not has_units()


def test_a_file_in_another_encoding_is_refused(admin, tmp_path):
    (tmp_path / "u.csv").write_bytes(HEADER.encode() + "1,Phường,xa,,,,\n".encode("utf-16"))
    with pytest.raises(Refusal, match="UTF-8"):
        load_units(tmp_path / "u.csv", actor=admin)


def test_only_an_administrator_loads_units(hire, file):
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        load_units(file(HEADER + OFFICES), actor=hire("nhap", "key", "24769"))


def test_an_unknown_unit_is_refused_by_its_code(province):
    for unit in ("99999", "24769@1900", "24769@không-rõ"):
        with pytest.raises(Refusal) as refused:
            find_office(unit)
        assert unit in refused.value.says


def test_the_units_that_the_law_knows_fit_together(admin):
    periods = all_periods()
    units = [Unit(p.code, p.name, p.kind, p.parent or "", p.valid_from, p.valid_to) for p in periods]
    assert [unit.ref for unit in units] == [dated_code(period) for period in periods]
    diff = take_units(units, actor=admin)
    assert diff.unknown_parents == {}
    tree = office_tree()
    assert Office.objects.count() == len(units)
    assert all("STP" in tree.upwards(unit.ref) for unit in units)
    assert tree.upwards("24769")[:2] == ["24769", "H672"]


def test_a_circle_of_parents_does_not_hang():
    units = read_units(HEADER + "1,A,xa,2,,,\n2,B,xa,1,,,\n")
    tree_of = {unit.ref: unit.parent for unit in units}
    tree = Tree(tree_of, dict.fromkeys(tree_of, (None, None)))
    assert tree.upwards("1") == ["1", "2", "STP"]
    assert tree.downwards("1") == {"1", "2"}
