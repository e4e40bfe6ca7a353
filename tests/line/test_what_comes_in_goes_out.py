"""Issue 3, item 9: import → export gives the same cells (values, order, text format), of every type and every odd but legal value."""

from __future__ import annotations

import re
import unicodedata
import zipfile

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sogoc.approval.showing_actions import export_book
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import BookName
from sogoc.packages.reading import read_package
from sogoc.packages.writing import write_package
from sogoc.register import queries as records
from tests.packages.making import frame_of

UNIT = "24862"
DAYS = st.builds(
    "{:0{w}}{s}{:0{w}}{s}{}".format,
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(1930, 2024),
    s=st.sampled_from("./-"),
    w=st.sampled_from([1, 2]),
)
PARTS = st.sampled_from(
    [
        "1962",
        "05.1962",
        "05/1962",
        "25 tuổi",
        "1954 hoặc 1955",
        "30/02/1962 (âm lịch)",
        "Giáp Ngọ",
        "31.02.2008",
    ]
)
NUMBERS = st.sampled_from(
    ["01/2008", "001", "12A/2008", "1/2008", "000123456", "068208000011", "1e5", "007", "+84", "-1", "0"]
)
NAMES = st.sampled_from(
    [
        "K'Brơi",
        "K’Brơi",
        "Kʼ Să",
        "Ƀuôn Krŏng",
        "E\u0306 Nuôl",
        "Ơ̆ Ban",
        unicodedata.normalize("NFD", "Nguyễn Thị Hòa"),
        "Ka",
        "Y",
        "NGUYỄN  VĂN   AN",
    ]
)
TEXTS = st.sampled_from(
    [
        "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "'=1+1", "TRUE", "#N/A", "hai\ndòng\n\nba", "  đầu và cuối  ", "a\tb", '“trích” "dẫn"',
        "<b>&amp;</b>", "_x0041_", "]]>", "\u200bẩn", "\u00a0", "đ" * 3_000, "5%", "2008-06-15 00:00:00", "1,5", "a;b,c", "NULL", "–",
        "{uôn R^t",
    ]
)  # fmt: skip
COUNTERS = st.sampled_from([1, 2, 40, None, "1", "01", "2a", "3."])
"""Under STT: a number in the ministry's own layout, a text where somebody formatted the sheet so, or nothing."""
CELLS = st.one_of(
    DAYS, PARTS, NUMBERS, NAMES, TEXTS, st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
)
TURN = iter(range(1, 10_000))


def as_kept(text):
    """A cell keeps its text in NFC without outer white space; one with nothing else is empty."""
    return unicodedata.normalize("NFC", text or "").strip() or None


@pytest.mark.parametrize("code", sorted(BOOK_TYPES))
@settings(max_examples=2, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
@given(data=st.data())
def test_every_cell_comes_back_in_its_place_as_text(code, line, sandbox, tmp_path_factory, data):
    book_type = BOOK_TYPES[code]
    names = [*book_type.columns[1:], "Cột riêng", "ghi thêm (2)"]
    rows = data.draw(
        st.lists(st.dictionaries(st.sampled_from(names), CELLS, max_size=8), min_size=4, max_size=12)
    )
    gaps = data.draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    rows = [{book_type.number: f"{at:02}/2008"} | row for at, row in enumerate(rows, 1)]
    places = [at + 2 + sum(gaps[: at + 1]) for at in range(len(rows))]
    counters = dict(
        zip(places, data.draw(st.lists(COUNTERS, min_size=len(rows), max_size=len(rows))), strict=True)
    )
    volume = BookName(code, "2008", f"{next(TURN):02}")
    folder = tmp_path_factory.mktemp("in")
    frame = frame_of(book_type, *rows).with_columns(pl.Series("_row", places))
    sent, _ = write_package(frame, book_type, name=volume, target_dir=folder, counters=counters)

    arrival = line.take(folder, unit=UNIT)
    assert arrival.refused == []
    (path,) = arrival.books
    export_book(records.book_at(path), folder / "out", actor=line.people["lanhdao"], via="test")
    back = folder / "out" / sent.name

    one, two = (read_package(place, sandbox=sandbox).frame for place in (sent, back))
    assert two.columns == one.columns
    assert two.to_dicts() == one.to_dicts()
    expected = [
        {name: as_kept(row.get(name)) for name in one.columns[2:]}
        | {"STT": str(counters[place]) if counters[place] is not None else None}
        for place, row in zip(places, rows, strict=True)
    ]
    filled = [row for row in one.drop("_row").to_dicts() if any(row.values())]
    assert filled == [row for row in expected if any(row.values())]
    assert all_texts(back)
    texts = {f"A{place}" for place, one in counters.items() if isinstance(one, str)}
    assert text_counters(back) == text_counters(sent) == texts


def cells_of(workbook):
    """What stands after each ``<c`` of the data sheet."""
    with zipfile.ZipFile(workbook) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode().split("<c ")[1:]


def text_counters(workbook):
    """Places under STT that hold a text."""
    counters = (cell for cell in cells_of(workbook) if re.match('r="A(?!1")[0-9]', cell))
    return {cell.split('"')[1] for cell in counters if 't="s"' in cell}


def all_texts(workbook):
    """Whether every cell but STT is a shared string in the text format (``@``)."""
    cells = [cell for cell in cells_of(workbook) if not re.match('r="A[0-9]', cell)]
    return all('t="s"' in cell and ('s="1"' in cell or 's="2"' in cell) for cell in cells)
