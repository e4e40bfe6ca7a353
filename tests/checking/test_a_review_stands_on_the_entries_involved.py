"""``review``: rules over all books; findings on both entries, reasons that stay, an act on each book's stream, proof by doctor."""

from __future__ import annotations

import csv
import datetime as dt

import polars as pl
import pytest

from sogoc.accounts.models import Office
from sogoc.checking import columns
from sogoc.checking.models import Finding
from sogoc.checking.register_view import frame_of_plan
from sogoc.checking.review_actions import review
from sogoc.checking.review_queries import register_view, write_csv
from sogoc.checking.verify import verify_findings
from sogoc.checking.verify_reviews import verify_reviews
from sogoc.ground.files import Products
from sogoc.ground.installation import home_path
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.intake.book_actions import describe
from sogoc.intake.jobs import review_register
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.legal_actions import end
from sogoc.register.models import Entry
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

OTHER, SECOND = "KS.2009.01", "24862/KS.2009.01"
TWICE = "KHAI_SINH_HAI_LAN"
NO_PLAN = frame_of_plan([])


def again(number, **others):
    return birth(number, so=f"{number:02}/2009", quyenSo="01/2009", ngayDangKy="15.06.2009", **others)


@pytest.fixture
@made_once
def two_books(line):
    """The second birth of the first book stands in the second book too."""
    line.bring(*births(1, 2, 3))
    line.bring(
        again(1, nksHoTen="LÊ THỊ MAI", nksGioiTinh="2", nksNgaySinh="01.02.2009"), again(2), name=OTHER
    )
    return line


def run(line, *, actor="lanhdao", **how):
    return review(actor=line.people[actor], plan=how.pop("plan", NO_PLAN), via="test", **how)


def found(code=TWICE):
    rows = Finding.objects.filter(code=code, review__isnull=False).order_by("book__year", "row")
    return [(one.entry.key if one.entry else None, one.settlement_id is not None) for one in rows]


def problems(line):
    books = [line.book(), line.book(SECOND)]
    return [one for book in books for one in verify_findings(book)] + list(verify_reviews())


def test_both_entries_say_where_the_other_stands(two_books):
    done = run(two_books)
    assert (done.books, done.entries, done.by_code[TWICE]) == (2, 5, 2)
    assert found() == [("002", False), ("002", False)]
    says = list(Finding.objects.filter(code=TWICE).order_by("book__year").values_list("says", flat=True))
    assert (f"{SECOND}/002" in says[0], f"{PATH}/002" in says[1]) == (True, True)
    assert [one.held for one in records.entries(two_books.book())] == [0, 1, 0]
    assert problems(two_books) == []


def test_asked_again_nothing_is_written_again(two_books):
    run(two_books)
    acts = len(list(events_of(f"book:{PATH}")))
    done = run(two_books)
    assert (done.new, done.gone) == (0, 0)
    assert done.still > 0
    assert len(list(events_of(f"book:{PATH}"))) == acts


def test_a_reason_stays_through_the_next_review_and_through_a_package_that_changes_something_else(two_books):
    run(two_books)
    two_books.settle(TWICE, "hai_nguoi")
    two_books.bring(birth(1, nksDanToc="Mạ"), *births(2, 3))
    assert found() == [("002", True), ("002", False)]
    run(two_books)
    assert found() == [("002", True), ("002", False)]
    assert problems(two_books) == []


def test_of_an_entry_that_changed_nothing_is_said_until_the_next_review(two_books):
    run(two_books)
    two_books.bring(birth(1), birth(2, nksHoTen="NGUYỄN VĂN TÁM"), birth(3))
    assert [key for key, _ in found()] == ["002"]
    assert problems(two_books) == []
    done = run(two_books)
    assert found() == []
    assert done.gone >= 1
    assert problems(two_books) == []


def test_the_ledger_names_no_person(two_books):
    run(two_books)
    act = contents(list(events_of(f"book:{PATH}"))[-1])
    assert act["action"] == "review"
    assert [one[:3] for one in act["payload"]["findings"] if one[2] == TWICE] == [["002", "nksHoTen", TWICE]]
    assert "NGUYỄN" not in str(act)


def test_what_was_altered_behind_it_is_found_out(two_books):
    run(two_books)
    Finding.objects.filter(code=TWICE, book=two_books.book()).update(severity="luu_y")
    assert ("LECH_RA_SOAT", PATH) in [one[:2] for one in problems(two_books)]


