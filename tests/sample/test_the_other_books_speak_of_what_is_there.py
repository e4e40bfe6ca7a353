"""The nine books that *Phần mềm 158* lacks: each speaks of an entry of the sample that says what it says, and ``truth/`` tells which."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest

from sogoc.checking.register_engine import review
from sogoc.checking.shelf import shelf_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.margin import read_note
from sogoc.law.text import nfc
from sogoc.packages.covers import COVER
from tests.sample.provinces import write_districts

COUNTS = ("closing_total", "pages", "blank_pages", "crossed_pages")
OTHERS = {code for code, one in BOOK_TYPES.items() if not one.in_158}


@pytest.fixture(scope="module")
def rows(province):
    """Rows of all packages by entry id."""
    return {
        f"{book}/{key}": (package.book_type, row)
        for book, package in province.packages()
        for key, row in zip(package.keys, package.frame.iter_rows(named=True), strict=True)
    }


@pytest.fixture(scope="module")
def mistyped(province):
    return {
        (one["entry"], one["field"]) for one in province.rows("truth/errors.csv") if one["layer"] == "nhap"
    }


@pytest.fixture(scope="module")
def links(province):
    found = defaultdict(list)
    for one in province.rows("truth/links.csv"):
        found[one["kind"]].append((one["entry"], one["other"]))
    return found


def test_there_is_a_book_of_every_type(rows):
    assert {book_type.code for book_type, _ in rows.values()} == set(BOOK_TYPES)


def test_they_are_few_beside_the_five(rows):
    others = sum(book_type.code in OTHERS for book_type, _ in rows.values())
    assert 0.02 < others / len(rows) < 0.08


def test_every_link_leads_to_an_entry(links, rows):
    assert len(links) >= 6
    for pairs in links.values():
        for entry, other in pairs:
            assert entry in rows
            assert other in rows
            assert entry != other


def test_a_decision_puts_right_what_stands_in_the_entry(province, rows, mistyped):
    seen = 0
    for one in province.rows("truth/amendments.csv"):
        book_type, row = rows[one["entry"]]
        assert (one["entry"], one["field"]) in mistyped or nfc(row[one["field"]] or "") == nfc(one["before"])
        assert one["before"] != one["after"]
        assert f"“{one['after']}”" in row["ghiChu"]
        seen += 1
        if one["decision"]:
            said = rows[one["decision"]][1]
            assert (said["noiDungThayDoiTu"] or "", said["noiDungThayDoiThanh"]) == (
                one["before"],
                one["after"],
            )
        proposed = {found.values.get(one["field"]) for found in read_note(row["ghiChu"], book_type)}
        assert one["after"] in proposed or "(" in one["after"], row["ghiChu"]
    assert seen > 10


def test_a_person_of_fourteen_turns_to_the_district(province, rows):
    people = {one["person"]: one for one in province.rows("truth/persons.csv")}
    for one in province.rows("truth/mentions.csv"):
        unit, book, _ = one["entry"].split("/")
        if not book.startswith("TD") or rows[one["entry"]][1]["loaiDangKy"] not in {"1", "2"}:
            continue
        born = day(people[one["person"]]["ngaySinh"])
        registered = rows[one["entry"]][1]["ngayDangKy"]
        if registered and len(registered) == 10:
            assert ((day(registered) - born).days / 365.25 >= 14) == unit.startswith("H")


def day(text):
    return dt.datetime.strptime(text.replace(".", "/"), "%d/%m/%Y").date()  # noqa: DTZ007 (days have no zone)


@pytest.mark.parametrize(("kind", "field"), [("cham_dut_giam_ho", "ghSo"), ("giam_sat_giam_ho", "ghSo")])
def test_what_follows_a_guardianship_names_its_number(links, rows, kind, field):
    assert links[kind]
    for entry, other in links[kind]:
        assert rows[entry][1][field].partition("/")[0] == rows[other][1]["so"].partition("/")[0]


def test_adoptive_parents_are_twenty_years_older_and_the_birth_is_noted(province, links, rows):
    born = {one["person"]: day(one["ngaySinh"]) for one in province.rows("truth/persons.csv")}
    roles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in province.rows("truth/mentions.csv"):
        roles[one["entry"]][one["role"]] = one["person"]
    assert links["nuoi_con_nuoi"]
    for entry, birth in links["nuoi_con_nuoi"]:
        child = roles[entry]["cn"]
        assert child == roles[birth]["nks"]
        for role in ("chaNuoi", "meNuoi"):
            if role in roles[entry]:
                assert (born[child] - born[roles[entry][role]]).days > 20 * 365
        assert "nuôi" in rows[birth][1]["ghiChu"]


def test_a_birth_may_be_registered_again_under_the_adoptive_parents(province, links, rows):
    roles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in province.rows("truth/mentions.csv"):
        roles[one["entry"]][one["role"]] = one["person"]
    again = [one for one in province.rows("truth/groups.csv") if one["kind"] == "khai_sinh_lai_con_nuoi"]
    adopted = {roles[entry]["cn"]: roles[entry] for entry, _ in links["nuoi_con_nuoi"]}
    written = [one for one in again if roles[one["entry"]]["nks"] in adopted]
    assert written
    for one in written:
        birth = roles[one["entry"]]
        assert birth.get("me") in {None, adopted[birth["nks"]]["meNuoi"]}
        assert birth.get("cha") in {None, adopted[birth["nks"]]["chaNuoi"]}
        assert "theo cha, mẹ nuôi" in rows[one["entry"]][1]["ghiChu"]


def test_a_divorce_abroad_is_noted_beside_the_marriage(links, rows):
    assert links["ghi_chu_ly_hon"]
    for _, marriage in links["ghi_chu_ly_hon"]:
        book_type, row = rows[marriage]
        assert "ly_hon" in {found.kind for found in read_note(row["ghiChu"], book_type)}


def test_the_plan_of_the_five_is_left_alone_and_the_others_have_their_own(province, rows):
    assert {line["type"] for line in province.rows("inventory.csv")}.isdisjoint(OTHERS)
    other = province.rows("inventory_other.csv")
    assert {line["type"] for line in other} == OTHERS
    planned = {(line["unit"], f"{line['type']}.{line['year']}.{line['number']}") for line in other}
    written = {
        tuple(entry.split("/")[:2]) for entry, (book_type, _) in rows.items() if book_type.code in OTHERS
    }
    assert written <= planned


def test_books_stand_on_the_shelf_as_they_are(province, links, rows):
    shelf = [*province.rows("shelf.csv"), *province.rows("inventory_other.csv")]
    covers = defaultdict(set)
    for line in shelf:
        if line["cover"]:
            covers[line["unit"], line["cover"]].add(line["type"])
        if line["pages"]:
            counted = int(line["pages"]) - int(line["blank_pages"]) - int(line["crossed_pages"])
            assert 0 <= abs(int(line["closing_total"]) - counted) <= 1
    assert covers
    assert all(len(types) > 1 for types in covers.values())
    assert {line["exemplar_of"] for line in shelf if line["exemplar_of"]}
    for copy, original in links["ban_hai_cap"]:
        assert rows[copy][1]["ngayDangKy"][-4:] == rows[original][1]["ngayDangKy"][-4:]
        assert copy.split("/")[1] == original.split("/")[1]


def test_exactly_the_wrong_closing_pages_are_found(province):
    closings = province.rows("truth/closings.csv")
    wrong = {f"{one['unit']}/{one['book']}" for one in closings if one["written"] != one["counted"]}
    assert 0 < len(wrong) < 0.2 * len(closings)
    lines = {
        f"{one['unit']}/{one['type']}.{one['year']}.{one['number']}": one
        for name in ("shelf.csv", "inventory_other.csv")
        for one in province.rows(name)
        if one["pages"]
    }
    counts = [(path, *(int(one[name]) for name in COUNTS), one["cover"]) for path, one in lines.items()]
    view = replace(province.register(), shelf=shelf_of(counts))
    codes = ("LECH_KHOA_SO", "TRANG_NGOAI_QUYEN", "LECH_SO_TRANG", "LECH_BAN_GIAO")
    found = review(view, only=codes).join(view.books.select("_book", "path"), on="_book")
    paths = {code: set(found.filter(found["code"] == code)["path"]) for code in codes}
    arrived = set(view.books["path"])
    assert paths["LECH_KHOA_SO"] == wrong & arrived
    assert paths["LECH_KHOA_SO"]
    mistyped = {
        one["entry"].rsplit("/", 1)[0]
        for one in province.rows("truth/errors.csv")
        if one["field"] == "trangSo"
    }
    assert paths["TRANG_NGOAI_QUYEN"] | paths["LECH_SO_TRANG"] <= mistyped
    assert not paths["LECH_BAN_GIAO"]


def test_the_lines_of_the_shelf_are_those_of_the_plan(province):
    plan_lines = {tuple(line.values()) for line in province.rows("inventory.csv")}
    assert {tuple(line.values())[:10] for line in province.rows("shelf.csv")} <= plan_lines


def test_without_them_the_five_are_the_same_but_for_notes(tmp_path):
    for name, other_books in (("all", True), ("five", False)):
        write_districts(
            tmp_path / name,
            entries=2000,
            districts=1,
            seed=3,
            pdf=False,
            workers=1,
            other_books=other_books,
        )
    for name in ("inventory.csv", "truth/table.csv", "units.csv"):
        assert (tmp_path / "all" / name).read_bytes() == (tmp_path / "five" / name).read_bytes()
    books = {
        str(path.relative_to(tmp_path / "five")) for path in (tmp_path / "five" / "packages").glob("*/*.xlsx")
    }
    more = {
        str(path.relative_to(tmp_path / "all")) for path in (tmp_path / "all" / "packages").glob("*/*.xlsx")
    }
    assert books < more
    assert {path.split("/")[-1].split(".")[0] for path in more - books} <= OTHERS | {COVER}
    same = [
        name
        for name in books
        if (tmp_path / "all" / name).read_bytes() == (tmp_path / "five" / name).read_bytes()
    ]
    assert len(same) > 0.7 * len(books)
