"""Pages of keying: what waits for whom, the work of a book, differences settled by a third person, the statement of volume."""

from __future__ import annotations

import re

import orjson
import pytest

from sogoc.accounts.actions import set_password
from sogoc.accounts.contractor_actions import add_contractor, join_contractor
from sogoc.accounts.models import Person
from sogoc.ground import clock
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.ground.queue.models import Job
from sogoc.ground.queue.worker import run_worker
from sogoc.keying.lease_actions import return_lease
from sogoc.keying.models import BookWork, Draft
from sogoc.law.refusal import Refusal
from sogoc.law.text.differing import Piece, differing
from sogoc.register.models import Entry, EntryVersion
from sogoc.reporting.history import tell
from tests.keying import conftest as scene
from tests.keying.desk import PATH, Desk, cut_pages, said
from tests.line.office import _one_sandbox  # noqa: F401

office, desk = scene.office, scene.desk
BOOK = f"/nhap-lieu/quyen/{PATH}"


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def seen_on(page) -> str:
    """Fingerprint of the readings that a page shows."""
    found = re.search(r'name="seen" value="(\w+)"', page.content.decode())
    assert found
    return found[1]


def differ(desk: Desk, entries: int = 1):
    desk.open(entries)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ BÌNG AN")
    return desk.drafts()


def test_what_waits_leads_to_where_it_is_done(desk):
    desk.open(2)
    shown = words(desk.client("nhap").get("/nhap-lieu"))
    assert "Có việc đang chờ ở 1 quyển" in shown
    assert "Nhập lượt một (2 phiếu)" in shown
    led = words(desk.client("lanhdao").get("/nhap-lieu"))
    assert "2 phiếu chưa xong ở 1 đơn vị" in led
    assert "Quyển có việc chờ" not in led


def test_a_book_is_opened_from_its_page_by_who_keys(desk):
    cut_pages(PATH, 2, by=desk.people["nhap"])
    assert "chưa mở việc nhập liệu" in words(desk.client("lanhdao").get(BOOK))
    assert "Đã có 2 trang ảnh, 2 trường hợp đã khoanh" in words(desk.client("nhap").get(f"/so/{PATH}"))
    assert desk.client("lanhdao").post(f"{BOOK}/mo", {}).status_code == 403
    page = desk.client("nhap").post(f"{BOOK}/mo", {}, follow=True)
    assert "Đã mở việc nhập liệu với 2 phiếu" in words(page)
    assert "đã thống nhất 0 trong 2 phiếu" in words(page)


def test_the_form_of_the_year_stands_chosen_and_may_be_changed_until_somebody_typed_by_it(desk):
    cut_pages(PATH, 1, by=desk.people["nhap"])
    keyer = desk.client("nhap")
    assert b'value="nd_158_2005" selected' in keyer.get(BOOK).content
    keyer.post(f"{BOOK}/mo", {"mau": "nd_158_2005"})
    assert desk.client("lanhdao").post(f"{BOOK}/mau", {"mau": ""}).status_code == 403
    assert keyer.post(f"{BOOK}/mau", {"mau": "nd_83_1998"}).status_code == 302
    assert BookWork.objects.get().layout == "nd_83_1998"
    held = desk.lease("nhap2", "second")
    assert "Đang có người giữ phiếu của quyển" in words(keyer.post(f"{BOOK}/mau", {"mau": ""}))
    return_lease(str(held.pk), actor=desk.people["nhap2"])
    keyer.post(f"{BOOK}/mo", {"mau": "nd_158_2005"})  # opened again it is no second opening
    assert BookWork.objects.get().layout == "nd_158_2005"
    with pytest.raises(
        Refusal, match="KHONG_CO_PHIEU_NHAP"
    ):  # read by the other form it is no reading of this one
        desk.finish("nhap2", held, desk.drafts()[0], said(1))
    told = [one.what for one in tell(map(contents, events_of(f"book:{PATH}")))]
    forms = [one for one in told if "mẫu trang" in one]
    assert len(forms) == 2
    assert "83/1998/NĐ-CP" in forms[1].partition("sang")[0]
    assert told.count("Mở việc nhập liệu của quyển sổ.") == 1
    desk.save("nhap", desk.lease("nhap"), desk.drafts()[0], {"so": {"v": "01"}})
    assert "không đổi được nữa" in words(keyer.post(f"{BOOK}/mau", {"mau": ""}))
    assert "Đổi mẫu" not in words(keyer.get(BOOK))
    assert desk.altered() == []


