"""Pages beside an entry at work; sensitive entries are not there without the duty."""

from __future__ import annotations

from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sogoc.accounts.actions import give_duty
from sogoc.accounts.models import DutyAssignment
from sogoc.ground.ledger.models import Event
from sogoc.register import queries as records
from sogoc.register.models import Document, DocumentUse, Dossier, Entry, Link
from sogoc.reporting.health import examine
from tests.line.making import BOOK, UNIT, birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.packages.making import minimal_pdf
from tests.support.lasting import made_once
from tests.web.acting_office import OTHER, Office, address, office  # noqa: F401
from tests.web.reading_office import PAGE, text_of

HIDDEN = "NGUYỄN THỊ KÍN"
LEGAL, PAPERS = f"{PAGE}/001/phap-ly", f"{PAGE}/001/giay-to"
NO_FATHER = {
    "chaHoTen": None,
    "chaNgaySinh": None,
    "chaDanToc": None,
    "chaQuocTich": None,
    "chaLoaiCuTru": None,
}


@pytest.fixture
@made_once
def commune(office: Office) -> Office:  # noqa: F811
    """Three births, the second without a father and in want of a reason; the third's own double is the second's."""
    office.bring(birth(1), birth(2, nksHoTen=HIDDEN, nksLoaiKhaiSinh="3", **NO_FATHER), birth(3), birth(4))
    give_duty(office.people["kiemtra"], "sensitive", unit=UNIT, actor=office.people["admin"])
    return office


def status(client, page: str) -> int:
    with closing(client.get(page)) as answer:
        return int(answer.status_code)


def paper(client, **said: str):
    file = SimpleUploadedFile("giấy.pdf", minimal_pdf("giấy khai sinh"), "application/pdf")
    facts = {"kind": "giay_khai_sinh", "number": "7/2008", "day": "15/06/2008", "role": "doi_chung"}
    return client.post(f"{PAPERS}/nap", {**facts, **said, "file": file})


def dossier(office: Office) -> Dossier:  # noqa: F811
    client = office.client("kiemtra")
    paper(client)
    client.post(
        f"{PAGE}/001/ho-so",
        {
            "document": Document.objects.get().pk,
            "giay_nksHoTen": "KHÁC",
            "reason": "Khác",
        },
    )
    return Dossier.objects.get()


def test_the_whole_way_by_forms(commune):
    """A paper, a dossier decided by another, a link, an end and back."""
    checker, leader = commune.client("kiemtra"), commune.client("lanhdao")
    assert "Không có hồ sơ nào đang mở" in text_of(leader.get("/ho-so"))
    made = dossier(commune)
    page = f"/ho-so/{made.pk}"
    assert '"/ho-so?trang-thai=open">Hồ sơ sổ và giấy chờ đề xuất' in text_of(checker.get("/"))
    checker.post(f"{page}/buoc", {"act": "propose", "kind": "so_dung", "reason": "Đã xem sổ"})
    assert '"/ho-so?trang-thai=proposed">Hồ sơ sổ và giấy chờ quyết định' in text_of(leader.get("/"))
    assert page in text_of(leader.get("/ho-so?trang-thai=proposed"))
    assert page not in text_of(leader.get("/ho-so?trang-thai=following"))
    assert page not in text_of(commune.client("xakhac").get("/"))
    refused = checker.post(f"{page}/buoc", {"act": "decide", "kind": "so_dung", "reason": "Tự quyết"})
    assert refused.status_code == 403
    leader.post(f"{page}/buoc", {"act": "decide", "kind": "so_dung", "reason": "Đồng ý"})
    assert "đã quyết định, sổ đúng" in text_of(leader.get(page))
    checker.post(
        f"{LEGAL}/lien-ket", {"other": f"{UNIT}/{BOOK}/003", "kind": "cap_lai_ban_chinh", "reason": "Sổ ghi"}
    )
    assert "Cấp lại bản chính" in text_of(checker.get(f"{PAGE}/003"))
    checker.post(f"{LEGAL}/trang-thai", {"act": "cross_out", "on": "02/03/2009", "reason": "Trang bị gạch"})
    assert commune.states()["001"] == "crossed_out"
    assert "gạch bỏ" in text_of(commune.client("nhap").get(f"{PAGE}/001"))
    leader.post(f"{LEGAL}/trang-thai", {"act": "restore", "reason": "Gạch nhầm"})
    assert commune.states()["001"] == "staged"
    (link,) = Link.objects.all()
    checker.post(f"{LEGAL}/lien-ket/{link.pk}/go", {"reason": "Nhầm"})
    assert "Chưa liên kết" in text_of(checker.get(LEGAL))
    assert commune.mismatches() == []


