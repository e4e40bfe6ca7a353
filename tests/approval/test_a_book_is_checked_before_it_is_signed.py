"""Issue 4, item 5: accounted for → checker → approver; back with a remark to the person who can mend it."""

from __future__ import annotations

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.approval import actions as approval
from sogoc.approval import way_actions as ways
from sogoc.approval.models import BookStep, BookWay
from sogoc.approval.queries import books_waiting, preview
from sogoc.approval.readiness_queries import lacking, readiness, unsettled
from sogoc.approval.way_queries import last_remark, menders, offers, standing, way_of
from sogoc.approval.way_verify import verify_way
from sogoc.imaging.page_actions import mark_pages
from sogoc.imaging.receiving_actions import receive_scan
from sogoc.intake.actions import take_in
from sogoc.intake.book_actions import describe
from sogoc.law.refusal import Refusal
from sogoc.register.incoming import Maker
from tests.imaging import drawing
from tests.line.making import birth, births, package
from tests.line.office import PATH
from tests.support.lasting import made_once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def office(lasting_line):
    return lasting_line


@pytest.fixture
def who(office):
    return office.people


def code_of(act, *arguments, **how):
    with pytest.raises(Refusal) as refused:
        act(*arguments, **how)
    return refused.value.code


def stand(office):
    return standing(office.book(), way_of(office.book()))


def keyed(office, *rows):
    """A package that was keyed here, by ``nhap2``; ``nhap`` handed it in."""
    reader = office.people["nhap2"]
    hands = {at: [Maker(reader.pk, reader.username, "key")] for at in range(2, 2 + len(rows))}
    table = package(office.folder / "packages", rows)
    return take_in([table], actor=office.people["nhap"], via="test", makers={PATH: hands})


class TestWhichBooks:
    def test_a_file_that_nobody_sent_to_a_checker_is_approved_as_before(self, office):
        office.bring(*births(1, 2))
        assert office.approve().approved == ["001", "002"]
        assert not BookWay.objects.exists()

    def test_a_book_that_was_keyed_here_is_checked_first(self, office, who):
        keyed(office, *births(1, 2))
        assert code_of(office.approve) == "CHUA_KIEM_TRA"
        ways.submit_book(office.book(), actor=who["nhap"])
        assert code_of(office.approve) == "CHUA_KIEM_TRA"
        ways.pass_book(office.book(), actor=who["kiemtra"])
        assert office.approve().approved == ["001", "002"]
        assert stand(office) == "approved"
        assert list(verify_way(office.book())) == []
        assert office.mismatches() == []

    def test_a_file_that_somebody_sent_goes_the_whole_way(self, office, who):
        office.bring(*births(1))
        ways.submit_book(office.book(), actor=who["nhap"])
        assert code_of(office.approve) == "CHUA_KIEM_TRA"

    def test_an_installation_may_ask_it_of_every_book(self, office, settings):
        settings.SOGOC_CHECK_BEFORE_APPROVAL = True
        office.bring(*births(1))
        assert code_of(office.approve) == "CHUA_KIEM_TRA"
        (book,) = books_waiting(office.people["lanhdao"])
        assert not vars(book)["signable"]

    def test_approving_all_that_is_clean_passes_over_what_was_not_checked(self, office, who):
        keyed(office, *births(1))
        office.bring(*births(1), name="KS.2009.01")
        done = approval.approve_all_clean(actor=who["lanhdao"], via="test")
        assert [one.book for one in done] == ["24862/KS.2009.01"]
        listed = {book.path: vars(book)["signable"] for book in books_waiting(who["lanhdao"])}
        assert listed == {PATH: False}


class TestIndependence:
    @pytest.fixture
    @made_once
    def sent(self, office, who):
        keyed(office, *births(1))
        ways.submit_book(office.book(), actor=who["nhap"])
        return office

    def test_who_keyed_or_brought_or_sent_it_does_not_check_it(self, office, who):
        office.bring(*births(1), actor="motminh")
        ways.submit_book(office.book(), actor=who["motminh"])
        assert code_of(ways.pass_book, office.book(), actor=who["motminh"]) == "TU_DUYET"

    def test_who_checked_it_does_not_approve_it(self, sent, who):
        ways.pass_book(sent.book(), actor=who["motminh"])
        assert code_of(sent.approve, actor="motminh") == "TU_DUYET"
        assert sent.approve().approved == ["001"]

    @pytest.mark.parametrize("person", ["nhap", "lanhdao", "khach"])
    def test_who_has_not_the_duty_does_not_check(self, sent, who, person):
        assert code_of(ways.pass_book, sent.book(), actor=who[person]) == "KHONG_CO_NHIEM_VU"

    @pytest.mark.parametrize("person", ["kiemtra", "lanhdao", "khach"])
    def test_who_does_not_key_does_not_send(self, office, who, person):
        office.bring(*births(1))
        assert code_of(ways.submit_book, office.book(), actor=who[person]) == "KHONG_CO_NHIEM_VU"


