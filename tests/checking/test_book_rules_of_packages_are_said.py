"""What the packages room notes is said in whole sentences, with severity and remedy of the declared rule."""

from __future__ import annotations

import re

import polars as pl
import pytest

from sogoc.checking.engine import Batch, findings
from sogoc.intake.mended import OVERRULED, STAYS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Scope
from sogoc.law.rules import RULES
from sogoc.packages.structure import Note

PACKAGE_RULES = [
    rule for rule in RULES.values() if rule.scope is Scope.PACKAGE and rule.code not in {STAYS, OVERRULED}
]
"""Those of mended values are made and said where the values are known: in ``intake``."""


def said(note):
    """The finding made of one note on a book with one entry."""
    names = [field.name for field in BOOK_TYPES["KS"].official]
    row = dict.fromkeys(names, None) | {"_book": 0, "_row": 2, "so": "01/2008", "nksHoTen": "LÊ THỊ BÌNH"}
    frame = pl.DataFrame(
        [row], schema={"_book": pl.Int64, "_row": pl.Int64, **dict.fromkeys(names, pl.String)}
    )
    found = findings(Batch(BOOK_TYPES["KS"], frame, ((0, note),)))
    return found.filter(pl.col("code") == note.code).row(0, named=True)


@pytest.mark.parametrize("rule", PACKAGE_RULES, ids=lambda rule: rule.code)
def test_every_note_makes_a_sentence(rule):
    params = {"file": "KS.2008.01.2008-06-15.001.pdf", "hint": "001"}
    finding = said(Note(2, "nksHoTen", rule.code, params))
    assert finding["severity"] == str(rule.severity)
    for sentence in (finding["says"], finding["fix"]):
        assert sentence.endswith(".")
        assert not re.search(r"[{}]|“”|None", sentence)


def test_a_missing_file_names_the_file_and_its_row():
    finding = said(Note(2, None, "THIEU_TEP", {"file": "KS.2008.01.2008-06-15.001.pdf"}))
    assert (finding["_row"], finding["so"]) == (2, "01/2008")
    assert "KS.2008.01.2008-06-15.001.pdf" in finding["says"]


def test_an_unknown_column_is_named_as_it_stands_in_the_header():
    finding = said(Note(0, "tên thánh", "COT_LA", {}))
    assert (finding["_row"], finding["so"], finding["severity"]) == (0, None, "luu_y")
    assert "“tên thánh”" in finding["says"]


def test_cells_beyond_the_first_are_said_of_the_book_with_their_number():
    finding = said(Note(0, "nksHoTen", "O_CONG_THUC", {"value": "… và 1200 ô khác"}))
    assert (finding["_row"], finding["so"]) == (0, None)
    assert "“… và 1200 ô khác”" in finding["says"]
