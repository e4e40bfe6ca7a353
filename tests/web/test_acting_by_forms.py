"""Reasons, signatures, sendings and answers through the pages' forms: done once, undone, refused with the reason."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sogoc.accounts.actions import give_duty
from sogoc.accounts.offices import Unit
from sogoc.accounts.unit_actions import take_units
from sogoc.ground import clock
from sogoc.ground.queue.models import Job
from sogoc.intake.bringing_queries import units_to_bring
from sogoc.intake.models import Run
from sogoc.register.models import Package
from sogoc.web.templatetags.writing import unit_name
from tests.line.making import BOOK, UNIT, birth, births, package
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import Office, address, announce, office, put  # noqa: F401

TOKEN = "0123456789abcdef0123456789abcdef"
PATH = f"{UNIT}/{BOOK}"


@pytest.fixture
@made_once
def brought(office: Office) -> Office:  # noqa: F811
    """Five births; one with a nation that is none, one with a day that is none."""
    rows = [*births(1, 2, 3), birth(4, nksDanToc="Kinhh"), birth(5, nksNgaySinh="31.02.2008")]
    office.bring(*rows)
    return office


def words(answer: Any) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def hidden(answer: Any, name: str) -> str:
    """What a form of the page carries."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    assert found, name
    return found[1]


def test_causes_come_with_their_counts_and_the_rule_once(brought):
    said = words(brought.client("kiemtra").get(address("loi") + "?ma=DAN_TOC_LA"))
    assert "2 lỗi, cảnh báo còn chờ lý do" in said
    assert "Kinhh" in said
    assert "1437/BTP-CNTT" in said
    assert said.count("Chọn đúng tên dân tộc trong danh mục.") == 1


def test_a_reason_for_chosen_rows_may_be_taken_back(brought):
    checker = brought.client("kiemtra")
    given = {"ma": "DAN_TOC_LA", "rows": "5", "reason": "dung_theo_so", "text": "Đã xem sổ"}
    answer = checker.post(address("loi/ly-do"), given, follow=True)
    assert "Đã ghi lý do “Đúng theo sổ gốc” cho 1 lỗi, cảnh báo “Dân tộc ngoài danh mục”" in words(answer)
    assert brought.open_codes() == [("005", "NGAY_SAI")]
    settlement = brought.book().settlements.get()
    assert settlement.text == "Đã xem sổ"
    checker.post(address(f"loi/ly-do/{settlement.pk}/hoan-tac"))
    assert brought.open_codes() == [("004", "DAN_TOC_LA"), ("005", "NGAY_SAI")]


def test_what_cannot_exist_needs_its_own_choice(brought):
    checker = brought.client("kiemtra")
    given = {"ma": "NGAY_SAI", "rows": "6", "reason": "dung_theo_so"}
    refused = checker.post(address("loi/ly-do"), given)
    assert refused.status_code == 409
    assert "không thể giữ lại bằng một lý do" in words(refused)
    checker.post(address("loi/ly-do"), given | {"drop": "1"})
    assert brought.values("005")["nksNgaySinh"] == {"verbatim": "31.02.2008", "understood": ""}


def test_a_reason_for_no_row_is_refused(brought):
    answer = brought.client("kiemtra").post(
        address("loi/ly-do"), {"ma": "DAN_TOC_LA", "reason": "dung_theo_so"}
    )
    assert answer.status_code == 422
    assert "Chưa chọn dòng nào" in words(answer)


