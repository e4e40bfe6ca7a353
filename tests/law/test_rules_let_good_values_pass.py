"""What the law, the custom of a people and the age of a book allow is never held up, by any rule."""

from __future__ import annotations

import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import judge
from sogoc.law.rule import Outcome, Scope, Severity
from sogoc.law.rules import RULES

BIRTH = {
    "so": "05/2008",
    "quyenSo": "01/2008",
    "trangSo": "3",
    "ngayDangKy": "15.06.2008",
    "loaiDangKy": "1",
    "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
    "nguoiKy": "LÊ VĂN BA",
    "nksHoTen": "K'BRƠI",
    "nksGioiTinh": "1",
    "nksNgaySinh": "01.06.2008",
    "nksDanToc": "Cơ Ho",
    "nksQuocTich": "Việt Nam",
    "nksLoaiKhaiSinh": "1",
    "meHoTen": "KA LIÊN",
    "meNgaySinh": "1985",
    "meDanToc": "Cơ Ho",
    "meQuocTich": "Việt Nam",
    "meLoaiCuTru": "1",
    "meNoiCuTru": "xã Lát",
    "chaHoTen": "K'TÂM",
    "chaNgaySinh": "1983",
    "chaDanToc": "Cơ Ho",
    "chaQuocTich": "Việt Nam",
    "chaLoaiCuTru": "1",
    "chaNoiCuTru": "xã Lát",
}
AGAIN = {"loaiDangKy": "2", "nksNgaySinh": "01.01.1960", "meNgaySinh": "1935", "chaNgaySinh": "1930"}
OF_2018 = {"so": "05/2018", "quyenSo": "01/2018", "ngayDangKy": "15.06.2018", "nksNgaySinh": "01.06.2018"}
NUMBER = {"nksSoDinhDanh": "068218001234"}
NO_PARENTS = {
    name: "" for name in BIRTH if name.startswith(("me", "cha")) or name in {"nksDanToc", "nksSoDinhDanh"}
}
DEATH = {
    "So": "05/2018",
    "quyenSo": "01/2018",
    "trangSo": "3",
    "ngayDangKy": "10.03.2018",
    "loaiDangKy": "1",
    "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
    "nguoiKy": "LÊ VĂN BA",
    "nktHoTen": "NGUYỄN THỊ AN",
    "nktGioiTinh": "2",
    "nktNgaySinh": "1940",
    "nktDanToc": "Kinh",
    "nktQuocTich": "Việt Nam",
    "nktLoaiCuTru": "1",
    "nktNoiCuTru": "xã Lát",
    "nktLoaiGiayToTuyThan": "0",
    "nktNgayChet": "05.03.2018",
    "nktNoiChet": "Tại nhà",
}
GOOD = {
    "highland names": ("KS", BIRTH),
    "the mother's clan name": ("KS", BIRTH | {"nksHoTen": "CILL K'GIT", "meHoTen": "CILL KA GIT", "chaHoTen": "LIÊNG HÓT HA"}),
    "a clan name of the mother, the father is Kinh": (
        "KS",
        BIRTH | {"nksHoTen": "TOUPRONG NAI", "nksDanToc": "Chu Ru", "meHoTen": "TOUPRONG SA", "meDanToc": "Chu Ru"}
        | {"chaHoTen": "NGUYỄN VĂN AN", "chaDanToc": "Kinh"},
    ),
    "the mother's surname": (
        "KS",
        BIRTH | {"nksHoTen": "LÊ VĂN AN", "meHoTen": "LÊ THỊ BÌNH", "chaHoTen": "TRẦN VĂN CƯỜNG"}
        | dict.fromkeys(("nksDanToc", "meDanToc", "chaDanToc"), "Kinh"),
    ),
    "one word, one letter": ("KS", BIRTH | {"nksHoTen": "Y", "meHoTen": "Ka"}),
    "a dead parent at registration again": ("KS", BIRTH | AGAIN | {"meNoiCuTru": "Đã chết", "chaNoiCuTru": "Đã chết"}),
    "the first of January": ("KS", BIRTH | AGAIN | {"ghiChu": "Đăng ký lại việc sinh"}),
    "father not determined": (
        "KS",
        BIRTH | {name: "" for name in BIRTH if name.startswith("cha")} | {"nksLoaiKhaiSinh": "3"},
    ),
    "an abandoned child": (
        "KS",
        BIRTH | OF_2018 | NO_PARENTS | NUMBER | {"nksLoaiKhaiSinh": "5", "nksHoTen": "LÊ VĂN AN", "ghiChu": "Trẻ bị bỏ rơi"},
    ),
    "mobile registration": ("KS", BIRTH | {"ghiChu": "Đăng ký lưu động"}),
    "adoptive parents": (
        "KS",
        BIRTH | {"nksHoTen": "LÊ VĂN AN", "nksDanToc": "Kinh", "ghiChu": "Cha nuôi, mẹ nuôi"},
    ),
    "a stateless person": ("KS", BIRTH | {"chaQuocTich": "Không quốc tịch", "noiDangKy": "Sở Tư pháp tỉnh Lâm Đồng"}),
    "an age for a birth date": ("KS", BIRTH | {"meNgaySinh": "23 tuổi", "chaNgaySinh": "25 tuổi"}),
    "a late birth of a grown person": (
        "KS",
        BIRTH | {"loaiDangKy": "4", "nksNgaySinh": "1975", "meNgaySinh": "1950", "chaNgaySinh": "1948"},
    ),
    "a death without cause and notice": ("KT", DEATH),
    "a small child": ("KT", DEATH | {"nktNgaySinh": "01.02.2018", "ghiChu": "Trẻ dưới 01 tuổi"}),
}  # fmt: skip


