"""Issue 4, item 5, in the browser's words: readiness, steps, remarks, sheets and signed papers; buttons that cannot be used say why."""

from __future__ import annotations

from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sogoc.approval.models import ApprovalSheet, BookWay, SheetPaper
from sogoc.approval.sheet_actions import attach_to_sheet, present_book
from tests.line.making import BOOK, UNIT, birth, births
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.packages.conftest import sandbox  # noqa: F401
from tests.packages.making import minimal_pdf
from tests.packages.signing import signed_pdf
from tests.support.lasting import made_once
from tests.web.acting_office import Office, address, office  # noqa: F401

PAGE, WAY, SHEETS = f"/so/{UNIT}/{BOOK}", address("duong-di"), address("phieu")
ONE = f"{SHEETS}/1"
POSTS = [WAY, SHEETS, f"{ONE}/gan", f"{ONE}/1/go"]


@pytest.fixture
@made_once
def brought(office: Office) -> Office:  # noqa: F811
    office.bring(*births(1, 2, 3))
    return office


@pytest.fixture
@made_once
def presented(brought, sandbox):  # noqa: F811
    """A sheet with a signed PDF."""
    sheet = present_book(brought.book(), actor=brought.people["kiemtra"])
    attach_to_sheet(
        sheet, "phieu.pdf", signed_pdf(), actor=brought.people["lanhdao"], sandbox=sandbox, via="test"
    )
    return brought


def text(answer):
    return answer.content.decode()


def send(office, person, act, **fields):  # noqa: F811
    return office.client(person).post(WAY, {"act": act, **fields})


class TestTheWay:
    def test_three_people_take_it_to_the_signature(self, brought):
        assert "Chuyển kiểm tra" in text(brought.client("nhap").get(PAGE))
        assert send(brought, "nhap", "submit").status_code == 302
        assert "Xác nhận đã kiểm tra" in text(brought.client("kiemtra").get(PAGE))
        assert 'href="/duyet#cho-kiem-tra">Quyển đã chuyển, chờ người kiểm tra' in text(
            brought.client("kiemtra").get("/")
        )
        listed = text(brought.client("kiemtra").get("/duyet"))
        assert "1 quyển đã chuyển, chờ kiểm tra bằng tài khoản này" in listed
        assert listed.index('id="cho-kiem-tra"') < listed.index('id="waiting-title"')
        assert "phải qua kiểm tra" in listed
        assert "phải qua kiểm tra" in text(brought.client("lanhdao").get(address("duyet")))
        assert send(brought, "kiemtra", "pass").status_code == 302
        shown = text(brought.client("lanhdao").get(address("duyet")))
        assert "xác nhận đã kiểm tra cả quyển" in shown
        assert "trả lại quyển sổ</a> cho người nhập hoặc người kiểm tra" in shown
        seen = shown.partition('name="seen" value="')[2].partition('"')[0]
        done = brought.client("lanhdao").post(address("duyet"), {"read": "1", "seen": seen, "txn": "t1"})
        assert done.status_code == 302
        assert set(brought.states().values()) == {"approved"}
        assert "đã phê duyệt" in text(brought.client("nhap").get(PAGE))

    def test_what_is_lacking_is_told_with_its_place_and_goes_on_with_a_reason(self, office):  # noqa: F811
        office.bring(*births(1, 3))
        shown = text(office.client("nhap").get(PAGE))
        assert "1 chỗ khuyết số chưa có lý do" in shown
        assert "/loi?ma=KHUYET_SO" in shown
        refused = send(office, "nhap", "submit")
        assert refused.status_code >= 400
        assert "chưa đủ" in text(refused)
        assert send(office, "nhap", "submit", reason="trang 2 đã mất").status_code == 302
        assert "trang 2 đã mất" in text(office.client("kiemtra").get(PAGE))

    def test_it_comes_back_with_a_remark_to_a_person(self, brought):
        send(brought, "nhap", "submit")
        answer = send(brought, "kiemtra", "return", reason="xem lại số 2", to="nhap", entries="02/2008, 9")
        assert answer.status_code == 302
        shown = text(brought.client("nhap").get(PAGE))
        assert "xem lại số 2" in shown
        assert "Trường hợp được nhắc: 1" in shown

    def test_a_button_that_cannot_be_used_says_why(self, brought):
        shown = text(brought.client("lanhdao").get(PAGE))
        assert 'disabled aria-describedby="why-submit"' in shown
        assert "không được giao nhiệm vụ" in shown

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            ({"act": "fly"}, "Không có bước nào như vậy"),
            ({"act": "return", "reason": "x", "to": "khongai"}, "Không trả lại được quyển sổ"),
        ],
    )
    def test_what_no_form_sends_is_refused(self, brought, fields, says):
        send(brought, "nhap", "submit")
        assert says in text(brought.client("kiemtra").post(WAY, fields))


