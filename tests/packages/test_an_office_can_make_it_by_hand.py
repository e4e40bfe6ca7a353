"""Template and package go through LibreOffice, as an office would do it, and come back the same."""

from __future__ import annotations

import subprocess
import zipfile

import polars as pl
import pytest
import xlsxwriter

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import BookName
from sogoc.packages.reading import read_package
from sogoc.packages.template import write_template
from sogoc.packages.writing import write_package
from tests.packages.making import frame_of

KHAI_SINH = BOOK_TYPES["KS"]
FRAME = frame_of(
    KHAI_SINH,
    {
        "so": "01/2008",
        "ngayDangKy": "15.06.2008",
        "nksHoTen": "Ƀuôn Krŏng",
        "nksSoDinhDanh": "068208000011",
        "ghiChu": "=cmd|' /C calc'!A0",
        "loaiDangKy": "1",
    },
    {"so": "02/2008", "ngayDangKy": "15/06/2008", "nksHoTen": "K'Brơi", "nksNgaySinh": "2008"},
)


@pytest.fixture
def convert(soffice, tmp_path):
    filters = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76"}  # 76 is UTF-8

    def to(path, kind):
        folder = tmp_path / kind
        subprocess.run(
            [
                soffice,
                "--headless",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--convert-to",
                filters.get(kind, kind),
                "--outdir",
                folder,
                path,
            ],
            check=True,
            capture_output=True,
        )
        return folder / f"{path.stem}.{kind}"

    return to


def test_a_package_survives_each_kind_of_spreadsheet(sandbox, tmp_path, convert):
    given, _ = write_package(FRAME, KHAI_SINH, name=BookName("KS", "2008", "01"), target_dir=tmp_path)

    for kind in ("xlsx", "ods", "xls", "csv"):
        package = read_package(convert(given, kind), sandbox=sandbox)
        assert package.frame.select(FRAME.columns).equals(FRAME), kind
        assert package.keys == ["001", "002"], kind
        assert package.notes == [], kind


def test_an_empty_template_opens_and_is_a_book_without_entries(sandbox, tmp_path, convert):
    for code, book_type in BOOK_TYPES.items():
        write_template(book_type, path=tmp_path / f"{code}.2008.01.xlsx")
    given = tmp_path / "KS.2008.01.xlsx"

    for path in (given, convert(given, "ods"), *tmp_path.glob("*.xlsx")):
        package = read_package(path, sandbox=sandbox)
        assert (package.frame.height, package.notes, package.missing_columns) == (0, [], ()), path.name


def test_what_is_typed_into_the_template_is_read(sandbox, tmp_path, convert):
    """LibreOffice is given the values as an office would paste them: a .csv under the template's header."""
    lines = [
        ",".join(KHAI_SINH.columns),
        "1,01/2008,01/2008,3,15.06.2008,1" + "," * (len(KHAI_SINH.columns) - 6),
    ]
    pasted = tmp_path / "KS.2008.02.csv"
    pasted.write_text("\n".join(lines) + "\n")

    package = read_package(convert(pasted, "ods"), sandbox=sandbox)

    assert isinstance(package.frame, pl.DataFrame)
    assert package.frame.get_column("so").to_list() == ["01/2008"]


def test_a_formula_is_noted_in_an_ods_as_in_an_xlsx(sandbox, tmp_path, convert):
    given = tmp_path / "KS.2008.01.xlsx"
    book = xlsxwriter.Workbook(given)
    sheet = book.add_worksheet("DL Import")
    sheet.write_row(0, 0, KHAI_SINH.columns)
    sheet.write_string(1, 1, "01/2008")
    sheet.write_formula(4, 3, "=1+2", None, "3")
    book.close()

    for path in (given, convert(given, "ods")):
        package = read_package(path, sandbox=sandbox)
        assert package.frame.get_column("_row").to_list() == [2, 5]
        assert package.frame.get_column("trangSo").to_list() == [None, "3"]
        assert [(note.code, note.row, note.field) for note in package.notes] == [
            ("O_CONG_THUC", 5, "trangSo")
        ]


def test_the_templates_code_lists_are_headed_by_what_people_call_them(tmp_path):
    path = tmp_path / "mau.xlsx"
    write_template(KHAI_SINH, path=path)
    with zipfile.ZipFile(path) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode() + archive.read("xl/comments1.xml").decode()
    assert ">Giới tính<" in texts
    assert ">Loại đăng ký khai sinh<" in texts
    assert "Chọn trong danh mục “Giới tính”" in texts
    assert "gioiTinh" not in texts
    assert "ks.loaiDangKy" not in texts


def _words_of(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/sharedStrings.xml").decode() + archive.read("xl/comments1.xml").decode()


def test_the_template_says_which_names_of_columns_are_proposals(tmp_path):
    sentence = "ên cột do Sổ Gốc đề xuất, chưa được Bộ xác nhận"
    for code, book_type in BOOK_TYPES.items():
        write_template(book_type, path=tmp_path / f"{code}.xlsx")
        assert (sentence in _words_of(tmp_path / f"{code}.xlsx")) is not book_type.verified