def test_a_reason_sent_twice_counts_once(brought):
    checker = brought.client("kiemtra")
    txn = hidden(checker.get(address("loi") + "?ma=DAN_TOC_LA"), "txn")
    given = {"ma": "DAN_TOC_LA", "rows": "5", "reason": "dung_theo_so", "txn": txn}
    answers = [checker.post(address("loi/ly-do"), given) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert brought.book().settlements.count() == 1


def test_who_keyed_cannot_give_reasons_and_the_button_says_so(brought):
    keyer = brought.client("nhap")
    assert "không được giao nhiệm vụ “Xử lý lỗi, cảnh báo” nên không thể ghi lý do" in words(
        keyer.get(address("loi"))
    )
    answer = keyer.post(address("loi/ly-do"), {"ma": "DAN_TOC_LA", "rows": "5", "reason": "dung_theo_so"})
    assert answer.status_code == 403
    assert len(brought.open_codes()) == 2


def sign(office: Office, username: str, **others: str) -> Any:  # noqa: F811
    """Open the book's page and sign what it shows."""
    client = office.client(username)
    page = client.get(address("duyet"))
    given = {"read": "1", "txn": hidden(page, "txn"), "seen": hidden(page, "seen")}
    return client.post(address("duyet"), given | others, follow=True)


def test_the_page_says_what_is_signed_and_what_stays(brought):
    said = words(brought.client("lanhdao").get(address("duyet")))
    assert "Ký duyệt 3 trường hợp" in said
    assert "5 trường hợp đang chờ; 2 còn bị giữ nên ở lại" in said
    assert "04/2008" in said
    assert "05/2008" in said


def test_signing_leaves_held_entries_and_says_how_to_go_on(brought):
    said = words(sign(brought, "lanhdao"))
    assert "Đã duyệt 3 trường hợp" in said
    assert "Còn 2 trường hợp chưa duyệt" in said
    assert list(brought.states().values()) == ["approved"] * 3 + ["staged"] * 2


def test_a_signature_sent_twice_is_one_act(brought):
    client = brought.client("lanhdao")
    page = client.get(address("duyet"))
    given = {"read": "1", "txn": hidden(page, "txn"), "seen": hidden(page, "seen")}
    said = [words(client.post(address("duyet"), given, follow=True)) for _ in range(2)]
    assert all("Đã duyệt 3 trường hợp" in one for one in said)
    assert brought.mismatches() == []


def test_without_the_mark_of_having_read_nothing_is_signed(brought):
    answer = sign(brought, "lanhdao", read="")
    assert answer.status_code == 422
    assert set(brought.states().values()) == {"staged"}


def test_what_changed_after_the_page_was_opened_is_not_signed(brought):
    client = brought.client("lanhdao")
    page = client.get(address("duyet"))
    brought.bring(birth(1, nksHoTen="NGUYỄN VĂN KHÁC"), *births(2, 3))
    answer = client.post(
        address("duyet"), {"read": "1", "txn": hidden(page, "txn"), "seen": hidden(page, "seen")}
    )
    assert "đã thay đổi kể từ khi mở trang này" in words(answer)
    assert "approved" not in brought.states().values()


def test_who_brought_the_book_cannot_sign_it_and_the_button_says_so(office):  # noqa: F811
    office.bring(*births(1, 2), actor="motminh")
    client = office.client("motminh")
    page = client.get(address("duyet"))
    assert "Người đã nhập gói có trường hợp này không được duyệt chính phần việc đó." in words(page)
    assert re.search(r"<button[^>]*disabled[^>]*>Ký duyệt</button>", page.content.decode())
    answer = client.post(
        address("duyet"), {"read": "1", "txn": hidden(page, "txn"), "seen": hidden(page, "seen")}
    )
    assert answer.status_code == 403
    assert set(office.states().values()) == {"staged"}
    sign(office, "lanhdao")
    assert set(office.states().values()) == {"approved"}


def send(office: Office) -> Any:  # noqa: F811
    client = office.client("lanhdao")
    return client.post(address("gui"), {"system": "158", "txn": "a" * 32}, follow=True)


def read(answer: Any) -> bytes:
    """The bytes of a download."""
    content = b"".join(answer.streaming_content)
    answer.close()
    return content


def test_what_was_signed_is_sent_once_and_can_be_downloaded(brought):
    sign(brought, "lanhdao")
    send(brought)
    assert "158, lần 1" in words(send(brought))
    delivery = brought.book().deliveries.get()
    assert delivery.entries == 3
    client = brought.client("lanhdao")
    table = read(client.get(address(f"gui/158/1/{BOOK}.xlsx")))
    assert table.startswith(b"PK")
    assert read(client.get(address(f"gui/158/1/{BOOK}.xlsx"))) == table
    assert client.get(address("gui/158/2/x.zip")).status_code == 404
    assert client.get(address("gui/158/1/../../x")).status_code == 404


def test_a_sending_whose_entries_changed_since_is_not_made_up(brought):
    sign(brought, "lanhdao")
    send(brought)
    brought.bring(birth(1, nksHoTen="NGUYỄN VĂN KHÁC"), *births(2, 3))
    answer = brought.client("lanhdao").get(address(f"gui/158/1/{BOOK}.xlsx"))
    assert answer.status_code == 409
    assert "không tạo lại được đúng gói đã gửi" in words(answer)


def test_after_sending_the_page_says_so_and_where_the_package_is(brought):
    sign(brought, "lanhdao")
    answer = send(brought)
    assert re.search(
        r"<h1>Đã ghi nhận gửi 3 trường hợp của quyển KS.2008.01, lần 1.</h1>", answer.content.decode()
    )
    assert "Quyển này còn 2 trường hợp chưa duyệt" in words(answer)
    lead = re.search(r'<p class="lead">(.*?)</p>', answer.content.decode(), re.DOTALL)
    assert lead
    assert re.findall(r'href="([^"]+)"', lead[1])[:2] == [
        address(f"gui/158/1/{BOOK}{end}") for end in (".xlsx", ".zip")
    ]


def test_what_needs_no_sending_is_not_called_unapproved(office):  # noqa: F811
    office.bring(*births(1, 2))
    client = office.client("lanhdao")
    assert "Duyệt trước khi gửi" in words(client.get(address("duyet")))
    office.approve()
    office.deliver()
    page = words(client.get(address("duyet")))
    assert "đều đã gửi lên Phần mềm 158; phần chưa được xác nhận đang chờ trả lời" in page
    assert "Hệ thống dùng chung của Bộ: 2 trường hợp" in page
    office.answer(*(f"{PATH}/00{number},official,2026-11-20," for number in (1, 2)))
    said = words(client.get(address("duyet")))
    assert "đều đã được Phần mềm 158 xác nhận, không phải gửi" in said
    assert "Duyệt trước khi gửi" not in said
    sent = client.post(address("gui"), {"system": "bo", "txn": "gui-bo"}, follow=True)
    assert "Đã ghi nhận gửi 2 trường hợp của quyển KS.2008.01, lần 1." in words(sent)
    assert office.book().deliveries.filter(system="bo").count() == 1
    assert re.search(r"<button[^>]*disabled[^>]*>Gửi</button>", sent.content.decode())


def test_books_that_can_be_signed_now_come_first_and_are_counted_apart(office):  # noqa: F811
    for name, rows in (
        ("KS.2006.01", [birth(1, nksDanToc="Kinhh")]),
        ("KS.2007.01", births(1)),
        ("KS.2008.01", births(2)),
    ):
        office.bring(*rows, name=name, actor="motminh" if name == "KS.2007.01" else "nhap")
    page = office.client("lanhdao").get("/duyet")
    assert "2 quyển ký được ngay; 1 quyển còn bị giữ." in words(page)
    listed = re.findall(r'<th scope="row"><a href="/so/24862/([^/]+)/duyet"', page.content.decode())
    assert listed == ["KS.2007.01", "KS.2008.01", "KS.2006.01"]
    found = office.client("lanhdao").get("/duyet?tim=XA ba ks.2007")
    assert "1 trong 3 quyển chờ duyệt" in words(found)
    assert "Không có quyển chờ duyệt nào khớp" in words(office.client("lanhdao").get("/duyet?tim=la"))
    own = office.client("motminh").get("/duyet")
    assert "1 quyển ký được ngay; 1 quyển còn bị giữ; 1 quyển không ký được bằng tài khoản này." in words(own)
    assert "3 quyển sổ có trường hợp chờ duyệt" in words(office.client("nhap").get("/duyet"))


def test_from_the_causes_of_a_book_the_trail_leads_up_to_the_province(brought):
    page = brought.client("admin").get(address("loi")).content.decode()
    trail = re.search(r'<ol class="trail.*?</ol>', page, re.DOTALL)
    assert trail
    assert re.findall(r'href="([^"]+)"', trail[0]) == [
        "/",
        "/don-vi/H673",
        f"/don-vi/{UNIT}",
        f"/so/{UNIT}/{BOOK}",
    ]


@pytest.fixture
@made_once
def sent(brought: Office) -> Office:
    sign(brought, "lanhdao")
    send(brought)
    return brought


def upload(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("tra-loi.csv", ("\n".join(lines) + "\n").encode(), content_type="text/csv")


def test_the_ministrys_answers_are_read_and_shown(sent):
    file = upload(
        "entry,status,date,words",
        f"{PATH}/001,official,2026-11-20,",
        f"{PATH}/002,refused,2026-11-20,Thiếu nơi sinh",
        f"{PATH}/999,official,2026-11-20,",
    )
    client = sent.client("lanhdao")
    said = words(client.post("/duyet/tra-loi", {"file": file, "system": "158"}))
    assert "Đã đọc 3 dòng" in said
    assert "1 đã chuyển chính thức, 1 bị từ chối" in said
    assert f"{BOOK} (Xã Lát), trường hợp 999 dòng 4" in said
    assert "Thiếu nơi sinh" in words(client.get(address("duyet")))


def test_a_file_of_answers_that_cannot_be_read_says_which_line(sent):
    answer = sent.client("lanhdao").post("/duyet/tra-loi", {"file": upload("a,b", "1,2"), "system": "158"})
    assert answer.status_code == 422
    assert "thiếu cột entry, status, date" in words(answer)


def test_what_they_show_is_compared_field_by_field(sent):
    file = upload("entry,nksHoTen", f"{PATH}/001,NGUYỄN VĂN SAI", f"{PATH}/002,NGUYỄN VĂN CÚC")
    said = words(sent.client("lanhdao").post("/duyet/so-sanh", {"file": file}))
    assert "1 chỗ khác với bản đã gửi, trong 2 trường hợp" in said
    assert "NGUYỄN VĂN SAI" in said


def test_comparing_tells_nothing_of_another_communes_books(sent):
    file = upload("entry,nksHoTen", f"{PATH}/001,NGUYỄN VĂN SAI")
    said = words(sent.client("xakhac").post("/duyet/so-sanh", {"file": file}))
    assert "Không so được trường hợp nào" in said
    assert "NGUYỄN VĂN BÌNH" not in said


def test_answers_are_only_for_who_follows(sent):
    for page in ("/duyet/tra-loi", "/duyet/so-sanh"):
        assert sent.client("nhap").post(page, {"file": upload("entry")}).status_code == 403


def test_files_come_in_pieces_and_refusals_are_answers_for_the_script(office):  # noqa: F811
    client = office.client("nhap")
    table = office.folder / "KS.2008.01.csv"
    table.write_text("so,ngayDangKy,nksHoTen\n01/2008,15.06.2008,NGUYỄN VĂN AN\n", encoding="utf-8")
    content = table.read_bytes()
    begun = announce(client, TOKEN, table)
    assert begun.json() == {
        "files": [{"name": table.name, "size": len(content), "received": 0}],
        "arrival": None,
    }
    assert put(client, TOKEN, 0, offset=0, piece=content[:20]).json() == {"received": 20}
    assert put(client, TOKEN, 0, offset=40, piece=content[40:]).status_code == 409
    assert client.get(f"/tiep-nhan/tai-len/{TOKEN}").json()["files"][0]["received"] == 20
    assert office.client("dongnghiep").get(f"/tiep-nhan/tai-len/{TOKEN}").status_code == 404
    assert put(client, TOKEN, 0, offset=20, piece=content[20:]).json() == {"received": len(content)}
    finished = client.post(f"/tiep-nhan/tai-len/{TOKEN}/xong").json()
    assert client.post(f"/tiep-nhan/tai-len/{TOKEN}/xong").json() == finished
    nobody = "chưa có tiến trình nền nào nhận việc"
    assert nobody not in words(client.get(finished["arrival"]))
    Job.objects.update(run_after=clock.now() - dt.timedelta(minutes=1))
    assert nobody in words(client.get(finished["arrival"]))
    assert office.work() == 1
    assert "Đã nhập 1 gói với 1 trường hợp" in words(client.get(finished["arrival"]))


def test_what_is_no_announcement_is_refused_with_a_sentence(office):  # noqa: F811
    answer = office.client("nhap").post("/tiep-nhan/tai-len", b"[1", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "YEU_CAU_SAI")


def test_a_browser_without_scripts_sends_one_form(office):  # noqa: F811
    client = office.client("nhap")
    file = BytesIO("so,ngayDangKy,nksHoTen\n01/2008,15.06.2008,NGUYỄN VĂN AN\n".encode())
    file.name = "bang-ke.csv"
    refused = client.post("/tiep-nhan/gui", {"unit": UNIT, "files": [file]})
    assert refused.status_code == 422
    assert "không phải là tệp của một gói" in words(refused)
    file.seek(0)
    file.name = "KS.2008.01.csv"
    sent = client.post("/tiep-nhan/gui", {"unit": UNIT, "files": [file]})
    office.work()
    assert "Đã nhập 1 gói" in words(client.get(sent["Location"]))


def test_of_many_units_none_is_chosen_beforehand_and_no_province_is_offered(office):  # noqa: F811
    give_duty(office.people["nhap"], "key", unit="STP", actor=office.people["admin"])
    page = office.client("nhap").get("/tiep-nhan").content.decode()
    (choice,) = re.findall(r'<select name="unit".*?</select>', page, re.DOTALL)
    offered = re.findall(r'<option value="([^"]*)"', choice)
    assert offered[0] == ""
    assert " selected" not in choice
    assert sorted(offered[1:]) == ["24769", UNIT, "H672", "H673", "STP"]
    refused = office.client("nhap").post("/tiep-nhan/gui", {"unit": "", "files": []})
    assert refused.status_code == 404


def test_units_of_the_own_province_and_of_the_contracts_day_come_first(office):  # noqa: F811
    others = [
        Unit("68", "Tỉnh A", "tinh"),
        Unit("60", "Tỉnh B", "tinh"),
        Unit("STP", "Sở Tư pháp", "so", "68"),
        Unit("22915", "Phường Bảy", "phuong", "60"),
        Unit("24781", "Phường Mới", "phuong", "68", dt.date(2025, 7, 1)),
        Unit("24784", "Phường 1", "phuong", "68"),
    ]
    take_units(others, actor=office.people["admin"])
    give_duty(office.people["nhap"], "key", unit="STP", actor=office.people["admin"])
    groups = units_to_bring(office.people["nhap"])
    assert list(groups)[-2:] == ["Tỉnh B", "Đơn vị của thời kỳ khác"]
    assert groups["Thành phố Đà Lạt"] == [("24784", "Phường 1, thành phố Đà Lạt")]
    assert groups["Tỉnh B"] == [("22915", "Phường Bảy")]
    assert groups["Đơn vị của thời kỳ khác"] == [("24781@2025-07-01", "Phường Mới")]
    assert (UNIT, "Xã Ba, phòng Tư pháp B") in [one for group in groups.values() for one in group]
    assert not {"68", "60"} & {code for group in groups.values() for code, _ in group}


@pytest.mark.parametrize(("place", "warned"), [("UBND xã Bốn", True), ("UBND xã Ba", False)])
def test_a_table_that_names_another_place_is_pointed_out(office, place, warned):  # noqa: F811
    client = office.client("nhap")
    file = BytesIO(f"so,ngayDangKy,noiDangKy\n01/2008,15.06.2008,{place}\n".encode())
    file.name = "KS.2008.01.csv"
    sent = client.post("/tiep-nhan/gui", {"unit": UNIT, "files": [file]})
    office.work()
    said = words(client.get(sent["Location"]))
    assert (f"được đưa vào {unit_name(UNIT)}, nhưng cột nơi đăng ký ghi" in said) is warned


def test_an_arrival_whose_process_was_killed_is_said_to_be_cut(office):  # noqa: F811
    run = office.bring(*births(1)).run
    begun = run.started_at - dt.timedelta(minutes=10)
    Package.objects.update(received_at=begun)
    Run.objects.filter(pk=run.pk).update(finished_at=None, total=371, done=1, started_at=begun)
    client = office.client("nhap")
    assert "! bị ngắt" in words(client.get("/tiep-nhan"))
    said = words(client.get(f"/tiep-nhan/{run.pk}"))
    assert "Lần nhập này bị ngắt: xong 1 trong 371 gói." in said
    assert "Chạy lại đúng lệnh" in said
    Package.objects.update(received_at=clock.now())
    assert "chưa xong" in words(client.get("/tiep-nhan"))


def carry(office: Office, username: str, *rows: Any) -> Any:  # noqa: F811
    """Send a package through the form, let it be taken in, open its arrival."""
    client = office.client(username)
    table = package(office.folder / "desk", rows)
    with table.open("rb") as sheet, table.with_suffix(".zip").open("rb") as pages:
        sent = client.post("/tiep-nhan/gui", {"unit": UNIT, "files": [sheet, pages]})
    office.work()
    return client.get(sent["Location"])


def test_an_arrival_counts_what_is_still_to_be_settled_and_shows_each_change(office):  # noqa: F811
    rows = [birth(1), birth(2, nksDanToc="Kinhh"), birth(3, meDanToc="Tàyy")]
    assert "hiện còn 2 lỗi, cảnh báo phải xử lý trước khi duyệt" in words(carry(office, "nhap", *rows))
    office.settle("DAN_TOC_LA", "dung_theo_so", rows=[3])
    changed = carry(office, "nhap", birth(1, nksHoTen="NGUYỄN VĂN KHÁC"), *rows[1:])
    said = words(changed)
    assert "hiện còn 1 lỗi, cảnh báo phải xử lý trước khi duyệt" in said
    assert "phiên bản 2" in said
    assert "nksHoTen" not in said
    shown = re.search(
        r"<tbody>.*?<del>([^<]*)</del>.*?<ins>([^<]*)</ins>", changed.content.decode(), re.DOTALL
    )
    assert shown
    assert shown.groups() == (birth(1)["nksHoTen"], "NGUYỄN VĂN KHÁC")
