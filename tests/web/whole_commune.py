"""A commune in which one thing of every sort exists, set once for a module; five browsers that look at it, and the administrator's.

``owner`` holds every duty of the commune but administration, ``colleague`` follows its progress alone, ``other`` holds what the owner holds
in another commune, ``stranger`` has an account without duty, ``nobody`` is not signed in.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from PIL import Image

from sogoc.accounts.actions import create_person, give_duty, set_password
from sogoc.accounts.contractor_actions import add_contractor
from sogoc.accounts.device_queries import new_key
from sogoc.accounts.devices import register_device
from sogoc.accounts.invitations import invite
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import Passkey
from sogoc.accounts.session_actions import begin
from sogoc.accounts.team_actions import Document, form_team
from sogoc.approval import amendment_actions, mending_actions, sending
from sogoc.approval.amendment_actions import Basis, Target
from sogoc.ground import clock
from sogoc.ground.home import create
from sogoc.ground.installation import file_store
from sogoc.ground.queue.actions import enqueue
from sogoc.imaging.models import Page, Scan
from sogoc.imaging.pairing_actions import invite_phone
from sogoc.intake import actions as intake
from sogoc.intake import proposal_actions
from sogoc.intake.exemplar_actions import join
from sogoc.intake.inventory import Paper
from sogoc.intake.models import HandOver, InventoryLine, InventoryRevision, Run
from sogoc.keying import hand_in_actions, lease_actions, work_actions
from sogoc.keying.difference_queries import differences, sign_of
from sogoc.keying.models import BookWork
from sogoc.keying.pass_actions import finish_pass
from sogoc.packages.sandbox import Sandbox
from sogoc.register import models as register
from sogoc.register import queries as records
from tests.keying.desk import cut_pages
from tests.line.making import BOOK, UNIT
from tests.line.office import PASSWORD, QUICK
from tests.packages.making import minimal_pdf
from tests.web.acting_office import OTHER, Office, announce, hire
from tests.web.reading_office import PAGE, go_some_way

KEYED = "KT.1999.01"
"""A book whose pages came as images and that is being keyed."""
WORKING = ("scan", "key", "check", "adjudicate", "settle", "approve", "follow", "inspect", "sensitive")
PEOPLE: Mapping[str, tuple[tuple[str, ...], str]] = {
    "owner": (WORKING, UNIT),
    "colleague": (("follow",), UNIT),
    "other": (WORKING, OTHER),
    "stranger": ((), ""),
}


@dataclass
class Commune(Office):
    """The scene: what stands in addresses, and browsers that are signed in already."""

    named: Mapping[str, Any] | None = None
    cookies: Mapping[str, str] | None = None

    def browser(self, who: str) -> Client:
        """A browser of one of the five, or of the administrator; what it does to its session is undone with the test."""
        client = Client()
        if who != "nobody":
            client.cookies["sogoc_session"] = (self.cookies or {})[who]
        return client


@pytest.fixture(scope="module")
def whole_commune(
    lasting_database: None, _one_sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Commune]:
    folder = tmp_path_factory.mktemp("commune")
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(SOGOC_HOME=folder / "home", PASSWORD_HASHERS=QUICK),
    ):
        patch.setenv("SOGOC_HOME", str(folder / "home"))
        for room in (intake, sending):
            patch.setattr(room, "Sandbox", lambda: contextlib.nullcontext(_one_sandbox))
        create(folder / "home")
        scene = Commune(folder, hire())
        go_some_way(scene)
        _hire_five(scene.people)
        scene.cookies = {name: _signed_in(scene, name) for name in (*PEOPLE, "admin")}
        scene.named = _furnish(scene)
        yield scene


def _hire_five(people: dict[str, Person]) -> None:
    for name, (duties, unit) in PEOPLE.items():
        people[name] = create_person(name, f"Người {name}", password=PASSWORD, actor=people["admin"])
        for duty in duties:
            give_duty(people[name], duty, unit=unit, actor=people["admin"])
        set_password(people[name], PASSWORD, actor=people[name])
        people[name].refresh_from_db()


def _signed_in(scene: Office, name: str) -> str:
    """A session in which its person proved a moment ago who they are."""
    client = scene.client(name)
    session = client.session
    session["proved"] = int(clock.now().timestamp())
    session.save()
    return str(client.cookies["sogoc_session"].value)


def _furnish(scene: Commune) -> dict[str, Any]:
    """One thing of every sort, by the names that addresses use."""
    open_ones = [code for key, code in scene.open_codes() if key is not None]
    return {
        "finding": open_ones[0],
        "unit": UNIT,
        "book": BOOK,
        "page": PAGE,
        "entry": f"{PAGE}/001",
        "keyed": f"{UNIT}/{KEYED}",
        "run": _arrival(scene),
        "upload": _upload(scene),
        **_of_the_plan(scene),
        **_of_people(scene),
        **_beside_entries(scene),
        **_of_keying(scene),
    }


def _arrival(scene: Commune) -> int:
    """Files that the owner sent; the background has not looked at them yet."""
    file = SimpleUploadedFile("KS.2009.01.csv", b"so,ngayDangKy,nksHoTen\n01/2009,15.06.2009,AN\n")
    scene.browser("owner").post("/tiep-nhan/gui", {"unit": UNIT, "files": [file]})
    return Run.objects.latest("pk").pk


def _upload(scene: Commune) -> str:
    """Files of the owner on their way."""
    token = "a" * 32
    announce(scene.browser("owner"), token, scene.folder / "packages" / UNIT / f"{BOOK}.xlsx")
    return token


def _of_the_plan(scene: Commune) -> dict[str, Any]:
    owner, yesterday = scene.people["owner"], clock.today_vn() - dt.timedelta(days=1)
    row = InventoryLine.objects.get(type="KS", replaced_in=None)
    cells = {
        "unit": UNIT, "type": "KS", "year": "2008", "number": "01", "period": row.period, "opened": "2008",
        "closed": "", "declared_entries": "11", "basis": "",
    }  # fmt: skip
    paper = Paper("3/CV", yesterday, "cv.pdf", minimal_pdf("công văn"))
    proposal = proposal_actions.propose(cells, paper=paper, actor=owner, via="test")
    return {"line": row.pk, "revision": InventoryRevision.objects.latest("pk").pk, "proposal": proposal.pk}


def _of_people(scene: Commune) -> dict[str, Any]:
    admin, today = scene.people["admin"], clock.today_vn()
    contract = add_contractor("Công ty Một", "1/HĐ", signed=today, first=today, last=today, actor=admin)
    paper = Document("45/QĐ", today, "Sở Tư pháp", "qd.pdf", minimal_pdf("quyết định"))
    member = scene.people["dongnghiep"]
    team = form_team(paper, units=[UNIT], members=[(member, "check")], actor=admin, via="test")
    invite("duocmoi", "Người được mời", actor=admin, unit=UNIT, duties=["key"], via="test")
    return {"contractor": contract.pk, "team": team.pk, **_that_opens_accounts(scene)}


def _that_opens_accounts(scene: Commune) -> dict[str, Any]:
    """Two keys, a browser and another session of the owner, and somebody whom the owner may confirm after a reset."""
    admin, owner = scene.people["admin"], scene.people["owner"]
    waits = create_person("chocho", "Người chờ xác nhận", password=PASSWORD, actor=admin)
    give_duty(waits, "follow", unit=UNIT, actor=admin)
    waits.last_login = clock.now()
    set_password(waits, PASSWORD, actor=admin)
    set_password(waits, PASSWORD, actor=waits)
    device = register_device(owner, new_key(), name="Máy bàn", agent="Chrome, Windows")
    sitting = begin(owner, agent="Firefox, Linux", device=None, longest=dt.timedelta(days=30))
    keys = [
        Passkey.objects.create(
            person=owner,
            credential_id=name.encode(),
            credential=b"",
            rp_id="localhost",
            name=name,
            made_at=clock.now(),
        )
        for name in ("Vân tay", "Khóa USB")
    ]
    return {"passkey": keys[0].pk, "waits": waits.username, "device": str(device.pk), "sitting": sitting}


def _beside_entries(scene: Commune) -> dict[str, Any]:
    client, people = scene.browser("owner"), scene.people
    file = SimpleUploadedFile("giấy.pdf", minimal_pdf("giấy khai sinh"), "application/pdf")
    facts = {"kind": "giay_khai_sinh", "number": "7/2008", "day": "15/06/2008", "role": "doi_chung"}
    client.post(f"{PAGE}/001/giay-to/nap", facts | {"file": file})
    document = register.Document.objects.get()
    form = {"document": document.pk, "giay_nksHoTen": "KHÁC", "reason": "Khác"}
    client.post(f"{PAGE}/001/ho-so", form)
    handed = {
        "ben-nhan": "H673",
        "ngay": "01/01/2026",
        "so-bien-ban": "1/BB",
        "danh-sach": "KT.1999.01; 50",
        "bien-ban": SimpleUploadedFile("bb.pdf", minimal_pdf("biên bản"), "application/pdf"),
    }
    client.post(f"/don-vi/{UNIT}/ban-giao/moi", handed)
    join(f"{UNIT}/{BOOK}", f"{UNIT}/KS.2008.09", basis="Sổ kép", actor=people["admin"], via="test")
    first, second = (records.entry_at(f"{UNIT}/{BOOK}/{key}") for key in ("001", "005"))
    change = amendment_actions.record_amendment(
        "cai_chinh",
        [Target(first, {"nksHoTen": "NGUYỄN VĂN BẰNG"})],
        legal_day="12/03/2015",
        basis=Basis("Quyết định", "07/QĐ-UBND", "12/03/2015", "UBND huyện A"),
        reason="Theo sổ",
        actor=people["nhap"],
        via="test",
    )
    slip = mending_actions.request_mending(
        second, "nksHoTen", shows="NGUYỄN VĂN C", page="trang 2", reason="Nhầm",
        actor=people["nhap"], via="test",
    )  # fmt: skip
    return {
        "paper": document.pk,
        "use": register.DocumentUse.objects.get().pk,
        "dossier": register.Dossier.objects.get().pk,
        "handover": HandOver.objects.get().pk,
        "change": change.pk,
        "slip": slip.pk,
    }


def _of_keying(scene: Commune) -> dict[str, Any]:
    """A book in which two readings differ and lie with the owner to be settled, the owner keys and inspects, and that is handed in."""
    owner, path = scene.people["owner"], f"{UNIT}/{KEYED}"
    cuts = cut_pages(path, 3, by=owner)
    work = work_actions.open_work(path, actor=owner, via="test")
    picture = io.BytesIO()
    Image.new("RGB", (1000, 1400), "white").save(picture, "JPEG")
    Scan.objects.update(sha256=file_store().put(picture.getvalue()).sha256)
    Page.objects.filter(regions__cut=cuts[0]).update(part=0)
    pairing, token = invite_phone(path, actor=owner, via="test")
    for who, kind in (("nhap", "first"), ("dongnghiep", "second")):
        _read_one(work, kind, scene.people[who])
    settling = lease_actions.take_lease(work, "adjudicate", actor=owner, via="test")
    lease = lease_actions.take_lease(work, "first", actor=owner, count=1, via="test")
    told: dict[str, Any] = {
        "book": path,
        "person": owner.username,
        "part": True,
        "via": "test",
        "txn": "c" * 32,
    }
    handing = enqueue(hand_in_actions.JOB, **told)  # the background has not begun
    BookWork.objects.filter(pk=work.pk).update(handing=handing.pk)
    arrived = work_actions.open_inspection(f"{UNIT}/{BOOK}", actor=owner, via="test")
    lease_actions.take_lease(arrived, "inspect", actor=scene.people["kiemtra"], count=1, via="test")
    inspecting = lease_actions.take_lease(arrived, "inspect", actor=owner, count=1, via="test")
    return {
        "cut": cuts[0].pk,
        "scan": cuts[0].regions.get().page.scan_id,
        "pairing": pairing.pk,
        "phone": token,
        "scan_page": cuts[0].regions.get().page_id,
        "lease": str(lease.pk),
        "draft": lease.items.get().draft_id,
        "differing": settling.items.get().draft_id,
        "seen": sign_of(differences(settling.items.get().draft)),
        "inspected": inspecting.items.get().draft_id,
    }


def _read_one(work: BookWork, kind: str, person: Person) -> None:
    """Somebody reads the first draft that waits, each otherwise than others."""
    lease = lease_actions.take_lease(work, kind, actor=person, count=1, via="test")
    values = {"So": {"v": "1"}, "nktHoTen": {"v": f"NGƯỜI {person.username.upper()}"}}
    finish_pass(
        lease.items.get().draft_id, lease=str(lease.pk), values=values, seconds=9, keystrokes=9,
        actor=person, via="test",
    )  # fmt: skip
