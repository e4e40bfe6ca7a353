"""The plan in the browser: a workbook is looked at and then taken, lines change by their documents, a commune proposes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sogoc.accounts.actions import give_duty
from sogoc.intake.book_queries import facts_of
from sogoc.intake.inventory_lines import COLUMNS
from sogoc.intake.inventory_sheet import heading
from sogoc.intake.models import InventoryLine, InventoryProposal, InventoryRevision
from tests.intake.test_the_plan_comes_from_excel_and_changes_by_documents import ROW, sheet
from tests.line.making import UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.packages.making import minimal_pdf
from tests.web.acting_office import Office, office  # noqa: F401
from tests.web.reading_office import PLAN, text_of

PAPER = {"so-van-ban": "12/CV-STP", "ngay-van-ban": "05/01/2026"}
VIETNAMESE = [heading(column) for column in COLUMNS]


@pytest.fixture
def planned(office: Office) -> Office:  # noqa: F811
    office.plan(*PLAN)
    return office


def chosen(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def test_a_workbook_is_looked_at_and_then_taken(planned, tmp_path):
    admin = planned.client("admin")
    path = sheet(tmp_path / "bang-ke-2026.xlsx", VIETNAMESE, ROW, (*ROW[:3], 2, *ROW[4:]))
    page = text_of(admin.post("/bang-ke/nap", {"bang-ke": chosen(path)}))
    assert "1 dòng mới, 1 dòng sửa" in page
    assert "số trường hợp: 9 → 12" in page
    assert InventoryLine.objects.count() == 2
    assert "bắt buộc, vì danh sách sửa điều đã kê khai" in page
    (token,) = re.findall(r'name="bang-ke" value="([^"]+)"', page)
    said = text_of(admin.post("/bang-ke/nap/ghi", {"bang-ke": token}, follow=True))
    assert "phải dựa trên văn bản có số và ngày" in said
    assert InventoryLine.objects.count() == 2
    said = text_of(admin.post("/bang-ke/nap/ghi", {"bang-ke": token} | PAPER, follow=True))
    assert "Đã nạp bảng kê bang-ke-2026.xlsx: 1 dòng mới, 1 dòng sửa" in said
    revision = InventoryRevision.objects.latest("pk")
    assert revision.document == "12/CV-STP"
    told = text_of(admin.get(f"/bang-ke/sua/{revision.pk}"))
    assert "số trường hợp: 9 → 12" in told
    assert "thêm: 12 trường hợp" in told
    more = [heading("closing_total"), heading("pages")]
    path = sheet(tmp_path / "khoa-so.xlsx", [*VIETNAMESE, *more], (*ROW, 118, 60))
    page = text_of(admin.post("/bang-ke/nap", {"bang-ke": chosen(path)}))
    assert "Khai số trang: trống → 60; số trường hợp khi khóa sổ: trống → 118." in page
    assert "bắt buộc" not in page.replace("không bắt buộc", "")
    (token,) = re.findall(r'name="bang-ke" value="([^"]+)"', page)
    said = text_of(admin.post("/bang-ke/nap/ghi", {"bang-ke": token}, follow=True))
    assert "khai thêm về 1 quyển giấy" in said
    facts = facts_of(f"{UNIT}/KS.2008.01")
    assert (facts.closing_total, facts.pages) == (118, 60)


def test_a_list_with_wrong_lines_is_not_taken(planned, tmp_path):
    admin = planned.client("admin")
    path = sheet(tmp_path / "sai.xlsx", VIETNAMESE, ROW, ("99999", *ROW[1:]))
    page = text_of(admin.post("/bang-ke/nap", {"bang-ke": chosen(path)}))
    assert "1 dòng sai nên chưa ghi được" in page
    assert 'name="bang-ke" value=' not in page
    said = text_of(admin.post("/bang-ke/nap/ghi", {"bang-ke": "bịa"}, follow=True))
    assert "Lần xem trước này không còn dùng được" in said


def test_what_is_no_list_is_refused_in_words(planned):
    admin = planned.client("admin")
    assert "Chưa chọn tệp" in text_of(admin.post("/bang-ke/nap", {}))
    broken = SimpleUploadedFile("bang-ke.xlsx", b"khong phai excel")
    answer = admin.post("/bang-ke/nap", {"bang-ke": broken})
    assert answer.status_code == 422
    assert 'role="alert"' in text_of(answer)


def test_the_template_is_given(planned):
    answer = planned.client("nhap").get("/bang-ke/mau.xlsx")
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_a_line_is_changed_in_place_and_its_story_told(planned):
    admin = planned.client("admin")
    row = InventoryLine.objects.get(type="KS")
    form = {
        "declared_entries": "11",
        "opened": "02/01/2008",
        "closed": "2008",
        "basis": "Kiểm kê lại",
        "pages": "198",
    }
    lacks = admin.post(f"/bang-ke/dong/{row.pk}", form)
    assert lacks.status_code == 422
    assert "phải dựa trên văn bản" in text_of(lacks)
    assert 'value="Kiểm kê lại"' in text_of(lacks)
    scan = SimpleUploadedFile("cv.pdf", minimal_pdf("công văn"), "application/pdf")
    said = text_of(admin.post(f"/bang-ke/dong/{row.pk}", form | PAPER | {"ban-quet": scan}, follow=True))
    assert "Đã ghi vào bảng kê" in said
    page = text_of(admin.get(f"/bang-ke/dong/{InventoryLine.objects.get(type='KS', replaced_in=None).pk}"))
    assert "kê khai 11 trường hợp" in page
    assert "12/CV-STP" in page
    assert 'name="pages" value="198"' in page
    revision = InventoryRevision.objects.latest("pk")
    answer = admin.get(f"/bang-ke/sua/{revision.pk}/van-ban")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert planned.client("xakhac").get(f"/bang-ke/sua/{revision.pk}/van-ban").status_code == 404


def test_a_line_is_added_and_withdrawn(planned):
    admin = planned.client("admin")
    form = {
        "unit": UNIT,
        "type": "KH",
        "year": "2010",
        "number": "1",
        "period": "truoc_7_2016",
        "declared_entries": "5",
    }
    admin.post("/bang-ke/them", form | PAPER)
    row = InventoryLine.objects.get(type="KH", number="01")
    assert "đã có dòng" in text_of(admin.post("/bang-ke/them", form | PAPER))
    admin.post(f"/bang-ke/dong/{row.pk}", {"bo": "1"} | PAPER)
    row.refresh_from_db()
    assert row.replaced_in is not None
    assert "bỏ khỏi bảng kê" in text_of(admin.get(f"/bang-ke/sua/{row.replaced_in.pk}"))


def test_a_commune_proposes_and_the_department_decides(planned):
    give_duty(planned.people["nhap"], "scan", unit=UNIT, actor=planned.people["admin"])
    keeper, admin = planned.client("nhap"), planned.client("admin")
    row = InventoryLine.objects.get(type="KS")
    form = {"declared_entries": "11", "opened": row.opened, "closed": "", "basis": row.basis} | PAPER
    assert "Đã gửi đề nghị" in text_of(keeper.post(f"/bang-ke/dong/{row.pk}", form, follow=True))
    proposal = InventoryProposal.objects.get()
    assert InventoryLine.objects.get(type="KS", replaced_in=None).declared == 9
    refused = keeper.post(f"/bang-ke/de-nghi/{proposal.pk}", {"viec": "ghi"}, follow=True)
    assert 'class="note bad"' in text_of(refused) or "không được giao" in text_of(refused)
    assert (
        planned.client("xakhac").post(f"/bang-ke/de-nghi/{proposal.pk}", {"viec": "ghi"}).status_code == 404
    )
    admin.post(f"/bang-ke/de-nghi/{proposal.pk}", {"viec": "ghi"})
    assert InventoryLine.objects.get(type="KS", replaced_in=None).declared == 11
    assert "đã ghi vào bảng kê" in text_of(keeper.get("/bang-ke"))


def test_who_keeps_no_books_is_told_why_no_proposal_may_be_sent(planned):
    row = InventoryLine.objects.get(type="KS")
    page = text_of(planned.client("lanhdao").get(f"/bang-ke/dong/{row.pk}"))
    assert "không được giao nhiệm vụ “Tiếp nhận, quét và nạp sổ” nên không thể đề nghị sửa bảng kê" in page
    assert planned.client("xakhac").get(f"/bang-ke/dong/{row.pk}").status_code == 404