class TestChanges:
    def test_what_changed_since_it_was_checked_is_checked_again(self, office, who):
        keyed(office, *births(1, 2))
        ways.submit_book(office.book(), actor=who["nhap"])
        ways.pass_book(office.book(), actor=who["kiemtra"])
        office.bring(birth(1, ghiChu="thêm"), birth(2))
        assert stand(office) == "checking"
        assert code_of(office.approve) == "CHUA_KIEM_TRA"
        ways.pass_book(office.book(), actor=who["kiemtra"])
        assert office.approve().approved == ["001", "002"]
        assert list(verify_way(office.book())) == []

    @pytest.mark.parametrize("what", ["page", "total", "reason"])
    def test_pages_totals_and_reasons_that_come_after_the_check_are_checked_too(self, office, who, what):
        keyed(office, *births(1), birth(2, chaHoTen=None))
        ways.submit_book(office.book(), actor=who["nhap"])
        ways.pass_book(office.book(), actor=who["kiemtra"], reason="một trường hợp chờ xác minh")
        assert stand(office) == "checked"
        if what == "page":
            give_duty(who["nhap"], "scan", unit="STP", actor=who["admin"])
            photo = drawing.write(office.folder / "in", "trang.jpg", drawing.jpeg())
            receive_scan(PATH, photo, name=photo.name, actor=who["nhap"])
        elif what == "total":
            describe(PATH, actor=who["admin"], closing_total=9, basis="trang khóa sổ", via="test")
        else:
            office.settle("THIEU_COT_LOI", "so_de_trong", actor="motminh")
        assert stand(office) == "checking"
        assert code_of(office.approve) == "CHUA_KIEM_TRA"
        assert list(verify_way(office.book())) == []

    def test_what_comes_after_the_approval_is_new_work(self, office, who):
        keyed(office, *births(1))
        ways.submit_book(office.book(), actor=who["nhap"])
        ways.pass_book(office.book(), actor=who["kiemtra"])
        office.approve()
        keyed(office, *births(1, 2))
        assert stand(office) == "working"
        assert code_of(office.approve) == "CHUA_KIEM_TRA"

    def test_an_approver_may_sign_in_parts_and_the_book_stays_checked(self, office, who):
        keyed(office, *births(1), birth(2, chaHoTen=None))
        ways.submit_book(office.book(), actor=who["nhap"])
        ways.pass_book(office.book(), actor=who["kiemtra"], reason="một trường hợp chờ xác minh")
        assert office.approve().approved == ["001"]
        assert stand(office) == "checked"


class TestReadiness:
    def test_it_is_told_in_sentences(self, office):
        office.bring(*births(1, 2))
        points = readiness(office.book())
        assert lacking(points) == unsettled(points) == []
        assert {one.code: one.ok for one in points} == {
            "so": True, "ke_khai": None, "khoa_so": None, "tep": True, "loi": True,
        }  # fmt: skip
        assert all(one.says.endswith(".") for one in points)

    def test_gaps_pages_plan_and_closing_page_are_looked_at(self, office, who):
        office.plan("24862,KS,2008,01,,,truoc_7_2016,5,theo bìa")
        office.bring(*births(1, 3), without_pages=["003"])
        describe(PATH, actor=who["admin"], closing_total=4, basis="trang khóa sổ", via="test")
        points = {one.code: one for one in readiness(office.book())}
        assert [code for code, one in points.items() if one.ok is False] == [
            "so", "ke_khai", "khoa_so", "tep", "loi",
        ]  # fmt: skip
        assert "thiếu 3" in points["ke_khai"].says
        assert "thiếu 2" in points["khoa_so"].says

    def test_a_photo_of_the_cover_is_no_page_of_an_entry(self, office, who):
        office.bring(*births(1), without_pages=["001"])
        give_duty(who["nhap"], "scan", unit="STP", actor=who["admin"])
        photo = drawing.write(office.folder / "in", "bia.jpg", drawing.jpeg())
        (page,) = receive_scan(PATH, photo, name=photo.name, actor=who["nhap"]).pages
        mark_pages(PATH, [page], kind="cover", actor=who["nhap"])
        points = {one.code: one.ok for one in readiness(office.book())}
        assert (points["trang"], points["tep"]) == (True, False)

    def test_a_gap_with_its_reason_is_accounted_for(self, office):
        office.bring(*births(1, 3))
        office.settle("KHUYET_SO", "so_bo_trong")
        assert lacking(readiness(office.book())) == []

    def test_a_book_that_lacks_something_goes_on_only_with_a_reason(self, office, who):
        office.bring(*births(1, 3))
        assert code_of(ways.submit_book, office.book(), actor=who["nhap"]) == "CHUA_DU_DIEU_KIEN"
        step = ways.submit_book(office.book(), actor=who["nhap"], reason="trang 2 đã mất từ năm 1999")
        assert (step.act, step.lacking) == ("submit_lacking", ["so"])

    def test_the_checker_sees_findings_settled_or_says_why_not(self, office, who):
        office.bring(birth(1, chaHoTen=None))
        ways.submit_book(office.book(), actor=who["nhap"])
        assert code_of(ways.pass_book, office.book(), actor=who["kiemtra"]) == "CHUA_DU_DIEU_KIEN"
        office.settle("THIEU_COT_LOI", "so_de_trong")
        assert ways.pass_book(office.book(), actor=who["kiemtra"]).act == "pass"

    def test_only_what_may_be_done_now_is_offered_and_says_why_not(self, office, who):
        office.bring(*births(1))
        points = readiness(office.book())
        told = {one.act: one.refused for one in offers(office.book(), who["nhap"], points)}
        assert told == {"submit": None}
        told = {one.act: one.refused for one in offers(office.book(), who["lanhdao"], points)}
        assert told["submit"] is not None
        assert told["submit"].code == "KHONG_CO_NHIEM_VU"
        ways.submit_book(office.book(), actor=who["nhap"])
        told = {one.act: one.refused for one in offers(office.book(), who["kiemtra"], points)}
        assert {act for act, refused in told.items() if refused is None} == {"pass", "send_back"}