def test_a_paper_brought_by_mistake_is_taken_away_and_withdrawn_with_words(commune):
    client = commune.client("kiemtra")
    paper(client)
    (use,) = DocumentUse.objects.all()
    listed, away, withdraw = (
        f"/don-vi/{UNIT}/giay-to",
        f"{PAPERS}/{use.pk}/go",
        f"/giay-to/{use.document_id}/rut",
    )
    assert f"{PAGE}/001/giay-to" in text_of(client.get(listed))
    assert client.post(away, {"reason": " "}).status_code == 422
    assert client.post(withdraw, {"reason": "Nhầm"}).status_code == 409
    client.post(away, {"reason": "Giấy của nhà khác"})
    assert "vì: Giấy của nhà khác" in text_of(client.get(PAPERS))
    client.post(f"{PAPERS}/gan", {"document": use.document_id, "role": "nguon"})
    client.post(f"{PAPERS}/{DocumentUse.objects.latest('pk').pk}/go", {"reason": "Giấy của nhà khác"})
    client.post(withdraw, {"reason": "Nạp nhầm tệp"})
    assert "7/2008" not in text_of(client.get(listed))
    assert "vì: Nạp nhầm tệp" in text_of(client.get(f"{listed}?rut=1"))
    assert commune.mismatches() == []


def test_a_form_that_is_wrong_says_why(commune):
    client = commune.client("kiemtra")
    for post, said in (
        ({"act": "cross_out", "on": "hôm qua", "reason": "x"}, "không phải là một ngày"),
        ({"act": "cross_out", "on": "02/03/2009", "reason": ""}, "phải có lý do"),
    ):
        answer = client.post(f"{LEGAL}/trang-thai", post)
        assert answer.status_code == 422
        assert said in text_of(answer)
    paper(client)
    typed = {"document": Document.objects.get().pk, "giay_nksHoTen": "CHỮ TRÊN GIẤY", "reason": ""}
    again = client.post(f"{PAGE}/001/ho-so", typed)
    assert again.status_code == 409
    assert 'value="CHỮ TRÊN GIẤY"' in text_of(again)  # what was typed is not lost
    empty = client.post(f"{PAPERS}/nap", {"kind": "quyet_dinh", "role": "nguon"})
    assert "Chưa chọn tệp" in text_of(empty)
    unknown = client.post(
        f"{LEGAL}/lien-ket", {"other": f"{OTHER}/{BOOK}/001", "kind": "lien_quan", "reason": "x"}
    )
    assert unknown.status_code == 404


def test_a_sensitive_entry_is_not_there_without_the_duty(commune):
    path = f"{PAGE}/002"
    for username in ("nhap", "dongnghiep", "lanhdao"):
        client = commune.client(username)
        for tail in ("", "/trang.webp", "/trang.pdf", "/phap-ly", "/giay-to"):
            hidden, missing = (client.get(f"{PAGE}/{key}{tail}") for key in ("002", "777"))
            assert hidden.status_code == missing.status_code == 404
            shown = text_of(hidden).partition("<main")[2].replace("002", "777")
            assert shown == text_of(missing).partition("<main")[2]
        for page in (PAGE, f"{PAGE}?tim=KIN", f"{PAGE}/001", f"{PAGE}/003", address("loi"), address("duyet")):
            said = text_of(client.get(page))
            assert HIDDEN not in said
            assert f"{PAGE}/002" not in said
        of_book = text_of(client.get(PAGE))
        assert "1 trường hợp chỉ người có nhiệm vụ xem nội dung nhạy cảm mở được" in of_book
        assert "không kể 1 trường hợp nhạy cảm" in of_book
        assert "khuyết 1" not in of_book
    seen = commune.client("kiemtra")
    assert HIDDEN in text_of(seen.get(PAGE))
    assert "nhạy cảm" in text_of(seen.get(path))


def test_whoever_sees_all_books_needs_the_duty_too(commune):
    """The administrator of the Department may lack it: what is hidden answers as what is missing."""
    assignment = commune.people["admin"].assignments.get(duty="sensitive")
    assignment.delete()
    client = commune.client("admin")
    hidden, missing = client.get(f"{PAGE}/002"), client.get(f"{PAGE}/777")
    assert hidden.status_code == missing.status_code == 404
    assert HIDDEN not in text_of(client.get(PAGE))


