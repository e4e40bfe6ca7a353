"""Issue item 9, ``report audit``: the seed's own table has two wrong totals and two zeros that nothing explains."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.refusal import Refusal
from sogoc.reporting.audit import audit

SEED = Path(str(files("sogoc.reporting"))) / "examples" / "seed_bang_so_lieu_14_10_2024.csv"


@pytest.fixture(scope="module")
def seed():
    return audit(SEED)


def table(tmp_path, text, *, encoding="utf-8"):
    path = tmp_path / "bang.csv"
    path.write_text(text, encoding=encoding)
    return path


class TestTheSeedsTable:
    def test_exactly_two_totals_are_wrong(self, seed):
        assert [(one.printed, one.computed, one.difference) for one in seed.mismatches] == [
            (1_259_277, 1_258_892, 385),
            (377_256, 377_258, -2),
        ]

    def test_the_other_totals_are_right(self, seed):
        assert len([one for one in seed.totals if one.printed is not None]) == 4
        assert len([one for one in seed.totals if one.difference == 0]) == 2

    def test_it_has_thirteen_units(self, seed):
        assert seed.rows == 13

    def test_exactly_two_zeros_are_asked_about(self, seed):
        asked = [one for one in seed.questions if one.code == "SO_KHONG_CHUA_GIAI_THICH"]
        assert asked == seed.questions
        assert len(asked) == 2
        assert all(one.row in one.says and "0" in one.says for one in asked)

    def test_rates_are_computed_for_every_row_and_for_the_whole(self, seed):
        whole = [one["rate"] for one in seed.rates if one["row"] is None]
        assert len(seed.rates) == 2 * 14
        assert all(0 <= one["rate"] <= 1 for one in seed.rates if one["rate"] is not None)
        assert [round(rate, 4) for rate in whole] == [
            round(part.computed / total.computed, 4)
            for total, part in zip(seed.totals[::2], seed.totals[1::2], strict=True)
        ]


class TestOtherTables:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("written", ["1.320.177", "1 320 177", "1320177", "1320177¹"])
    def test_figures_are_read_as_people_write_them(self, tmp_path, separator, written):
        rows = [["đơn vị", "tổng"], ["Một", written], ["Hai", "1"], ["TỔNG", "1.320.178"]]
        text = "\n".join(separator.join(row) for row in rows)
        assert audit(table(tmp_path, text)).mismatches == []

    def test_a_counter_is_no_figure(self, tmp_path):
        found = audit(table(tmp_path, "stt,đơn vị,tổng\n1,Một,5\n2,Hai,6\n,TỔNG,11\n"))
        assert [one.column for one in found.totals] == ["tổng"]

    def test_a_part_that_exceeds_its_whole_is_asked_about(self, tmp_path):
        found = audit(table(tmp_path, "đơn vị,tổng,đã chuyển chính thức\nMột,5,6\nHai,7,7\nTỔNG,12,13\n"))
        assert [(one.row, one.code) for one in found.questions] == [("Một", "PHAN_LON_HON_TONG")]

    def test_a_zero_with_a_footnote_is_explained(self, tmp_path):
        found = audit(table(tmp_path, "đơn vị,tổng,đã chuyển\nMột,5,0¹\nHai,7,7\nTỔNG,12,7\n"))
        assert found.questions == []

    @pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "a,b\nMột,1\nHai\nTỔNG,1\n"])
    def test_what_is_no_table_is_refused(self, tmp_path, text):
        with pytest.raises(Refusal) as refused:
            audit(table(tmp_path, text))
        assert refused.value.code == "BANG_KHONG_DOC_DUOC"

    def test_so_is_what_is_not_utf_8(self, tmp_path):
        path = tmp_path / "bang.csv"
        path.write_bytes("đơn vị,tổng\nMột,5\nTỔNG,5\n".encode("utf-16"))
        with pytest.raises(Refusal):
            audit(path)

    @given(st.lists(st.integers(0, 10**7), min_size=1, max_size=20), st.integers(-1000, 1000))
    def test_the_difference_is_printed_less_computed(self, tmp_path_factory, numbers, slip):
        total = sum(numbers) + slip
        if total < 0:
            return
        rows = "".join(f"Đơn vị {n},{value}\n" for n, value in enumerate(numbers))
        path = tmp_path_factory.mktemp("bang") / "bang.csv"
        path.write_text(f"đơn vị,tổng\n{rows}TỔNG,{total}\n", encoding="utf-8")
        (one,) = audit(path).totals
        assert (one.computed, one.difference) == (sum(numbers), slip)
        assert bool(audit(path).mismatches) is bool(slip)