def test_only_the_rules_asked_are_told_anew(two_books):
    run(two_books)
    done = run(two_books, only=["THIEU_QUYEN"])
    assert done.by_code.keys() <= {"THIEU_QUYEN"}
    assert found() == [("002", False), ("002", False)]
    assert problems(two_books) == []


def test_who_follows_nothing_reviews_nothing(two_books):
    with pytest.raises(Refusal) as refused:
        run(two_books, actor="khach")
    assert refused.value.code == "KHONG_DUOC_RA_SOAT"
    with pytest.raises(Refusal) as unknown:
        run(two_books, only=["TRUNG_SO"])
    assert unknown.value.code == "KHONG_PHAI_QUY_TAC_TOAN_BO"


def test_the_plan_tells_how_many_entries_a_book_has(two_books):
    plan = frame_of_plan([("24862", "KS", "2008", "01", "truoc_7_2016", "2008-01-02", "2008-12-31", 5)])
    run(two_books, plan=plan)
    (said,) = Finding.objects.filter(code="LECH_KE_KHAI")
    assert (said.row, said.says) == (0, "Bảng kê có 5 trường hợp, gói có 3 trường hợp, còn thiếu 2.")


def test_the_closing_page_is_compared_and_a_number_crossed_out_may_count_or_not(two_books):
    describe(PATH, closing_total=2, pages=2, basis="Trang khóa sổ", actor=two_books.people["admin"])

    def said():
        review_register(lambda *_: None, person="lanhdao", units=["24862"])
        return [one.says for one in Finding.objects.filter(code="LECH_KHOA_SO")]

    assert said() == ["Trang khóa sổ ghi 2 trường hợp, gói có 3 trường hợp, nhiều hơn 1."]
    end(
        two_books.book().entries.get(key="003"), "cross_out", on=dt.date(2008, 6, 15), reason="Số này gạch bỏ ở sổ",
        actor=two_books.people["kiemtra"],
    )  # fmt: skip
    assert said() == []


def test_the_days_of_the_unit_come_with_the_review(two_books):
    Office.objects.update_or_create(
        ref="24862",
        code="24862",
        defaults={"name": "Xã Lát", "kind": "xa", "software_from": dt.date(2009, 1, 1)},
    )
    run(two_books, only=["SAU_KHI_CO_PHAN_MEM", "NGOAI_THOI_CO_QUAN"])
    found = Finding.objects.filter(code="SAU_KHI_CO_PHAN_MEM", entry__isnull=False)
    assert {one.book.path for one in found} == {SECOND}


def test_a_file_that_is_missing_is_made_again_from_the_kept_package(two_books):
    package = two_books.package()
    place = Products(home_path()).path(
        columns.RECIPE, columns.product_name(PATH, package.number, package.xlsx_sha256)
    )
    before = place.read_bytes()
    place.write_bytes(before[:100])
    assert run(two_books).by_code[TWICE] == 2
    assert place.read_bytes() == before
    assert pl.read_parquet(place).columns[:3] == ["_key", "_row", "so"]


def test_it_runs_in_the_background_and_as_a_list(two_books, tmp_path):
    told = review_register(lambda *_: None, person="lanhdao", units=["24862"])
    done = run(two_books)
    assert told["new"] == done.still

    def listed(who: str) -> list[dict[str, str]]:
        write_csv(done.review, tmp_path / "ra-soat.csv", person=two_books.people[who])
        with (tmp_path / "ra-soat.csv").open(encoding="utf-8") as file:
            return [row for row in csv.DictReader(file) if row["code"] == TWICE]

    assert [row["entry"] for row in listed("lanhdao")] == [f"{PATH}/002", f"{SECOND}/002"]
    Entry.objects.filter(pk=records.entry_at(f"{SECOND}/002").pk).update(sensitive=True)
    (row,) = listed("lanhdao")
    assert row["entry"] == f"{PATH}/002"
    assert SECOND not in row["says"]
    assert [row["entry"] for row in listed("admin")] == [f"{PATH}/002", f"{SECOND}/002"]
    assert SECOND in listed("admin")[0]["says"]


def test_what_a_person_dropped_is_not_understood_by_a_review_either(line):
    wrong = {"nksNgaySinh": "31.02.2008", "nksHoTen": "NGUYỄN VĂN TÁM"}
    line.bring(birth(1, **wrong), birth(2))
    line.settle("NGAY_SAI", "khong_doc_duoc", drop=True)
    _, view = register_view(NO_PLAN)
    births_read = view.entries("KS").sort("_row").select("_key", "nksNgaySinh", "nksNgaySinh.u").rows()
    assert births_read == [("001", "31.02.2008", None), ("002", "03.05.2008", "2008-05-03")]
