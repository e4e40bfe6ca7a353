"""Issue 4, item 5: the approval sheet has a stable number, a signed scan or PDF is attached, the act cites its number and hash."""

from __future__ import annotations

import pytest

from sogoc.approval import sheet_actions as sheets
from sogoc.approval import way_actions as ways
from sogoc.approval.models import ApprovalSheet, SheetPaper
from sogoc.approval.queries import preview
from sogoc.approval.sheet_queries import papers_of, sheet_at, sheets_of
from sogoc.approval.way_verify import verify_way
from sogoc.checking.actions import undo_settlement
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.reasons import REASONS
from sogoc.law.refusal import Refusal
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.packages.making import minimal_pdf
from tests.packages.signing import signed_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def office(lasting_line):
    return lasting_line


@pytest.fixture
def who(office):
    return office.people


@pytest.fixture
def attach(office, who, sandbox):
    def attach_(sheet, content, name="phieu.pdf", actor="lanhdao"):
        return sheets.attach_to_sheet(sheet, name, content, actor=who[actor], sandbox=sandbox, via="test")

    return attach_


def refused(act, *arguments, **how):
    with pytest.raises(Refusal) as found:
        act(*arguments, **how)
    return found.value.code


def approvals():
    told = [contents(event) for event in events_of(f"book:{PATH}")]
    return [event["payload"] for event in told if event["action"] == "approve"]


def test_an_approval_signs_a_sheet_with_the_next_number(office):
    office.bring(*births(1), birth(2, chaHoTen=None))
    assert office.approve().sheet == 1
    office.settle("THIEU_COT_LOI", "so_de_trong")
    assert office.approve().sheet == 2
    one, two = reversed(list(sheets_of(office.book())))
    assert (one.code, two.code) == (f"{PATH}/D01", f"{PATH}/D02")
    assert [row[0] for row in one.facts["entries"]] == ["001"]
    assert [row[0] for row in one.facts["held"]] == ["002"]
    assert two.facts["reasons"] == [["Sổ gốc để trống", 1]]
    assert two.facts["ledger"]["size"] > one.facts["ledger"]["size"]
    assert two.signed_by == office.people["lanhdao"]
    assert list(verify_way(office.book())) == []


def test_a_sheet_says_nobodys_name_who_is_registered(office):
    office.bring(*births(1, 2))
    office.approve()
    said = str(ApprovalSheet.objects.get().facts)
    assert "NGUYỄN VĂN" not in said
    assert "Người nhap" in said


class TestPresenting:
    def test_what_was_laid_before_is_what_is_signed_and_the_act_cites_the_paper(self, office, who, attach):
        office.bring(*births(1, 2))
        sheet = sheets.present_book(office.book(), actor=who["kiemtra"])
        assert sheets.present_book(office.book(), actor=who["nhap"]) == sheet
        paper = attach(sheet, signed_pdf())
        assert office.approve().sheet == sheet.number
        (payload,) = approvals()
        assert (payload["sheet"], payload["papers"]) == (1, [paper.sha256])
        assert sheet_at(office.book(), 1).signed_by == who["lanhdao"]
        assert file_store().path(paper.sha256).stat().st_size == paper.size
        assert list(verify_way(office.book())) == []

    def test_a_sheet_of_what_changed_since_is_never_signed(self, office, who):
        office.bring(*births(1))
        sheets.present_book(office.book(), actor=who["kiemtra"])
        office.bring(*births(1, 2))
        assert office.approve().sheet == 2
        assert sheet_at(office.book(), 1).signed_at is None

    def test_a_sheet_that_says_another_reason_is_never_signed(self, office, who):
        office.bring(birth(1, chaHoTen=None))
        given = office.settle("THIEU_COT_LOI", "so_de_trong")
        before = preview(office.book(), who["lanhdao"]).seen
        sheets.present_book(office.book(), actor=who["kiemtra"])
        undo_settlement(given, actor=who["kiemtra"], via="test")
        office.settle("THIEU_COT_LOI", "khong_doc_duoc")
        assert refused(office.approve, seen=before) == "DA_THAY_DOI"
        assert office.approve().sheet == 2
        two = sheet_at(office.book(), 2)
        assert two.facts["reasons"] == [[REASONS["khong_doc_duoc"], 1]]
        assert list(verify_way(office.book())) == []

    def test_a_sheet_made_before_the_check_is_not_the_one_that_is_signed(self, office, who):
        office.bring(*births(1))
        sheets.present_book(office.book(), actor=who["nhap"])
        ways.submit_book(office.book(), actor=who["nhap"])
        ways.pass_book(office.book(), actor=who["kiemtra"])
        assert office.approve().sheet == 2
        assert sheet_at(office.book(), 2).facts["checked"]["by"] == "Người kiemtra"

    def test_there_must_be_something_to_sign_and_a_duty(self, office, who):
        office.bring(birth(1, chaHoTen=None))
        assert refused(sheets.present_book, office.book(), actor=who["nhap"]) == "KHONG_CO_GI_DE_TRINH"
        assert refused(sheets.present_book, office.book(), actor=who["khach"]) == "KHONG_CO_NHIEM_VU"

    def test_a_number_that_is_none_is_said(self, office):
        office.bring(*births(1))
        assert refused(sheet_at, office.book(), 7) == "KHONG_CO_PHIEU"


