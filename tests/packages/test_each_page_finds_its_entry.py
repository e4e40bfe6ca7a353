"""Rows and PDFs are linked both ways; what does not fit is said of the row that it concerns."""

from __future__ import annotations

import io
import zipfile

import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import BookName
from sogoc.packages.pdf import is_sound, render, sizes
from sogoc.packages.reading import read_package
from sogoc.packages.writing import write_package
from tests.packages.making import frame_of, minimal_pdf

KHAI_SINH = BOOK_TYPES["KS"]
ROWS = [
    {"so": "01/2008", "ngayDangKy": "15.06.2008"},
    {"so": "02/2008", "ngayDangKy": "06.2008"},
    {"so": "03/2008", "ngayDangKy": "ngày rằm tháng sáu"},
]


@pytest.fixture
def read(sandbox, tmp_path):
    def read_with(members):
        workbook, archive = write_package(
            frame_of(KHAI_SINH, *ROWS),
            KHAI_SINH,
            name=BookName("KS", "2008", "01"),
            target_dir=tmp_path,
            pdfs=members,
        )
        return read_package(workbook, archive, sandbox=sandbox)

    return read_with


def said(package):
    return sorted((note.code, note.row, note.params["file"]) for note in package.notes)


def links(package):
    return dict(package.files.select("name", "key").rows())


FIRST = ("KS.2008.01.2008-06-15.001.pdf", minimal_pdf("1"))
SECOND = ("KS.2008.01.2008-06-00.002.pdf", minimal_pdf("2"))
THIRD = ("KS.2008.01.2008-06-15.003.pdf", minimal_pdf("3"))


def test_folders_and_litter_do_not_matter(read):
    members = [
        ("KS.2008.01/" + FIRST[0], FIRST[1]),
        ("__MACOSX/._x.pdf", b""),
        (".DS_Store", b""),
        ("sub/Thumbs.db", b""),
        SECOND,
        THIRD,
    ]

    package = read(members)

    assert said(package) == []
    assert links(package) == {FIRST[0]: "001", SECOND[0]: "002", THIRD[0]: "003"}
    assert package.files.get_column("member")[0] == "KS.2008.01/" + FIRST[0]


def test_a_missing_page_names_the_file_that_is_wanted(read):
    assert said(read([FIRST, THIRD])) == [("THIEU_TEP", 3, SECOND[0])]


def test_a_page_without_an_entry_is_said_of_the_package(read):
    package = read([FIRST, SECOND, THIRD, ("KS.2008.01.2008-06-15.009.pdf", minimal_pdf())])

    assert said(package) == [("THUA_TEP", 0, "KS.2008.01.2008-06-15.009.pdf")]


def test_a_second_page_for_one_entry_is_one_too_many(read):
    again = ("KS.2008.01.2008-06-16.001.pdf", minimal_pdf("again"))

    assert said(read([FIRST, again, SECOND, THIRD])) == [("THUA_TEP", 0, again[0])]


def test_a_page_that_cannot_be_opened_is_said_of_its_entry(read):
    package = read([(FIRST[0], b"%PDF-1.4 nothing"), (SECOND[0], b""), THIRD])

    assert said(package) == [("TEP_HONG", 2, FIRST[0]), ("TEP_HONG", 3, SECOND[0])]
    assert package.files.get_column("ok").to_list() == [False, False, True]


def test_a_wrong_name_is_linked_when_it_can_be(read):
    wrong_date = ("KS.2008.01.2009-06-15.001.pdf", FIRST[1])
    wrong_book = ("KT.2008.01.2008-06-00.002.pdf", SECOND[1])
    bare = ("003.pdf", THIRD[1])
    stranger = ("trang bìa.jpg", b"\xff\xd8")

    package = read([wrong_date, wrong_book, bare, stranger])

    assert said(package) == [
        ("TEN_TEP_SAI", 0, stranger[0]),
        ("TEN_TEP_SAI", 2, wrong_date[0]),
        ("TEN_TEP_SAI", 3, wrong_book[0]),
        ("TEN_TEP_SAI", 4, bare[0]),
        ("TEP_HONG", 0, stranger[0]),
    ]
    hints = {note.params.get("hint") for note in package.notes if note.row == 2}
    assert hints == {FIRST[0]}


def test_pages_of_another_book_are_said_once_and_linked_to_nothing(read):
    package = read([(f"KT.2017.77.2017-03-05.{at:03}.pdf", minimal_pdf(str(at))) for at in range(1, 9)])

    (note,) = package.notes
    assert (note.row, note.code) == (0, "TEP_CUA_SO_KHAC")
    assert dict(note.params) == {"file": "KT.2017.77", "hint": "KS.2008.01"}
    assert set(links(package).values()) == {None}


def test_pages_that_fit_by_number_and_day_only_have_the_wrong_name(read):
    names = [one[0].replace("KS.2008.01", "KS.2008.10") for one in (FIRST, SECOND, THIRD)]

    assert {code for code, *_ in said(read([(name, minimal_pdf(name)) for name in names]))} == {"TEN_TEP_SAI"}


def test_a_file_is_known_by_its_hash_and_its_place(read, tmp_path):
    package = read([FIRST, SECOND, THIRD])

    with zipfile.ZipFile(tmp_path / "KS.2008.01.zip") as archive:
        places = {member.filename: (member.header_offset, member.CRC) for member in archive.infolist()}
    assert {row["name"]: (row["offset"], row["crc"]) for row in package.files.to_dicts()} == places


def test_a_page_is_drawn_for_the_web(sandbox):
    picture = render(minimal_pdf(), 200, sandbox=sandbox)

    assert picture is not None
    assert (picture[:4], picture[8:12]) == (b"RIFF", b"WEBP")
    assert render(b"no pdf", 200, sandbox=sandbox) is None
    assert render(minimal_pdf(), 200, page=7, sandbox=sandbox) is None
    assert sizes(minimal_pdf("", (1191, 842), (842, 1191)), sandbox=sandbox) == [(1191, 842), (842, 1191)]
    assert sizes(b"no pdf", sandbox=sandbox) == []


def test_sound_is_what_opens(sandbox):
    assert is_sound(minimal_pdf(), sandbox=sandbox)
    assert not is_sound(minimal_pdf()[:60], sandbox=sandbox)
    assert not is_sound(io.BytesIO(b"PK").getvalue(), sandbox=sandbox)