def test_the_leader_decides_how_much_is_read_twice_and_the_keyer_does_not(desk):
    desk.open(1)
    form = {"cach": "core", "ty-le": "10"}
    assert desk.client("nhap").post(f"{BOOK}/hai-luot", form).status_code == 403
    assert desk.client("lanhdao").post(f"{BOOK}/hai-luot", form).status_code == 302
    assert BookWork.objects.get().policy == {"mode": "core", "floor": 0.1}
    assert desk.client("lanhdao").post(f"{BOOK}/hai-luot", {"cach": "none", "ty-le": "0"}).status_code >= 400


def test_a_third_person_settles_by_choosing(desk):
    (draft,) = differ(desk)
    third = desk.client("xuly")
    assert "1 phiếu có giá trị lệch" in words(third.get("/nhap-lieu/lech"))
    taken = third.post("/nhap-lieu/lech/nhan", {"quyen": PATH})
    assert taken["Location"] == f"/nhap-lieu/lech/{draft.pk}"
    again = third.post("/nhap-lieu/lech/nhan", {"quyen": PATH}, follow=True)
    assert "phần đang giữ của quyển này còn 1 phiếu" in words(again)
    BookWork.objects.update(layout="nd_158_2005")
    page = third.get(taken["Location"])
    shown = page.content.decode()
    assert re.search(r'data-strip="\d+ \d+ \d+ \d+"', shown), "its place on the picture"
    assert "nhap2" not in words(page)
    assert "Người nhap" not in words(page)
    assert shown.count('name="c-meHoTen"') == 2 + 1 + 4
    assert "<mark>G</mark>" in shown or "<mark>H</mark>" in shown
    assert "<kbd>1</kbd> <kbd>2</kbd> </dt>" in shown
    choice = {
        "seen": seen_on(page),
        "c-meHoTen": "go",
        "v-meHoTen": " LÊ THỊ BÌNH AN",
        "u-meHoTen": "8-10 40-41",
    }
    again = third.post(f"/nhap-lieu/lech/{draft.pk}", choice)
    assert again.status_code == 422, "marks beyond the letters"
    assert 'value="8-10 40-41"' in again.content.decode()
    done = third.post(f"/nhap-lieu/lech/{draft.pk}", choice | {"u-meHoTen": "8-10 13-14"})
    assert done["Location"] == "/nhap-lieu/lech"
    assert "Đã thống nhất phiếu 1" in words(third.get(done["Location"]))
    assert draft.settled.get(field="meHoTen").value == {"v": "LÊ THỊ BÌNH AN", "u": [[7, 9], [12, 13]]}
    assert desk.standing() == ["settled"]


def test_what_was_chosen_outlives_the_part_that_it_was_chosen_in(desk):
    first, second = differ(desk, 2)
    third = desk.client("xuly")
    place = f"/nhap-lieu/lech/{second.pk}"
    assert 'name="c-meHoTen"' not in third.get(place).content.decode()
    taken = third.post(place, {"nhan": "1"})
    form = {"seen": seen_on(taken), "c-meHoTen": "go", "v-meHoTen": "LÊ THỊ BÌNH"}
    lease = third.get("/nhap-lieu/lech").context["parts"][0][0]
    back = third.post("/nhap-lieu/lech", {"phan-viec": str(lease.pk)}, follow=True)
    assert "Đã trả lại 2 phiếu chưa quyết định" in words(back)
    late = third.post(place, form)
    assert late.status_code == 409
    assert "chưa được ghi" in words(late)
    asked = dict(re.findall(r'name="([\w-]+)" value="(.*?)"', late.content.decode()))
    assert asked["nhan"] == "1"
    again = third.post(place, asked)
    assert 'value="LÊ THỊ BÌNH"' in again.content.decode()
    done = third.post(place, form | {"v-meHoTen": "LÊ THỊ BÌNH AN"})
    assert done["Location"] == f"/nhap-lieu/lech/{first.pk}", "the next one that is held"
    assert desk.standing() == ["differs", "settled"]
    assert desk.client("nhap").post("/nhap-lieu/lech", {"phan-viec": str(lease.pk)}).status_code == 404


