"""A column is understood as each of its texts would be: by vector paths, plain forms or word for word."""

from __future__ import annotations

import datetime as dt
import itertools

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.checking import understanding
from sogoc.checking.frame import understood
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.to_python import RowView
from sogoc.law.text.letters import OF_NAMES
from sogoc.law.values import VALUE_TYPES
from tests.support.expressions import DATES, SMALL, TEXTS, WRITTEN_DATES, rows

patient = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
FIELDS = {field.type: field for book_type in BOOK_TYPES.values() for field in book_type.official}
words = st.sampled_from(
    "Nguyễn Trần Lê Hoà Hòa Thò thò Hồ Văn THỊ K'Brơi Y Ka Să Ƀuôn V@n Nguyển Đổ Vỏ V¨n ThÞ Nguyeãn Müller a\u0301 Y{ 4N - . é".split()
)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
any_text = st.one_of(
    names,
    st.lists(words, min_size=1, max_size=4).map("  ".join),
    st.text(alphabet=OF_NAMES + " .'’-\u00a0\u0301{^\\¨«·ßð0123", min_size=1, max_size=12),
    st.text(min_size=1, max_size=8),
    st.sampled_from([text for text in TEXTS if text.strip()]),
)
any_date = st.one_of(
    st.sampled_from([text for text in WRITTEN_DATES if text]),
    st.builds(
        "{}{}{}{}{}".format,
        st.integers(0, 33),
        st.sampled_from("./- "),
        st.integers(0, 13),
        st.sampled_from("./-"),
        st.integers(1700, 2200),
    ),
    st.dates().map(lambda day: day.strftime("%d.%m.%Y")),
    st.from_regex(r"\A[0-9./ +-]{1,12}\Z"),
)


@pytest.fixture
def vectors(monkeypatch):
    """Vector paths are taken for the smallest column."""
    monkeypatch.setattr(understanding, "FEW", 0)


def asked_one_by_one(texts, field):
    return [None if text is None else VALUE_TYPES[field.type].understand(text, field.codes) for text in texts]


def same(texts: list[str | None], type_code: str) -> None:
    field = FIELDS[type_code]
    series = pl.Series("x", texts, dtype=pl.String)
    found = understanding.understand(series, field)
    expected = asked_one_by_one(texts, field)
    assert found.u.to_list() == [one and one.canonical for one in expected]
    assert found.k.cast(pl.String).to_list() == [one and one.kind for one in expected]
    assert found.h.to_list() == [one and one.hint for one in expected]
    assert series.to_list() == texts, "what is written stays as it is"


@patient
@given(texts=st.lists(st.one_of(st.none(), any_text), min_size=1, max_size=6))
@pytest.mark.parametrize(
    "type_code", ["ho_ten", "noi_chon", "van_ban", "ma", "dan_toc", "so_giay_to", "so_dinh_danh"]
)
def test_texts_are_understood_alike_whatever_the_path(vectors, type_code, texts):
    same(texts, type_code)


@pytest.mark.parametrize("type_code", ["ho_ten", "noi_chon", "van_ban"])
def test_three_words_of_every_sort_are_understood_alike_whatever_the_path(vectors, type_code):
    sorts = "Y Ka Nguyễn Hồ Nguyển thò THÒ Hà ñ V¨n Nguyeãn K'Brơi Ƀuôn Müller - 4N".split()
    same([" ".join(three) for three in itertools.product(sorts, repeat=3)], type_code)


@patient
@given(texts=st.lists(st.one_of(st.none(), any_date), min_size=1, max_size=6))
def test_dates_are_understood_alike_whatever_the_path(vectors, texts):
    same(texts, "ngay")


@patient
@given(written=st.lists(rows(), min_size=1, max_size=4))
def test_the_days_of_a_date_are_those_of_the_row(vectors, written):
    frame = pl.DataFrame(written, schema={field.name: pl.String for field in SMALL.official})
    found = understood(frame.with_columns(_book=pl.lit(0), _row=pl.int_range(len(written))), SMALL)
    for name in DATES:
        expected = [RowView(row, SMALL).days(name) for row in written]
        got = zip(found[f"{name}.lo"], found[f"{name}.hi"], strict=True)
        assert [None if pair == (None, None) else pair for pair in got] == expected


def test_an_age_counts_back_from_the_day_of_registration():
    frame = pl.DataFrame({"ngayDangKy": ["10.10.1975", None], "meNgaySinh": ["25 tuổi", "25 tuổi"]})
    found = understood(frame.with_columns(_book=pl.lit(0), _row=pl.int_range(2)), SMALL)
    assert found["meNgaySinh.lo"].to_list() == [dt.date(1949, 10, 11), None]
    assert found["meNgaySinh.k"].to_list() == ["tuoi", "tuoi"]


def test_blank_cells_and_missing_columns_hold_nothing():
    frame = pl.DataFrame({"so": ["05/2008", " ", "\u00a0", ""]})
    found = understood(frame.with_columns(_book=pl.lit(0), _row=pl.int_range(4)), SMALL)
    assert found["so"].to_list() == ["05/2008", None, None, None]
    assert found["so.k"].to_list() == ["so", None, None, None]
    assert found["conHoTen"].null_count() == 4
