"""`units.csv` names offices by period; a code that was another unit's before is another unit.

Who stands under whom decides who may do what, so a list that is wrong in one line, or does not fit together, is not taken at all.
"""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.accounts.models import Office
from sogoc.accounts.offices import RANKS, Tree, Unit
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


def test_a_byte_order_mark_from_a_spreadsheet_is_no_obstacle(admin, file):
    diff = load_units(file("\ufeff" + HEADER + "24769,Phường,phuong,STP,,,\n"), actor=admin)
    assert diff.new == ["24769"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "không có hàng tên cột"),
        ("unit,name,kind\n", 1, "thiếu cột parent"),
        (HEADER, 2, "không có đơn vị nào"),
        (HEADER.replace("name", "kind"), 1, "thiếu cột name"),
        (HEADER.replace("\n", ",name\n") + "24769,A,xa,STP,,,,B\n", 1, "cột name có hai lần"),
        (HEADER + "24769,,phuong,,,,\n", 2, "cột name trống"),
        (HEADER + "24769,A,xa,STP,,\n", 2, "có 6 ô"),
        (HEADER + "24769,A, B,xa,STP,,,\n", 2, "có 8 ô"),
        (HEADER + '24769,"A,xa,STP,,,\n24770,B,xa,STP,,,\n', 2, "dấu nháy kép chưa đóng"),
        (HEADER + '24769,"A\n24770,B",xa,STP,,,\n', 2, "xuống dòng"),
        (HEADER + "24769,A\0,xa,STP,,,\n", 2, "NUL"),
        (HEADER + "1,A,xa,STP,,,\n2,B,xa,STP,2025,,\n", 3, "“2025”"),
        (HEADER + "1,A,xa,STP,2025-13-01,,\n", 2, "“2025-13-01”"),
        (HEADER + "1,A,xa,STP,2025-07-01,2024-01-01,\n", 2, "trước ngày bắt đầu"),
        (HEADER + "1,A,xa,STP,,,\n1,B,xa,STP,2025-07-01,,\n", 3, "chồng lên dòng 2"),
        (HEADER + "1,A,xa,STP,,,\n1,A,xa,STP,,,\n", 3, "đã có ở dòng 2"),
        (HEADER + "24769/../x,A,xa,STP,,,\n", 2, "“24769/../x” không đúng dạng"),
        (HEADER + "1234567890123,A,xa,STP,,,\n", 2, "không đúng dạng"),
        (HEADER + f"24769,{'A' * 151},xa,STP,,,\n", 2, "151 ký tự"),
        (HEADER + "24769,A,zz,STP,,,\n", 2, "“zz”"),
        (HEADER + "24769,A,xa,STP/..,,,\n", 2, "“STP/..”"),
        (HEADER + "24769@2024-01-01,A,xa,STP,2025-07-01,,\n", 2, "ngoài thời gian tồn tại"),
    ],
)
def test_a_line_that_is_wrong_by_itself_is_refused_and_nothing_is_loaded(admin, file, text, line, what):
    refuses(file(text), admin, line, what)


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        ("24769,A,xa,24769,,,\n", 4, "cấp trên của chính nó"),
        ("24769,A,xa,99999,,,\n", 4, "99999 không có trong danh sách"),
        ("24769,A,xa,24770,,,\n24770,B,xa,24769,,,\n", 4, "24769 → 24770 → 24769"),
        ("24769,A,xa,24770,,,\n24770,B,phuong,STP,,,\n", 4, "không cao cấp hơn"),
        ("24769,A,xa,H672,2025-07-01,,\n", 4, "H672 không tồn tại vào ngày 01/07/2025"),
        ("24769,A,xa,H672,,2026-01-01,\n", 4, "H672 không tồn tại vào ngày 01/01/2026"),
    ],
)
def test_units_that_do_not_fit_together_are_refused_and_none_is_loaded(admin, file, lines, line, what):
    refuses(file(HEADER + OFFICES + lines), admin, line, what)


def test_the_department_stands_under_no_commune(admin, file):
    text = HEADER + "24769,Phường Một,phuong,,,,\nSTP,Sở Tư pháp,so,24769,,,\n"
    refuses(file(text), admin, 3, "24769 (phuong) không cao cấp hơn đơn vị STP (so)")


def test_a_unit_may_stand_under_one_that_an_earlier_list_named(admin, file):
    load_units(file(HEADER + OFFICES), actor=admin)
    assert load_units(file(HEADER + "24769,A,xa,H672,,,\n"), actor=admin).new == ["24769"]
    refuses(file(HEADER + "24770,B,xa,H672,2025-07-01,,\n"), admin, 2, "không tồn tại", known=3)


def test_a_unit_that_carries_others_cannot_become_one_of_them(admin, file):
    load_units(file(HEADER + OFFICES + "24769,A,xa,H672,,,\n"), actor=admin)
    text = HEADER + "H672,Phòng Tư pháp,xa,STP,,2025-06-30,\n"
    refuses(file(text), admin, 2, "đơn vị 24769 đang có", known=3)


def test_the_longest_code_and_name_are_kept(admin, file):
    text = f"{HEADER}{'A' * 12},{'B' * 150},dac_khu,STP,2025-07-01,,\n"
    assert load_units(file(text), actor=admin).new == [f"{'A' * 12}@2025-07-01"]
    assert find_office(f"{'A' * 12}@2025-07-01").name == "B" * 150


def test_a_day_is_understood_as_a_spreadsheet_writes_it_again(admin, file):
    load_units(file(HEADER + "24769,A,xa,STP,01/07/2025,,\n"), actor=admin)
    assert find_office("24769@2025-07-01").valid_from == dt.date(2025, 7, 1)


def refuses(path, admin, line, what, *, known=1):
    with pytest.raises(Refusal) as refused:
        load_units(path, actor=admin)
    assert refused.value.code == "TEP_DON_VI_SAI"
    assert f"{path.name} sai ở dòng {line}:" in refused.value.says
    assert what in refused.value.says
    assert "nạp lại" in refused.value.fix
    assert Office.objects.count() == known
    assert has_units() is (known > 1)


def test_a_file_in_another_encoding_is_refused(admin, tmp_path):
    (tmp_path / "u.csv").write_bytes(HEADER.encode() + "1,Phường,xa,,,,\n".encode("utf-16"))
    with pytest.raises(Refusal, match="dòng 2: không phải bảng mã UTF-8"):
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
    assert (len(diff.new) + len(diff.changed), diff.unchanged) == (len(units), 0)
    assert {unit.kind for unit in units} <= RANKS.keys()
    tree = office_tree()
    assert Office.objects.count() == len(units)
    assert all("STP" in tree.upwards(unit.ref) for unit in units)
    assert tree.upwards("24769")[:2] == ["24769", "H672"]


def test_a_circle_of_parents_does_not_hang():
    tree_of = {"1": "2", "2": "1"}
    tree = Tree(tree_of, dict.fromkeys(tree_of, (None, None)))
    assert tree.upwards("1") == ["1", "2", "STP"]
    assert tree.downwards("1") == {"1", "2"}
