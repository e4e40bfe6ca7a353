"""Issue 4, item 3: why nothing stands in a field, and which letters are uncertain, are kept from the page to the export."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sogoc.approval.showing_actions import export_book
from sogoc.checking.engine import check_package
from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import ABSENCES, Mark, mark_of
from sogoc.packages.names import BookName
from sogoc.packages.reading import read_package
from sogoc.packages.writing import write_package
from sogoc.register import queries as records
from sogoc.reporting.layers import blocks, changes
from tests.line.making import UNIT, birth
from tests.line.office import PATH
from tests.packages.making import frame_of

pytestmark = pytest.mark.django_db
TURN = iter(range(1, 10_000))
KS = BOOK_TYPES["KS"]
NO_FATHER = birth(1, chaHoTen=None, chaNgaySinh=None)


def written(folder, rows, marks, *, book_type=KS, number="01"):
    frame = frame_of(book_type, *rows)
    name = BookName(book_type.code, "2008", number)
    return write_package(frame, book_type, name=name, target_dir=folder / UNIT, marks=marks)[0]


@pytest.fixture
def line(lasting_line):
    return lasting_line


@pytest.fixture
def bring(line, tmp_path):
    def bring_(*rows, marks, actor="nhap"):
        return line.take(written(tmp_path / f"{next(TURN)}", rows, marks), actor=actor)

    return bring_


@pytest.mark.parametrize("code", sorted(BOOK_TYPES))
@settings(max_examples=2, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate])
@given(data=st.data())
def test_what_came_in_goes_out_for_every_type(code, line, sandbox, tmp_path_factory, data):
    book_type = BOOK_TYPES[code]
    names = st.sampled_from([*book_type.columns[1:], "Cột riêng"])
    texts = st.sampled_from(["Ấm", "05.1962", "K'Brơi"])
    rows = data.draw(st.lists(st.dictionaries(names, texts, max_size=5), min_size=2, max_size=5))
    rows = [{book_type.number: f"{at:02}/2008", "Cột riêng": "x"} | row for at, row in enumerate(rows, 1)]
    marks: dict[int, dict[str, Mark]] = {}
    for at, row in enumerate(rows, 2):
        for name in data.draw(st.lists(names, max_size=4, unique=True)):
            start = data.draw(st.integers(0, 1))
            absent = Mark(data.draw(st.sampled_from(sorted(ABSENCES))))
            mark = Mark("", ((start, 2),)) if len(row.get(name) or "") > 1 else absent
            if row.get(name) != "x":
                marks.setdefault(at, {})[name] = mark
    folder = tmp_path_factory.mktemp("in")
    sent = written(folder, rows, marks, book_type=book_type, number=f"{next(TURN):02}")

    arrival = line.take(sent)
    assert arrival.refused == []
    (path,) = arrival.books
    kept = {one.entry.row: one.values for one in records.values_of_book(records.book_at(path))}
    for row, values in kept.items():
        assert {name: mark_of(value) for name, value in values.items() if mark_of(value)} == marks.get(
            row, {}
        )
    export_book(records.book_at(path), folder / "out", actor=line.people["lanhdao"], via="test")
    back = read_package(folder / "out" / sent.name, sandbox=sandbox)
    assert back.marks == marks
    assert back.frame.equals(read_package(sent, sandbox=sandbox).frame)
    assert line.mismatches(path) == []


class TestTheRules:
    """Contract: THIEU_COT_LOI, NGAY_THIEU are for fields without a reason for absence."""

    def test_an_empty_core_field_is_asked_for(self, line, bring):
        bring(NO_FATHER, marks=None)
        assert set(line.open_codes()) >= {("001", "THIEU_COT_LOI"), ("001", "NGAY_THIEU")}

    def test_one_that_says_why_it_is_empty_is_not(self, line, bring):
        bring(NO_FATHER, marks={2: {"chaHoTen": Mark("rach"), "chaNgaySinh": Mark("khong_doc_duoc")}})
        assert {code for _, code in line.open_codes()}.isdisjoint({"THIEU_COT_LOI", "NGAY_THIEU"})

    def test_nor_is_it_by_the_command_that_checks_a_file(self, sandbox, tmp_path):
        marks = {2: {"chaHoTen": Mark("rach")}}
        found = check_package(read_package(written(tmp_path, [NO_FATHER], marks), sandbox=sandbox)).findings
        said = found.filter(pl.col("code").is_in(["THIEU_COT_LOI", "NGAY_THIEU"]))
        assert said.get_column("field").to_list() == ["chaNgaySinh"]

    def test_another_row_of_the_book_still_is(self, line, bring):
        bring(NO_FATHER, birth(2, chaHoTen=None), marks={2: {"chaHoTen": Mark("trong")}})
        assert ("002", "THIEU_COT_LOI") in line.open_codes()
        assert ("001", "THIEU_COT_LOI") not in line.open_codes()

    def test_a_line_that_cannot_be_is_a_notice_and_holds_nothing(self, line, bring):
        bring(birth(1), marks={2: {"chaHoTen": Mark("rach")}})
        assert line.open_codes() == [("001", "CACH_GHI_SAI")]
        assert line.approve().approved == ["001"]


class TestVersions:
    """A reason for absence and doubtful letters are part of what an entry says."""

    def test_another_reason_is_another_version(self, line, bring):
        bring(NO_FATHER, marks={2: {"chaHoTen": Mark("trong")}})
        arrival = bring(NO_FATHER, marks={2: {"chaHoTen": Mark("rach")}})
        assert [one["changed"] for one in arrival.changed] == [{"001": ["chaHoTen"]}]
        assert records.entry_at(f"{PATH}/001").version == 2
        assert line.mismatches() == []

    def test_letters_that_became_sure_are_another_version(self, bring):
        bring(birth(1), marks={2: {"nksHoTen": Mark("", ((7, 10),))}})
        assert bring(birth(1), marks=None).changed[0]["changed"] == {"001": ["nksHoTen"]}

    def test_the_same_in_another_file_is_not(self, bring):
        marks = {2: {"chaHoTen": Mark("trong")}}
        bring(NO_FATHER, marks=marks)
        assert bring(NO_FATHER, birth(2), marks=marks).changed[0]["changed"] == {}

    def test_a_dropped_reading_keeps_the_doubtful_letters(self, line, bring):
        bring(birth(1, nksNgaySinh="31.02.2008"), marks={2: {"nksNgaySinh": Mark("", ((0, 2),))}})
        line.settle("NGAY_SAI", "dung_theo_so", drop=True)
        value = line.values("001")["nksNgaySinh"]
        assert value == {"uncertain": [[0, 2]], "understood": "", "verbatim": "31.02.2008"}
        assert line.mismatches() == []


def test_a_page_shows_the_letters_in_doubt_and_why_nothing_stands_there():
    values = {
        "nksHoTen": {"uncertain": [[0, 6]], "verbatim": "NGUYỄN VĂN AN"},
        "chaHoTen": {"absence": "rach"},
    }
    lines = {line.name: line for block in blocks("KS", values) for line in block.lines}
    assert lines["nksHoTen"].letters == (("NGUYỄN", True), (" VĂN AN", False))
    assert lines["nksHoTen"].doubts == ("NGUYỄN",)
    assert (lines["chaHoTen"].verbatim, lines["chaHoTen"].kind) == ("", "trang rách")
    told = changes("KS", values, {"nksHoTen": "NGUYỄN VĂN AN"})
    assert [(old, new) for _, old, new in told] == [
        ("NGUYỄN VĂN AN", "[NGUYỄN?] VĂN AN"),
        ("", "(trang rách)"),
    ]
