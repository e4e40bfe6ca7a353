"""Numbers, pages, hours, codes, ethnic groups, nationalities, places, notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.codelists import CODE_LISTS
from sogoc.law.value import Sameness, Understanding
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ma import label
from sogoc.law.values.so_dang_ky import ordinal, split
from sogoc.law.values.so_dinh_danh import Parts, parts


@pytest.mark.parametrize(
    ("code", "text", "canonical", "kind", "hint"),
    [
        ("so_dang_ky", "05/2008", "05/2008", "so", None),
        ("so_dang_ky", "5/2008", "5/2008", "so", None),
        ("so_dang_ky", " 05 / 2008 ", "05/2008", "so", None),
        ("so_dang_ky", "12A/2008", "12A/2008", "so", None),
        ("so_dang_ky", "05", "05", "khong_nam", None),
        ("so_dang_ky", "12A", "12A", "khong_nam", None),
        ("so_dang_ky", "05-2008", None, "sai_dang", "05/2008"),
        ("so_dang_ky", "Số: 05.2008", None, "sai_dang", "05/2008"),
        ("so_dang_ky", "05/08", None, "sai_dang", None),
        ("so_dang_ky", "05/2208", None, "sai_dang", None),
        ("so_dang_ky", "không số", None, "sai_dang", None),
        ("so_dang_ky", "٠٥/٢٠٠٨", None, "sai_dang", None),
        ("so_quyen", "01/2008", "01/2008", "so", None),
        ("so_quyen", "01-TP/HT-2020-GH", "01-TP/HT-2020-GH", "so", None),
        ("so_quyen", "01", "01", "khong_nam", None),
        ("trang", "55", "55", "trang", None),
        ("trang", "055", "55", "trang", None),
        ("trang", "55 - 56", "55-56", "trang", None),
        ("trang", "Trang 12A", "12A", "trang", None),
        ("trang", "năm mươi", None, "sai_dang", None),
        ("so_dinh_danh", "068190001234", "068190001234", "dinh_danh", None),
        ("so_dinh_danh", "068 190 001 234", "068190001234", "dinh_danh", None),
        ("so_dinh_danh", "68190001234", None, "thieu_so_khong", "068190001234"),
        ("so_dinh_danh", "1190001234", None, "thieu_so_khong", "001190001234"),
        ("so_dinh_danh", "68190001234.0", None, "thieu_so_khong", "068190001234"),
        ("so_dinh_danh", "068490001234", None, "sai_dang", None),
        ("so_dinh_danh", "000190001234", None, "sai_dang", None),
        ("so_dinh_danh", "250123456", None, "sai_dang", None),
        ("so_dinh_danh", "06819000123a", None, "sai_dang", None),
        ("so_giay_to", "CMND: 250 123 456", "250123456", "so", None),
        ("so_giay_to", "b1234567", "B1234567", "so", None),
        ("so_giay_to", "Giấy xác nhận 12", "Giấy xác nhận 12", "so", None),
        ("gio_phut", "07 giờ 30 phút", "07:30", "gio_phut", None),
        ("gio_phut", "7h30", "07:30", "gio_phut", None),
        ("gio_phut", "19:05", "19:05", "gio_phut", None),
        ("gio_phut", "7 giờ", "07", "gio_phut", None),
        ("gio_phut", "3 giờ 15 chiều", "15:15", "gio_phut", None),
        ("gio_phut", "25:00", None, "khong_the", None),
        ("gio_phut", "12h60", None, "khong_the", None),
        ("gio_phut", "không rõ", None, "khong_hieu", None),
        ("dan_toc", "Kinh", "Kinh", "nhan", None),
        ("dan_toc", "KINH", "Kinh", "bi_danh", None),
        ("dan_toc", "dân tộc Kinh", "Kinh", "bi_danh", None),
        ("dan_toc", "K'Ho", "Cơ Ho", "bi_danh", None),
        ("dan_toc", "K’ho", "Cơ Ho", "bi_danh", None),
        ("dan_toc", "Kơ Ho", "Cơ Ho", "bi_danh", None),
        ("dan_toc", "Cơ-ho", "Cơ Ho", "bi_danh", None),
        ("dan_toc", "Churu", "Chu Ru", "bi_danh", None),
        ("dan_toc", "Mạ Châu", "Mạ", "bi_danh", None),
        ("dan_toc", "01", "Kinh", "bi_danh", None),
        ("dan_toc", "1", "Kinh", "bi_danh", None),
        ("dan_toc", "M'nông", "Mnông", "bi_danh", None),
        ("dan_toc", "Êđê", "Ê Đê", "bi_danh", None),
        ("dan_toc", "Gia-rai", "Gia Rai", "bi_danh", None),
        ("dan_toc", "Khmer", "Khơ Me", "bi_danh", None),
        ("dan_toc", "H'Mông", "Mông", "bi_danh", None),
        ("dan_toc", "Mông", "Mông", "nhan", None),
        ("dan_toc", "Mông (Hmông)", "Mông (Hmông)", "nhan", None),
        ("dan_toc", "Thổ", "Thổ", "nhan", None),
        ("dan_toc", "Dẻ", "Giẻ-Triêng", "bi_danh", None),
        ("dan_toc", "Gié - Triêng", "Giẻ-Triêng", "bi_danh", None),
        ("dan_toc", "15", "Cơ Ho", "bi_danh", None),
        ("dan_toc", "Chil", None, "la", "Cơ Ho (Chil)"),
        ("dan_toc", "Cơ Hoo", None, "la", "Cơ Ho"),
        ("dan_toc", "99", None, "la", None),
        ("quoc_tich", "Việt Nam", "Việt Nam", "nhan", None),
        ("quoc_tich", "VN", "Việt Nam", "bi_danh", None),
        ("quoc_tich", "Viet Nam", "Việt Nam", "bi_danh", None),
        ("quoc_tich", "Nhật Bản ", "Nhật Bản (Japanese)", "bi_danh", None),
        ("quoc_tich", "Hoa Kỳ (American)", "Hoa Kỳ (American)", "nhan", None),
        ("quoc_tich", "Mỹ", "Hoa Kỳ (American)", "bi_danh", None),
        ("quoc_tich", "Trung Quốc", "Trung Quốc", "nhan", None),
        ("quoc_tich", "Đài Loan", "Trung Quốc (Đài Loan)", "bi_danh", None),
        ("quoc_tich", "FRA", "Pháp (French)", "bi_danh", None),
        ("quoc_tich", "Việt Na", None, "la", "Việt Nam"),
        ("noi_chon", "UBND  xã Lát", "UBND xã Lát", "noi", None),
        ("van_ban", " Đã ly hôn\ntheo Bản án ", "Đã ly hôn theo Bản án", "van_ban", None),
        ("van_ban", "§¨ng ký l¹i", "§¨ng ký l¹i", "bang_ma_tcvn3", "Đăng ký lại"),
        ("van_ban", "Khoản 5 § 2, 25 m²", "Khoản 5 § 2, 25 m²", "van_ban", None),
    ],
)
def test_a_text_is_understood(code, text, canonical, kind, hint):
    assert VALUE_TYPES[code].understand(text, None) == Understanding(canonical, kind, hint)


@pytest.mark.parametrize(
    ("codes", "text", "canonical"),
    [
        ("gioiTinh", "1", "1"),
        ("gioiTinh", "01", "1"),
        ("gioiTinh", "1.0", "1"),
        ("gioiTinh", "Nam", "1"),
        ("gioiTinh", "NỮ", "2"),
        ("gioiTinh", "nu", "2"),
        ("gioiTinh", "2 - Nữ", "2"),
        ("gioiTinh", "Không xác định", "3"),
        ("gioiTinh", "2 - Nam", None),
        ("gioiTinh", "9", None),
        ("ks.loaiDangKy", "Đúng hạn", "1"),
        ("ks.loaiDangKy", "Đăng kí quá hạn", "4"),
        ("ks.loaiDangKy", "đăng ký quá hạn", "4"),
        ("ks.loaiDangKy", "0", None),
        ("kt.loaiDangKy", "0", "0"),
        ("loaiGiayToTuyThan", "Chứng minh nhân dân", "1"),
        ("loaiGiayToTuyThan", "CCCD", "4"),
        ("kh.tinhTrangKetHon", "đã ly hôn", "Đã ly hôn"),
    ],
)
def test_a_code_or_its_label_is_accepted(codes, text, canonical):
    understood = VALUE_TYPES["ma"].understand(text, codes)
    assert understood.canonical == canonical
    assert understood.kind == ("ma" if canonical else "ngoai_danh_muc")


def test_every_code_and_every_label_of_every_list_is_understood():
    for codes in CODE_LISTS.values():
        for code, text in codes.items.items():
            assert VALUE_TYPES["ma"].understand(code, codes.code).canonical == code
            assert label(code, codes.code) == text
            by_label = VALUE_TYPES["ma"].understand(text, codes.code).canonical
            assert codes.items[by_label or ""].casefold() == text.casefold()


@pytest.mark.parametrize(("code", "codes"), [("dan_toc", "dan_toc_158"), ("quoc_tich", "quoc_tich_158")])
def test_every_exact_label_is_itself_in_any_unicode_form(code, codes):
    for exact in CODE_LISTS[codes].items:
        assert VALUE_TYPES[code].understand(exact, None) == Understanding(exact, "nhan")
        other_case = VALUE_TYPES[code].understand(exact.upper(), None)
        assert (other_case.canonical or "").casefold() == exact.casefold()


def test_a_registration_number_splits_into_number_and_year():
    assert split("05/2008") == ("05", "2008")
    assert split("12A / 2008") == ("12A", "2008")
    assert split("05") == ("05", None)
    assert split("05/08") == ("05/08", None)
    assert ordinal("012a/2008") == (12, "A")
    assert ordinal("không số") is None


@given(st.integers(1, 999_999), st.sampled_from(["", "A", "bis"]), st.integers(1800, 2099))
def test_a_well_formed_number_is_understood_and_split(number, suffix, year):
    text = f"{number:02}{suffix}/{year}"
    assert VALUE_TYPES["so_dang_ky"].understand(text, None) == Understanding(text, "so")
    assert split(text) == (f"{number:02}{suffix}", str(year))
    assert ordinal(text) == (number, suffix.upper())


def test_a_personal_number_says_place_sex_and_year():
    assert parts("068190001234") == Parts("068", "1", 1990, "2")
    assert parts("001216000001") == Parts("001", "2", 2016, "1")
    assert parts("68190001234") is None


@pytest.mark.parametrize(
    ("code", "first", "second", "sameness"),
    [
        ("so_dang_ky", "05/2008", "5/2008", Sameness.SAME),
        ("so_dang_ky", "05/2008", "05", Sameness.CLOSE),
        ("so_dang_ky", "05/2008", "05/2009", Sameness.DIFFERENT),
        ("so_dang_ky", "12A/2008", "12a/2008", Sameness.SAME),
        ("trang", "055", "55", Sameness.SAME),
        ("so_dinh_danh", "068 190 001 234", "068190001234", Sameness.SAME),
        ("so_dinh_danh", "68190001234", "068190001234", Sameness.CLOSE),
        ("so_dinh_danh", "068190001234", "068190001235", Sameness.CLOSE),
        ("so_giay_to", "025012345", "25012345", Sameness.SAME),
        ("gio_phut", "7h30", "07:30", Sameness.SAME),
        ("gio_phut", "7h", "07:30", Sameness.CLOSE),
        ("dan_toc", "K'Ho", "Cơ Ho", Sameness.SAME),
        ("dan_toc", "Kinh", "Tày", Sameness.DIFFERENT),
        ("quoc_tich", "VN", "Việt Nam", Sameness.SAME),
        ("ma", "01", "1", Sameness.SAME),
        ("ma", "1", "2", Sameness.CLOSE),
        ("noi_chon", "Xã Hòa Bắc", "xã Hoà Bắc", Sameness.SAME),
        ("ngay_bang_chu", "ngày một tháng tư năm hai nghìn", "01.04.2000", Sameness.SAME),
    ],
)
def test_two_texts_compare(code, first, second, sameness):
    assert VALUE_TYPES[code].compare(first, second) == sameness
