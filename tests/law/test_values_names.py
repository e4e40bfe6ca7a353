"""Names of persons: good ones stay untouched, doubtful ones say what is doubtful."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.text import legacy
from sogoc.law.value import Sameness, Understanding
from sogoc.law.values import VALUE_TYPES

HO_TEN = VALUE_TYPES["ho_ten"]
GOOD = [
    *(
        "Nguyễn Văn A",
        "NGUYỄN VĂN A",
        "nguyễn văn a",
        "Trần Thị Hoà",
        "Trần Thị Hòa",
        "Bùi",
        "Y",
        "A",
        "H'",
        "K'",
        "Cà Thị Mua",
    ),
    *(
        "K'Brơi",
        "K’Brơi",
        "K' Brơi",
        "Ka Să Ha Thương",
        "Ƀuôn Krŏng",
        "Cill K'Git",
        "Langbian Git",
        "Kra Zan Ha Nhang",
    ),
    *(
        "Kră Jăn K'Nhoh",
        "Păng Ting Uôk",
        "Y Thịnh Niê Kdăm",
        "H' Ngơi Mlô",
        "H’Bia Êban",
        "Y Ê̆ban",
        "Giang bon Snar",
    ),
    *(
        "Nay Phin",
        "Ksor H'Nan",
        "Rchom Hyao",
        "A Huy",
        "Y Đai",
        "Touprong Ya Loan",
        "Ma Nga",
        "Bơ Nah Ria Ya Tin",
    ),
    *(
        "Liêng Hót Ha Hai",
        "Liêng Jrang K'Sép",
        "Rơ Ông Ha Bang",
        "Bon Niêng Ka Sum",
        "Đa Cát Mõ",
        "Da Cat Ha Ju",
        "Cil Múp Ha Krong",
    ),
    *(
        "Tôn Nữ Thị Út",
        "Âu Dương Lân",
        "Giàng A Páo",
        "Hồ Xuân Fàng",
        "Lò Văn Jôn",
        "Chu Văn An",
        "Đàm Vĩnh Hưng",
        "Kơ Să K'Lộc",
    ),
    *(
        "Ndu Ha Biên",
        "Rơ Lik Ka Thu",
        "Sơ Ao Ha Thi",
        "Ntor Ha Sang",
        "Pang Tiang K'Bình",
        "Klong Ha Thuyên",
        "Lơ Mu Ha Poh",
    ),
    *(
        "Phi Srỗn Ha Ny",
        "Kon Sơ Ha Chương",
        "Jơr Lơng Ka Mỹ",
        "Dơng Gur Ha Briu",
        "Cao Đạt",
        "Ya Tuấn",
        "Ya Đương",
        "Ma Bio",
    ),
]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name_stays_as_it_stands(name):
    assert HO_TEN.understand(name, None) == Understanding(name, "ten")
    assert HO_TEN.understand(unicodedata.normalize("NFD", name), None) == Understanding(name, "ten")


def test_only_blanks_are_levelled():
    assert HO_TEN.understand("  Nguyễn\u00a0Văn\n A ", None).canonical == "Nguyễn Văn A"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lê Văn 2", "2"),
        ("Lê V@n ?", "“@”, “?”"),
        ("Ðinh Văn An", "Đ"),
        ("Nguуễn A", "Kirin"),
        ("Lê\x00A", "U+0000"),
        ("Lê\u200bA", "U+200B"),
        ("Hans Müller", "ü"),
        ("-", "-"),
        ("?", "?"),
        ("Trần Văn A (Tý", "("),
        ("Trần Văn A/B", "/"),
    ],
)
def test_a_strange_character_is_named(name, shown):
    understood = HO_TEN.understand(name, None)
    assert understood.kind == "ky_tu_la"
    assert shown in (understood.hint or "")
    assert shown in HO_TEN.explain(name, None)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Nguyển Văn A", "Nguyễn"),
        ("NGUYỂN VĂN A", "Nguyễn"),
        ("Nguyen Van A", "Nguyễn"),
        ("Ngyễn Văn A", "Nguyễn"),
        ("Nguyễm Văn A", "Nguyễn"),
        ("Đổ Thị B", "Đỗ"),
        ("Vỏ Văn C", "Võ"),
        ("Trân Văn D", "Trần"),
        ("Phân Văn D", "Phan"),
        ("Trươg Văn D", "Trương"),
        ("Bui Thị E", "Bùi"),
    ],
)
def test_a_near_miss_surname_is_proposed_and_the_name_kept(name, surname):
    understood = HO_TEN.understand(name, None)
    assert (understood.canonical, understood.kind) == (name, "ho_la")
    assert understood.hint == surname


@pytest.mark.parametrize(
    "name",
    [
        "Nguyển",
        "Đổ K'Brơi",
        "Vỏ Ƀuôn",
        "Phan Văn A",
        "Hoàng Văn A",
        "Lâm Văn B",
        "Triệu Văn C",
        "Ngọc Lan Anh",
        "Tơ Ngôl Mi",
    ],
)
def test_one_word_highland_and_known_names_are_no_near_misses(name):
    assert HO_TEN.understand(name, None).kind == "ten"


def test_a_name_in_a_legacy_font_comes_with_its_conversion():
    assert HO_TEN.understand("NguyÔn V¨n Hïng", None) == Understanding(
        "NguyÔn V¨n Hïng", "bang_ma_tcvn3", "Nguyễn Văn Hùng"
    )
    assert HO_TEN.understand("Niê {uôn R^t", None).hint == "Niê Ƀuôn Rĭt"


@pytest.mark.parametrize(
    ("first", "second", "sameness"),
    [
        ("Nguyễn Văn Hoà", "NGUYỄN VĂN HÒA", Sameness.SAME),
        ("K'Brơi", "K’ Brơi", Sameness.SAME),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoa", Sameness.CLOSE),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hung", Sameness.CLOSE),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùn", Sameness.CLOSE),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Dũng", Sameness.DIFFERENT),
    ],
)
def test_two_names_compare(first, second, sameness):
    assert HO_TEN.compare(first, second) == sameness


@given(st.text(alphabet="AĂÂBCDĐEÊKƯYaăâđeêôơưáàảãạ'’ -", min_size=1, max_size=25))
def test_letters_of_the_country_are_never_strange(name):
    if any(sign.isalpha() for sign in name):
        assert HO_TEN.understand(name, None).kind in ("ten", "ho_la", *legacy.KINDS)
