"""Every address is asked by somebody with all duties but ``sensitive``: nothing tells what a hidden entry says, or that it is there."""

from __future__ import annotations

import uuid
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import Person
from sogoc.approval.models import Amendment, MendRequest
from sogoc.checking.models import Settlement
from sogoc.checking.register_view import frame_of_plan
from sogoc.checking.review_actions import review
from sogoc.intake.exemplar_actions import join
from sogoc.law.reasons import REASONS
from sogoc.law.rules import RULES
from sogoc.register.models import Document, Dossier, Link
from tests.line.making import BOOK, UNIT, birth, package
from tests.line.office import PASSWORD, PATH, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.packages.making import minimal_pdf
from tests.web.acting_office import Office, office  # noqa: F401

HIDDEN, MOTHER, WORDS = "PHẠM THỊ KÍN", "HOÀNG THỊ MẬT", "LỜI ĐỂ RIÊNG"
SECRETS = (HIDDEN, HIDDEN.replace("KÍN", "KIN"), MOTHER, WORDS, "PHẠM THỊ MỚI")
KEY, CERTIFICATES, SECOND = "002", "HN.2018.01", "H673/KS.2008.01"
PAGE = f"/so/{PATH}"
HELD = [one.value for one in Duty if one is not Duty.SENSITIVE]


def secret(**others: str | None) -> dict[str, str | None]:
    """A birth that will be marked by hand: nothing in it tells that it is sensitive."""
    return birth(2, nksHoTen=HIDDEN, meHoTen=MOTHER, nksNgaySinh="31.02.2008", nksDanToc=None) | others


def certificate(number: int, name: str) -> dict[str, str | None]:
    """A certificate of marital status whose purpose nobody told."""
    return {
        "So": f"{number:02}/2018", "quyenSo": "01/2018", "ngayDangKy": "05.03.2018", "noiCap": "UBND xã Lát",
        "nxnHoTen": name, "nxnGioiTinh": "2", "nxnNgaySinh": "02.03.1990", "nxnDanToc": "Kinh",
        "nxnQuocTich": "Việt Nam", "nxnTinhTrangHonNhan": "Chưa kết hôn", "nxnMucDichSuDung": "",
    }  # fmt: skip


@dataclass
class Scene:
    """The office after everything was done that a hidden entry may take part in; numbers of what it left."""

    office: Office
    numbers: dict[str, int]


@pytest.fixture
def scene(office: Office) -> Scene:  # noqa: F811
    admin = office.people["admin"]
    for name, duties in {"thieu": HELD, "du": [*HELD, "sensitive"]}.items():
        office.people[name] = create_person(name, f"Người {name}", password=PASSWORD, actor=admin)
        for duty in duties:
            give_duty(office.people[name], duty, unit="H673", actor=admin)
    Person.objects.update(must_change_password=False)
    office.plan(f"{UNIT},KS,2008,01,,,truoc_7_2016,9,Kiểm kê")
    near = secret(so="04/2008", nksHoTen=HIDDEN.replace("KÍN", "KIN"))
    rows = [birth(1), secret(), birth(3), near, birth(5, so="02/2008"), birth(6)]
    office.bring(*rows, actor="admin")
    office.bring(rows[0], secret(ghiChu="sửa"), *rows[2:], actor="admin")
    office.bring(certificate(7, HIDDEN), certificate(2, "LÊ VĂN KHÁC"), name=CERTIFICATES, actor="admin")
    other = package(office.folder / "second", [secret(ghiChu="bản huyện"), birth(3)], unit="H673")
    office.take(other, actor="admin")
    join(PATH, SECOND, basis="Sổ kép 2008", actor=admin)
    client = office.client("du")

    def do(address: str, form: dict[str, Any]) -> None:
        answer = client.post(address, form)
        assert answer.status_code == 302, (address, answer.content.decode().partition("<h1>")[2][:300])

    for path in (f"{PATH}/002", f"{PATH}/004", f"{SECOND}/002", f"{UNIT}/{CERTIFICATES}/007"):
        do(f"/so/{path}/phap-ly/nhay-cam", {"marked": "1", "reason": "Gia đình đề nghị"})
    review(actor=admin, plan=frame_of_plan([]))
    office.settle("NGAY_SAI", "dung_theo_so", text=WORDS, drop=True)
    for code in {code for _, code in office.open_codes()}:
        office.settle(code, (RULES[code].reasons or tuple(REASONS))[0])
    page = f"{PAGE}/{KEY}"
    paper = SimpleUploadedFile("a.pdf", minimal_pdf("giấy"), "application/pdf")
    said = {"kind": "khac", "number": WORDS, "role": "doi_chung", "file": paper}
    do(f"{page}/giay-to/nap", said)
    document = Document.objects.get()
    against = {"document": document.pk, "fields": ["nksHoTen"], "giay_nksHoTen": "KHÁC", "reason": WORDS}
    do(f"{page}/ho-so", against)
    do(f"{page}/phap-ly/lien-ket", {"other": f"{PATH}/003", "kind": "cap_lai_ban_chinh", "reason": WORDS})
    office.approve()
    office.deliver()
    office.answer(f"{PATH}/{KEY},refused,01/07/2024,{WORDS}", actor="admin")
    change = {
        "th": [f"{PATH}/{KEY}"], "loai": "cai_chinh", "field-0": ["nksHoTen"], "value-0": ["PHẠM THỊ MỚI"], "old-0": [HIDDEN],
        "legal_day": "12/03/2015", "basis_title": "Quyết định", "reason": WORDS,
    }  # fmt: skip
    do(f"/thay-doi/moi?th={PATH}/{KEY}", change)
    do(
        f"{page}/sua-loi-nhap",
        {"field": "nksHoTen", "shows": "PHẠM THỊ KHÁC", "page": "2", "error": "nhap_sai", "reason": WORDS},
    )
    models = (Document, Dossier, Link, Amendment, MendRequest, Settlement)
    return Scene(
        office, {one.__name__: one.objects.latest("pk").pk for one in models if one.objects.exists()}
    )


