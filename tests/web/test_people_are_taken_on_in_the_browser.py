"""Administrators take people on, give and take duties, close and open accounts; everything says what came of it."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlencode

import pytest

from sogoc.accounts.models import Person
from sogoc.accounts.queries import duties_of, find_person
from sogoc.accounts.team_models import Contractor, Team
from sogoc.accounts.team_queries import team_duties
from sogoc.ground import clock
from sogoc.ground.ledger.models import Event
from tests.line.making import BOOK, UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import OTHER
from tests.web.at_the_door import desk_of_admin, office, sit  # noqa: F401
from tests.web.reading_office import text_of

TODAY = clock.today_vn()


@pytest.fixture
def admin(desk_of_admin):  # noqa: F811
    """The administrator, who signed in a moment ago."""
    return desk_of_admin


def test_a_new_person_has_an_account_with_its_password_shown_once_and_its_duties(admin):
    answer = admin.post(
        "/lap-tai-khoan",
        {
            "ho-ten": "Trần Thị  Mới",
            "ten-dang-nhap": "Tran.Moi",
            "don-vi": UNIT,
            "vai-tro": "nguoi_nhap",
            "nhiem-vu": ["check"],
        },
    )
    (password,) = re.findall(r"<dt>Mật khẩu</dt><dd><code>([a-z0-9-]+)</code>", text_of(answer))
    person = find_person("tran.moi")
    assert person.check_password(password)
    assert person.must_change_password
    assert duties_of(person, UNIT) == {"scan", "key", "check"}
    assert "no-store" in answer["Cache-Control"]


def test_what_is_refused_leaves_nothing_behind(admin):
    form = {"ho-ten": "Trần Thị Mới", "ten-dang-nhap": "moi", "don-vi": "99999", "nhiem-vu": ["key"]}
    answer = admin.post("/lap-tai-khoan", form)
    assert answer.status_code == 404
    assert "Trần Thị Mới" in text_of(answer)
    assert not Person.objects.filter(username="moi").exists()


def test_people_are_found_by_name_unit_duty_and_state(admin):
    def found(query: str) -> set[str]:
        return set(re.findall(r'href="/nguoi-dung/([a-z0-9.]+)"', text_of(admin.get(f"/nguoi-dung?{query}"))))

    assert {"nhap", "xakhac", "khach", "admin"} <= found("")
    assert found("tu=xakh") == {"xakhac"}
    assert found(f"don-vi={OTHER}") == {"xakhac"}
    assert found(f"don-vi={UNIT}&nhiem-vu=approve") == {"lanhdao", "motminh"}
    assert found("loc=trong") == {"khach"}
    assert found("loc=khoa") == set()


def test_duties_are_given_and_taken_and_the_past_stays_on_the_page_of_the_office(admin):
    said = admin.post("/nguoi-dung/khach/giao", {"don-vi": UNIT, "nhiem-vu": ["follow"]}, follow=True)
    assert "Đã giao “Theo dõi tiến độ” tại Xã Ba" in text_of(said)
    lacks = admin.post("/nguoi-dung/khach/giao", {"don-vi": UNIT}, follow=True)
    assert "Chưa chọn nhiệm vụ nào" in text_of(lacks)
    form = {"don-vi": UNIT, "nhiem-vu": "follow", "ly-do": "Chuyển việc"}
    assert "Đã thu hồi nhiệm vụ" in text_of(admin.post("/nguoi-dung/khach/thu-hoi", form, follow=True))
    page = text_of(admin.get(f"/don-vi/{UNIT}/can-bo"))
    assert page.count("Người motminh") == 1, "one row a person, the duties inside"
    past = page[page.index("Trước đây") :]
    assert "Người khach" in past
    assert "Người nhap" not in past


def test_a_lost_password_is_set_anew_after_a_proof(admin, office):  # noqa: F811
    answer = office.client("admin").post("/nguoi-dung/nhap/mat-khau")
    assert answer["Location"].startswith("/tai-khoan/xac-nhan?next=%2Fnguoi-dung%2Fnhap")
    (password,) = re.findall(
        r"<dt>Mật khẩu</dt><dd><code>([a-z0-9-]+)</code>", text_of(admin.post("/nguoi-dung/nhap/mat-khau"))
    )
    assert find_person("nhap").check_password(password)


ACTS = {
    "/nguoi-dung/nhap/giao": ({"don-vi": UNIT, "nhiem-vu": ["follow"]}, "/nguoi-dung/nhap"),
    "/nguoi-dung/nhap/thu-hoi": (
        {"don-vi": UNIT, "nhiem-vu": "key", "ly-do": "Chuyển việc"},
        "/nguoi-dung/nhap",
    ),
    "/nguoi-dung/nhap/khoa": ({"ly-do": "Nghỉ việc"}, "/nguoi-dung/nhap"),
    "/nguoi-dung/nhap/nha-thau": ({"nha-thau": "1"}, "/nguoi-dung/nhap"),
    "/nguoi-dung/nhap/mat-khau": ({}, "/nguoi-dung/nhap"),
}


def test_an_act_on_an_account_asks_for_a_proof_and_leads_back_to_its_person(office):  # noqa: F811
    client, before = office.client("admin"), Event.objects.count()
    for address, (form, back) in ACTS.items():
        answer = client.post(address, form)
        assert answer["Location"] == f"/tai-khoan/xac-nhan?{urlencode({'next': back})}", address
    assert Event.objects.count() == before
    assert duties_of(find_person("nhap"), UNIT) == {"key"}
    assert "rồi làm lại việc vừa chọn" in text_of(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/lap-tai-khoan", {"ho-ten": "Trần Thị Mới", "ten-dang-nhap": "moi", "don-vi": UNIT}),
        ("/nha-thau", {"ten": "Trần Thị Mới", "hop-dong": "1/HĐ"}),
        ("/to-kiem-tra/lap", {"so-van-ban": "Trần Thị Mới", "don-vi": [UNIT]}),
    ],
)
def test_a_long_form_keeps_its_words_while_a_proof_is_asked_for(office, address, form):  # noqa: F811
    client, before = office.client("admin"), Event.objects.count()
    answer = client.post(address, form)
    page = text_of(answer)
    assert answer.status_code == 403
    assert 'value="Trần Thị Mới"' in page
    assert "/tai-khoan/xac-nhan" in page
    assert Event.objects.count() == before


def test_an_account_is_closed_with_its_reason_and_opened_again(admin):
    assert "phải có lý do" in text_of(admin.post("/nguoi-dung/nhap/khoa", {"ly-do": " "}, follow=True))
    assert find_person("nhap").is_active
    admin.post("/nguoi-dung/nhap/khoa", {"ly-do": "Nghỉ việc"})
    assert not find_person("nhap").is_active
    admin.post("/nguoi-dung/nhap/khoa", {"ly-do": "Trở lại"})
    assert find_person("nhap").is_active


def test_a_contractors_person_is_refused_approval_with_the_reason(admin):
    day = f"{TODAY:%d/%m/%Y}"
    form = {"ten": "Công ty Một", "hop-dong": "1/HĐ", "ngay-ky": day, "tu-ngay": day}
    answer = admin.post("/nha-thau", form | {"den-ngay": "31/12/2000"})
    assert answer.status_code == 422
    assert 'value="Công ty Một"' in text_of(answer)
    admin.post("/nha-thau", form | {"den-ngay": f"{TODAY + dt.timedelta(days=9):%d/%m/%Y}"})
    contract = Contractor.objects.get()
    admin.post("/nguoi-dung/khach/nha-thau", {"nha-thau": contract.pk})
    said = admin.post("/nguoi-dung/khach/giao", {"don-vi": UNIT, "vai-tro": "lanh_dao"}, follow=True)
    assert "người của nhà thầu Công ty Một, không giữ được nhiệm vụ “Phê duyệt”" in text_of(said)
    assert "Người khach" in text_of(admin.get(f"/nha-thau/{contract.pk}"))


def test_whose_contract_ended_is_told_so_on_every_page(admin, office):  # noqa: F811
    day = f"{TODAY:%d/%m/%Y}"
    form = {"ten": "Công ty Một", "hop-dong": "1/HĐ", "ngay-ky": "01/01/2020", "tu-ngay": "01/01/2020"}
    admin.post("/nha-thau", form | {"den-ngay": day})
    contract = Contractor.objects.get()
    admin.post("/nguoi-dung/dongnghiep/nha-thau", {"nha-thau": contract.pk})
    assert office.client("dongnghiep").get("/").status_code == 200
    yesterday = TODAY - dt.timedelta(days=1)
    admin.post(
        f"/nha-thau/{contract.pk}/ngay-het", {"den-ngay": f"{yesterday:%d/%m/%Y}", "can-cu": "Thanh lý"}
    )
    answer = office.client("dongnghiep").get("/")
    assert answer.status_code == 403
    assert f"đến hết {yesterday:%d/%m/%Y}" in text_of(answer)
    page = text_of(admin.get("/nguoi-dung/dongnghiep"))
    assert "Nhiệm vụ đã giao theo hợp đồng cũng thôi từ hôm nay: nhập dữ liệu tại Xã Ba." in page
    done = admin.post("/nguoi-dung/dongnghiep/nha-thau", {"ly-do": "Chuyển về xã"}, follow=True)
    assert "Đã thu hồi 1 nhiệm vụ; cần giữ người ấy thì giao lại." in text_of(done)
    assert duties_of(find_person("dongnghiep"), UNIT) == frozenset()


def test_a_team_is_formed_by_its_document_and_its_member_sees_nothing_else_of_the_commune(admin, office):  # noqa: F811
    form = {
        "so-van-ban": "45/QĐ-STP",
        "ngay-van-ban": f"{TODAY:%d/%m/%Y}",
        "co-quan": "Sở Tư pháp",
        "don-vi": [UNIT],
        "nguoi-1": "xakhac",
        "nhiem-vu-1": "check",
    }
    page = admin.post("/to-kiem-tra/lap", form)["Location"]
    team = Team.objects.get()
    member = sit(office, "xakhac")
    assert team_duties(find_person("xakhac"), f"{UNIT}/{BOOK}") == {"check"}
    assert "45/QĐ-STP" in text_of(member.get(page))
    assert member.get(f"/don-vi/{UNIT}").status_code == 404
    assert "người quản trị của mọi đơn vị" in text_of(member.get(page))
    refused = member.post(f"{page}/them", {"nguoi": "xakhac", "nhiem-vu": "key"}, follow=True)
    assert "không có nhiệm vụ quản trị" in text_of(refused)
    assert "Đã thêm" in text_of(admin.post(f"{page}/them", {"nguoi": "nhap", "nhiem-vu": "key"}, follow=True))
    admin.post(f"{page}/them", {"nguoi": "khach", "nhiem-vu": "key"})
    begins = sit(office, "khach")
    assert begins.get("/")["Location"] == "/nhap-lieu"
    assert "chưa được giao nhiệm vụ" not in text_of(begins.get("/nhap-lieu"))
    assert "nằm ở trang “Nhập liệu”" in text_of(begins.get("/duyet"))
    admin.post(f"{page}/bot", {"nguoi": "xakhac", "nhiem-vu": "check", "ly-do": "Đi học"})
    assert team_duties(find_person("xakhac"), UNIT) == frozenset()
    admin.post(f"{page}/thoi", {"ly-do": "Xong đợt"})
    team.refresh_from_db()
    assert team.until == TODAY


def test_an_administrator_of_one_commune_sees_its_own_people_alone(office, admin):  # noqa: F811
    admin.post("/nguoi-dung/khach/giao", {"don-vi": OTHER, "nhiem-vu": ["administer"]})
    client = sit(office, "khach")
    names = set(re.findall(r'href="/nguoi-dung/([a-z0-9.]+)"', text_of(client.get("/nguoi-dung"))))
    assert names == {"xakhac", "khach"}
    assert client.get("/nguoi-dung/nhap").status_code == 404
    assert client.post("/nguoi-dung/nhap/khoa", {"ly-do": "x"}).status_code == 404
    assert find_person("nhap").is_active
