"""Whole-book rules through the door of the engine: repeats and gaps of numbers, one event twice, twins."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.checking.book_rules import khuyet_so
from sogoc.checking.engine import Batch, findings
from sogoc.checking.frame import understood
from sogoc.checking.likeness import Likeness, block_key, likeness, one_edit_apart
from sogoc.checking.rulebook import book_rules
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Outcome, Scope
from sogoc.law.rules import RULES
from sogoc.law.text import fold

OFFICE = "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
EXAMPLES = [
    pytest.param(rule.code, example, id=f"{rule.code}-{position}")
    for rule in RULES.values()
    if rule.scope is Scope.BOOK
    for position, example in enumerate(rule.examples, start=1)
]


def frame_of(code, *books):
    """Rows of each book from row 2 on, every official column present."""
    names = [field.name for field in BOOK_TYPES[code].official]
    rows = [
        {"_book": book, "_row": position, **{name: row.get(name) for name in names}}
        for book, entries in enumerate(books)
        for position, row in enumerate(entries, start=2)
    ]
    schema = {"_book": pl.Int64, "_row": pl.Int64, **dict.fromkeys(names, pl.String)}
    return pl.DataFrame(rows, schema=schema)


def found(rule, book_type, *books):
    """Findings of one rule: (book, row, severity), and their sentences."""
    frame = findings(Batch(BOOK_TYPES[book_type], frame_of(book_type, *books))).filter(pl.col("code") == rule)
    return [tuple(row) for row in frame.select("_book", "_row", "severity").rows()], frame["says"].to_list()


def rows_of(rule, book_type, *entries):
    """Rows on which one rule stands, asked of the rule itself."""
    book = BOOK_TYPES[book_type]
    frame = understood(frame_of(book_type, entries), book)
    found = [lines for find in book_rules() if not (lines := find(frame, book)).is_empty()]
    return sorted(row for lines in found for row in lines.filter(pl.col("code") == rule)["_row"])


def numbers(*written, place=OFFICE, registered="15.06.2008"):
    return [{"so": number, "noiDangKy": place, "ngayDangKy": registered} for number in written]


def birth(name, **others):
    return {
        "ngayDangKy": "15.06.2008",
        "nksHoTen": name,
        "nksGioiTinh": "1",
        "nksNgaySinh": "01.06.2008",
        "meHoTen": "LÊ THỊ BÌNH",
        "chaHoTen": "NGUYỄN VĂN CƯỜNG",
    } | others


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_a_book_rule_says_what_its_example_says(code, example):
    assert bool(rows_of(code, example.book, *example.rows)) is (example.outcome is Outcome.BREAKS)


class TestRepeatedNumbers:
    def test_every_row_involved_is_named(self):
        rows, says = found("TRUNG_SO", "KS", numbers("01/2008", "02/2008", "1/2008", "01/2008"))
        assert rows == [(0, 2, "can_ly_do"), (0, 4, "can_ly_do"), (0, 5, "can_ly_do")]
        assert says[1] == "Số đăng ký “1/2008” có ở 3 trường hợp: các dòng 2, 4, 5."

    def test_two_books_of_a_batch_are_two_books(self):
        assert found("TRUNG_SO", "KS", numbers("01/2008"), numbers("01/2008"))[0] == []

    def test_two_offices_count_apart(self):
        entries = numbers("01/2008") + numbers("01/2008", place="UBND xã Đạ Sar, huyện Lạc Dương")
        assert rows_of("TRUNG_SO", "KS", *entries) == []

    @pytest.mark.parametrize(
        "place", ["xã Lát", "ubnd Xã Lát - huyện Lạc Dương", "Ủy ban nhân dân xã Lát", ""]
    )
    def test_one_office_written_in_two_ways_is_one_office(self, place):
        entries = numbers("01/2008", "02/2008") + numbers("01/2008", place=place)
        assert rows_of("TRUNG_SO", "KS", *entries) == [2, 4]

    def test_a_number_without_a_year_takes_the_year_of_registration(self):
        assert rows_of("TRUNG_SO", "KS", *numbers("07/2008", "7")) == [2, 3]
        assert rows_of("TRUNG_SO", "KS", *numbers("07/2009", "7")) == []

    def test_letters_after_a_number_make_another_number(self):
        assert rows_of("TRUNG_SO", "KS", *numbers("12/2008", "12A/2008", "12B/2008")) == []
        assert rows_of("TRUNG_SO", "KS", *numbers("12A/2008", "12a/2008")) == [2, 3]

    def test_other_book_types_are_looked_at_too(self):
        entries = [{"So": "01/2008", "noiCap": OFFICE}, {"So": "01/2008", "noiCap": OFFICE}]
        assert rows_of("TRUNG_SO", "HN", *entries) == [2, 3]

    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.integers(1, 40), min_size=1, max_size=25))
    def test_exactly_the_rows_that_share_a_number_are_found(self, drawn):
        expected = [row for row, number in enumerate(drawn, start=2) if drawn.count(number) > 1]
        assert rows_of("TRUNG_SO", "KS", *numbers(*(f"{number:02d}/2008" for number in drawn))) == expected


class TestMissingNumbers:
    def test_one_finding_for_each_gap_on_the_book_as_a_whole(self):
        rows, says = found("KHUYET_SO", "KS", numbers("03/2008", "05/2008", "09/2008"))
        assert rows == [(0, 0, "luu_y"), (0, 0, "luu_y")]
        assert says == [
            "Giữa số nhỏ nhất 03/2008 và số lớn nhất 09/2008 của năm 2008 còn thiếu 3 số: 06, 07, 08.",
            "Giữa số nhỏ nhất 03/2008 và số lớn nhất 09/2008 của năm 2008 còn thiếu số 04.",
        ]

    def test_a_long_gap_names_its_ends(self):
        assert "98 số, từ 02 đến 99." in found("KHUYET_SO", "KS", numbers("01/2008", "100/2008"))[1][0]

    def test_each_year_of_a_book_counts_on_its_own(self):
        assert rows_of("KHUYET_SO", "KS", *numbers("01/2008", "02/2008", "01/2009", "02/2009")) == []

    def test_twelve_a_stands_for_twelve(self):
        assert rows_of("KHUYET_SO", "KS", *numbers("11/2008", "12A/2008", "12B/2008", "13/2008")) == []

    @settings(max_examples=30, deadline=None)
    @given(st.sets(st.integers(1, 60), min_size=1, max_size=20))
    def test_what_is_missing_and_what_is_there_make_the_whole_run(self, drawn):
        frame = understood(
            frame_of("KS", numbers(*(f"{number:02d}/2008" for number in drawn))), BOOK_TYPES["KS"]
        )
        named = khuyet_so.find(frame, BOOK_TYPES["KS"])["missing"]
        counted = [1 if text.startswith("số ") else int(text.split(" số", maxsplit=1)[0]) for text in named]
        assert sum(counted) == max(drawn) - min(drawn) + 1 - len(drawn)


class TestOneBirthTwice:
    def test_whatever_the_number_the_spelling_and_the_unicode_form(self):
        entries = [birth("K'BRƠI", so="01/2008"), birth("K’Brơi", so="77/2008")]
        assert found("NGHI_TRUNG_VIEC", "KS", entries)[0] == [(0, 2, "can_ly_do"), (0, 3, "can_ly_do")]

    def test_one_known_parent_is_enough(self):
        entries = [birth("NGUYỄN VĂN AN", chaHoTen=None), birth("NGUYỄN VĂN AN")]
        assert rows_of("NGHI_TRUNG_VIEC", "KS", *entries) == [2, 3]

    def test_unknown_parents_make_no_match(self):
        entries = [birth("NGUYỄN VĂN AN", chaHoTen=None, meHoTen=None)] * 2
        assert rows_of("NGHI_TRUNG_VIEC", "KS", *entries) == []
        assert rows_of("NGHI_SINH_DOI", "KS", *entries) == []

    def test_another_father_makes_another_child(self):
        entries = [birth("NGUYỄN VĂN AN"), birth("NGUYỄN VĂN AN", chaHoTen="TRẦN HỮU ĐỨC")]
        assert rows_of("NGHI_TRUNG_VIEC", "KS", *entries) == []

    def test_names_one_edit_apart_may_be_either_and_hold_nothing(self):
        entries = [birth("NGUYỄN VĂN HÙNG"), birth("NGUYỄN VĂN HƯNG")]
        both = [(0, 2, "luu_y"), (0, 3, "luu_y")]
        assert found("NGHI_TRUNG_VIEC", "KS", entries)[0] == both
        assert found("NGHI_SINH_DOI", "KS", entries)[0] == both

    def test_three_times_names_all_the_others(self):
        rows, says = found(
            "NGHI_TRUNG_VIEC", "KS", [birth("A", so="01/2008"), birth("A"), birth("A", so="09/2008")]
        )
        assert [row for _, row, _ in rows] == [2, 3, 4]
        assert "dòng 2 (số 01/2008), dòng 4 (số 09/2008)" in says[1]

    def test_two_books_of_a_batch_are_not_mixed(self):
        assert found("NGHI_TRUNG_VIEC", "KS", [birth("A")], [birth("A")])[0] == []


class TestTwins:
    def test_twins_are_said_and_hold_nothing(self):
        entries = [birth("NGUYỄN VĂN AN"), birth("NGUYỄN THỊ LAN", nksGioiTinh="2"), birth("NGUYỄN VĂN PHÚC")]
        assert found("NGHI_SINH_DOI", "KS", entries)[0] == [(0, row, "luu_y") for row in (2, 3, 4)]
        assert rows_of("NGHI_TRUNG_VIEC", "KS", *entries) == []

    def test_brothers_of_whom_only_the_year_is_known_are_no_twins(self):
        entries = [birth("NGUYỄN VĂN AN", nksNgaySinh="1962"), birth("NGUYỄN VĂN PHÚC", nksNgaySinh="1962")]
        assert rows_of("NGHI_SINH_DOI", "KS", *entries) == []

    @pytest.mark.parametrize("father", ["NGUYỄN VĂN CƯỢNG", "NGUYỄN CƯỜNG"])
    def test_a_slip_in_the_name_of_one_parent_hides_no_twins(self, father):
        twins = birth("NGUYỄN VĂN AN"), birth("NGUYỄN VĂN BÌNH", chaHoTen=father)
        assert rows_of("NGHI_SINH_DOI", "KS", *twins) == [2, 3]
        assert rows_of("NGHI_TRUNG_VIEC", "KS", *twins) == []

    def test_slips_in_the_names_of_both_parents_are_other_parents(self):
        other = birth("NGUYỄN VĂN BÌNH", chaHoTen="NGUYỄN VĂN CƯỢNG", meHoTen="LÊ THỊ BINH")
        assert rows_of("NGHI_SINH_DOI", "KS", birth("NGUYỄN VĂN AN"), other) == []

    def test_a_repeat_is_no_twin(self):
        assert rows_of("NGHI_SINH_DOI", "KS", birth("NGUYỄN VĂN AN"), birth("Nguyễn Văn An")) == []


class TestOtherEventsTwice:
    def test_the_same_couple(self):
        couple = {
            "chongHoTen": "LÊ VĂN BA",
            "chongNgaySinh": "1970",
            "voHoTen": "TRẦN THỊ NĂM",
            "voNgaySinh": "05.03.1972",
        }
        assert rows_of("NGHI_TRUNG_VIEC", "KH", couple, couple) == [2, 3]
        assert rows_of("NGHI_TRUNG_VIEC", "KH", couple, couple | {"voNgaySinh": "1980"}) == []

    def test_couples_without_birth_dates_share_their_names_by_chance(self):
        couple = {"chongHoTen": "LÊ VĂN BA", "voHoTen": "TRẦN THỊ NĂM"}
        assert rows_of("NGHI_TRUNG_VIEC", "KH", couple, couple) == []

    def test_nobody_dies_twice(self):
        dead = {
            "nktHoTen": "LÊ VĂN BA",
            "nktGioiTinh": "1",
            "nktNgaySinh": "1930",
            "nktNgayChet": "05.06.2008",
        }
        assert rows_of("NGHI_TRUNG_VIEC", "KT", dead, dead) == [2, 3]
        assert rows_of("NGHI_TRUNG_VIEC", "KT", dead, dead | {"nktNgayChet": "07.09.2010"}) == []
        assert rows_of("NGHI_TRUNG_VIEC", "KT", dead, dead | {"nktGioiTinh": "2"}) == []

    def test_a_year_of_birth_alone_is_not_enough_for_a_death(self):
        dead = {"nktHoTen": "LÊ VĂN BA", "nktNgaySinh": "1930"}
        assert rows_of("NGHI_TRUNG_VIEC", "KT", dead, dead) == []

    def test_a_slip_in_the_name_of_the_dead_is_said_but_holds_nothing(self):
        dead = {"nktHoTen": "LÊ VĂN BA", "nktNgaySinh": "01.02.1930", "nktNgayChet": "05.06.2008"}
        assert found("NGHI_TRUNG_VIEC", "KT", [dead, dead | {"nktHoTen": "LÊ VĂN BÁ"}])[0] == [
            (0, 2, "luu_y"),
            (0, 3, "luu_y"),
        ]

    def test_certificates_for_other_days_or_purposes_are_no_repeats(self):
        person = {
            "nxnHoTen": "LÊ VĂN BA",
            "nxnNgaySinh": "1990",
            "ngayDangKy": "05.06.2018",
            "nxnMucDichSuDung": "vay vốn",
        }
        assert rows_of("NGHI_TRUNG_VIEC", "HN", person, person) == [2, 3]
        assert rows_of("NGHI_TRUNG_VIEC", "HN", person, person | {"ngayDangKy": "06.06.2018"}) == []
        assert rows_of("NGHI_TRUNG_VIEC", "HN", person, person | {"nxnMucDichSuDung": "mua nhà"}) == []

    @pytest.mark.parametrize("day", ["2018", "06.2018", ""])
    def test_certificates_whose_day_is_not_known_are_no_repeats(self, day):
        person = {
            "nxnHoTen": "LÊ VĂN BA",
            "nxnNgaySinh": "01.02.1990",
            "ngayDangKy": day,
            "nxnMucDichSuDung": "vay vốn",
        }
        assert rows_of("NGHI_TRUNG_VIEC", "HN", person, person) == []

    def test_the_same_parent_and_child(self):
        pair = {"cmHoTen": "LÊ VĂN BA", "ncHoTen": "LÊ THỊ TƯ", "ncNgaySinh": "05.06.2010"}
        assert rows_of("NGHI_TRUNG_VIEC", "CMC", pair, pair) == [2, 3]
        assert rows_of("NGHI_TRUNG_VIEC", "CMC", pair, pair | {"ncHoTen": "LÊ VĂN SÁU"}) == []


@pytest.mark.parametrize("code", sorted(BOOK_TYPES))
def test_an_empty_book_has_nothing_to_say(code):
    assert findings(Batch(BOOK_TYPES[code], frame_of(code, []))).is_empty()


NAMES = st.lists(
    st.sampled_from(
        [
            "NGUYỄN",
            "Nguyễn",
            "Văn",
            "Thị",
            "K'Brơi",
            "K’Brơi",
            "Ka",
            "Ƀuôn",
            "Krŏng",
            "Đỗ",
            "Ðỗ",
            "Ê̆ban",
            "Hoà",
            "Hòa",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


class TestLikeness:
    @settings(max_examples=200, deadline=None)
    @given(NAMES, NAMES)
    def test_names_with_one_fold_are_always_compared(self, first, second):
        keys = pl.DataFrame({"name": [first, second]}).select(block_key(pl.col("name")))["name"]
        if fold(first) == fold(second):
            assert keys[0] == keys[1]
            assert likeness(first, second) is not Likeness.OTHER

    @given(NAMES, NAMES)
    def test_likeness_does_not_depend_on_the_order(self, first, second):
        assert likeness(first, second) is likeness(second, first)

    @pytest.mark.parametrize(
        ("first", "second", "how"),
        [
            ("Hoà", "HÒA", Likeness.SAME),
            ("K'Brơi", "K’ Brơi", Likeness.SAME),
            ("Nguyen Van Hung", "Nguyễn Văn Hùng", Likeness.SAME),
            ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", Likeness.NEAR),
            ("Lê Thị Loan", "Lê Thị Lan", Likeness.NEAR),
            ("Lê Thị Loan", "Lê Thị Liên", Likeness.OTHER),
            ("Nguyễn Văn Hùng", "Nguyễn Văn Dũng", Likeness.OTHER),
            ("Lê Thị Thúy Hằng", "Lê Thị Thùy Hạng", Likeness.NEAR),
            ("Nguyen Van Hng", "Nguyễn Văn Hùng", Likeness.NEAR),
        ],
    )
    def test_marks_and_letters(self, first, second, how):
        assert likeness(first, second) is how

    @given(st.text("abc", max_size=6), st.integers(0, 6), st.sampled_from("abcd"))
    def test_one_edit_is_recognised(self, text, at, letter):
        at = min(at, len(text))
        assert one_edit_apart(text, text[:at] + letter + text[at:])
        assert not one_edit_apart(text, text)
        assert not one_edit_apart(text, text + "xy")
