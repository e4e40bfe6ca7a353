"""The strip of a book: between the lowest and the highest number of a year, each number has its cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sogoc.reporting.number_strip import strips


def row(so: str, **others):
    shown = {"so": so, "key": so or "@2", "state": "staged", "held": 0, "official_on": None, "subject": "A"}
    return shown | {"delivery": "", "outdated": False} | others


def kinds(*rows, year="2008"):
    return [[(cell.label, cell.kind) for cell in strip.cells] for strip in strips(rows, year=year)]


def test_what_lies_between_is_missing():
    assert kinds(row("1/2008"), row("3/2008")) == [[("1", "present"), ("2", "missing"), ("3", "present")]]


def test_each_year_has_its_own_strip_and_a_bare_number_that_of_the_book():
    assert kinds(row("1"), row("1/2009")) == [[("1", "present")], [("1", "present")]]


def test_a_declared_series_has_its_own_strip():
    late, mobile = row("1/2003", series="quá hạn"), row("LĐ01/2003", series="lưu động")
    made = strips([row("01/2003"), late, row("LĐ03/2003", series="lưu động"), mobile], year="2003")
    assert [(strip.series, [cell.kind for cell in strip.cells]) for strip in made] == [
        ("", ["present"]),
        ("lưu động", ["present", "missing", "present"]),
        ("quá hạn", ["present"]),
    ]
    assert made[1].cells[0].says.startswith("Số LĐ01/2003:")


def test_a_letter_is_another_number_and_no_gap():
    assert kinds(row("12/2008"), row("12A/2008")) == [[("12", "present"), ("12A", "present")]]


def test_what_stands_twice_is_one_cell_that_says_so():
    ((cell,),) = [strip.cells for strip in strips([row("1/2008"), row("01/2008", subject="B")], year="2008")]
    assert cell.kind == "repeated"
    assert "A; B (2 trường hợp cùng số)" in cell.says


def test_what_is_hidden_has_no_cell_and_is_not_missing():
    rows = [row("1/2008"), row("2/2008"), row("4/2008"), row("5/2008")]
    (whole,) = strips(rows, year="2008")
    (part,) = strips(rows, year="2008", hidden={"2/2008", "5/2008"})
    assert (whole.missing, part.missing) == (1, 1)
    empty = [cell.says.partition(": ")[2] for cell in part.cells if cell.kind == "missing"]
    assert len(empty) == 2
    assert len(set(empty)) == 1, "which of the two is hidden and which is missing is not told"
    assert [cell.label for cell in part.cells] == ["1", "2", "3", "4"]


def test_states_have_their_cells():
    assert kinds(
        row("1/2008", held=1),
        row("2/2008", state="approved"),
        row("3/2008", state="withdrawn"),
        row("4/2008", official_on="2024-01-01"),
    ) == [[("1", "held"), ("2", "approved"), ("3", "withdrawn"), ("4", "official")]]


def test_what_is_no_longer_in_the_package_stands_beside_nobody_who_is():
    gone = row("1/2008", state="withdrawn")
    assert kinds(gone, row("01/2008", key="001~2"), row("2/2008", state="withdrawn")) == [
        [("1", "present"), ("2", "withdrawn")]
    ]


def test_what_the_ministry_refused_is_not_shown_as_approved():
    assert kinds(row("1/2008", state="approved", delivery="refused")) == [[("1", "refused")]]


def test_what_changed_after_it_became_official_is_not_shown_as_official():
    assert kinds(row("1/2008", official_on="2024-01-01", outdated=True)) == [[("1", "outdated")]]


def test_what_is_held_here_shows_so_also_when_it_is_official_there():
    ((cell,),) = [
        strip.cells for strip in strips([row("1/2008", held=1, official_on="2024-01-01")], year="2008")
    ]
    assert cell.kind == "held"
    assert "(bị giữ vì lỗi, cảnh báo; đã chuyển chính thức)" in cell.says


def test_a_number_that_nobody_can_read_stands_at_the_end():
    assert kinds(row("không rõ"), row("1/2008")) == [[("1", "present")], [("không rõ", "present")]]


def test_a_long_gap_is_one_cell():
    (strip,) = strips([row("1/2008"), row("5000/2008")], year="2008")
    assert [cell.label for cell in strip.cells] == ["1", "2…4999", "5000"]
    assert strip.missing == 4998


@given(st.sets(st.integers(1, 400), min_size=1))
def test_present_and_missing_make_up_the_whole_range(numbers):
    (strip,) = strips([row(f"{number}/2008") for number in numbers], year="2008")
    assert sum(cell.kind == "present" for cell in strip.cells) == len(numbers)
    assert strip.missing == max(numbers) - min(numbers) + 1 - len(numbers)
    labels = [cell.label for cell in strip.cells]
    assert len(labels) == len(set(labels))