def test_that_nobody_sees_them_is_said_to_administrators_and_by_doctor(commune):
    """As after an upgrade: the duty is new, nobody has it yet."""
    command = f"sogoc person duty TÀI_KHOẢN sensitive --unit {UNIT}"
    assert "CHUA_AI_XEM_NHAY_CAM" not in {one.code for one in examine(files=False)}
    assert command not in text_of(commune.client("admin").get("/"))
    DutyAssignment.objects.filter(duty="sensitive").delete()
    (told,) = [one for one in examine(files=False) if one.code == "CHUA_AI_XEM_NHAY_CAM"]
    assert "1 trường hợp nhạy cảm của 1 đơn vị" in told.says
    assert command in told.fix
    commune.bring(birth(9), name="KS.2009.01")  # what the first screen counted is kept until the next act
    assert command in text_of(commune.client("admin").get("/"))
    assert command not in text_of(commune.client("lanhdao").get("/"))


def test_each_look_stands_in_the_ledger(commune):
    def looks() -> list[tuple[str, str]]:
        rows = Event.objects.filter(action="look_at_sensitive").order_by("pk")
        return list(rows.values_list("actor", "subject"))

    commune.client("nhap").get(f"{PAGE}/002")
    commune.client("kiemtra").get(f"{PAGE}/001")
    assert looks() == []
    client = commune.client("kiemtra")
    client.get(f"{PAGE}/002")
    with closing(client.get(f"{PAGE}/002/trang.pdf")) as page:
        assert "no-store" in page["Cache-Control"]
    with closing(client.get(f"{PAGE}/001/trang.pdf")) as page:
        assert "no-store" not in page["Cache-Control"]
    assert looks() == [("kiemtra", f"{UNIT}/{BOOK}/002")] * 2


def test_a_reason_reaches_only_rows_that_are_seen(commune):
    commune.bring(
        birth(1),
        birth(2, nksHoTen=HIDDEN, nksLoaiKhaiSinh="3", nksDanToc=None, **NO_FATHER),
        birth(3, nksDanToc=None),
    )
    motminh = commune.client("motminh")
    page = text_of(motminh.get(f"{address('loi')}?ma=THIEU_COT_LOI"))
    assert HIDDEN not in page
    how = {"ma": "THIEU_COT_LOI", "reason": "so_de_trong"}
    assert motminh.post(address("loi/ly-do"), how | {"rows": ["3"]}).status_code == 404
    motminh.post(address("loi/ly-do"), how | {"all": "1"})
    assert [key for key, code in commune.open_codes() if code == "THIEU_COT_LOI"] == ["002"]
    commune.client("kiemtra").post(address("loi/ly-do"), how | {"all": "1", "text": "Mẹ không khai cha"})
    assert "Mẹ không khai cha" not in text_of(motminh.get(address("loi")))
    assert "Mẹ không khai cha" in text_of(commune.client("kiemtra").get(address("loi")))


def test_a_mark_hides_and_its_end_shows(commune):
    checker = commune.client("kiemtra")
    checker.post(f"{LEGAL}/nhay-cam", {"marked": "1", "reason": "Gia đình đề nghị"})
    assert status(commune.client("nhap"), f"{PAGE}/001") == 404
    assert (
        commune.client("lanhdao").post(f"{LEGAL}/nhay-cam", {"marked": "0", "reason": "x"}).status_code == 404
    )
    checker.post(f"{LEGAL}/nhay-cam", {"marked": "0", "reason": "Đề nghị rút"})
    assert status(commune.client("nhap"), f"{PAGE}/001") == 200
    assert Entry.objects.filter(sensitive=True).count() == 1
    assert commune.mismatches() == []


def test_figures_of_the_unit_stay_whole(commune):
    for username in ("nhap", "kiemtra"):
        assert "đã có 4 trường hợp" in text_of(commune.client(username).get(f"/don-vi/{UNIT}"))
    commune.approve(actor="lanhdao")
    assert records.entry_at(f"{UNIT}/{BOOK}/002").state == "approved"


def test_a_package_that_was_sent_is_downloaded_by_those_who_may(commune):
    commune.approve()
    commune.deliver()
    page = address("gui/158/1/KS.2008.01.xlsx")
    answers = {name: status(commune.client(name), page) for name in ("nhap", "kiemtra", "lanhdao")}
    assert answers == {"nhap": 403, "kiemtra": 200, "lanhdao": 200}