def test_a_stranger_does_not_learn_which_books_are_keyed(desk):
    differ(desk)
    stranger = desk.client("xakhac")
    here, nowhere = [
        stranger.post("/nhap-lieu/lech/nhan", {"quyen": book}) for book in (PATH, "24862/KS.1999.77")
    ]
    assert (here.status_code, nowhere.status_code) == (404, 404)


def test_an_altered_form_is_no_error_of_the_server(desk):
    (draft,) = differ(desk)
    third = desk.client("xuly")
    third.post("/nhap-lieu/lech/nhan", {"quyen": PATH})
    seen = seen_on(third.get(f"/nhap-lieu/lech/{draft.pk}"))
    choice = {"seen": seen, "c-meHoTen": "go", "v-meHoTen": "LÊ THỊ BÌNH AN", "txn": "abc"}
    assert third.post(f"/nhap-lieu/lech/{draft.pk}", choice).status_code == 302


def test_a_field_without_a_choice_is_said_and_nothing_is_lost(desk):
    (draft,) = differ(desk)
    third = desk.client("xuly")
    third.post("/nhap-lieu/lech/nhan", {"quyen": PATH})
    seen = seen_on(third.get(f"/nhap-lieu/lech/{draft.pk}"))
    blank = {"seen": seen, "c-meHoTen": "go", "v-meHoTen": " "}
    assert third.post(f"/nhap-lieu/lech/{draft.pk}", blank).status_code == 422
    page = third.post(f"/nhap-lieu/lech/{draft.pk}", {"seen": seen, "v-meHoTen": "Đang gõ dở"})
    assert page.status_code == 422
    assert "chưa được chọn giá trị" in words(page)
    assert "Đang gõ dở" in page.content.decode()
    assert desk.standing() == ["differs"]


def test_other_readings_than_those_shown_are_said_and_what_was_typed_stays(desk):
    (draft,) = differ(desk)
    third = desk.client("xuly")
    place = f"/nhap-lieu/lech/{draft.pk}"
    assert "chưa được giao cho tài khoản này" in words(third.get(place))
    third.post("/nhap-lieu/lech/nhan", {"quyen": PATH})
    seen = seen_on(third.get(place))
    one = draft.passes.get(kind="second")
    one.values = one.values | {"meHoTen": {"v": "LÊ THỊ BINH AN"}}
    one.save(update_fields=["values"])
    page = third.post(place, {"seen": seen, "c-meHoTen": "0", "v-meHoTen": "Đang gõ dở"})
    assert page.status_code == 409
    assert "vừa thay đổi" in words(page)
    assert "Đang gõ dở" in page.content.decode()
    assert " checked" not in page.content.decode()
    assert seen_on(page) != seen
    assert desk.standing() == ["differs"]


@pytest.mark.parametrize("who", ["nhap", "nhap2", "kiemtra", "lanhdao"])
def test_nobody_settles_without_the_duty(desk, who):
    (draft,) = differ(desk)
    assert desk.client(who).get(f"/nhap-lieu/lech/{draft.pk}").status_code == 403


def test_who_keyed_does_not_settle_with_any_duty(desk):
    desk.open(1)
    desk.read_all("motminh")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ BÌNG AN")
    (draft,) = desk.drafts()
    assert desk.client("motminh").get(f"/nhap-lieu/lech/{draft.pk}").status_code == 403


def test_a_draft_goes_back_with_a_remark(desk):
    (draft,) = differ(desk)
    third = desk.client("xuly")
    third.post("/nhap-lieu/lech/nhan", {"quyen": PATH})
    assert third.post(f"/nhap-lieu/lech/{draft.pk}/tra-lai", {"ly-do": ""}).status_code >= 400
    assert (
        third.post(f"/nhap-lieu/lech/{draft.pk}/tra-lai", {"ly-do": "Khoanh nhầm trang."}).status_code == 302
    )
    assert desk.standing() == ["waiting"]
    assert "Khoanh nhầm trang." in words(desk.client("nhap").get(BOOK))


