"""Promise 6: a cell that is no number, a header twice, a subtotal, a table without figures: each is said, none makes a column disappear."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.refusal import Refusal
from sogoc.reporting.audit import audit

SEED = Path(str(files("sogoc.reporting"))) / "examples" / "seed_bang_so_lieu_14_10_2024.csv"
DIFFERENCES = [385, -2]


def table(folder, *lines):
    path = folder / "bang.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def seed_with(folder, change):
    """The seed's table, its lines changed."""
    return table(folder, *change(SEED.read_text(encoding="utf-8-sig").splitlines()))


def asked(found, code):
    return [(one.row, one.column) for one in found.questions if one.code == code]


@pytest.mark.parametrize("text", ["-", "chưa có", "8.1*", "-100", '"1.234,5"', "≈ 5"])
def test_one_cell_that_is_no_number_is_a_question_and_its_column_stays(tmp_path, text):
    found = audit(table(tmp_path, "đơn vị,tổng", "Một,5", "Hai,6", f"Ba,{text}", "TỔNG,20"))
    (one,) = found.questions
    assert (one.row, one.column, one.code) == ("Ba", "tổng", "O_KHONG_PHAI_SO")
    assert f"Dòng 4 (Ba), cột “tổng” ghi “{text.strip(chr(34))}”" in one.says
    assert [(total.printed, total.computed) for total in found.mismatches] == [(20, 11)]


def test_the_seeds_wrong_totals_are_found_beside_such_a_cell(tmp_path):
    def change(lines):
        *cells, last = lines[-2].split(",")
        return [*lines[:-2], ",".join([*cells, "-"]), lines[-1]] if last else lines

    found = audit(seed_with(tmp_path, change))
    column = found.totals[-1].column
    assert asked(found, "O_KHONG_PHAI_SO") == [(found.questions[0].row, column)]
    assert DIFFERENCES[0] in [one.difference for one in found.mismatches]
    assert len(found.totals) == 4


def test_an_empty_cell_among_figures_is_a_question(tmp_path):
    found = audit(table(tmp_path, "đơn vị,tổng", "Một,5", "Hai,", "Ba,6", "TỔNG,11"))
    assert asked(found, "O_DE_TRONG") == [("Hai", "tổng")]


def test_a_total_that_is_no_number_is_a_question(tmp_path):
    found = audit(table(tmp_path, "đơn vị,kê khai,đã chuyển", "Một,5,1", "Hai,6,2", "TỔNG,11,chưa cộng"))
    assert asked(found, "O_KHONG_PHAI_SO") == [("TỔNG", "đã chuyển")]
    assert found.totals[1].printed is None


def test_a_header_that_stands_twice_is_said_and_does_not_count(tmp_path):
    found = audit(seed_with(tmp_path, lambda lines: [*lines[:7], lines[0], *lines[7:]]))
    assert [one.difference for one in found.mismatches] == DIFFERENCES
    assert found.rows == 13
    assert asked(found, "TEN_COT_LAP_LAI") == [("dòng 8", "")]


def test_a_total_that_stands_twice_is_said_and_counts_once(tmp_path):
    found = audit(seed_with(tmp_path, lambda lines: [*lines, lines[-1]]))
    assert [one.difference for one in found.mismatches] == DIFFERENCES
    assert len(asked(found, "DONG_CONG_GIUA_BANG")) == 1
    assert len(asked(found, "TONG_GIUA_BANG_SAI")) == 2


class TestSubtotals:
    GROUPS = ("đơn vị,tổng", "Một,5", "Hai,6", "Cộng,11", "Ba,7", "Bốn,8")

    def test_they_are_said_and_not_added_again(self, tmp_path):
        found = audit(table(tmp_path, *self.GROUPS, "Tổng khu B,15", "TỔNG CỘNG,26"))
        assert found.mismatches == []
        assert asked(found, "DONG_CONG_GIUA_BANG") == [("Cộng", ""), ("Tổng khu B", "")]
        assert asked(found, "TONG_GIUA_BANG_SAI") == []

    def test_a_wrong_one_is_said(self, tmp_path):
        found = audit(table(tmp_path, *self.GROUPS, "Cộng,14", "TỔNG CỘNG,26"))
        assert asked(found, "TONG_GIUA_BANG_SAI") == [("Cộng", "tổng")]
        assert "in 14, các dòng bên trên cộng lại là 15" in found.questions[-1].says

    def test_a_place_whose_name_begins_like_a_total_is_a_place(self, tmp_path):
        found = audit(
            table(tmp_path, "đơn vị,tổng", "Một,5", "Hai,6", "Cộng Hòa,9", "Chung Chải,2", "TỔNG,22")
        )
        assert (found.mismatches, found.questions, found.rows) == ([], [], 4)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("đơn vị,ghi chú", "Một,tốt", "Hai,khá", "TỔNG,"), "không cột nào"),
        (("đơn vị,tổng", "Một,-", "Hai,-", "TỔNG,-"), "không cột nào"),
        (("đơn vị,tổng", "Một,5", "Hai,6", "TỔNG,"), "không có số nào"),
        (("đơn vị,tổng", "đơn vị,tổng", "TỔNG,5"), "dòng tổng"),
    ],
)
def test_a_table_with_nothing_to_recompute_is_refused_and_says_why(tmp_path, lines, why):
    with pytest.raises(Refusal) as refused:
        audit(table(tmp_path, *lines))
    assert refused.value.code == "BANG_KHONG_DOC_DUOC"
    assert why in refused.value.says


@given(
    st.lists(
        st.one_of(st.integers(0, 10**6), st.sampled_from(["-", "x", "1,5", ""])), min_size=1, max_size=15
    ),
)
def test_every_cell_of_a_column_of_figures_is_counted_or_asked_about(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("bang") / "bang.csv"
    rows = [f'Đơn vị {at},"{cell}"' for at, cell in enumerate(cells)]
    path.write_text("\n".join(["đơn vị,số", *rows, "TỔNG,7"]) + "\n", encoding="utf-8")
    numbers = [cell for cell in cells if isinstance(cell, int)]
    words = [cell for cell in cells if cell and isinstance(cell, str)]
    try:
        found = audit(path)
    except Refusal:
        assert len(numbers) <= len(words)
        return
    assert found.totals[0].computed == sum(numbers)
    assert len(asked(found, "O_KHONG_PHAI_SO")) == len(words)