class TestSheets:
    def test_a_sheet_is_made_printed_and_signed(self, brought):
        made = brought.client("kiemtra").post(SHEETS, {"txn": "p1"})
        assert made["Location"] == ONE
        shown = text(brought.client("kiemtra").get(ONE))
        assert f"{UNIT}/{BOOK}/D01" in shown
        assert "01/2008, 02/2008, 03/2008" in shown
        assert "NGUYỄN VĂN" not in shown
        assert "Gắn bản đã ký" in shown

    def test_a_signed_pdf_is_attached_and_told_for_what_it_is(self, presented):
        shown = text(presented.client("lanhdao").get(ONE))
        assert "chữ ký số khớp và phủ cả tệp" in shown
        assert "NGUYỄN VĂN KÝ" in shown
        assert "Chưa kiểm" in shown
        with closing(presented.client("lanhdao").get(f"{ONE}/{SheetPaper.objects.get().pk}")) as file:
            assert b"".join(file.streaming_content).startswith(b"%PDF-1.7")

    def test_one_is_attached_and_taken_away_by_forms(self, presented):
        leader = presented.client("lanhdao")
        scan = SimpleUploadedFile("quet.pdf", minimal_pdf("quét"), content_type="application/pdf")
        assert leader.post(f"{ONE}/gan", {"phieu": scan}).status_code == 302
        assert "không mang chữ ký số" in text(leader.get(ONE))
        paper = SheetPaper.objects.latest("pk").pk
        assert leader.post(f"{ONE}/{paper}/go", {"reason": ""}).status_code == 422
        assert leader.post(f"{ONE}/{paper}/go", {"reason": "nhầm"}).status_code == 302
        assert leader.get(f"{ONE}/{paper}").status_code >= 400
        bad = SimpleUploadedFile("x.pdf", b"rac", content_type="application/pdf")
        assert leader.post(f"{ONE}/gan", {"phieu": bad}).status_code == 422
        assert leader.post(f"{ONE}/gan").status_code == 422

    def test_a_person_who_does_not_approve_sees_why_nothing_can_be_attached(self, presented):
        shown = text(presented.client("nhap").get(ONE))
        assert 'disabled aria-describedby="attach-why"' in shown
        scan = SimpleUploadedFile("quet.pdf", minimal_pdf(), content_type="application/pdf")
        assert presented.client("nhap").post(f"{ONE}/gan", {"phieu": scan}).status_code == 403

    def test_where_nothing_can_be_signed_no_sheet_is_made(self, office):  # noqa: F811
        office.bring(birth(1, chaHoTen=None))
        answer = office.client("kiemtra").post(SHEETS)
        assert "không có trường hợp nào có thể ký" in text(answer)
        assert not ApprovalSheet.objects.exists()


class TestWhoseTheyAre:
    @pytest.mark.parametrize("person", ["nhap", "dongnghiep", "kiemtra", "lanhdao", "admin"])
    def test_people_of_the_commune_and_above_see_them(self, presented, person):
        paper = f"{ONE}/{SheetPaper.objects.get().pk}"
        with closing(presented.client(person).get(paper)) as file:
            assert file.status_code == 200
        assert presented.client(person).get(ONE).status_code == 200

    def test_for_another_commune_they_are_not_there(self, presented):
        client = presented.client("xakhac")
        assert [client.get(page).status_code for page in (ONE, f"{ONE}/1")] == [404, 404]
        assert {client.post(page, {"act": "submit"}).status_code for page in POSTS} == {404}
        assert not BookWay.objects.exists()

    def test_somebody_without_duties_is_told_whom_to_ask(self, presented):
        client = presented.client("khach")
        assert client.get(ONE).status_code == 403
        assert {client.post(page, {"act": "submit"}).status_code for page in POSTS} == {403}

    def test_nobody_sees_or_does_anything_before_signing_in(self, presented):
        client = presented.client(None)
        answers = [client.get(ONE), client.get(f"{ONE}/1"), *(client.post(page) for page in POSTS)]
        assert {(one.status_code, one["Location"].partition("?")[0]) for one in answers} == {
            (302, "/dang-nhap")
        }

    def test_a_sheet_that_is_none_is_not_there(self, presented):
        assert presented.client("lanhdao").get(f"{SHEETS}/9").status_code == 404
