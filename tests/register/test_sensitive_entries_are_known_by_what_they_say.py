"""Domain facts §12: out of wedlock, adoption, sex determined again. The same answer in columns at intake and in rows ever after."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from sogoc.approval.showing_actions import export_book
from sogoc.checking.link_actions import link_and_settle
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.fields import fields
from sogoc.law.sensitive import CAUSES, TITLES, causes_of
from sogoc.register import queries as records
from sogoc.register.actions import drop_understood
from sogoc.register.models import Entry
from sogoc.register.sensitive_queries import veiled, why_sensitive
from tests.line.making import UNIT, birth, births

WHOLE_FATHER: dict[str, str | None] = {
    "chaHoTen": None,
    "chaNgaySinh": None,
    "chaDanToc": None,
    "chaQuocTich": None,
    "chaLoaiCuTru": None,
}
BIRTHS: list[tuple[dict[str, str | None], list[str]]] = [
    ({}, []),
    ({"chaHoTen": None}, []),
    (WHOLE_FATHER, ["ngoai_gia_thu"]),
    (WHOLE_FATHER | {"chaHoTen": " "}, ["ngoai_gia_thu"]),
    ({"nksLoaiKhaiSinh": "1"}, []),
    ({"nksLoaiKhaiSinh": "3"}, ["ngoai_gia_thu"]),
    ({"nksLoaiKhaiSinh": "Trẻ bị bỏ rơi"}, ["ngoai_gia_thu"]),
    ({"nksLoaiKhaiSinh": "9"}, []),
    ({"ghiChu": "Là CON NUÔI của ông bà ghi tại mục cha mẹ"}, ["con_nuoi"]),
    ({"ghiChu": "Đã xác định lại giới tính theo QĐ số 5"}, ["gioi_tinh"]),
    ({"ghiChu": "nuôi dưỡng tại nhà"}, []),
    ({"ghiChu": "Con ngoài giá thú"}, ["ngoai_gia_thu"]),
    ({"ghiChu": "Nhận cha theo QĐ số 3"}, ["ngoai_gia_thu"]),
    ({"ghiChu": "Nhận bản chính, đã trả giấy"}, []),
    (WHOLE_FATHER | {"chaHoTen": "Không rõ"}, ["ngoai_gia_thu"]),
    (WHOLE_FATHER | {"chaHoTen": "/", "chaDanToc": "Kinh"}, ["ngoai_gia_thu"]),
]
OTHERS = [
    ("TL", {"loaiBanSao": "Nuôi con nuôi"}, True),
    ("TL", {"loaiBanSao": "Khai sinh"}, False),
    ("XNTT", {"noiDungXacNhan": "đã đăng ký việc nuôi con nuôi"}, True),
    ("TD", {"lyDo": "do được nhận làm con nuôi"}, True),
    ("TD", {"noiDungThayDoi": "Xác định lại GT"}, True),
    ("TD", {"noiDungThayDoi": "chữ đệm"}, False),
    ("GH", {"ghiChu": "là cha nuôi"}, True),
    ("KT", {"ghiChu": "mất tại nhà"}, False),
]


def test_causes_speak_of_columns_that_exist():
    for cause in CAUSES:
        assert fields(cause.holds) <= BOOK_TYPES[cause.book].field.keys()
        assert cause.code in TITLES


@pytest.mark.parametrize(("others", "causes"), BIRTHS)
def test_a_birth_is_sensitive_by_what_it_says(others, causes):
    row = {name: text for name, text in birth(1, **others).items() if text}
    assert causes_of(row, BOOK_TYPES["KS"]) == causes


@pytest.mark.parametrize(("book", "row", "sensitive"), OTHERS)
def test_an_entry_of_any_type_may_tell_what_another_hides(book, row, sensitive):
    assert bool(causes_of(row, BOOK_TYPES[book])) is sensitive


def test_intake_and_every_later_reading_agree(line):
    line.bring(*(birth(number, **others) for number, (others, _) in enumerate(BIRTHS, start=1)))
    adopted = {"so": "01/2015", "ngayDangKy": "05.06.2015", "cnHoTen": "NGUYỄN VĂN AN"}
    line.bring(adopted, name="CN.2015.01", has_zip=False)
    sex = {"so": "01/2015", "ngayDangKy": "05.06.2015", "noiDungThayDoi": "giới tính từ nữ thành nam"}
    line.bring(sex, sex | {"so": "02/2015", "noiDungThayDoi": "chữ đệm"}, name="TD.2015.01", has_zip=False)
    flags = dict(Entry.objects.filter(book__type="KS").values_list("row", "sensitive"))
    assert flags == {row: bool(causes) for row, (_, causes) in enumerate(BIRTHS, start=2)}
    assert records.entry_at(f"{UNIT}/CN.2015.01/001").sensitive
    assert [one.sensitive for one in records.entries(line.book(f"{UNIT}/TD.2015.01"))] == [True, False]
    assert line.mismatches() == line.mismatches(f"{UNIT}/CN.2015.01") == []


def test_a_changed_package_judges_anew_and_a_mark_stays(cases):
    line = cases.line
    line.bring(birth(1), birth(2, nksLoaiKhaiSinh="3"))
    cases.mark("001")
    line.bring(birth(1, ghiChu="x"), birth(2, nksLoaiKhaiSinh="1"))
    assert [one.sensitive for one in records.entries(line.book())] == [True, False]
    assert why_sensitive(cases.entry("001")) == ["được đánh dấu riêng"]
    drop_understood(cases.entry("001"), ["nksNgaySinh"], by=line.people["kiemtra"])
    assert cases.entry("001").sensitive


def test_doctor_sees_a_flag_that_was_taken_away(line):
    line.bring(birth(1, nksLoaiKhaiSinh="3"))
    Entry.objects.update(sensitive=False)
    assert [one.partition(" ")[0] for one in line.mismatches()] == ["LECH_TRA_CUU"]


def test_entries_of_an_older_version_are_judged_when_it_is_upgraded(line):
    line.bring(birth(1, nksLoaiKhaiSinh="3"), *births(2))
    Entry.objects.update(sensitive=False)
    import_module("sogoc.register.migrations.0007_sensitive_by_content").judge(apps, None)
    assert [one.sensitive for one in records.entries(line.book())] == [True, False]


@pytest.mark.parametrize(
    ("says", "names"),
    [
        ("trùng với dòng 7 (số 06/2008)", True),
        ("trùng với dòng 17 (số 16/2008)", False),
        ("trùng với dòng 5, dòng 7 (số để trống)", True),
        ("Họ tên “NGUYỄN THỊ KÍN” có ký tự lạ", True),
        ("Ngày sinh 07.05.2008", False),
    ],
)
def test_a_sentence_that_names_a_hidden_entry_is_known(says, names):
    assert veiled(says, {"006": (7, "06/2008", "NGUYỄN THỊ KÍN")}) is names


def test_a_link_settles_what_asked_whether_two_are_one(cases):
    line = cases.line
    twice = birth(1, so="09/2008", ngayDangKy="20.06.2008", loaiDangKy="2")
    line.bring(birth(1), twice, *births(3))
    asked = {key for key, code in line.open_codes() if code == "NGHI_TRUNG_VIEC"}
    assert asked == {"001", "009"}
    made, settled = link_and_settle(
        cases.entry("009"), cases.entry("001"), "dang_ky_lai", reason="Sổ ghi đăng ký lại",
        actor=line.people["motminh"],
    )  # fmt: skip
    assert {one.reason for one in settled} == {"dang_ky_lai"}
    assert [code for _, code in line.open_codes() if code == "NGHI_TRUNG_VIEC"] == []
    assert all(f"số {made.pk}" in one.text for one in settled)
    assert line.mismatches() == []


def test_an_export_without_the_duty_says_how_many_are_left_out(line, tmp_path):
    line.bring(birth(1), birth(2, nksLoaiKhaiSinh="3"))
    left_out = {
        name: export_book(line.book(), tmp_path / name, actor=line.people[name]).left_out
        for name in ("nhap", "lanhdao")
    }
    assert left_out == {"nhap": 1, "lanhdao": 0}


def test_what_an_export_left_out_is_not_taken_out_by_bringing_it_again(line, tmp_path):
    line.bring(birth(1), birth(2, nksLoaiKhaiSinh="3"))
    export_book(line.book(), tmp_path / UNIT, actor=line.people["nhap"])
    (refused,) = line.take(tmp_path / UNIT).refused
    assert refused["code"] == "THIEU_TRUONG_HOP"
    assert "02/2008" not in refused["says"]
    assert set(line.states().values()) == {"staged"}