def test_the_book_is_handed_in_and_its_findings_are_led_to(desk):
    desk.open(2)
    desk.read_all("nhap", meNgaySinh="1930")
    desk.read_all("nhap2", "second", meNgaySinh="1930")
    keyer = desk.client("nhap")
    assert "2 phiếu đã thống nhất chờ nộp" in words(keyer.get(BOOK))
    keyer.post(f"{BOOK}/nop", {})
    Draft.objects.filter(position=2).update(state="waiting")  # given back before the work began
    run_worker(once=True)
    assert "bị từ chối, chưa phiếu nào được nộp" in words(keyer.get(BOOK))
    assert "còn 1 phiếu chưa thống nhất" in words(keyer.get(BOOK))
    Draft.objects.filter(position=2).update(state="settled")
    Job.objects.all().delete()
    for _ in range(2):  # pressed twice is once
        answer = keyer.post(f"{BOOK}/nop", {}, follow=True)
        assert "Đang chờ đến lượt" in words(answer)
    (job,) = Job.objects.filter(name="keying.hand_in_book")
    place = f"{BOOK}/nop/tien-do"
    assert "HX-Refresh" not in keyer.get(place)
    run_worker(once=True)
    Entry.objects.filter(key="002").update(sensitive=True)
    version = EntryVersion.objects.get(entry__key="002")
    told = orjson.loads(version.values) | {"ghiChu": "Con ngoài giá thú"}
    EntryVersion.objects.filter(pk=version.pk).update(values=orjson.dumps(told).decode())
    assert keyer.get(place)["HX-Refresh"] == "true"
    answer = keyer.get(BOOK)
    assert "Đã nộp 2 phiếu thành gói số 1" in words(answer)
    assert (
        "1 trường hợp thuộc diện riêng tư chỉ người có nhiệm vụ “Xem trường hợp nhạy cảm” xem được"
        in words(answer)
    )
    assert "do chính tài khoản này đọc: phiếu 2 (vì sổ không ghi người cha" in words(answer)
    assert "do chính tài khoản này đọc" not in words(desk.client("kiemtra").get(BOOK))
    assert f"/so/{PATH}/002" not in answer.content.decode()
    Job.objects.filter(pk=job.pk).update(
        state="waiting", result=None
    )  # killed after the package, before its end
    run_worker(once=True)
    assert "Đã nộp 2 phiếu thành gói số 1" in words(keyer.get(BOOK))
    assert desk.standing() == ["handed_in", "handed_in"]
    checker = desk.client("kiemtra")
    (draft, _) = desk.drafts()
    BookWork.objects.update(layout="nd_158_2005")
    beside = checker.get(f"/so/{PATH}/loi?ma=TUOI_CHA_ME").content.decode()
    at = re.search(
        rf'data-page="/nhap-lieu/phieu/{draft.pk}/anh.webp" data-strip="(\d+) (\d+) (\d+) (\d+)"', beside
    )
    assert at
    assert 0 < int(at[4]) < 100
    back = checker.post(f"{BOOK}/tra-lai", {"phieu": draft.pk, "ly-do": "Sai tên mẹ."}, follow=True)
    assert "Đã trả lại phiếu 1" in words(back)


def test_everybody_sees_their_own_volume_and_a_leader_the_units(desk):
    desk.open(2)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second")
    own = words(desk.client("nhap").get("/nhap-lieu/khoi-luong"))
    assert "2 phiếu" in own
    assert "kể cả mục ít khi có" in own
    assert "Người nhap2" not in own
    today = clock.today_vn()
    firm = add_contractor(
        "Công ty A", "12/HĐ", signed=today, first=today, last=today, actor=desk.people["admin"]
    )
    join_contractor(firm, desk.people["nhap2"], actor=desk.people["admin"])
    whole = words(desk.client("lanhdao").get("/nhap-lieu/khoi-luong"))
    assert "Cộng người của cơ quan 2" in whole
    assert "Cộng Công ty A, hợp đồng 12/HĐ 2" in whole
    assert "Người nhap2" in whole
    assert "4 phiếu" in whole
    file = desk.client("lanhdao").get("/nhap-lieu/khoi-luong.csv").content.decode("utf-8-sig")
    assert file.splitlines()[0].startswith("tai_khoan,ho_ten,don_vi,hop_dong,viec")
    assert len(file.splitlines()) == 3