class TestPapers:
    @pytest.fixture
    def sheet(self, office):
        office.bring(*births(1))
        office.approve()
        return sheet_at(office.book(), 1)

    def test_a_pdf_says_what_signatures_it_carries(self, sheet, attach):
        paper = attach(sheet, signed_pdf())
        (one,) = paper.signatures
        assert (one["signer"], one["whole"], one["intact"]) == ("NGUYỄN VĂN KÝ", True, True)
        assert (paper.media, paper.pages) == ("application/pdf", 1)

    def test_a_pdf_that_was_altered_after_it_was_signed_is_refused_with_its_remedy(
        self, sheet, attach, office
    ):
        altered = signed_pdf(text="mot tram hai muoi").replace(b"mot tram", b"hai tram")
        with pytest.raises(Refusal) as found:
            attach(sheet, altered, name="sua.pdf")
        assert found.value.code == "CHU_KY_SO_KHONG_KHOP"
        assert "sua.pdf" in found.value.says
        assert "NGUYỄN VĂN KÝ" in found.value.says
        assert "gắn lại" in found.value.fix
        assert papers_of(sheet) == []
        assert list(verify_way(office.book())) == []

    def test_a_scan_has_none(self, sheet, attach):
        assert attach(sheet, minimal_pdf("quét")).signatures == []

    def test_the_same_file_twice_is_one(self, sheet, attach):
        assert attach(sheet, minimal_pdf()) == attach(sheet, minimal_pdf(), name="lan-hai.pdf")

    @pytest.mark.parametrize("content", [b"", b"khong phai giay to", b"%PDF-1.4 hong"])
    def test_what_is_no_paper_is_refused(self, sheet, attach, content):
        assert refused(attach, sheet, content) == "PHIEU_KY_KHONG_DOC_DUOC"

    @pytest.mark.parametrize("person", ["nhap", "kiemtra", "khach"])
    def test_only_an_approver_attaches_and_takes_away(self, sheet, attach, who, person):
        assert refused(attach, sheet, minimal_pdf(), actor=person) == "KHONG_CO_NHIEM_VU"
        paper = attach(sheet, minimal_pdf())
        away = {"actor": who[person], "reason": "nhầm"}
        assert refused(sheets.detach_from_sheet, paper, **away) == "KHONG_CO_NHIEM_VU"

    def test_one_attached_by_mistake_is_taken_away_with_words_and_stays_known(
        self, sheet, attach, who, office
    ):
        paper = attach(sheet, minimal_pdf("nhầm"))
        leader = who["lanhdao"]
        assert refused(sheets.detach_from_sheet, paper, actor=leader, reason=" ") == "THIEU_LY_DO"
        sheets.detach_from_sheet(paper, actor=leader, reason="nhầm quyển")
        assert refused(sheets.detach_from_sheet, paper, actor=leader, reason="lần nữa") == "PHIEU_KY_DA_GO"
        assert papers_of(sheet) == []
        assert list(verify_way(office.book())) == []

    @pytest.mark.parametrize(
        "damage",
        [
            lambda: ApprovalSheet.objects.update(seen="x"),
            lambda: ApprovalSheet.objects.update(facts={}),
            lambda: SheetPaper.objects.update(name="khac.pdf"),
            lambda: SheetPaper.objects.all().delete(),
        ],
    )
    def test_doctor_sees_what_was_changed_behind_the_software(self, sheet, attach, office, damage):
        attach(sheet, minimal_pdf())
        damage()
        assert [code for code, *_ in verify_way(office.book())] == ["LECH_PHIEU_DUYET"]
