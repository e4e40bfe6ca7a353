"""Issue 3, item 6 on the screen: the province decides by its answer; one key per entry; each page for its people."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sogoc.intake.models import Purpose, ScopePolicy
from tests.intake.test_a_province_may_leave_out_of_scope import BOOK, certificate
from tests.line.making import UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import Office, office  # noqa: F401

PASS = "/pham-vi/phan-loai"
ANSWER = {
    "so-van-ban": "1234/HTQTCT-HT",
    "ngay-van-ban": "10/10/2024",
    "co-quan": "Cục Hộ tịch, quốc tịch, chứng thực",
    "tu-ngay": "14/10/2024",
}


@pytest.fixture
@made_once
def brought(office: Office) -> Office:  # noqa: F811
    office.bring(
        certificate(1, "5"),
        certificate(2, None, "Vay vốn"),
        certificate(3, None, "Đăng ký kết hôn"),
        name=BOOK,
    )
    return office


def page(office, username, address):  # noqa: F811
    return office.client(username).get(address).content.decode()


def test_the_province_writes_the_answer_down_and_takes_it_back(brought):
    admin = brought.client("admin")
    assert "Ghi nhận văn bản trả lời" in page(brought, "admin", "/pham-vi")
    scan = SimpleUploadedFile("tra-loi.pdf", b"%PDF-1.4\n")
    assert admin.post("/pham-vi/ghi-nhan", ANSWER | {"ban-quet": scan}).status_code == 302
    shown = page(brought, "admin", "/pham-vi")
    assert "1234/HTQTCT-HT" in shown
    assert "có bản quét" in shown
    assert "Trong phạm vi số hóa" in page(brought, "admin", "/?nguon=noi-bo")
    assert admin.post("/pham-vi/dung", {"den-ngay": "15/10/2024", "ly-do": "Văn bản mới"}).status_code == 302
    assert "Mọi trường hợp đều ở trong phạm vi số hóa" in page(brought, "admin", "/pham-vi")


def test_a_wrong_day_keeps_what_was_written(brought):
    answer = brought.client("admin").post("/pham-vi/ghi-nhan", ANSWER | {"tu-ngay": "31/02/2024"})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "không phải là một ngày" in said
    assert 'value="1234/HTQTCT-HT"' in said


@pytest.mark.parametrize("username", ["nhap", "kiemtra", "lanhdao", "xakhac"])
def test_others_see_why_they_cannot(brought, username):
    assert "Chỉ tài khoản quản trị của cả tỉnh" in page(brought, username, "/pham-vi")
    assert brought.client(username).post("/pham-vi/ghi-nhan", ANSWER).status_code == 403
    assert not ScopePolicy.objects.exists()


def test_one_key_and_the_next_is_there_and_one_more_takes_it_back(brought):
    keyer = brought.client("nhap")
    first = keyer.get(PASS).content.decode()
    assert "Còn 2 trường hợp" in first
    assert 'data-key="5" class="main-act"' in first, "the words suggest it"
    done = keyer.post(f"{PASS}/{UNIT}/{BOOK}/002", {"muc-dich": "5"}, follow=True).content.decode()
    assert "Còn 1 trường hợp" in done
    assert 'data-key="1" class="main-act"' in done
    assert 'data-key="u"' in done
    keyer.post(f"{PASS}/{UNIT}/{BOOK}/002", {"muc-dich": ""})
    assert not Purpose.objects.filter(entry__key="002").exists()


def test_what_is_passed_over_waits_for_later(brought):
    keyer = brought.client("nhap")
    first = keyer.get(PASS).content.decode()
    later = first.partition('href="?qua=')[2].partition('"')[0]
    assert "Số 03/2018" in keyer.get(f"{PASS}?qua={later}").content.decode()
    assert "Còn 2 trường hợp" in keyer.get(f"{PASS}?qua=rubbish").content.decode()


def test_another_commune_and_strangers_have_nothing_there(brought):
    other = brought.client("xakhac")
    assert "Mọi trường hợp xác nhận" in other.get(PASS).content.decode()
    assert other.post(f"{PASS}/{UNIT}/{BOOK}/002", {"muc-dich": "5"}).status_code == 404
    assert brought.client("khach").get("/pham-vi").status_code == 403
    nobody = brought.client(None)
    for address in ("/pham-vi", PASS):
        assert nobody.get(address)["Location"].startswith("/dang-nhap")
    assert not Purpose.objects.exclude(entry__key="001").exists()