OPEN_TO_ALL = {"sign_in", "change_password", "answers_sample", "book_template", "arrival", "arrival_progress"}
"""Pages that speak of no entry; an arrival is there for who started it alone."""
ASKED = {
    "book": ["", "?tim=KIN", "?tim=02", "?tim=PHẠM", "?loc=bi-tu-choi", "?loc=nhay-cam"],
    "book_findings": ["", "?ma=NGAY_SAI", "?ma=TRUNG_SO", "?ma=NGHI_TRUNG_VIEC", "?ma=THIEU_COT_LOI"],
    "mendings": ["", "?trang-thai=refused"],
    "amendments": ["", "?trang-thai=enforced"],
    "dossiers": ["", "?dong=1", "?trang-thai=open"],
    "unit_papers": ["", "?rut=1"],
    "exemplars": ["", "?loc=khac", "?loc=mau-thuan"],
    "scope_pass": ["", f"?vua={UNIT}/{CERTIFICATES}/007"],
    "record_amendment": ["", f"?th={PATH}/{KEY}&loai=cai_chinh", f"?can-cu={PATH}/{KEY}"],
    "amendment_kinds": ["", f"?th={PATH}/{KEY}"],
    "behind": [""],
}


def addresses(scene: Scene) -> list[str]:
    """Every address of the product with the arguments that the scene gives it; of books both exemplars and the certificates."""
    one = scene.numbers
    fixed: dict[str, Any] = {
        "unit": UNIT, "code": UNIT, "key": KEY, "sort": "bi-tu-choi", "kind": "csv", "system": "158", "attempt": 1,
        "file": f"{BOOK}.xlsx", "sign": "x", "what": "rut", "token": "0" * 32, "number": 1, "form_code": "mien_nam",
        "photo": "0" * 32, "username": "thieu", "device": uuid.UUID(int=1), "sitting": uuid.UUID(int=1),
        **dict.fromkeys(("pairing", "cut", "scan", "paper"), 1),
    }  # fmt: skip
    own: dict[str, dict[str, Any]] = {
        "amendment": {"number": one["Amendment"]}, "mending": {"number": one["MendRequest"]}, "dossier": {"pk": one["Dossier"]},
        "paper_file": {"pk": one["Document"]}, "manual_book": {"code": "KS"}, "manual_schema": {"code": "KS"},
        "manual_layout": {"code": "KS"}, "manual_rule": {"code": "NGAY_SAI"}, "manual_page": {"slug": "phim-tat"},
    }  # fmt: skip
    found = []
    known: Any = get_resolver().reverse_dict
    for name, (((_, wanted), *_), *_) in known.items():
        if not isinstance(name, str) or name in OPEN_TO_ALL:
            continue
        books = [(UNIT, BOOK), ("H673", BOOK), (UNIT, CERTIFICATES)] if "unit" in wanted else [(UNIT, BOOK)]
        for unit, book in books:
            for key in (KEY, "001", "003", "005", "007") if "key" in wanted else (KEY,):
                given = {**fixed, "pk": 1, "unit": unit, "name": book, "key": key, **own.get(name, {})}
                place = reverse(name, kwargs={part: given[part] for part in wanted})
                found += [f"{place}{query}" for query in ASKED.get(name, [""])]
    return found


def told(client: Any, address: str) -> set[str]:
    """What an answer tells of the hidden entries; a refused one, and one that may not be asked this way, tell nothing."""
    with closing(client.get(address)) as answer:
        if answer.status_code not in {200, 403, 404, 409, 422}:
            return set()
        said = answer.getvalue().decode(errors="replace")
    links = [f"{PATH}/{KEY}", f"{PATH}/004", f"{SECOND}/{KEY}", f"{UNIT}/{CERTIFICATES}/007"]
    return {one for one in SECRETS if one in said} | {
        link for link in links if any(f"{link}{end}" in said for end in "/&?#\"'")
    }


@pytest.mark.slow
def test_no_address_tells_of_a_hidden_entry(scene):
    every = addresses(scene)
    without = scene.office.client("thieu")
    assert {address: found for address in every if (found := told(without, address))} == {}
    seen = scene.office.client("du")
    assert len([address for address in every if HIDDEN in told(seen, address)]) > 10
