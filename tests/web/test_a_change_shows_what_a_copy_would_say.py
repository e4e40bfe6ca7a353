"""The pages of dated changes: a decision of the book of changes changes what a copy says, seen by its people and by nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sogoc.approval.amendment_actions import Target, record_amendment
from sogoc.approval.models import Amendment, MendRequest
from sogoc.approval.proposal_queries import Candidate, clearly
from sogoc.ground import clock
from sogoc.law.books import BOOK_TYPES
from sogoc.register import queries as records
from sogoc.register.models import Entry
from sogoc.reporting.copy import copied
from tests.line.making import UNIT, birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import Office, office  # noqa: F401
from tests.web.reading_office import PAGE, text_of

TD = "TD.2015.01"
NOTE = "Cải chính họ tên từ “NGUYỄN VĂN BÌNH” thành “NGUYỄN VĂN BẰNG” theo Quyết định số 07/QĐ-UBND ngày 12/03/2015 của UBND huyện A"


def decision(**others: str | None) -> dict[str, str | None]:
    """An entry of the book of changes about the first birth."""
    return {
        "so": "03/2015",
        "quyenSo": "01/2015",
        "trangSo": "3",
        "ngayDangKy": "12.03.2015",
        "loaiDangKy": "2",
        "noiDangKy": "UBND huyện A",
        "ntdHoTen": "NGUYỄN VĂN BÌNH",
        "ntdNgaySinh": "02.05.2008",
        "gthtLoai": "Giấy khai sinh",
        "gthtSo": "01/2008",
        "gthtNgay": "15.06.2008",
        "noiDungThayDoi": "Họ, chữ đệm, tên từ “NGUYỄN VĂN BÌNH” thành “NGUYỄN VĂN BẰNG”; dân tộc từ Kinh thành Cơ Ho;",
    } | others


@pytest.fixture
@made_once
def commune(office: Office) -> Office:  # noqa: F811
    office.bring(birth(1), birth(2), birth(3, ghiChu=NOTE.replace("BÌNH", "DŨNG")))
    office.bring(decision(), name=TD)
    office.approve()
    return office


def test_a_decision_finds_its_entry_is_recorded_put_in_force_and_changes_the_copy(commune):
    keyer, leader = commune.client("nhap"), commune.client("lanhdao")
    shown = text_of(keyer.get(f"/so/{UNIT}/{TD}/003"))
    assert "chưa được ghi vào trường hợp nào" in shown
    assert "1 quyết định của quyển TD.2015.01 chưa ghi nhận" in text_of(keyer.get(f"/so/{UNIT}/{TD}/de-xuat"))
    assert f"/so/{UNIT}/{TD}/de-xuat" in text_of(keyer.get("/thay-doi")), "an empty list says what waits"
    found = text_of(keyer.get(f"/so/{UNIT}/{TD}/003/tim-truong-hop"))
    assert f'value="{UNIT}/KS.2008.01/001"' in found
    assert "NGUYỄN VĂN BẰNG" in found
    assert f'value="{UNIT}/KS.2008.01/002"' not in found
    address = f"/thay-doi/moi?can-cu={UNIT}/{TD}/003&th={UNIT}/KS.2008.01/001&loai=cai_chinh"
    form = text_of(keyer.get(address))
    assert 'value="NGUYỄN VĂN BẰNG"' in form
    assert 'value="Cơ Ho"' in form
    answer = keyer.post(
        address,
        {
            "field-0": ["nksHoTen", "nksDanToc"],
            "value-0": ["NGUYỄN VĂN BẰNG", "Cơ Ho"],
            "old-0": ["NGUYỄN VĂN BÌNH", "Kinh"],
            "legal_day": "12/03/2015",
            "basis_title": "Quyết định",
            "reason": "Theo sổ thay đổi, cải chính",
            "txn": "t1",
        },
        follow=True,
    )
    number = Amendment.objects.get().pk
    assert "chờ cho hiệu lực" in text_of(answer)
    assert "Thay đổi đã ghi nhận theo trường hợp này" in text_of(keyer.get(f"/so/{UNIT}/{TD}/003"))
    assert "quyết định của quyển" not in text_of(keyer.get(f"/so/{UNIT}/{TD}/de-xuat"))
    assert "không được giao nhiệm vụ “Phê duyệt” nên không thể cho thay đổi có hiệu lực" in text_of(answer)
    assert "NGUYỄN VĂN BÌNH" in text_of(leader.get(f"{PAGE}/001/ban-sao"))
    leader.post(f"/thay-doi/{number}/hieu-luc", {"txn": "t2"})
    assert "1 ghi chú thay đổi có hiệu lực" in text_of(leader.get("/thay-doi")), (
        "the list opens where there is any"
    )
    copy = text_of(leader.get(f"{PAGE}/001/ban-sao"))
    assert "?ngay=11/03/2015" in copy, "the day before the change is one press away"
    assert "NGUYỄN VĂN BẰNG" in copy
    assert "DỰ THẢO BẢN SAO TRÍCH LỤC – KHÔNG CÓ GIÁ TRỊ THAY THẾ" in copy
    assert "02/05/2008" in copy
    assert ">Nam<" in copy
    for words in ("văn bằng", "văn bình"):
        listed = text_of(leader.get(f"{PAGE}?tim={words}"))
        assert "NGUYỄN VĂN BÌNH" in listed
        assert "nay là NGUYỄN VĂN BẰNG" in listed, (
            "found by the name that is written and by the one borne today"
        )
    earlier = text_of(leader.get(f"{PAGE}/001/ban-sao?ngay=11/03/2015"))
    assert "NGUYỄN VĂN BẰNG" not in earlier
    entry = text_of(leader.get(f"{PAGE}/001"))
    assert "Cải chính hộ tịch theo Quyết định" in entry
    assert "Bản sao hôm nay ghi" in entry
    leader.post(f"/thay-doi/{number}/rut", {"reason": "Quyết định bị hủy", "txn": "t3"})
    assert "NGUYỄN VĂN BẰNG" not in text_of(leader.get(f"{PAGE}/001/ban-sao"))


def test_a_copy_has_the_words_of_a_code_and_leaves_other_words_as_they_stand():
    field = BOOK_TYPES["KS"].field
    said = {"nksGioiTinh": "2", "nksQuocTich": "VNM", "nksDanToc": "K'Ho", "nksNgaySinh": "02.05.2008"}
    assert [copied(text, field[name]) for name, text in said.items()] == [
        "Nữ",
        "Việt Nam",
        "K'Ho",
        "02/05/2008",
    ]


def test_who_is_much_less_likely_is_out_of_the_way_of_one_beyond_doubt():
    def split(*beliefs: float) -> list[list[float]]:
        found = [Candidate(Entry(), (), belief, {}, {}, {}) for belief in beliefs]
        return [[one.belief for one in part] for part in clearly(found)]

    assert split(0.98, 0.8, 0.35, 0.35) == [[0.98, 0.8], [0.35, 0.35]]
    assert split(0.55, 0.2) == [[0.55, 0.2], []], "nobody is beyond doubt"
    assert split() == [[], []]


def test_adding_and_leaving_out_entries_or_choosing_another_kind_keeps_what_was_typed(commune):
    keyer = commune.client("nhap")
    first, second = (f"{UNIT}/KS.2008.01/00{number}" for number in (1, 2))
    typed = {
        "th": [first], "loai": "cai_chinh", "field-0": ["nksHoTen", ""], "value-0": ["NGUYỄN VĂN BẰNG", ""], "old-0": ["", ""],
        "text-0": "Sửa tên", "legal_day": "12/03/2015", "basis_number": "07/QĐ", "reason": "Theo quyết định", "txn": "f1",
    }  # fmt: skip
    kept = ("NGUYỄN VĂN BẰNG", "Sửa tên", "12/03/2015", "07/QĐ", "Theo quyết định")

    def sent(**more):
        return text_of(keyer.post(f"/thay-doi/moi?th={first}", typed | more))

    for shown in (
        sent(**{"th-them": second}),
        sent(loai="ghi_chu_khac", chon="1"),
        sent(**{"th-them": "sai"}),
    ):
        assert [one for one in kept if f'value="{one}"' not in shown] == []
    assert "2 trường hợp" in sent(**{"th-them": second, "them": "1"})
    assert "Không có trường hợp “sai” trong phạm vi được giao" in sent(**{"th-them": "sai"})
    two = typed | {"th": [second, first], "field-1": ["meHoTen"], "value-1": ["LÊ THỊ X"], "old-1": [""]}
    less = text_of(keyer.post("/thay-doi/moi", two | {"bo": second}))
    assert ("LÊ THỊ X" in less, "NGUYỄN VĂN BẰNG" in less, "1 trường hợp" in less) == (True, False, True)
    assert "chưa thuộc mục nào" in sent(**{"field-0": ["", ""]})
    assert "hai dòng với hai giá trị" in sent(**{"field-0": ["nksHoTen"] * 2, "value-0": ["A", "B"]})
    assert Amendment.objects.count() == 0, "nothing is recorded while somebody is still at it"
    keyer.post(f"/thay-doi/moi?th={first}", typed)
    assert Amendment.objects.get().targets.get().values == {"nksHoTen": "NGUYỄN VĂN BẰNG"}


def test_what_the_note_says_is_proposed_and_recorded_by_one_press(commune):
    keyer = commune.client("nhap")
    shown = text_of(keyer.get(f"{PAGE}/003"))
    assert "Ghi chú của sổ có vẻ nói về thay đổi" in shown
    assert Amendment.objects.count() == 0, "a page writes nothing"
    sign = shown.partition("/de-xuat/")[2].partition('"')[0]
    assert f"/003/de-xuat/{sign}" in text_of(keyer.get(f"{PAGE}/de-xuat")), (
        "the book lists what its notes tell"
    )
    told = keyer.post(f"{PAGE}/003/de-xuat/{sign}", {"txn": "p1", "ve": "quyen"}, follow=True)
    assert "không nói về thay đổi nào" in text_of(told)
    made = Amendment.objects.get()
    assert (made.kind, made.basis_number, made.legal_day) == ("cai_chinh", "07/QĐ-UBND", "2015-03-12")
    assert "Ghi chú của sổ có vẻ nói về thay đổi" not in text_of(keyer.get(f"{PAGE}/003"))
    assert keyer.post(f"{PAGE}/003/de-xuat/{sign}", {"txn": "p2"}).status_code == 409


def test_a_slip_goes_from_the_form_to_the_page_and_to_the_approver(commune):
    keyer, checker, leader = (commune.client(name) for name in ("nhap", "kiemtra", "lanhdao"))
    asked = {
        "field": "nksHoTen", "error": "nhap_sai", "shows": "NGUYỄN VĂN BỈNH", "page": "trang 1", "reason": "Nhầm dấu", "txn": "m1",
    }  # fmt: skip
    led = keyer.post(f"{PAGE}/001/sua-loi-nhap", asked | {"error": "so_ghi_sai", "txn": "m0"})
    assert led.status_code == 409
    assert "loai=cai_chinh" in text_of(led)
    keyer.post(f"{PAGE}/001/sua-loi-nhap", asked)
    number = MendRequest.objects.get().pk
    blind = text_of(checker.get(f"/sua-loi-nhap/{number}"))
    assert "BỈNH" not in blind, "whoever reads the page is not told what to read"
    checker.post(f"/sua-loi-nhap/{number}/doi-chieu", {"reads": "NGUYỄN VĂN BỈNH", "txn": "m2"})
    leader.post(f"/sua-loi-nhap/{number}/phe-duyet", {"txn": "m3"})
    assert MendRequest.objects.get().state == "mended"
    assert "NGUYỄN VĂN BỈNH" in text_of(leader.get(f"{PAGE}/001"))
    assert "Đã sửa (1)" in text_of(leader.get("/sua-loi-nhap"))


def test_many_changes_and_many_entries_ask_no_more_than_few(office):  # noqa: F811
    office.bring(*(birth(number) for number in range(1, 41)))
    entries = list(records.entries(office.book()))

    def recorded(*some):
        targets = [Target(one, {"nksGioiTinh": "2"}, text="Cải chính") for one in some]
        return record_amendment("cai_chinh", targets, actor=office.people["nhap"], reason="Theo quyết định")

    client = office.client("nhap")

    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            shown = text_of(client.get(address))
        return len(queries), shown

    few, many = recorded(*entries[:3]), recorded(*entries)
    recorded(entries[0])
    asked("/thay-doi")
    of_list, of_few = asked("/thay-doi")[0], asked(f"/thay-doi/{few.pk}")[0]
    of_many, shown = asked(f"/thay-doi/{many.pk}")
    assert (of_many, shown.count("Xem nội dung bản sao sẽ ghi")) == (of_few, 30)
    assert "40 trường hợp" in shown
    assert "01/2008" not in text_of(client.get(f"/thay-doi/{many.pk}?trang=2")), (
        "the others stand on the next page"
    )
    assert ("<del>Nam</del>" in shown, "<ins>Nữ</ins>" in shown) == (True, True), "codes by their words"
    for one in entries[3:30]:
        recorded(one)
    more, shown = asked("/thay-doi")
    assert more == of_list
    assert "30 ghi chú thay đổi" in shown


def test_there_is_no_copy_of_a_day_before_the_registration_or_to_come(commune):
    client = commune.client("nhap")
    tomorrow = clock.today_vn() + dt.timedelta(days=1)
    for day, why in (("14/06/2008", "đăng ký ngày 15/06/2008"), (f"{tomorrow:%d/%m/%Y}", "chưa đến")):
        answer = client.get(f"{PAGE}/001/ban-sao?ngay={day}")
        assert (answer.status_code, why in text_of(answer)) == (422, True)
        assert "NGUYỄN VĂN BÌNH" not in answer.content.decode()
    assert client.get(f"{PAGE}/001/ban-sao?ngay=15/06/2008").status_code == 200


@pytest.mark.parametrize(("who", "status"), [("xakhac", 404), ("khach", 404), (None, 302)])
def test_others_find_nothing(commune, who, status):
    keyer = commune.client("nhap")
    keyer.post(
        f"/thay-doi/moi?th={UNIT}/KS.2008.01/001&loai=ghi_chu_khac",
        {"text-0": "Ghi chú", "reason": "Sổ ghi", "txn": "o1"},
    )
    number = Amendment.objects.get().pk
    client = commune.client(who)
    for address in (
        f"/thay-doi/{number}",
        f"{PAGE}/001/ban-sao",
        f"{PAGE}/001/sua-loi-nhap",
        f"{PAGE}/de-xuat",
        f"/so/{UNIT}/{TD}/003/tim-truong-hop",
        f"/thay-doi/moi?th={UNIT}/KS.2008.01/001",
    ):
        answer = client.get(address)
        assert answer.status_code in {status, 403 if who == "khach" else status}, address
        assert "NGUYỄN VĂN" not in answer.content.decode()
    refused = client.post(f"/thay-doi/{number}/hieu-luc", {"txn": "o2"})
    assert refused.status_code in {302, 403, 404}
    assert Amendment.objects.get().state == "recorded"
