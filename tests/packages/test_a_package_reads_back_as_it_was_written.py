"""Writing and reading are one another's inverse, and nothing that a cell can hold becomes a formula or a number."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import BookName, pdf_name
from sogoc.packages.reading import read_package
from sogoc.packages.refusals import KY_TU_KHONG_GHI_DUOC
from sogoc.packages.writing import write_package, write_workbook
from tests.packages.making import frame_of, minimal_pdf

KHAI_SINH = BOOK_TYPES["KS"]
BOOK = BookName("KS", "2008", "01")
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40) | st.sampled_from(
    [
        "=cmd|' /C calc'!A0",
        "+84",
        "-1",
        "@SUM(A1)",
        "012345678901",
        "001.0",
        "1e5",
        "15.06.2008",
        "2008-06-15 00:00:00",
        "TRUE",
        "#N/A",
        "\"trích\" 'dẫn'",
        "_x0041_",
        "<b>&amp;</b>",
        "K'Brơi",
        "Ƀuôn Krŏng",
        unicodedata.normalize("NFD", "Nguyễn Thị Hòa"),
        "E\u0306 Nuôl",
        "hai\ndòng",
        "]]>",
        "đ" * 32_767,
    ]
)
NAMES = ["so", "ngayDangKy", "nksHoTen", "nksSoDinhDanh", "meNgaySinh", "Cột riêng"]


def as_read(text):
    clean = unicodedata.normalize("NFC", text).strip()
    return clean or None


@settings(max_examples=60)
@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, TEXTS)), max_size=6))
def test_any_text_comes_back_as_its_nfc_without_outer_space(sandbox, tmp_path_factory, rows):
    frame = frame_of(KHAI_SINH, *({"so": f"{index}/2008"} | row for index, row in enumerate(rows, 1)))
    folder = tmp_path_factory.mktemp("book")

    write_package(frame, KHAI_SINH, name=BOOK, target_dir=folder)
    back = read_package(folder / "KS.2008.01.xlsx", sandbox=sandbox)

    columns = [name for name in frame.columns if name in back.frame.columns]
    expected = [{name: as_read(row[name] or "") for name in columns} for row in frame.to_dicts()]
    while expected and not any(expected[-1].values()):
        expected.pop()
    kept = [(index, row) for index, row in enumerate(expected, 2)]
    assert back.frame.get_column("_row").to_list() == [index for index, _ in kept]
    assert back.frame.select(columns).to_dicts() == [row for _, row in kept]


def test_a_package_with_its_pages_reads_without_a_note(sandbox, tmp_path):
    frame = frame_of(
        KHAI_SINH,
        {"so": "01/2008", "ngayDangKy": "15.06.2008", "nksHoTen": "K'Brơi", "nksSoDinhDanh": "068208000011"},
        {"so": "02/2009", "ngayDangKy": "2009"},
        {"so": "02/2009", "ngayDangKy": "06/2009"},
        {"nksHoTen": "Ka Să Ha Thương"},
    )
    keys = ["001", "002-2009", "002-2009~2", "@5"]
    pages = [
        (pdf_name(BOOK, key, registered=registered), minimal_pdf(key))
        for key, registered in zip(keys, frame.get_column("ngayDangKy"), strict=True)
    ]

    workbook, archive = write_package(frame, KHAI_SINH, name=BOOK, target_dir=tmp_path, pdfs=pages)
    package = read_package(workbook, archive, sandbox=sandbox)

    assert package.name == BOOK
    assert package.book_type is KHAI_SINH
    assert package.keys == keys
    assert package.notes == []
    assert package.missing_columns == ()
    assert package.files.get_column("key").to_list() == keys
    assert package.files.get_column("ok").all()
    assert package.frame.columns == ["_row", *KHAI_SINH.columns]
    assert package.frame.select(frame.columns).equals(frame)


def test_the_same_content_gives_the_same_bytes(tmp_path, pdf):
    frame = frame_of(KHAI_SINH, {"so": "01/2008", "nksHoTen": "Nguyễn Thị Hoà"})
    one = write_package(frame, KHAI_SINH, name=BOOK, target_dir=tmp_path / "1", pdfs=[("a.pdf", pdf)])
    two = write_package(frame, KHAI_SINH, name=BOOK, target_dir=tmp_path / "2", pdfs=[("a.pdf", pdf)])

    assert [path.read_bytes() for path in one if path] == [path.read_bytes() for path in two if path]


def test_rows_keep_their_excel_numbers(sandbox, tmp_path):
    frame = frame_of(KHAI_SINH, {"nksHoTen": "một"}, {"nksHoTen": "hai"}).with_columns(
        pl.Series("_row", [4, 9])
    )

    workbook, _ = write_package(frame, KHAI_SINH, name=BOOK, target_dir=tmp_path)

    assert read_package(workbook, sandbox=sandbox).keys == ["@4", "@9"]


def test_a_text_longer_than_a_cell_is_refused_and_not_cut(tmp_path):
    frame = frame_of(KHAI_SINH, {"ghiChu": "a" * 32_768})

    with pytest.raises(Exception, match=KY_TU_KHONG_GHI_DUOC.code):
        write_workbook(frame, KHAI_SINH, path=tmp_path / "KS.2008.01.xlsx")
