"""Issue 3, item 6: only the province, citing the answer it received, leaves XNTTHN for other purposes out of scope from a date."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q

from sogoc.ground import clock
from sogoc.intake import scope_actions, scope_queries
from sogoc.intake.models import Purpose, ScopePolicy
from sogoc.intake.verify_scope import verify_scope
from sogoc.law.refusal import Refusal
from sogoc.law.scope import OTHER_PURPOSES, proposed_purpose
from sogoc.register import queries as records
from sogoc.register.models import Entry
from sogoc.register.sensitive_queries import there_for
from sogoc.reporting.coverage import book_lines, sums
from sogoc.reporting.figures import book_figures
from sogoc.reporting.progress import progress
from sogoc.reporting.tables import as_lines
from tests.line.making import UNIT
from tests.support.lasting import made_once

BOOK = "HN.2018.01"
PATH = f"{UNIT}/{BOOK}"
TODAY = clock.today_vn()
SEED_DAY = dt.date(2024, 10, 14)


def certificate(
    number: int, purpose: str | None, words: str | None = None, *, keyed: bool = True
) -> dict[str, str | None]:
    """One certificate of marital status; not keyed: its number, day and purpose alone."""
    bare = {
        "So": f"{number:02}/2018",
        "ngayDangKy": "15.06.2018",
        "nxnLoaiMucDichSuDung": purpose,
        "nxnMucDichSuDung": words,
    }
    person: dict[str, str | None] = {
        "quyenSo": "01/2018",
        "trangSo": str(number),
        "noiCap": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
        "nxnHoTen": f"NGUYỄN VĂN {'ABCDEGHIKL'[number]}N",
        "nxnGioiTinh": "1",
        "nxnNgaySinh": f"{number:02}.05.1990",
        "nxnDanToc": "Kinh",
        "nxnQuocTich": "Việt Nam",
        "nxnLoaiCuTru": "1",
        "nxnTinhTrangHonNhan": "Chưa đăng ký kết hôn với ai",
    }
    return bare | person if keyed else bare


@pytest.fixture
@made_once
def office(line):
    """Four certificates: for a marriage, for another purpose, one whose purpose is told in words only, one not keyed further."""
    line.bring(
        certificate(1, "1"),
        certificate(2, "5"),
        certificate(3, None, "Bổ túc hồ sơ vay vốn"),
        certificate(4, "5", keyed=False),
        name=BOOK,
    )
    return line


def leave_out(office, *, actor="admin", since=SEED_DAY, document="1234/HTQTCT-HT", **other):
    return scope_actions.declare(
        since=since,
        document=document,
        document_day=other.pop("day", dt.date(2024, 10, 10)),
        issuer="Cục Hộ tịch, quốc tịch, chứng thực",
        actor=office.people[actor],
        **other,
    )


def entry(key: str):
    return records.entry_at(f"{PATH}/{key}")


def out() -> set[str]:
    there = Purpose.objects.exclude(entry__state="withdrawn")
    return set(there.filter(left_out=True).values_list("entry__key", flat=True))


def total(as_of: dt.date = TODAY):
    return progress(as_of=as_of, source="noi-bo", units_as_of=SEED_DAY).total


def refused(act, *args, **named) -> str:
    with pytest.raises(Refusal) as caught:
        act(*args, **named)
    return caught.value.code


def test_by_default_everything_is_in_scope(office):
    assert out() == set()
    assert total().left_out == 0


def test_the_policy_counts_them_apart_and_keeps_both_totals(office):
    office.plan(f"{UNIT},HN,2018,01,2018-01-01,,tu_7_2016,10,kế hoạch")
    leave_out(office)
    assert out() == {"002", "004"}
    figures = total()
    assert (figures.declared, figures.left_out, figures.in_scope.declared) == (10, 2, 8)
    shown = "\n".join(as_lines(progress(as_of=TODAY, source="noi-bo", units_as_of=SEED_DAY)))
    assert "TỔNG (tính)" in shown
    assert "TRONG PHẠM VI" in shown
    assert "Ngoài phạm vi số hóa theo văn bản cho phép: 2 trường hợp." in shown


def test_what_was_done_of_them_all_the_same_is_in_the_whole_total_only(office):
    for code in {code for _, code in office.open_codes(PATH)}:
        office.settle(code, "cho_xac_minh", path=PATH)
    assert "002" in office.approve(PATH).approved
    leave_out(office)
    figures = total()
    assert (figures.done - figures.in_scope.done, figures.left_out_done) == (figures.left_out_done, 2)


def test_nothing_of_them_waits_and_the_parts_still_add_up(office):
    before = sums(book_lines(None))
    leave_out(office)
    after = sums(book_lines(None))
    assert before.held + before.held_with_book + before.waiting == 4
    assert after.left_out == 2
    assert (
        after.present == after.held + after.held_with_book + after.waiting + after.left_out + after.approved
    )


def test_saved_work_is_told(office):
    leave_out(office)
    saved = scope_queries.saved(Q())
    assert (saved.entries, saved.not_keyed, saved.already_keyed) == (2, 1, 1)
    assert saved.fields == 35 - 3
    office.answer(f"{PATH}/002,official,2026-01-05,")
    saved = scope_queries.saved(Q())
    assert (saved.entries, saved.not_keyed, saved.already_keyed, saved.done) == (2, 1, 0, 1)


def test_a_person_says_the_purpose_where_the_book_tells_none(office):
    leave_out(office)
    assert [one.key for one in scope_queries.without_purpose(Q())] == ["003"]
    assert scope_queries.proposal(entry("003")) == ("Bổ túc hồ sơ vay vốn", "5")
    scope_actions.classify(entry("003"), "5", actor=office.people["nhap"])
    assert out() == {"002", "003", "004"}
    assert "nxnLoaiMucDichSuDung" not in records.values_of(entry("003")), "the book's words are as they were"
    scope_actions.classify(entry("003"), "", actor=office.people["nhap"])
    assert out() == {"002", "004"}


def test_a_sensitive_certificate_waits_for_somebody_who_sees_it(office):
    keyer = office.people["nhap"]
    assert [one.key for one in scope_queries.without_purpose(there_for(keyer))] == ["003"]
    Entry.objects.filter(key="003").update(sensitive=True)
    assert not scope_queries.without_purpose(there_for(keyer)).exists()
    with pytest.raises(Refusal) as refused:
        scope_actions.classify(entry("003"), "5", actor=keyer)
    assert refused.value.code == "KHONG_CO_TRUONG_HOP"


def test_what_a_person_said_outlives_a_package_and_gives_way_to_the_book(office):
    leave_out(office)
    scope_actions.classify(entry("003"), "5", actor=office.people["nhap"])
    office.bring(certificate(1, "5"), certificate(2, "1"), certificate(3, None, "vay vốn"), name=BOOK)
    assert out() == {"001", "003"}
    assert list(verify_scope()) == []
    office.bring(certificate(1, "5"), certificate(2, "1"), certificate(3, "2"), name=BOOK)
    assert out() == {"001"}
    office.bring(certificate(1, "5"), certificate(2, "1"), certificate(3, None), name=BOOK)
    assert out() == {"001", "003"}
    assert list(verify_scope()) == []


def test_lifting_brings_everything_back_and_leaves_earlier_days_as_they_were(office):
    office.plan(f"{UNIT},HN,2018,01,2018-01-01,,tu_7_2016,10,kế hoạch")
    leave_out(office)
    scope_actions.lift(until=TODAY, because="Văn bản 99/STP", actor=office.people["admin"])
    assert out() == set()
    assert total().left_out == 0
    policy = ScopePolicy.objects.get()
    assert (policy.since, policy.until, policy.lifted_because) == (SEED_DAY, TODAY, "Văn bản 99/STP")
    assert scope_queries.in_force(OTHER_PURPOSES, TODAY - dt.timedelta(days=1)) == policy
    assert list(verify_scope()) == []


class TestOnlyTheProvince:
    """Citing the answer it received."""

    @pytest.mark.parametrize("actor", ["nhap", "kiemtra", "lanhdao", "motminh", "khach"])
    def test_nobody_else_decides(self, office, actor):
        assert refused(leave_out, office, actor=actor) == "CHI_TINH_QUYET_PHAM_VI"
        assert not ScopePolicy.objects.exists()

    def test_without_an_answer_nothing_is_left_out(self, office):
        assert refused(leave_out, office, document="  ") == "THIEU_VAN_BAN_TRA_LOI"

    def test_days_to_come_are_refused(self, office):
        tomorrow = TODAY + dt.timedelta(days=1)
        assert refused(leave_out, office, since=tomorrow) == "NGAY_PHAM_VI_SAI"
        assert refused(leave_out, office, day=tomorrow) == "NGAY_PHAM_VI_SAI"

    def test_once_is_enough(self, office):
        leave_out(office)
        assert refused(leave_out, office) == "PHAM_VI_DA_GHI"

    def test_the_scan_is_kept_and_must_be_one(self, office, tmp_path):
        bad = tmp_path / "tra-loi.exe"
        bad.write_bytes(b"MZ...")
        assert refused(leave_out, office, answer=bad) == "BAN_QUET_VAN_BAN_HONG"
        good = tmp_path / "tra-loi.pdf"
        good.write_bytes(b"%PDF-1.4\n")
        assert leave_out(office, answer=good).answer_sha256

    def test_a_stranger_says_no_purpose(self, office):
        assert (
            refused(scope_actions.classify, entry("003"), "5", actor=office.people["khach"])
            == "KHONG_CO_NHIEM_VU"
        )

    def test_what_the_book_tells_is_not_said_again(self, office):
        assert (
            refused(scope_actions.classify, entry("001"), "5", actor=office.people["nhap"])
            == "SO_DA_GHI_MUC_DICH"
        )
        assert (
            refused(scope_actions.classify, entry("003"), "9", actor=office.people["nhap"])
            == "MA_MUC_DICH_SAI"
        )


def test_the_doctor_sees_what_the_ledger_does_not_tell(office):
    leave_out(office)
    assert list(verify_scope()) == []
    for end in ({"lifted_at": clock.now()}, {"lifted_by": office.people["admin"]}, {"lifted_because": "x"}):
        ScopePolicy.objects.update(**end)
        assert {code for code, _, _ in verify_scope()} == {"LECH_PHAM_VI"}, end
        ScopePolicy.objects.update(lifted_at=None, lifted_by=None, lifted_because="")
    Purpose.objects.filter(entry__key="001").update(code="5", told="5", left_out=True)
    ScopePolicy.objects.update(document="99/KHAC")
    assert {code for code, _, _ in verify_scope()} == {"LECH_MUC_DICH", "LECH_PHAM_VI"}


def test_figures_are_those_of_books(office):
    leave_out(office)
    figures = book_figures(as_of=TODAY, source="noi-bo")
    assert sum(one.figures.left_out for one in figures) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Để đăng ký kết hôn với anh Nguyễn Văn A", "1"),
        ("ĐKKH tại Hàn Quốc, nước ngoài", "3"),
        ("Vay vốn ngân hàng", "5"),
        ("Bổ sung hồ sơ xin việc", "5"),
        ("", ""),
    ],
)
def test_words_suggest_a_purpose(words, code):
    assert proposed_purpose(words) == code
