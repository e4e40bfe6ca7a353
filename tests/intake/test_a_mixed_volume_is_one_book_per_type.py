"""Mixed covers: one workbook with a sheet per type becomes one book per type under one cover, and goes out either way."""

from __future__ import annotations

from pathlib import Path

import pytest

from sogoc.approval.cover_actions import export_cover
from sogoc.intake.book_queries import books_under, cover_at
from sogoc.intake.verify_books import verify_shelf
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.packages.cover_writing import write_cover
from sogoc.packages.names import entry_keys, parse_book_name, pdf_name
from sogoc.packages.reading import read_package
from sogoc.register import queries as records
from tests.line.making import UNIT, births
from tests.packages.making import frame_of, minimal_pdf

COVER = "HH.2008.01"
PATH = f"{UNIT}/{COVER}"


def death(number: int) -> dict[str, str | None]:
    return {
        BOOK_TYPES["KT"].number: f"{number:02}/2008",
        "ngayDangKy": "20.06.2008",
        "loaiDangKy": "1",
        "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
        "nktHoTen": f"TRẦN THỊ {'ABCDEFG'[number]}N",
        "nktGioiTinh": "2",
        "nktNgaySinh": "1930",
        "nktNgayChet": f"{number:02}.06.2008",
        "ghiChu": "giữ nguyên  ô này",
    }


def volume(folder: Path, **sheets: list[dict[str, str | None]]) -> Path:
    """One workbook with a sheet for each of these types, and one zip."""
    folder = folder / UNIT
    folder.mkdir(parents=True, exist_ok=True)
    books, pages = [], []
    for code, rows in sheets.items():
        name = parse_book_name(f"{code.replace('_', '.')}" if "_" in code else f"{code}.2008.01")
        assert name is not None
        kind = BOOK_TYPES[name.type]
        frame = frame_of(kind, *rows)
        numbers = frame.get_column(kind.number).to_list()
        keys = entry_keys(list(enumerate(numbers, start=2)), name.year)
        dates = frame.get_column(kind.registered).to_list()
        books.append((name, kind, frame))
        pages += [
            (pdf_name(name, key, registered=day), minimal_pdf(f"{name} {key}"))
            for key, day in zip(keys, dates, strict=True)
        ]
    table, _ = write_cover(COVER, books, target_dir=folder, pdfs=pages)
    return table


def test_each_sheet_becomes_a_book_with_its_own_ids_under_the_cover(line):
    arrival = line.take(volume(line.folder, KS=births(1, 2), KT=[death(1)]))
    assert (arrival.packages, arrival.entries, arrival.refused) == (2, 3, [])
    assert books_under(PATH) == [f"{UNIT}/KS.2008.01", f"{UNIT}/KT.2008.01"]
    assert line.states(f"{UNIT}/KT.2008.01") == {"001": "staged"}
    codes = {code for path in books_under(PATH) for _, code in line.open_codes(path)}
    assert codes.isdisjoint({"THIEU_TEP", "THUA_TEP", "TEN_TEP_SAI"})
    assert all(entry.pdf for path in books_under(PATH) for entry in records.entries(line.book(path)))
    assert list(verify_shelf()) == []
    assert [line.mismatches(path) for path in books_under(PATH)] == [[], []]


def test_the_same_volume_again_changes_nothing(line):
    table = volume(line.folder, KS=births(1, 2), KT=[death(1)])
    line.take(table)
    again = line.take(table)
    assert (again.packages, again.unchanged, again.entries) == (0, 1, 0)


def test_it_goes_out_as_one_package_per_type_or_as_it_came(line, tmp_path):
    line.take(volume(line.folder, KS=births(1, 2), KT=[death(1)]))
    split = export_cover(PATH, tmp_path / "split", mixed=False, actor=line.people["lanhdao"])
    assert [one.name for one in split] == [
        "KS.2008.01.xlsx",
        "KS.2008.01.zip",
        "KT.2008.01.xlsx",
        "KT.2008.01.zip",
    ]
    back = read_package(tmp_path / "split" / "KT.2008.01.xlsx", tmp_path / "split" / "KT.2008.01.zip")
    assert back.frame["ghiChu"].to_list() == ["giữ nguyên  ô này"]
    assert not [note for note in back.notes if note.code in ("THIEU_TEP", "THUA_TEP")]
    mixed = export_cover(PATH, tmp_path / "mixed" / UNIT, mixed=True, actor=line.people["lanhdao"])
    assert [one.name for one in mixed] == [f"{COVER}.xlsx", f"{COVER}.zip"]
    again = line.take(tmp_path / "mixed" / UNIT / f"{COVER}.xlsx")
    assert (again.refused, again.entries) == ([], 0)


def test_a_sheet_may_name_its_book_in_full_for_a_volume_of_several_years(line):
    arrival = line.take(volume(line.folder, KS=births(1), KS_2009_01=births(2)))
    assert sorted(arrival.books) == [f"{UNIT}/KS.2008.01", f"{UNIT}/KS.2009.01"]


def test_a_volume_without_a_sheet_of_any_type_is_refused_with_the_remedy(line):
    plain = volume(line.folder, KS=births(1)).with_name("KS.2008.01.xlsx")
    from tests.line.making import package

    table = package(line.folder, births(1))
    assert table == plain
    table.rename(table.with_name("HH.2008.02.xlsx"))
    arrival = line.take(table.with_name("HH.2008.02.xlsx"))
    assert [one["code"] for one in arrival.refused] == ["BIA_KHONG_CO_TRANG"]


def test_a_cover_that_nobody_declared_is_said(line):
    with pytest.raises(Refusal, match="bìa chung"):
        cover_at(f"{UNIT}/HH.1900.01")
