"""Issue 3, item 8: names split into họ – đệm – tên, by pattern for highland groups, *unsure* being an answer; several names per person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.text import fold, letters_key
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ho_ten import main_name, names_in, split, told

HO_TEN = VALUE_TYPES["ho_ten"]


@pytest.mark.parametrize(
    ("name", "ethnic", "parts", "sure"),
    [
        ("Nguyễn Văn An", "Kinh", ("Nguyễn", "Văn", "An"), True),
        ("NGUYỄN AN", "", ("NGUYỄN", "", "AN"), True),
        ("Tôn Nữ Thị Hoa", "Kinh", ("Tôn Nữ", "Thị", "Hoa"), False),
        ("Ma Văn Kháng", "Tày", ("Ma", "Văn", "Kháng"), True),
        ("K'Brơi", "Cơ Ho", ("", "K'", "Brơi"), True),
        ("Ka Nam", "Cơ Ho (Chil)", ("", "Ka", "Nam"), True),
        ("Ka Nam", "", ("", "Ka", "Nam"), False),
        ("Cill K’Git", "Cơ Ho (Chil)", ("Cill", "K’", "Git"), True),
        ("Ka Să Ha Thương", "Cơ Ho", ("Ka Să", "Ha", "Thương"), True),
        ("Ka Să Thương", "Cơ Ho", ("Ka Să", "", "Thương"), False),
        ("Touprong Ya Tin", "Chu Ru", ("Touprong", "Ya", "Tin"), True),
        ("Y Bih Niê Kdăm", "Ê Đê", ("Niê Kdăm", "Y", "Bih"), False),
        ("H'Hen Niê", "Ê Đê", ("Niê", "H’", "Hen"), False),
        ("Y Đai", "Xơ Đăng", ("", "Y", "Đai"), True),
        ("A Huy", "Ba Na", ("", "A", "Huy"), True),
        ("Nay Phin", "Gia Rai", ("Nay", "", "Phin"), False),
        ("Hoa", "", ("", "", "Hoa"), False),
        ("Y", "Ba Na", ("", "", "Y"), False),
        ("Maria Nguyễn Thị Hoa (tức Bé)", "Kinh", ("Nguyễn", "Thị", "Hoa"), True),
    ],
)
def test_a_name_is_taken_apart_by_the_pattern_of_its_people(name, ethnic, parts, sure):
    found = split(name, ethnic=ethnic)
    assert ((found.ho, found.dem, found.ten), found.sure) == (parts, sure)


@given(
    st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAKHYĐ'’ ", max_size=40),
    st.sampled_from(["", "Kinh", "Cơ Ho", "Ê Đê", "Ba Na"]),
)
def test_no_letter_is_lost_or_made_up(name, ethnic):
    found = split(name, ethnic=ethnic)
    assert sorted(fold(f"{found.ho} {found.dem} {found.ten}").replace(" ", "")) == sorted(
        fold(main_name(name)).replace(" ", "")
    )


@pytest.mark.parametrize(
    ("cell", "main", "others"),
    [
        ("NGUYỄN VĂN AN (tức TÁM)", "NGUYỄN VĂN AN", [("goi_khac", "TÁM")]),
        ("Trần Thị Bé tức Hai", "Trần Thị Bé", [("goi_khac", "Hai")]),
        ("Lê Văn Ba (bí danh Ba Râu)", "Lê Văn Ba", [("bi_danh", "Ba Râu")]),
        ("NGUYỄN VĂN A (Bảy)", "NGUYỄN VĂN A", [("goi_khac", "Bảy")]),
        ("Maria Nguyễn Thị Hoa", "Nguyễn Thị Hoa", [("ten_thanh", "Maria")]),
        ("Phêrô Trần Văn C, tên thường gọi: Tư", "Trần Văn C", [("ten_thanh", "Phêrô"), ("goi_khac", "Tư")]),
        ("Nguyễn Văn D, tên thánh Giuse", "Nguyễn Văn D", [("ten_thanh", "Giuse")]),
    ],
)
def test_several_names_of_one_person(cell, main, others):
    found = names_in(cell)
    assert (found.main, list(found.others)) == (main, others)
    assert main_name(cell) == main
    understood = HO_TEN.understand(cell, None)
    assert understood.canonical == cell, "the cell stays as it is"
    assert understood.kind in {"nhieu_ten", "ten"}


@pytest.mark.parametrize(
    "name",
    ["Tức Thị An", "Lê Danh Nam", "Lê Thị Gọi", "(Tám)", "Maria Garcia", "Anna", "K'Brơi", "Ka Să Ha Thương"],
)
def test_one_name_is_one_name(name):
    assert names_in(name).others == ()
    assert letters_key(main_name(name)) == letters_key(name)


def test_the_screen_says_the_parts_and_the_doubt():
    assert (
        told("Nguyễn Văn An (tức Tám)", ethnic="Kinh")
        == "họ “Nguyễn”, chữ đệm “Văn”, tên “An”; tên gọi khác “Tám”"
    )
    assert told("Nay Phin", ethnic="Gia Rai").endswith("(chưa chắc)")
