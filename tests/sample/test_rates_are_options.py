"""Each rate can be changed, comes out as asked, and refuses what is no share."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.refusal import Refusal
from sogoc.sample import Rates, slips, write_sample
from sogoc.sample.package_slips import damaged_files
from sogoc.sample.rates import era
from tests.sample.provinces import Province, write_districts


def test_no_error_where_all_rates_are_nought(clean):
    assert clean.rows("truth/errors.csv") == []
    assert clean.rows("truth/files.csv") == []
    assert clean.rows("truth/population_errors.csv") == []


def test_the_default_rates_are_those_of_the_measured_model():
    rates = Rates()
    assert (rates.sai_dau, rates.khong_dau, rates.kieu_dat_dau, rates.go_sai) == (0.04, 0.02, 0.30, 0.022)
    assert (rates.chi_nam, rates.tuoi_thay_nam_sinh, rates.thieu_cha, rates.thieu_me) == (
        0.45,
        0.35,
        0.09,
        0.03,
    )
    assert (rates.dang_ky_lai, rates.ghi_hai_lan, rates.xa_xu) == (0.035, 0.012, 0.12)


def test_a_rate_comes_out_as_asked(tmp_path, reader):
    write_districts(
        tmp_path, entries=3000, districts=1, seed=2, pdf=False, workers=1, rates=Rates.clean(thieu_cha=0.2)
    )
    province = Province(tmp_path, reader)
    births = {row["entry"] for row in province.rows("truth/mentions.csv") if row["role"] == "cha"}
    without = Counter(row["entry"] for row in province.rows("truth/errors.csv") if row["kind"] == "thieu_cha")
    assert 0.08 < len(without) / len(births) < 0.35
    assert set(without) <= births


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_what_is_no_share_is_refused(share):
    with pytest.raises(ValueError, match="sai_dau"):
        Rates(sai_dau=share)


def test_older_books_err_more():
    assert era(1980) > era(2000) > era(2010) > era(2018)


@given(st.integers(0, 2**32), st.sampled_from(["Nguyễn Thị Hòa", "TRẦN VĂN THỦY", "K’Brơi", "Lê Quý Đạt"]))
def test_slips_keep_the_length_of_a_name_within_one_letter(seed, name):
    rng = random.Random(seed)
    assert len(slips.wrong_tone(rng, name)) == len(name)
    assert abs(len(slips.mistyped(rng, name)) - len(name)) <= 1
    assert slips.without_marks(name).isascii() or "’" in name
    assert slips.other_placement(slips.other_placement(name)) == name


@given(st.dates(min_value=dt.date(1900, 1, 1)), st.integers(0, 2**32))
def test_a_wrong_date_still_exists_and_a_turned_one_turns_back(date, seed):
    rng = random.Random(seed)
    text = f"{date:%d.%m.%Y}"
    assert slips.turned_day(slips.turned_day(text)) == text
    year = slips.wrong_year(rng, text)
    assert dt.date(int(year[6:]), int(year[3:5]), int(year[:2])).day == date.day
    day = slips.wrong_day(rng, text)
    assert 1 <= int(day[:2]) <= 28
    assert day[2:] == text[2:]


def test_pages_are_drawn_only_when_the_zip_asks_for_them():
    drawn: list[str] = []

    def page(key):
        def draw():
            drawn.append(key)
            return b"%PDF"

        return draw

    members = ((str(number), f"{number}.pdf", page(str(number))) for number in range(1_000_000))
    pages = damaged_files(members, rates=Rates.clean(), rng=random.Random(1), log=[])
    assert next(pages) == ("0.pdf", b"%PDF")
    assert next(pages) == ("1.pdf", b"%PDF")
    assert drawn == ["0", "1"]


def test_options_are_read_by_name():
    assert Rates.of(["thieu_cha=0.5", "nfd=0"]) == Rates(thieu_cha=0.5, nfd=0.0)


@pytest.mark.parametrize("option", ["thieu_cha", "thieu_cha=2", "khong_co=0.1", "nfd=x"])
def test_an_option_that_cannot_be_used_is_refused_with_the_names(option):
    with pytest.raises(Refusal, match="thieu_cha") as refused:
        Rates.of([option])
    assert refused.value.code == "TY_LE_SAI"


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "so.txt").write_text("sổ", encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        write_sample(tmp_path, entries=10, seed=1)
    assert refused.value.code == "DICH_KHONG_TRONG"
    assert [path.name for path in tmp_path.iterdir()] == ["so.txt"]


def test_no_entries_make_no_province(tmp_path):
    with pytest.raises(Refusal) as refused:
        write_sample(tmp_path / "new", entries=0, seed=1)
    assert refused.value.code == "SO_TRUONG_HOP_SAI"
