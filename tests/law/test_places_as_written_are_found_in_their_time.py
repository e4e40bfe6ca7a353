"""A place as a book writes it leads to its unit of that day, with how sure that is and what it is today; the text stays."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.codelists import CODE_LISTS
from sogoc.law.places import above, candidates, coded, find, place_today, unit, units
from sogoc.law.text import fold

SEED, TWO_LEVELS = dt.date(2024, 10, 14), dt.date(2025, 7, 1)
SOUTH = dt.date(1970, 5, 1)
OLD = dt.date(1999, 5, 1)

WRITTEN = [
    ("ubnd Xã An Nhơn, huyện Đạ Tẻh, tỉnh Lâm Đồng", OLD, "25129", 0.95),
    ("ubnd xa an nhon huyen da teh tinh lam dong", OLD, "25129", 0.95),
    ("An Nhơn, Đạ Tẻh", OLD, "25129", 0.85),
    ("xã An Nhơn, H. Đạ Tẻ", OLD, "25129", 0.75),
    ("xã An Nhơn – Đa Teh – Lâm Đồng", OLD, "25129", 0.95),
    ("Lâm Đồng, Lạc Dương, xã Lát", OLD, "24862", 0.95),
    ("thôn 3, xã Lộc An, Bảo Lâm", OLD, "25084", 0.85),
    ("tổ 5, phường Lộc Phát, Bảo Lộc, Lâm Đồng", OLD, "24814", 0.95),
    ("TT. D’Ran - Đơn Dương", OLD, "24928", 0.85),
    ("TT Dran, H. Đơn Dương, T. Lâm Đồng", OLD, "24928", 0.95),
    ("P.I, TX Bảo Lộc", OLD, "24823", 0.85),
    ("Phường 01, TX. Bảo Lộc, Lâm Đồng, Việt Nam", OLD, "24823", 0.95),
    ("Trạm y tế xã Đạ K'Nàng, Đam Rông, Lâm Đồng", dt.date(2010, 5, 1), "24889", 0.95),
    ("xã Đạ Tông, huyện Lạc Dương, Lâm Đồng", OLD, "24853", 0.95),
    ("xã Lát, quận Lạc Dương, tỉnh Tuyên Đức", SOUTH, "24862", 0.95),
    ("Q. Đức Trọng, Tuyên Đức", SOUTH, "H678", 0.95),
    ("Đà Lạt", SOUTH, "TC56", 0.95),
    ("huyện Bảo Lộc, tỉnh Lâm Đồng", dt.date(1985, 5, 1), "HC01", 0.95),
    ("thị xã Bảo Lộc, tỉnh Lâm Đồng", OLD, "H673", 0.95),
    ("Bà Rịa – Vũng Tàu", OLD, "77", 0.95),
    ("Sài Gòn", SOUTH, "79", 0.95),
    ("tỉnh Thuận Hải", dt.date(1985, 5, 1), "TC28", 0.95),
    ("Hải Hậu, Nam Định", OLD, "H366", 0.95),
    ("Hải Hậu, Hà Nam Ninh", dt.date(1985, 5, 1), "H366", 0.75),
    ("TP HCM", OLD, "79", 0.95),
    ("P.7 ĐL", OLD, "24769", 0.85),
    ("TT. Liên Nghĩa ĐT LĐ", OLD, "24958", 0.95),
    ("phường Blao Bảo Lộc", OLD, "24826", 0.85),
    ("uy ban nhan dan xa loc an huyen bao lam lam dong", OLD, "25084", 0.95),
]


@pytest.mark.parametrize(("text", "day", "code", "least"), WRITTEN)
def test_a_place_as_written_is_found_as_of_its_day(text, day, code, least):
    best = candidates(text, day)[0]
    assert best.unit.code == code, best
    assert best.confidence >= least


def test_a_place_without_its_province_lies_first_in_this_one():
    here, there = candidates("An Nhon", SEED)[:2]
    assert (here.unit.code, there.unit.name, there.far) == ("25129", "Thị xã An Nhơn", True)
    assert "thuộc tỉnh khác, chữ trong sổ không nêu tỉnh" in there.why
    assert candidates("An Nhơn, Bình Định", SEED)[0].unit == there.unit


def test_a_hospital_alone_is_less_sure_than_the_province_that_names_it():
    (hospital,), (province,) = (
        candidates(text, OLD) for text in ("Bệnh viện tỉnh Lâm Đồng", "tỉnh Lâm Đồng")
    )
    assert hospital.unit == province.unit
    assert hospital.confidence < 0.7 < province.confidence


@pytest.mark.parametrize("text", ["682", "H682", " h682 "])
def test_a_code_is_all_that_it_ever_was_the_one_of_the_day_first(text):
    found = [(one.unit.name, one.exact) for one in coded(text, dt.date(2025, 1, 1))]
    assert found == [("Huyện Đạ Huoai", True), ("Huyện Đạ Tẻh", False)]
    assert [one.unit.code for one in coded("24862", SEED) if one.exact] == ["24862"]
    assert coded("1980 Lát", SEED) == coded("000", SEED) == ()


UNKNOWN = [
    "",
    "1",
    "12, 7",
    "Đài Bắc, Đài Loan",
    "Lát-vi-a (Latvian)",
    "Phnom Penh",
    "không rõ",
    "…",
    "Khánh Nguyễn Trần",
    "xã",
    ",,,",
    "-",
    "x" * 100_000,
    "xã Lát, " * 20_000,
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_names_no_place_has_no_candidate(text):
    assert candidates(text, OLD) == ()


def test_two_that_fit_alike_share_their_confidence_and_say_so():
    first, second = candidates("Phường 1", SEED)
    assert {first.unit.parent, second.unit.parent} == {"H672", "H673"}
    assert first.confidence == second.confidence < 0.5
    assert "2 đơn vị cùng khớp" in " ".join(first.why)
    assert first.word == "có thể"


def test_a_commune_that_is_not_listed_leaves_its_district():
    best = candidates("xã Hòa Thắng, Buôn Ma Thuột, Đắk Lắk", OLD)[0]
    assert best.unit.code == "H643"
    assert best.word == "có thể"
    assert "phần “xa hoa thang” không khớp" in best.why


def test_a_country_is_no_commune_of_a_like_name():
    for country in CODE_LISTS["quoc_tich_158"].items.values():
        assert all(one.confidence < 0.5 for one in candidates(country, OLD)), country


def test_marks_decide_between_names_that_are_alike_without_them():
    for text, code in (("xã Lộc Thanh, Lâm Đồng", "24835"), ("xã Lộc Thành, Lâm Đồng", "25090")):
        first, second = candidates(text, OLD)
        assert first.unit.code == code
        assert first.confidence > 0.8 > second.confidence
        assert find(text, OLD) == first.unit
    bare = candidates("xa Loc Thanh, Lam Dong", OLD)
    assert [one.shared for one in bare] == [True, True]
    assert find("xa Loc Thanh, Lam Dong", OLD) is None


def test_each_candidate_says_why_and_what_it_is_today():
    best = candidates("xã An Nhơn, Đạ Te", OLD)[0]
    assert best.why == ("cách viết gần với “Huyện Đạ Tẻh”", "không ghi tỉnh")
    assert [one.name for one in best.now] == ["Xã Đạ Tẻh"]
    assert best.word == "rất có thể"
    later = candidates("xã Đạ Huoai 3, Lâm Đồng", OLD)[0]
    assert later.confidence < 0.9
    assert any("chỉ có từ 01/07/2025" in why for why in later.why)


def test_the_same_text_is_another_unit_on_another_day():
    assert candidates("huyện Đạ Huoai, Lâm Đồng", SEED)[0].unit == unit("H681")
    assert candidates("huyện Đạ Huoai, Lâm Đồng", dt.date(2025, 1, 1))[0].unit == unit(
        "H682", dt.date(2025, 1, 1)
    )


def test_a_superior_that_contradicts_costs_what_it_must():
    assert all(one.confidence < 0.5 for one in candidates("xã Lát, huyện Di Linh, tỉnh Đồng Nai", OLD))


ENDED = "đến hết ngày 30/06/2025, từ đó không còn cấp huyện; trên địa bàn ấy nay có"
TODAY = [
    ("25129", SEED, "nay thuộc Xã Đạ Tẻh"),
    ("24976", SEED, "nay thuộc Xã Tân Hội (đơn vị mới cùng tên)"),
    ("23053", SEED, "nay thuộc Xã Hòa Thắng và Xã Hồng Thái"),
    ("79", SEED, ""),
    ("01", SEED, ""),
    ("60", SEED, "nay thuộc Tỉnh Lâm Đồng"),
    (
        "H681",
        SEED,
        f"từ 01/12/2024 thuộc Huyện Đạ Huoai, {ENDED} Xã Đạ Huoai 2, Xã Đạ Huoai, Xã Đạ Huoai 3",
    ),
    (
        "H675",
        SEED,
        f"{ENDED} Phường Lang Biang - Đà Lạt, Xã Lạc Dương, Xã Đam Rông 4",
    ),
    ("25114", TWO_LEVELS, ""),
]


@pytest.mark.parametrize(("code", "day", "says"), TODAY)
def test_what_a_unit_is_today_is_one_clause(code, day, says):
    assert place_today(unit(code, day)) == says


COMMUNES = [each for day in (SEED, TWO_LEVELS) for each in units(day) if each.level == "xa"]


@given(st.sampled_from(COMMUNES), st.booleans(), st.booleans())
def test_every_commune_is_the_first_candidate_of_its_address(each, bare, backwards):
    day = SEED if each.on(SEED) else TWO_LEVELS
    address = [each.name, *(up.name for up in above(each, day))]
    if backwards:
        address.reverse()
    text = ", ".join(address)
    best = candidates(fold(text) if bare else text, day)[0]
    assert (best.unit, best.exact) == (each, True)


@given(st.text(max_size=60))
def test_any_text_gives_ordered_candidates(text):
    found = [one.confidence for one in candidates(text, OLD)]
    assert found == sorted(found, reverse=True)
    assert all(0 < one < 1 for one in found)
