"""Nothing that somebody laid down to be taken in is passed over without a word, and nothing is kept that was not read."""

from __future__ import annotations

import os

import pytest

from sogoc.ground.installation import file_store
from sogoc.intake.actions import take_in
from sogoc.intake.upload_actions import begin
from sogoc.intake.uploading import UploadFile
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import birth, births, package


def refused(arrival):
    return {one["file"].rpartition("/")[2]: one["code"] for one in arrival.refused}


def test_files_among_packages_that_are_none_are_named(line, tmp_path):
    package(tmp_path, births(1))
    folder = tmp_path / "24862"
    for name in (
        "KS.2009.01 (1).xlsx",
        "So khai sinh 1976.xlsx",
        "KS.1990.01.zip",
        "~$KS.2008.01.xlsx",
        "ghi-chu.csv",
    ):
        (folder / name).write_bytes(b"what ever")
    arrival = line.take(tmp_path)
    assert refused(arrival) == {
        "KS.2009.01 (1).xlsx": "TEP_KHONG_DUNG_TEN",
        "So khai sinh 1976.xlsx": "TEP_KHONG_DUNG_TEN",
        "KS.1990.01.zip": "THIEU_BANG",
    }
    assert arrival.books == ["24862/KS.2008.01"]


def test_of_two_tables_of_one_book_neither_is_taken(line, tmp_path):
    package(tmp_path, births(1))
    package(tmp_path, births(1), name="KS.1995.01")
    (tmp_path / "24862" / "KS.1995.01.ods").write_bytes(b"another")
    arrival = line.take(tmp_path)
    assert refused(arrival) == {"KS.1995.01.ods": "HAI_BANG", "KS.1995.01.xlsx": "HAI_BANG"}
    assert arrival.books == ["24862/KS.2008.01"]


@pytest.mark.parametrize("end", [".xlsx", ".zip"])
def test_a_file_that_changes_after_it_was_read_is_not_taken(line, tmp_path, end):
    package(tmp_path, births(1), unit="24865")
    changing = package(tmp_path, births(1, 2)).with_suffix(end)

    def somebody_saves(_done, _of, name):
        if name == "KS.2008.01.xlsx" and not changing.read_bytes().endswith(b"saved again"):
            with changing.open("ab") as file:
                file.write(b"saved again")

    arrival = take_in([tmp_path], actor=line.people["nhap"], via="test", progress=somebody_saves)
    assert refused(arrival) == {"KS.2008.01.xlsx": "TEP_DA_THAY_DOI"}
    assert arrival.books == ["24865/KS.2008.01"]
    assert [book.path for book in records.books()] == ["24865/KS.2008.01"]
    for book in records.books():
        for one in records.packages(book):
            assert one.xlsx_sha256 in file_store()
            assert one.zip_sha256 in file_store()


def test_a_province_keeps_no_books(line, tmp_path):
    package(tmp_path, births(1), unit="60")
    assert refused(line.take(tmp_path)) == {"KS.2008.01.xlsx": "DON_VI_KHONG_GIU_SO"}
    with pytest.raises(Refusal, match="DON_VI_KHONG_GIU_SO"):
        begin("a" * 32, unit="60", files=[UploadFile("KS.2008.01.xlsx", 5)], actor=line.people["nhap"])


def test_a_name_that_is_no_utf8_is_shown_as_well_as_it_can_be(line, tmp_path):
    package(tmp_path, births(1))
    (tmp_path / "24862" / os.fsdecode(b"s\xe1ch.xlsx")).write_bytes(b"what ever")
    assert refused(line.take(tmp_path)) == {"s?ch.xlsx": "TEP_KHONG_DUNG_TEN"}


@pytest.mark.parametrize("repeats", [1, 3])
def test_the_longest_of_everything_is_kept(line, tmp_path, repeats):
    """On PostgreSQL too, whose columns have lengths: what is projected is cut, what was written never is."""
    words = "Không ghi số, đăng ký lại theo hồ sơ cũ " * 20
    wide = birth(1, so=words, nksHoTen="NGUYỄN " * 100, meNoiCuTru=words, chaHoTen="TRẦN " * 150)
    for name in ("nksNgaySinh", "ngayDangKy", "nksSoDinhDanh", "nksDanToc", "quyenSo", "trangSo"):
        wide[name] = f"{name} {words}"
    wide["Ghi chú riêng của xã " + "rất dài " * 40] = "x"
    package(tmp_path, [wide] * repeats, has_zip=False)
    assert line.take(tmp_path).refused == []
    (book,) = records.books()
    for entry in records.entries(book):
        assert records.values_of(entry)["so"] == words.strip()
    assert len(records.packages(book)[0].unknown_columns[-1]) > 300
