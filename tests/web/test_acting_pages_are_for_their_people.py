"""What acting pages tell those who may not act, what they ask of who signs; which opens for whom is tried in ``test_every_address…``."""

from __future__ import annotations

from urllib.parse import urlencode

import pyotp
import pytest

from sogoc.accounts.locks import release_lock
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.accounts.security_models import Passkey
from sogoc.cli.installation import show_code
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from tests.line.making import BOOK, UNIT, births
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import Office, address, office  # noqa: F401
from tests.web.test_acting_by_forms import hidden, sign, words

OF_BOOK = [address("loi"), address("duyet")]


@pytest.fixture
@made_once
def brought(office: Office) -> Office:  # noqa: F811
    office.bring(*births(1, 2, 3))
    return office


@pytest.mark.parametrize("page", ["/tiep-nhan", "/duyet", *OF_BOOK])
def test_somebody_without_duties_is_told_whom_to_ask(brought, page):
    answer = brought.client("khach").get(page)
    assert answer.status_code == 403
    assert "Đề nghị người quản trị" in answer.content.decode()


def test_the_list_of_books_that_wait_is_only_of_the_own_jurisdiction(brought):
    mine, theirs = (brought.client(name).get("/duyet").content.decode() for name in ("lanhdao", "xakhac"))
    assert f"/so/{UNIT}/{BOOK}" in mine
    assert BOOK not in theirs


def test_a_button_that_may_not_be_pressed_says_why(brought):
    keyer = brought.client("nhap")
    assert (
        "không được giao nhiệm vụ “Phê duyệt” nên không thể duyệt"
        in keyer.get(address("duyet")).content.decode()
    )
    assert (
        "không được giao nhiệm vụ “Nhập dữ liệu” nên không thể nhập vào khu vực tạm"
        in brought.client("lanhdao").get("/tiep-nhan").content.decode()
    )
    assert "không được giao nhiệm vụ “Theo dõi tiến độ”" in keyer.get("/duyet").content.decode()


def test_a_code_at_the_signature_is_guessed_five_times_and_no_more_by_page_or_command(brought):
    leader = brought.people["lanhdao"]
    told = make_one_time_secret(leader, actor=leader)
    code = pyotp.TOTP(pyotp.parse_uri(told).secret).now()
    statuses = [sign(brought, "lanhdao", code="000000x").status_code for _ in range(5)]
    assert statuses == [403] * 4 + [429]
    assert sign(brought, "lanhdao", code=code).status_code == 429
    with pytest.raises(Refusal, match="TAM_KHOA_DANG_NHAP"):
        show_code(leader, code)
    release_lock(leader, actor=brought.people["admin"])
    for _ in range(6):  # what was forgotten is no guess
        with pytest.raises(Refusal, match="CAN_MA_MOT_LAN"):
            show_code(leader, None)
    with pytest.raises(Refusal, match="MA_MOT_LAN_SAI"):
        show_code(leader, "000000x")
    assert "approved" not in brought.states().values()
    assert "Đã duyệt 3 trường hợp" in words(sign(brought, "lanhdao", code=code))


def test_who_signs_with_a_passkey_alone_proves_it_just_before(brought):
    leader, client = brought.people["lanhdao"], brought.client("lanhdao")
    Passkey.objects.create(
        person=leader,
        name="Vân tay",
        credential_id=b"1",
        credential=b"2",
        rp_id="so.local",
        made_at=clock.now(),
    )
    page = client.get(address("duyet"))
    assert "trước khi ký, trang hỏi lại khóa đăng nhập" in words(page)
    given = {"read": "1", "txn": hidden(page, "txn"), "seen": hidden(page, "seen")}
    answer = client.post(address("duyet"), given)
    assert answer["Location"] == f"/tai-khoan/xac-nhan?{urlencode({'next': address('duyet')})}"
    assert "approved" not in brought.states().values()
    with pytest.raises(Refusal) as refused:
        show_code(leader, "123456")
    assert refused.value.code == "CHUA_CO_MA_MOT_LAN"
    assert "trong trình duyệt" in refused.value.fix
    session = client.session
    session["proved"] = int(clock.now().timestamp())
    session.save()
    assert "Đã duyệt 3 trường hợp" in words(client.post(address("duyet"), given, follow=True))
