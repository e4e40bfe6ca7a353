"""Contract, ``settle … --rows``: rows of the Excel sheet and ranges of them; a blank inside a number would make another row of two."""

from __future__ import annotations

import pytest

from sogoc.cli.commands import settle as settling
from sogoc.law.refusal import Refusal
from tests.line.making import birth
from tests.line.office import PATH
from tests.support.lasting import once


@pytest.fixture
def office(line, monkeypatch):
    """Twelve entries, each with the same finding."""
    monkeypatch.setattr(settling, "open_installation", lambda: None)
    rows = [birth(number, chaHoTen=None) for number in range(1, 13)]
    once("twelve of the same finding", lambda: line.bring(*rows), folder=line.folder)
    return line


def settle(rows):
    return settling.settle(PATH, code="THIEU_COT_LOI", reason="so_de_trong", rows=rows, actor="kiemtra")


def settled(line):
    return sorted(line.book().findings.exclude(settlement=None).values_list("row", flat=True))


@pytest.mark.parametrize(
    ("rows", "meant"),
    [
        ("2", [2]),
        ("2,5", [2, 5]),
        (" 2 , 5 ", [2, 5]),
        ("5,8-12", [5, 8, 9, 10, 11, 12]),
        ("8 - 9", [8, 9]),
        ("12,12,3", [3, 12]),
        ("1-1048576", list(range(2, 14))),
    ],
)
def test_what_is_written_is_what_is_settled(office, rows, meant):
    assert settle(rows).data["findings"] == len(meant)
    assert settled(office) == meant


@pytest.mark.parametrize(
    "rows",
    [
        "1 2",
        "0 7",
        "1 2-5",
        "2-1 2",
        "",
        ",",
        "2,,5",
        "2;5",
        "hai",
        "-3",
        "5-",
        "12-8",
        "2-3-4",
        "٣",
        "1048577",
        "0x2",
    ],
)
def test_what_is_no_row_is_refused_and_nothing_is_settled(office, rows):
    with pytest.raises(Refusal) as refused:
        settle(rows)
    assert refused.value.code == "DONG_SAI"
    assert settled(office) == []
