"""Issue 4, item 3: blank, illegible, torn, not applicable, and uncertain letters travel with the package (sheet ``Cach ghi``)."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import ABSENCES, Mark
from sogoc.packages.cover_writing import write_cover
from sogoc.packages.covers import read_cover
from sogoc.packages.names import BookName
from sogoc.packages.reading import read_package
from sogoc.packages.writing import write_package
from tests.packages.making import frame_of

KS, KT = BOOK_TYPES["KS"], BOOK_TYPES["KT"]
BOOK = BookName("KS", "2008", "01")
NAME = "Nguyễn Văn An"
ROWS = ({"so": "01/2008", "nksHoTen": NAME}, {"so": "02/2008", "nksHoTen": NAME, "Cột riêng": "chữ"})


@st.composite
def marks_for(draw, text):
    """A mark that can be said of a text."""
    if not text:
        return Mark(draw(st.sampled_from(sorted(ABSENCES))))
    edges = sorted(
        draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).filter(bool))
    )
    return Mark("", tuple(zip(edges[::2], edges[1::2], strict=False)))


def write(folder, rows, marks, name=BOOK):
    return write_package(frame_of(KS, *rows), KS, name=name, target_dir=folder, marks=marks)[0]


def lines(folder, *lines_of_sheet):
    """A package whose sheet says these lines as they are, however wrong."""
    from sogoc.packages import writing

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "lines_of", lambda _marks: lines_of_sheet)
        return write(folder, ROWS, None)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_mark_comes_back_at_its_cell(sandbox, tmp_path_factory, data):
    texts = st.sampled_from(["", NAME, "ẤT", "K'Brơi", "Ơ\u0306 Ban", "1962", "x"])
    rows = data.draw(
        st.lists(st.fixed_dictionaries(dict.fromkeys(["so", "nksHoTen", "ngayDangKy", "ghiChu"], texts)), min_size=1, max_size=5)
    )  # fmt: skip
    marks = {
        at: {name: data.draw(marks_for(text)) for name, text in row.items() if data.draw(st.booleans())}
        for at, row in enumerate(rows, 2)
    }
    said = {row: several for row, several in marks.items() if several}

    back = read_package(write(tmp_path_factory.mktemp("book"), rows, marks), sandbox=sandbox)

    assert back.marks == said
    assert back.notes == []
    absent = {row for row, several in said.items() if any(mark.absence for mark in several.values())}
    assert absent <= set(back.frame.get_column("_row"))


def test_a_package_with_nothing_to_say_has_no_such_sheet(tmp_path):
    plain = write(tmp_path / "1", ROWS, None).read_bytes()
    assert write(tmp_path / "2", ROWS, {2: {"nksHoTen": Mark()}, 3: {}}).read_bytes() == plain
    with zipfile.ZipFile(tmp_path / "1" / "KS.2008.01.xlsx") as archive:
        assert "Cach ghi" not in archive.read("xl/workbook.xml").decode()


def test_an_entry_of_which_nothing_can_be_read_stays_an_entry(sandbox, tmp_path):
    marks = {3: {"so": Mark("rach"), "nksHoTen": Mark("khong_doc_duoc")}}
    back = read_package(write(tmp_path, [ROWS[0], {}], marks), sandbox=sandbox)
    assert back.keys == ["001", "@3"]
    assert back.marks == marks


@pytest.mark.parametrize(
    ("line", "row", "field"),
    [
        (("9", "nksHoTen", "rach", ""), 0, None),
        (("2", "khongCo", "rach", ""), 2, None),
        (("hai", "nksHoTen", "rach", ""), 0, None),
        (("", "nksHoTen", "rach", ""), 0, None),
        (("2", "nksHoTen", "rach", ""), 2, "nksHoTen"),
        (("2", "chaHoTen", "mất chữ", ""), 2, "chaHoTen"),
        (("2", "nksHoTen", "", "6-99"), 2, "nksHoTen"),
        (("2", "nksHoTen", "", "8-6"), 2, "nksHoTen"),
        (("2", "nksHoTen", "", "6-8;7-9"), 2, "nksHoTen"),
        (("2", "nksHoTen", "", "sáu"), 2, "nksHoTen"),
        (("2", "chaHoTen", "", "0-1"), 2, "chaHoTen"),
        (("2", "chaHoTen", "rach", "0-1"), 2, "chaHoTen"),
        (("2", "STT", "rach", ""), 2, None),
    ],
)
def test_what_cannot_be_is_noted_and_left_aside(sandbox, tmp_path, line, row, field):
    back = read_package(lines(tmp_path, line), sandbox=sandbox)
    said = [(note.row, note.field, note.code) for note in back.notes if note.code != "COT_LA"]
    assert said == [(row, field, "CACH_GHI_SAI")]
    assert back.marks == {}


def test_of_two_lines_about_one_cell_the_first_holds(sandbox, tmp_path):
    back = read_package(
        lines(tmp_path, ("2", "chaHoTen", "rach", ""), ("2", "chaHoTen", "trong", "")), sandbox=sandbox
    )
    assert back.marks == {2: {"chaHoTen": Mark("rach")}}
    assert "CACH_GHI_SAI" in [note.code for note in back.notes]


def test_words_of_an_absence_are_taken_for_its_code_and_letter_case_does_not_matter(sandbox, tmp_path):
    back = read_package(
        lines(tmp_path, ("2.0", "CHAHOTEN", "Không đọc được", ""), ("3", "Cột riêng", "", " 0 - 1 ; ")),
        sandbox=sandbox,
    )
    assert back.marks == {2: {"chaHoTen": Mark("khong_doc_duoc")}, 3: {"Cột riêng": Mark("", ((0, 1),))}}


def test_each_book_of_a_mixed_volume_has_its_own(sandbox, tmp_path):
    one, two = frame_of(KS, ROWS[0]), frame_of(KT, {KT.number: "01/2008", "nktHoTen": NAME})
    books = [(BOOK, KS, one), (BookName("KT", "2008", "01"), KT, two)]
    marks = [{2: {"chaHoTen": Mark("rach")}}, {2: {"nktHoTen": Mark("", ((0, 2),))}}]
    table, _ = write_cover("HH.2008.01", books, target_dir=tmp_path, pdfs=None, marks=marks)
    assert [back.marks for back in read_cover(table, None, sandbox=sandbox)] == marks
