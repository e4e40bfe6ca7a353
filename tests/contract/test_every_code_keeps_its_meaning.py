"""Contract, codes: each by a package that was really built, with the severity of the contract; good names find nothing."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import zipfile

import polars as pl
import pytest
import xlsxwriter

from sogoc.cli.main import run
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rules import RULES
from sogoc.packages.names import BookName
from sogoc.packages.writing import write_package
from tests.line.making import BOOK, birth, births, package
from tests.packages.making import frame_of

SEVERITIES = {
    "THIEU_TEP": "can_ly_do", "THUA_TEP": "can_ly_do", "TEP_HONG": "can_ly_do", "TEN_TEP_SAI": "can_ly_do",
    "THIEU_COT": "can_ly_do", "COT_LA": "luu_y", "O_CONG_THUC": "luu_y",
    "MA_SAI": "can_ly_do", "DAN_TOC_LA": "can_ly_do", "QUOC_TICH_LA": "can_ly_do",
    "NGAY_SAI": "khong_the", "NGAY_THIEU": "can_ly_do", "TUOI_THAY_NAM_SINH": "luu_y", "CHU_LECH_SO": "can_ly_do",
    "SO_SAI_DANG": "can_ly_do", "SO_LECH_NAM": "can_ly_do", "TRUNG_SO": "can_ly_do", "KHUYET_SO": "luu_y",
    "NGHI_TRUNG_VIEC": "can_ly_do", "NGHI_SINH_DOI": "luu_y",
    "TUOI_KET_HON": "can_ly_do", "KHAI_SINH_QUA_HAN": "can_ly_do", "KHAI_TU_QUA_HAN": "can_ly_do",
    "TUOI_CHA_ME": "can_ly_do", "NGAY_TRUOC_SINH": "can_ly_do",
    "DINH_DANH_SAI": "can_ly_do", "CHO_DINH_DANH": "can_ly_do",
    "TEN_KY_TU_LA": "can_ly_do", "TEN_BANG_MA_CU": "can_ly_do", "TEN_HO_LA": "luu_y",
    "THIEU_COT_LOI": "can_ly_do",
}  # fmt: skip
IN_2017 = {"so": "01/2017", "ngayDangKy": "15.06.2017", "nksNgaySinh": "01.06.2017"}
TWIN = {key: value for key, value in birth(1).items() if key.startswith(("cha", "me"))} | {
    "nksNgaySinh": "02.05.2008"
}

BY_BIRTHS = {
    "MA_SAI": [birth(1, loaiDangKy="77")],
    "DAN_TOC_LA": [birth(1, nksDanToc="Kimh")],
    "QUOC_TICH_LA": [birth(1, nksQuocTich="Việt Namm")],
    "NGAY_SAI": [birth(1, meNgaySinh="31.02.1980")],
    "NGAY_THIEU": [birth(1, meNgaySinh=None)],
    "TUOI_THAY_NAM_SINH": [birth(1, meNgaySinh="28 tuổi")],
    "CHU_LECH_SO": [birth(1, nksNgaySinhBangChu="Ngày ba tháng năm năm hai nghìn không trăm lẻ tám")],
    "SO_SAI_DANG": [birth(1, so="năm/2008")],
    "SO_LECH_NAM": [birth(1, so="01/2007")],
    "TRUNG_SO": [birth(1), birth(2, so="01/2008")],
    "KHUYET_SO": births(1, 3),
    "NGHI_TRUNG_VIEC": [birth(1), birth(1, so="02/2008", trangSo="2")],
    "NGHI_SINH_DOI": [birth(1), birth(2, **TWIN)],
    "KHAI_SINH_QUA_HAN": [birth(1, nksNgaySinh="01.01.2006")],
    "TUOI_CHA_ME": [birth(1, meNgaySinh="01.01.2000")],
    "NGAY_TRUOC_SINH": [birth(1, nksNgaySinh="20.06.2008")],
    "DINH_DANH_SAI": [birth(1, nksSoDinhDanh="068308000017")],
    "CHO_DINH_DANH": [birth(1, **IN_2017)],
    "TEN_KY_TU_LA": [birth(1, nksHoTen="NGUYỄN VĂN Aж")],
    "TEN_BANG_MA_CU": [birth(1, nksHoTen="NguyÔn V¨n Hïng")],
    "TEN_HO_LA": [birth(1, nksHoTen="NGUYỂN VĂN AN")],
    "THIEU_COT_LOI": [birth(1, chaDanToc=None)],
}
MARRIAGE = {
    "So": "01/2008", "quyenSo": "01/2008", "trangSo": "1", "ngayDangKy": "15.06.2008", "loaiDangKy": "1",
    "noiDangKy": "UBND xã Lát", "chongHoTen": "NGUYỄN VĂN AN", "chongNgaySinh": "01.01.1980", "chongDanToc": "Kinh",
    "chongQuocTich": "Việt Nam", "chongLoaiCuTru": "1", "chongLoaiGiayToTuyThan": "1", "chongSoGiayToTuyThan": "250123456",
    "voHoTen": "LÊ THỊ BÌNH", "voNgaySinh": "01.01.1995", "voDanToc": "Kinh", "voQuocTich": "Việt Nam",
    "voLoaiCuTru": "1", "voLoaiGiayToTuyThan": "1", "voSoGiayToTuyThan": "250123457",
}  # fmt: skip
DEATH = {
    "So": "01/2008", "quyenSo": "01/2008", "trangSo": "1", "ngayDangKy": "15.06.2008", "loaiDangKy": "1",
    "noiDangKy": "UBND xã Lát", "nktHoTen": "NGUYỄN VĂN AN", "nktGioiTinh": "1", "nktNgaySinh": "01.01.1930",
    "nktDanToc": "Kinh", "nktQuocTich": "Việt Nam", "nktLoaiCuTru": "1", "nktLoaiGiayToTuyThan": "1",
    "nktSoGiayToTuyThan": "250123456", "nktNgayChet": "01.03.2008",
}  # fmt: skip


def check(*paths, capsys):
    capsys.readouterr()
    code = run(["check", *map(str, paths), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert code == (1 if said["findings"] else 0)
    assert sum(said["counts"].values()) == len(said["findings"])
    return said


def of(said, code):
    return [one for one in said["findings"] if one["code"] == code]


def one_row(book_type, row, folder):
    kind = BOOK_TYPES[book_type]
    return write_package(
        frame_of(kind, row), kind, name=BookName(book_type, "2008", "01"), target_dir=folder
    )[0]


class TestTheShape:
    def test_a_clean_package(self, tmp_path, capsys):
        path = package(tmp_path, births(1, 2))
        said = check(path, path.with_suffix(".zip"), capsys=capsys)
        assert said == {
            "book": {"type": "KS", "year": "2008", "number": "01"},
            "entries": 2,
            "findings": [],
            "counts": {},
        }

    def test_a_finding_names_row_number_field_law_and_remedy(self, tmp_path, capsys):
        path = package(tmp_path, [*births(1, 2), birth(3, nksNgaySinh="20.06.2008")], has_zip=False)
        (one,) = check(path, capsys=capsys)["findings"]
        assert set(one) == {"row", "so", "field", "code", "severity", "says", "fix", "basis"}
        assert (one["row"], one["so"], one["code"]) == (4, "03/2008", "NGAY_TRUOC_SINH")
        assert one["field"] in BOOK_TYPES["KS"].columns
        assert all(one[name] for name in ("says", "fix"))

    def test_every_code_of_the_contract_is_declared_with_its_severity(self):
        assert {code: RULES[code].severity.value for code in SEVERITIES} == SEVERITIES


@pytest.mark.parametrize("code", list(BY_BIRTHS))
def test_a_code_is_found_with_its_severity(code, tmp_path, capsys):
    rows = BY_BIRTHS[code]
    found = of(check(package(tmp_path, rows, has_zip=False), capsys=capsys), code)
    assert found
    assert {one["severity"] for one in found} == {SEVERITIES[code]}
    if code in {"TRUNG_SO", "NGHI_TRUNG_VIEC", "NGHI_SINH_DOI"}:  # they stand on every row involved
        assert [one["row"] for one in found] == [2, 3]


@pytest.mark.parametrize(
    ("code", "book", "row"),
    [("TUOI_KET_HON", "KH", MARRIAGE), ("KHAI_TU_QUA_HAN", "KT", DEATH)],
)
def test_a_code_of_another_type_is_found_too(code, book, row, tmp_path, capsys):
    found = of(check(one_row(book, row, tmp_path), capsys=capsys), code)
    assert {one["severity"] for one in found} == {SEVERITIES[code]}


@pytest.mark.parametrize(
    ("book", "row"),
    [
        ("KH", MARRIAGE | {"voNgaySinh": "01.01.1985"}),
        ("KT", DEATH | {"nktNgayChet": "10.06.2008"}),
    ],
)
def test_and_without_the_fault_there_is_nothing_to_say(book, row, tmp_path, capsys):
    assert check(one_row(book, row, tmp_path), capsys=capsys)["findings"] == []


class TestFiles:
    def both(self, tmp_path, capsys, change):
        path = package(tmp_path, births(1, 2))
        archive = path.with_suffix(".zip")
        with zipfile.ZipFile(archive) as given:
            members = {name: given.read(name) for name in given.namelist()}
        change(members)
        with zipfile.ZipFile(archive, "w") as written:
            for name, content in members.items():
                written.writestr(name, content)
        return check(path, archive, capsys=capsys)

    FIRST = "KS.2008.01.2008-06-15.001.pdf"

    def test_an_entry_without_its_page(self, tmp_path, capsys):
        (one,) = self.both(tmp_path, capsys, lambda members: members.pop(self.FIRST))["findings"]
        assert (one["code"], one["severity"], one["row"]) == ("THIEU_TEP", "can_ly_do", 2)

    def test_no_page_is_missed_when_no_zip_was_given(self, tmp_path, capsys):
        said = check(package(tmp_path, births(1)), capsys=capsys)
        assert (said["findings"], len(said["notes"])) == ([], 1)

    def test_a_name_that_intake_will_refuse_is_told_and_is_no_finding(self, tmp_path, capsys):
        path = package(tmp_path, births(1)).with_suffix(".xlsx")
        said = check(path.rename(path.with_name("khai sinh.xlsx")), capsys=capsys)
        assert (said["findings"], len(said["notes"])) == ([], 2)
        assert "khai sinh.xlsx" in said["notes"][0]

    def test_a_page_without_its_entry_speaks_of_the_package(self, tmp_path, capsys):
        said = self.both(
            tmp_path,
            capsys,
            lambda members: members.update({self.FIRST.replace("001", "009"): members[self.FIRST]}),
        )
        (one,) = said["findings"]
        assert (one["code"], one["severity"], one["row"], one["so"]) == ("THUA_TEP", "can_ly_do", 0, None)

    def test_a_page_that_cannot_be_opened(self, tmp_path, capsys):
        (one,) = self.both(tmp_path, capsys, lambda members: members.update({self.FIRST: b"no pdf"}))[
            "findings"
        ]
        assert (one["code"], one["severity"], one["row"]) == ("TEP_HONG", "can_ly_do", 2)

    def test_a_name_that_breaks_the_pattern(self, tmp_path, capsys):
        said = self.both(
            tmp_path, capsys, lambda members: members.update({"trang 1.001.pdf": members.pop(self.FIRST)})
        )
        (one,) = said["findings"]
        assert (one["code"], one["severity"]) == ("TEN_TEP_SAI", "can_ly_do")
        assert self.FIRST in one["says"]


class TestColumnsAndCells:
    def test_a_core_column_that_is_missing(self, tmp_path, capsys):
        path = tmp_path / "KS.2008.01.csv"
        pl.DataFrame([birth(1)]).drop("chaDanToc").write_csv(path)
        (one,) = of(check(path, capsys=capsys), "THIEU_COT")
        assert (one["severity"], one["row"], one["so"]) == ("can_ly_do", 0, None)
        assert "chaDanToc" in one["says"]

    def test_an_unknown_column(self, tmp_path, capsys):
        found = check(package(tmp_path, [birth(1, cotLa="x")], has_zip=False), capsys=capsys)["findings"]
        assert [(one["code"], one["severity"]) for one in found] == [("COT_LA", "luu_y")]

    def test_a_formula_keeps_its_cached_text(self, tmp_path, capsys):
        path = tmp_path / "KS.2008.01.xlsx"
        row = birth(1)
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("DL Import")
            for column, (name, text) in enumerate(row.items()):
                sheet.write_string(0, column, name)
                if name == "nksHoTen":
                    sheet.write_formula(1, column, '="NGUYỄN VĂN "&"BÌNH"', None, text)
                else:
                    sheet.write_string(1, column, text)
        (one,) = of(check(path, capsys=capsys), "O_CONG_THUC")
        assert (one["severity"], one["row"]) == ("luu_y", 2)
        assert "NGUYỄN VĂN BÌNH" in one["says"]


@pytest.mark.parametrize(
    "name",
    [
        "K'Brơi", "K’Brơi", "Ka Să Ha Thương", "Ƀuôn Krŏng", "Rơ Ông K'Să", "Y", "Ơ", "K'", "Liêng Jrang Ha Ất", "Cil Mup",
        "Păng Ting Uôk", "Lơ Mu", "Đạ Cát", "Ha Bang", "Ƀlâm", "Ñai", "Krơ\u0306ng", "Mê\u0306 Đô\u0306", "Kră Jăn Ĕk", "Bon Niêng Ju Nĩ",
    ],
)  # fmt: skip
def test_names_of_ethnic_groups_are_good_names(name, tmp_path, capsys):
    rows = [birth(1, nksHoTen=name, nksDanToc="Cơ Ho", meHoTen=name, chaHoTen=f"{name} Hai")]
    assert check(package(tmp_path, rows, has_zip=False), capsys=capsys)["findings"] == []


class TestNeverStops:
    """Historic marriages, twins, missing days, months and parents never stop an entry from being staged."""

    def test_they_come_into_staging_with_their_findings(self, line):
        rows = [
            birth(1, nksNgaySinh="05.2008"),
            birth(2, nksNgaySinh="2008"),
            birth(3, chaHoTen=None, chaNgaySinh=None, chaDanToc=None, chaQuocTich=None, chaLoaiCuTru=None),
            birth(4, **TWIN),
            birth(5, **TWIN),
            birth(6, ngayDangKy=None, nksNgaySinh=None, so=None),
        ]
        arrival = line.bring(*rows)
        assert (arrival.entries, arrival.refused) == (6, [])
        assert set(line.states().values()) == {"staged"}

    def test_a_marriage_of_children_in_another_time_too(self, line, tmp_path):
        old = MARRIAGE | {
            "So": "01/1958",
            "ngayDangKy": "15.06.1958",
            "chongNgaySinh": "1945",
            "voNgaySinh": "1946",
        }
        kind = BOOK_TYPES["KH"]
        path = write_package(
            frame_of(kind, old), kind, name=BookName("KH", "1958", "01"), target_dir=tmp_path / "24862"
        )[0]
        assert line.take(path).entries == 1


ROW = "<table:table-row>{cells}</table:table-row>"
CELL = '<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def typed_into(flat, rows):
    """What an officer types into the template as LibreOffice opened it: text below the header, nothing else."""
    text = flat.read_text(encoding="utf-8")
    start = text.index("</table:table-row>", text.index('table:name="DL Import"')) + len("</table:table-row>")
    columns = BOOK_TYPES["KS"].columns[1:]
    typed = "".join(
        ROW.format(
            cells="".join(
                CELL.format(text=html.escape(cell or ""))
                for cell in (str(number), *(row.get(name) for name in columns))
            )
        )
        for number, row in enumerate(rows, start=1)
    )
    flat.write_text(text[:start] + typed + text[start:], encoding="utf-8")


@pytest.fixture
def saved_as(soffice, tmp_path):
    """`saved_as(path, kind)`: LibreOffice opens a file and saves it as another kind, without a window."""

    def save(path, kind):
        folder = tmp_path / f"luu-{kind}"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = [soffice, "--headless", profile, "--convert-to", kind, "--outdir", folder, path]
        subprocess.run(words, check=True, capture_output=True)
        return folder / f"{path.stem}.{kind}"

    return save


def test_a_package_made_in_libreoffice_from_the_template_imports(saved_as, line, tmp_path):
    """`sogoc template` → filled in by hand → saved by LibreOffice as .ods and as .xlsx → `intake`."""
    path = tmp_path / f"{BOOK}.xlsx"
    assert run(["template", "KS", str(path)]) == 0
    flat = saved_as(path, "fods")
    typed_into(flat, births(1, 2, 3))
    for unit, kind in (("24862", "ods"), ("24865", "xlsx")):
        (tmp_path / unit).mkdir()
        arrived = shutil.move(saved_as(flat, kind), tmp_path / unit / f"{BOOK}.{kind}")
        arrival = line.take(arrived)
        assert (arrival.entries, arrival.refused) == (3, [])
        assert line.open_codes(f"{unit}/{BOOK}") == []
        assert line.values("002", f"{unit}/{BOOK}")["nksNgaySinh"] == "03.05.2008"
