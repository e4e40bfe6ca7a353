"""A cell becomes the text that a reader of the sheet sees; what had to be done to it is noted, cell by cell."""

from __future__ import annotations

import pytest
import xlsxwriter

from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.rules import RULES
from sogoc.law.values import VALUE_TYPES
from sogoc.packages.cells import MOST_NOTES
from sogoc.packages.reading import read_package

KHAI_SINH = BOOK_TYPES["KS"]
ALL = list(KHAI_SINH.columns)


class Sheet:
    """A workbook of khai sinh written cell by cell."""

    def __init__(self, path, *, header=None, sheet="DL Import", first=0):
        self.path = path
        self.first = first
        self.header = ALL if header is None else header
        self.book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
        self.sheet = self.book.add_worksheet(sheet)
        self.date = self.book.add_format({"num_format": "dd/mm/yyyy"})
        for index, name in enumerate(self.header):
            self.sheet.write_string(first, index, name)

    def text(self, row, name, value):
        self.sheet.write_string(row - 1, self.header.index(name), value)

    def number(self, row, name, value, style=None):
        self.sheet.write_number(row - 1, self.header.index(name), value, style)

    def read(self, sandbox):
        self.book.close()
        return read_package(self.path, sandbox=sandbox)


@pytest.fixture
def sheet(tmp_path):
    return Sheet(tmp_path / "KS.2008.01.xlsx")


def noted(package):
    return {(note.code, note.row, note.field, note.params.get("hint")) for note in package.notes}


def test_a_date_cell_is_spelled_and_a_written_date_is_left(sandbox, sheet):
    sheet.number(2, "ngayDangKy", 39_614, sheet.date)
    sheet.number(2, "nksNgaySinh", 39_600 + 8.5 / 24, sheet.date)
    sheet.text(3, "ngayDangKy", "15/06/2008")
    sheet.text(4, "ngayDangKy", "2008-06-15 00:00:00")
    sheet.text(5, "ngayDangKy", "15-6-2008")

    package = sheet.read(sandbox)

    assert package.frame.get_column("ngayDangKy").to_list() == [
        "15.06.2008",
        "15/06/2008",
        "2008-06-15 00:00:00",
        "15-6-2008",
    ]
    assert package.frame.get_column("nksNgaySinh")[0] == "01.06.2008 08:30"
    assert noted(package) == {
        ("O_NGAY_GIO", 2, "ngayDangKy", "15.06.2008"),
        ("O_NGAY_GIO", 2, "nksNgaySinh", "01.06.2008 08:30"),
    }


@pytest.mark.parametrize(
    ("pattern", "day", "written"),
    [
        ("mm/yyyy", 39_600, "06.2008"),
        ("mmm-yy", 39_600, "06.2008"),
        ('"tháng "mm" năm "yyyy', 39_600, "06.2008"),
        ("yyyy", 39_448, "2008"),
        ("mm/yyyy", 39_614, "15.06.2008"),
        ("yyyy", 39_600, "01.06.2008"),
        ("[$-42A]dd mmmm yyyy", 39_600, "01.06.2008"),
    ],
)
def test_of_a_date_cell_that_shows_no_day_none_is_made_up(sandbox, sheet, pattern, day, written):
    sheet.number(2, "ngayDangKy", day, sheet.book.add_format({"num_format": pattern}))
    package = sheet.read(sandbox)
    assert package.frame.get_column("ngayDangKy").to_list() == [written]
    assert noted(package) == {("O_NGAY_GIO", 2, "ngayDangKy", written)}


def test_a_number_that_lost_its_zero_keeps_its_value_and_gets_a_proposal(sandbox, sheet):
    sheet.number(2, "nksSoDinhDanh", 68208000011)
    sheet.number(3, "nksSoDinhDanh", 1208000011)
    sheet.number(4, "nksSoDinhDanh", 250123456)
    sheet.text(5, "nksSoDinhDanh", "68208000011")

    package = sheet.read(sandbox)

    values = package.frame.get_column("nksSoDinhDanh").to_list()
    assert values == ["68208000011", "1208000011", "250123456", "68208000011"]
    assert noted(package) == {
        ("SO_MAT_KHONG", 2, "nksSoDinhDanh", "068208000011"),
        ("SO_MAT_KHONG", 3, "nksSoDinhDanh", "001208000011"),
    }