def test_a_leader_sees_who_works_and_what_waits(desk):
    desk.open(3)
    lease = desk.lease("nhap", count=1)
    shown = words(desk.client("lanhdao").get(f"/nhap-lieu/don-vi/{PATH.partition('/')[0]}"))
    assert "Người nhap" in shown
    assert "Nhập lượt hai" in shown
    back = desk.client("lanhdao").post(
        f"{BOOK}/thu-hoi", {"phan-viec": str(lease.pk), "ly-do": "Nghỉ ốm"}, follow=True
    )
    assert "Đã thu hồi phần việc của Người nhap" in words(back)
    assert "Chưa ai giữ phiếu nào" in words(back)


@pytest.mark.parametrize(
    "address",
    ["/nhap-lieu/don-vi/{unit}", BOOK, "/nhap-lieu/lech/{draft}", "/nhap-lieu/phieu/{draft}/anh.webp"],
)
def test_another_communes_people_find_nothing(desk, address):
    (draft,) = differ(desk)
    place = address.format(unit=PATH.partition("/")[0], draft=draft.pk)
    assert desk.client("xakhac").get(place).status_code == 404
    assert desk.client("khach").get(place).status_code in {403, 404}
    answer = desk.client(None).get(place)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap")


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("Nguyễn", "Nguyển", "ễ", "ể"),
        ("05/03/1962", "03/05/1962", None, None),
        ("An", "An", "", ""),
    ],
)
def test_letters_that_differ_are_marked(one, other, left, right):
    first, second = differing(one, other)
    assert "".join(piece.text for piece in first) == one
    assert "".join(piece.text for piece in second) == other
    if left is not None:
        assert "".join(piece.text for piece in first if piece.differs) == left
        assert "".join(piece.text for piece in second if piece.differs) == right
    assert all(isinstance(piece, Piece) for piece in first)


@pytest.fixture
def given_back(desk):
    """An entry of the register whose draft is read again; another of the same book is not."""
    desk.open(2)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second")
    desk.hand_in("nhap")
    desk.give_back("kiemtra", desk.drafts()[0], "Đọc lại.")
    return desk


@pytest.mark.parametrize("part", ["", "/trang.webp", "/trang.pdf"])
def test_who_holds_an_entry_to_read_it_is_not_shown_what_was_read_before(given_back, part):
    lease = given_back.lease("nhap3")
    reader = given_back.client("nhap3")
    page = reader.get(f"/so/{PATH}/001{part}")
    assert page.status_code == 409
    assert "trả lại phần việc" in words(page)
    assert reader.get(f"/so/{PATH}/002").status_code == 200
    assert given_back.client("kiemtra").get(f"/so/{PATH}/001").status_code == 200
    assert given_back.client("khach").get(f"/so/{PATH}/001").status_code in {403, 404}
    return_lease(str(lease.pk), actor=given_back.people["nhap3"])
    assert reader.get(f"/so/{PATH}/001").status_code == 200


def test_lists_do_not_tell_it_either(given_back):
    name = Entry.objects.get(key="001").subject
    signing = words(given_back.client("lanhdao").get(f"/so/{PATH}/duyet"))
    assert "Nhập lượt một: Người nhap; nhập lượt hai: Người nhap2." in signing
    assert "Báo nhập sai so với trang sổ" in signing
    assert "Nhập từ ảnh trang sổ" in words(given_back.client("kiemtra").get(f"/so/{PATH}/002"))
    given_back.lease("nhap3")
    for place in (f"/so/{PATH}", f"/so/{PATH}?tim={name}", f"/so/{PATH}/loi", f"/so/{PATH}/duyet"):
        theirs = given_back.client("nhap3").get(place)
        assert theirs.status_code == 200
        assert name not in theirs.content.decode().replace(f'value="{name}"', "")
    assert name in given_back.client("kiemtra").get(f"/so/{PATH}").content.decode()
    leader = given_back.people["lanhdao"]
    set_password(leader, "mat-khau-dat-lai-42", actor=given_back.people["admin"])
    Person.objects.update(must_change_password=False)
    leader.refresh_from_db()
    waits = words(given_back.client("lanhdao").get(f"/so/{PATH}/duyet"))
    assert "đang chờ người thứ ba xác nhận" in waits
    assert "không được giao nhiệm vụ" not in waits