def held(book: str, row: dict[str, str]) -> dict[str, str]:
    """Codes that would hold the row, with the field."""
    found: dict[str, str] = {}
    for rule in RULES.values():
        if rule.scope in {Scope.FIELD, Scope.ENTRY} and rule.severity is not Severity.LUU_Y:
            for name, verdict in judge(rule, row, BOOK_TYPES[book]).items():
                if verdict.outcome is Outcome.BREAKS:
                    found[rule.code] = name or ""
    return found


@pytest.mark.parametrize(("book", "row"), GOOD.values(), ids=list(GOOD))
def test_a_good_entry_is_held_by_no_rule(book, row):
    assert held(book, row) == {}


@pytest.mark.parametrize("code", ["HO_KHONG_THEO_CHA_ME", "HO_THEO_ME"])
@pytest.mark.parametrize("sort", [sort for sort in GOOD if "mother" in sort or "highland" in sort])
def test_the_surname_of_the_mother_is_not_even_noted(code, sort):
    book, row = GOOD[sort]
    assert {one.outcome for one in judge(RULES[code], row, BOOK_TYPES[book]).values()} <= {
        Outcome.PASSES,
        Outcome.CANNOT_TELL,
    }


def test_a_marriage_before_the_law_came_to_the_south_is_noted_and_not_held():
    row = {
        "So": "05/1970",
        "quyenSo": "01/1970",
        "trangSo": "3",
        "ngayDangKy": "10.10.1970",
        "loaiDangKy": "1",
        "noiDangKy": "Xã Lạc Xuân, quận Đơn Dương, tỉnh Tuyên Đức",
        "voNgaySinh": "1955",
        "chongNgaySinh": "1953",
    }
    assert "TUOI_KET_HON" not in held("KH", row)
    noted = judge(RULES["TUOI_KET_HON_TRUOC_1977"], row, BOOK_TYPES["KH"])["voNgaySinh"]
    assert noted.outcome is Outcome.BREAKS
    assert RULES["TUOI_KET_HON_TRUOC_1977"].severity is Severity.LUU_Y


OF_THE_CONTRACT = {
    *("TUOI_KET_HON", "KHAI_SINH_QUA_HAN", "KHAI_TU_QUA_HAN", "DINH_DANH_SAI"),
    *("MA_SAI", "DAN_TOC_LA", "QUOC_TICH_LA", "THIEU_COT_LOI"),
}
"""Codes whose severity is promised, whatever the source."""
FIVE = {"KS", "KH", "KT", "CMC", "HN"}


def test_a_rule_on_a_text_that_was_not_read_only_notes():
    holding = {
        rule.code
        for rule in RULES.values()
        if rule.severity is Severity.CAN_LY_DO
        and rule.scope in {Scope.FIELD, Scope.ENTRY}
        and set(rule.books) <= FIVE
        and any(version.law is not None and not version.law.sure for version in rule.versions)
    }
    assert holding <= OF_THE_CONTRACT