def test_a_formula_keeps_the_text_that_it_showed(sandbox, sheet):
    sheet.sheet.write_formula(1, ALL.index("nksHoTen"), '=UPPER("a")', None, "NGUYỄN VĂN A")
    sheet.sheet.write_formula(2, ALL.index("meHoTen"), "=1/0", None, "#DIV/0!")
    sheet.sheet.write_boolean(2, ALL.index("ghiChu"), True)
    sheet.sheet.data_validation("F2:F9", {"validate": "list", "source": ["1", "2"]})

    package = sheet.read(sandbox)

    assert package.frame.get_column("nksHoTen")[0] == "NGUYỄN VĂN A"
    assert package.frame.get_column("meHoTen")[1] == "#DIV/0!"
    assert package.frame.get_column("ghiChu")[1] == "TRUE"
    assert noted(package) == {("O_CONG_THUC", 2, "nksHoTen", None), ("O_CONG_THUC", 3, "meHoTen", None)}


def test_very_many_formulas_are_counted_and_not_listed(sandbox, sheet):
    for row in range(1, MOST_NOTES + 201):
        sheet.sheet.write_formula(row, ALL.index("ghiChu"), "=1", None, "1")

    package = sheet.read(sandbox)

    assert len(package.notes) == MOST_NOTES + 1
    assert package.notes[0].row == 0
    assert "200" in str(package.notes[0].params["value"])


def test_control_characters_are_dropped_and_inner_spaces_kept(sandbox, sheet):
    sheet.text(2, "nksHoTen", "  Nguyễn \x00\x07 Văn  A\u00a0")
    sheet.text(3, "nksHoTen", "Tên\r\nhai dòng")
    sheet.text(4, "nksHoTen", " \u00a0 ")
    sheet.text(4, "so", "1")

    package = sheet.read(sandbox)

    assert package.frame.get_column("nksHoTen").to_list() == ["Nguyễn  Văn  A", "Tên\nhai dòng", None]
    assert noted(package) == {("KY_TU_DIEU_KHIEN", 2, "nksHoTen", None)}


def test_headers_are_recognised_in_any_dress(sandbox, tmp_path):
    dressed = [f"{name.upper()}  " if index % 2 else f"{name}\ni=[1,2,3]" for index, name in enumerate(ALL)]
    sheet = Sheet(tmp_path / "ks.2008.01.xlsx", header=dressed, sheet="dl IMPORT ", first=2)
    sheet.text(4, dressed[ALL.index("so")], "05/2008")
    sheet.text(6, dressed[ALL.index("nksHoTen")], "Ka Să")

    package = sheet.read(sandbox)

    assert str(package.name) == "KS.2008.01"
    assert (package.missing_columns, package.unknown_columns) == ((), ())
    assert package.frame.get_column("_row").to_list() == [4, 6]
    assert package.keys == ["005", "@6"]


def test_an_unknown_column_is_kept_and_a_missing_core_column_is_said(sandbox, tmp_path):
    header = [name for name in ALL if name not in {"nksHoTen", "nguoiKy"}] + ["Ghi chú của xã", ""]
    sheet = Sheet(tmp_path / "KS.2008.01.xlsx", header=header)
    sheet.text(2, "Ghi chú của xã", "trang rách")
    sheet.text(2, "", "không tên")

    package = sheet.read(sandbox)

    nameless = package.unknown_columns[1]
    assert package.unknown_columns[0] == "Ghi chú của xã"
    assert package.frame.row(0, named=True)["Ghi chú của xã"] == "trang rách"
    assert package.frame.row(0, named=True)[nameless] == "không tên"
    assert package.missing_columns == ("nguoiKy", "nksHoTen")
    assert {(note.code, note.field) for note in package.notes} == {
        ("THIEU_COT", "nksHoTen"),
        ("COT_LA", "Ghi chú của xã"),
        ("COT_LA", nameless),
    }


