"""Findings come in the order in which a person reads the sheet, and a book's findings do not depend on its neighbours."""

from __future__ import annotations

import json
from types import SimpleNamespace

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.checking.engine import Batch, check_package, findings
from sogoc.checking.result import CheckResult
from sogoc.intake.mended import OVERRULED, STAYS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Scope
from sogoc.law.rules import RULES
from sogoc.packages.names import BookName
from sogoc.packages.structure import Note

KS = BOOK_TYPES["KS"]
GOOD = {
    "so": "05/2008",
    "quyenSo": "01/2008",
    "trangSo": "3",
    "ngayDangKy": "15.06.2008",
    "nksHoTen": "Nguyễn Văn An",
    "nksNgaySinh": "01.06.2008",
}


def frame_of(rows, book: int = 0) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(KS.field, pl.String))
    return frame.with_columns(
        _book=pl.lit(book, dtype=pl.Int64), _row=pl.int_range(len(rows), dtype=pl.Int64) + 2
    )


def package(rows, notes=()):
    return SimpleNamespace(
        name=BookName("KS", "2008", "01"),
        book_type=KS,
        frame=frame_of(rows).drop("_book"),
        notes=list(notes),
        marks={},
    )


cells = st.sampled_from(
    [None, "", "05/2008", "5", "15.06.2008", "31.02.1990", "2009", "Nguyễn Văn An", "Nguyển An", "1", "9"]
)
books = st.lists(st.fixed_dictionaries(dict.fromkeys(GOOD, cells)), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(books, min_size=1, max_size=3))
def test_each_book_of_a_batch_gets_what_it_gets_alone(many):
    together = findings(Batch(KS, pl.concat(frame_of(rows, at) for at, rows in enumerate(many))))
    alone = pl.concat(findings(Batch(KS, frame_of(rows, at))) for at, rows in enumerate(many))
    assert together.rows() == alone.rows()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_findings_stand_in_the_order_of_rows_and_official_columns(rows):
    found = findings(Batch(KS, frame_of(rows)))
    place = {name: position for position, name in enumerate(KS.field)} | {None: -1}
    order = [(row, place[name], code) for row, name, code in found.select("_row", "field", "code").rows()]
    assert order == sorted(order)


def test_the_answer_is_the_contracts():
    bad = GOOD | {"nksNgaySinh": "31.02.1990"}
    answer = check_package(package([bad], [Note(0, "cotRieng", "COT_LA")]))
    data = json.loads(json.dumps(answer.as_json(), ensure_ascii=False))
    assert data["book"] == {"type": "KS", "year": "2008", "number": "01"}
    assert data["entries"] == 1
    assert list(data["findings"][0]) == ["row", "so", "field", "code", "severity", "says", "fix", "basis"]
    assert data["findings"][0] | {"basis": None} == {
        "row": 0,
        "so": None,
        "field": "cotRieng",
        "code": "COT_LA",
        "severity": "luu_y",
        "says": "Cột “cotRieng” không có trong danh sách cột chính thức; nội dung được giữ nguyên.",
        "fix": RULES["COT_LA"].fix,
        "basis": None,
    }
    (wrong,) = [one for one in data["findings"] if one["code"] == "NGAY_SAI"]
    assert (wrong["row"], wrong["so"], wrong["field"], wrong["severity"]) == (
        2,
        "05/2008",
        "nksNgaySinh",
        "khong_the",
    )
    assert "31.02.1990" in wrong["says"]
    assert data["counts"]["NGAY_SAI"] == 1
    assert sum(data["counts"].values()) == len(data["findings"])
    assert answer.exit_code == 1


def test_nothing_to_say_exits_with_zero():
    nothing = findings(Batch(KS, frame_of([])))
    assert CheckResult(BookName("KS", "2008", "01"), 0, nothing).exit_code == 0


@pytest.mark.parametrize(
    "code",
    [
        rule.code
        for rule in RULES.values()
        if rule.scope is Scope.PACKAGE and rule.code not in {STAYS, OVERRULED}
    ],
)
def test_every_note_of_the_packages_room_becomes_a_finding(code):
    note = Note(2, "nksHoTen", code, {"file": "KS.2008.01.pdf", "hint": "012345678901"})
    found = findings(Batch(KS, frame_of([GOOD]), ((0, note),))).filter(pl.col("code") == code)
    assert found.select("_row", "so", "field").rows() == [(2, "05/2008", "nksHoTen")]
    assert not any("{" in text for text in [*found["says"], *found["fix"]])


def test_a_column_nobody_knows_does_no_harm():
    frame = frame_of([GOOD]).with_columns(cotRieng=pl.lit("gì đó"))
    assert findings(Batch(KS, frame)).rows() == findings(Batch(KS, frame_of([GOOD]))).rows()