class TestGivingBack:
    @pytest.fixture
    @made_once
    def sent(self, office, who):
        keyed(office, *births(1))
        ways.submit_book(office.book(), actor=who["nhap"])
        return office

    def test_the_checker_gives_it_back_to_who_keyed_it_with_a_remark(self, sent, who):
        assert set(menders(sent.book())) == {who["nhap"], who["nhap2"]}
        ways.return_book(sent.book(), actor=who["kiemtra"], reason="xem lại số 01", to=who["nhap2"])
        assert stand(sent) == "working"
        remark = last_remark(sent.book())
        assert remark is not None
        assert (remark.text, remark.to, remark.by) == ("xem lại số 01", who["nhap2"], who["kiemtra"])
        assert code_of(sent.approve) == "CHUA_KIEM_TRA"
        ways.submit_book(sent.book(), actor=who["nhap"])
        assert last_remark(sent.book()) is None

    def test_a_remark_is_needed(self, sent, who):
        assert code_of(ways.return_book, sent.book(), actor=who["kiemtra"], reason=" ") == "THIEU_LY_DO"

    def test_nobody_else_is_asked(self, sent, who):
        how = {"actor": who["kiemtra"], "reason": "xem lại", "to": who["lanhdao"]}
        assert code_of(ways.return_book, sent.book(), **how) == "KHONG_TRA_LAI_DUOC_CHO_NGUOI_NAY"

    def test_the_approver_gives_it_back_to_the_checker_or_to_the_keyer(self, sent, who):
        ways.pass_book(sent.book(), actor=who["kiemtra"])
        ways.return_book(sent.book(), actor=who["lanhdao"], reason="xem lại lý do", check_again=True)
        assert stand(sent) == "checking"
        ways.pass_book(sent.book(), actor=who["kiemtra"])
        ways.return_book(sent.book(), actor=who["lanhdao"], reason="thiếu trang", to=who["nhap"])
        assert stand(sent) == "working"
        assert list(verify_way(sent.book())) == []

    def test_the_sender_takes_it_back(self, sent, who):
        ways.take_back_book(sent.book(), actor=who["nhap"])
        assert stand(sent) == "working"

    def test_the_same_message_twice_is_one_step(self, sent, who):
        one = ways.pass_book(sent.book(), actor=who["kiemtra"], client_txn="w-1")
        assert ways.pass_book(sent.book(), actor=who["kiemtra"], client_txn="w-1") == one


@pytest.mark.parametrize(
    "damage",
    [
        lambda: BookWay.objects.update(state="checked"),
        lambda: BookStep.objects.update(text="khác"),
        lambda: BookStep.objects.latest("pk").delete(),
    ],
)
def test_doctor_sees_steps_that_were_changed_behind_the_software(office, who, damage):
    keyed(office, *births(1))
    ways.submit_book(office.book(), actor=who["nhap"])
    assert list(verify_way(office.book())) == []
    damage()
    assert [code for code, *_ in verify_way(office.book())] == ["LECH_DUONG_DI"]


def test_the_preview_says_why_it_cannot_be_signed_yet(office, who):
    keyed(office, *births(1))
    refused = preview(office.book(), who["lanhdao"]).refused
    assert refused is not None
    assert "đang làm" in refused.says