def test_two_columns_of_one_name_are_refused(sandbox, tmp_path):
    sheet = Sheet(tmp_path / "KS.2008.01.xlsx", header=[*ALL, "SO"])

    with pytest.raises(Refusal, match="TRUNG_COT"):
        sheet.read(sandbox)


def test_a_sheet_of_another_name_must_look_like_the_book(sandbox, tmp_path):
    assert Sheet(tmp_path / "KS.2008.01.xlsx", sheet="Sheet1").read(sandbox).frame.height == 0
    with pytest.raises(Refusal, match="THIEU_TRANG_TINH"):
        Sheet(tmp_path / "KS.2008.02.xlsx", sheet="Sheet1", header=["a", "b"]).read(sandbox)


def test_the_type_comes_from_the_name_else_from_the_header(sandbox, tmp_path):
    header = list(BOOK_TYPES["KT"].columns)
    package = Sheet(tmp_path / "Sổ của xã.xlsx", header=header).read(sandbox)

    assert package.book_type is BOOK_TYPES["KT"]
    assert str(package.name) == "KT.0000.00"
    with pytest.raises(Refusal, match="KHONG_RO_LOAI_SO"):
        Sheet(tmp_path / "Không rõ.xlsx", header=["a", "b"]).read(sandbox)
    with pytest.raises(Refusal, match="LOAI_SO_CHUA_CO"):
        Sheet(tmp_path / "ZZ.2008.01.xlsx", header=["a", "b"]).read(sandbox)


def test_every_note_has_its_rule(sandbox, sheet):
    sheet.number(2, "nksSoDinhDanh", 68208000011)
    sheet.text(2, "nksHoTen", "a\x07")

    assert {note.code for note in sheet.read(sandbox).notes} <= set(RULES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_as_it_is_written(sandbox, tmp_path, encoding, separator):
    name = "Nguyễn Văn Đông" if encoding != "cp1258" else "Nguyê\u0303n Văn Đông"
    quoted = f'"a{separator} ""b"""'
    lines = [separator.join(["STT", "so", "ngayDangKy", "nksHoTen", "ghiChu", *ALL[5:10]])]
    lines.append(separator.join(["1", "05/2008", "2008-06-15", name, quoted]) + separator * 5)
    lines.append(separator.join(["2", "06/2008", "001", "", ""]) + separator * 5)
    path = tmp_path / "KS.2008.01.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))

    package = read_package(path, sandbox=sandbox)

    assert package.keys == ["005", "006"]
    assert package.frame.get_column("nksHoTen").to_list() == ["Nguyễn Văn Đông", None]
    assert package.frame.get_column("ghiChu").to_list() == [f'a{separator} "b"', None]
    assert package.frame.get_column("ngayDangKy").to_list() == ["2008-06-15", "001"]


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        (b"Nguy\xd4n V\xa8n H\xefng", "bang_ma_tcvn3", "Nguyễn Văn Hùng"),
        (b"Nguye\xe3n Th\xf2 H\xf6\xf4\xf8ng", "bang_ma_vni", "Nguyễn Thị Hường"),
        (b"Nguy\xcdn Ng\x86c Hu\x8c", "bang_ma_vps", "Nguyễn Ngọc Huệ"),
    ],
)
def test_a_csv_of_a_legacy_font_keeps_its_signs_for_the_proposal(sandbox, tmp_path, typed, kind, meant):
    path = tmp_path / "KS.2008.01.csv"
    path.write_bytes(b"so,ngayDangKy,nksHoTen\n05/2008,15.06.2008," + typed + b"\n")

    (name,) = read_package(path, sandbox=sandbox).frame.get_column("nksHoTen")
    understood = VALUE_TYPES["ho_ten"].understand(name, None)
    assert (understood.kind, understood.hint) == (kind, meant)


def test_a_csv_that_no_encoding_explains_is_refused(sandbox, tmp_path):
    path = tmp_path / "KS.2008.01.csv"
    path.write_bytes(b"so,nksHoTen\n1,\xff\xd2\x81\n")

    with pytest.raises(Refusal, match="BANG_MA_LA"):
        read_package(path, sandbox=sandbox)
