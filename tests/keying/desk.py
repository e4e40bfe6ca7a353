"""A commune that keys a book: two keyers, a third person, a checker, a leader; pages that are cut, as small as pages can be."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.first_people import set_up_administrator
from sogoc.accounts.models import Person
from sogoc.accounts.offices import Unit
from sogoc.accounts.queries import find_person
from sogoc.accounts.unit_actions import take_units
from sogoc.ground import clock
from sogoc.imaging.models import Cut, Page, Region, Scan
from sogoc.keying import hand_in_actions, lease_actions, pass_actions, queries, settling_actions, work_actions
from sogoc.keying.difference_queries import differences, sign_of
from sogoc.keying.models import BookWork, Draft, Lease
from sogoc.keying.policy import Policy
from sogoc.keying.verify import verify_keying
from sogoc.keying.verify_measures import verify_measures
from tests.line.making import BOOK, UNIT, birth
from tests.line.office import PASSWORD, Line, everybody
from tests.support.lasting import once

PATH = f"{UNIT}/{BOOK}"
OTHER = "24769"
UNITS = [
    Unit("STP", "Sở Tư pháp", "so"),
    Unit("H672", "Phòng Tư pháp A", "huyen", "STP"),
    Unit("H673", "Phòng Tư pháp B", "huyen", "STP"),
    Unit(OTHER, "Phường Một", "phuong", "H672"),
    Unit(UNIT, "Xã Ba", "xa", "H673"),
]
PEOPLE = {
    "nhap": (("key",), UNIT),
    "nhap2": (("key",), UNIT),
    "nhap3": (("key",), UNIT),
    "xuly": (("adjudicate",), UNIT),
    "kiemtra": (("check", "settle"), UNIT),
    "lanhdao": (("approve", "follow"), UNIT),
    "motminh": (("key", "adjudicate", "check", "settle", "approve"), UNIT),
    "xakhac": (("key", "adjudicate", "check", "approve"), OTHER),
    "khach": ((), ""),
}
Values = dict[str, dict[str, Any]]


@dataclass
class Desk(Line):
    """What people do, each through the product's own door; ``who`` are user names."""

    def open(
        self, entries: int = 3, *, policy: Policy | None = None, book: str = PATH, who: str = "nhap"
    ) -> BookWork:
        cut_pages(book, entries, by=self.people[who])
        work = work_actions.open_work(book, actor=self.people[who], via="test")
        if policy is not None:
            work = work_actions.set_policy(work, policy, actor=self.people["lanhdao"], via="test")
        return work

    def lease(self, who: str, kind: str = "first", *, book: str = PATH, **how: Any) -> Lease:
        work = BookWork.objects.get(book=book)
        return lease_actions.take_lease(work, kind, actor=self.people[who], via="test", **how)

    def finish(
        self, who: str, lease: Lease, draft: Draft | int, values: Values, **how: Any
    ) -> dict[str, Any]:
        pk = draft if isinstance(draft, int) else draft.pk
        given = {"seconds": 40, "keystrokes": 120} | how
        if lease.kind == "second":  # of what stands on the page a browser sends what it is asked
            asked = pass_actions.asked_of(Draft.objects.select_related("work").get(pk=pk), "second")
            values = {name: reading for name, reading in values.items() if name in asked}
        return pass_actions.finish_pass(
            pk, lease=str(lease.pk), values=values, actor=self.people[who], via="test", **given
        )

    def save(self, who: str, lease: Lease, draft: Draft | int, values: Values, **how: Any) -> dict[str, Any]:
        pk = draft if isinstance(draft, int) else draft.pk
        return pass_actions.save_partial(
            pk, lease=str(lease.pk), values=values, actor=self.people[who], **how
        )

    def undo(self, who: str, lease: Lease, draft: Draft | int, **how: Any) -> dict[str, Any]:
        pk = draft if isinstance(draft, int) else draft.pk
        return pass_actions.undo_pass(pk, lease=str(lease.pk), actor=self.people[who], via="test", **how)

    def read_all(self, who: str, kind: str = "first", *, book: str = PATH, **others: Any) -> Lease:
        """Take what there is of a kind and finish it as the page says, some columns read otherwise by this person."""
        lease = self.lease(who, kind, book=book, count=50)
        for item in lease.items.order_by("draft__position"):
            self.finish(who, lease, item.draft_id, said(item.draft.position, **others))
        return lease

    def decide(self, who: str, draft: Draft | int, choices: Mapping[str, Any], **how: Any) -> dict[str, Any]:
        pk = draft if isinstance(draft, int) else draft.pk
        how.setdefault("seen", sign_of(differences(Draft.objects.select_related("work").get(pk=pk))))
        return settling_actions.adjudicate(pk, choices, actor=self.people[who], via="test", **how)

    def give_back(self, who: str, draft: Draft, remark: str, to: str | None = None) -> Draft:
        person = self.people[to] if to else None
        return settling_actions.return_draft(draft.pk, remark, actor=self.people[who], to=person, via="test")

    def hand_in(self, who: str = "nhap", *, book: str = PATH, **how: Any) -> hand_in_actions.HandedIn:
        work = BookWork.objects.get(book=book)
        return hand_in_actions.hand_in(work, actor=self.people[who], via="test", **how)

    def drafts(self, book: str = PATH) -> list[Draft]:
        return list(Draft.objects.filter(work__book=book).select_related("work").order_by("position"))

    def standing(self, book: str = PATH) -> list[str]:
        return [draft.state for draft in self.drafts(book)]

    def waits_for(self, who: str) -> dict[str, dict[str, int]]:
        """Book → kind → drafts that wait for this person."""
        return {
            one.work.book: {kind: count for kind, count in one.mine.items() if count}
            for one in queries.work_for(self.people[who])
        }

    def altered(self) -> list[str]:
        """What doctor says of keying."""
        return [says for _, _, says in [*verify_keying(), *verify_measures()]]

    def client(self, who: str | None, *, csrf: bool = False) -> Client:
        client = Client(enforce_csrf_checks=csrf)
        if who is not None:
            client.force_login(self.people[who], "django.contrib.auth.backends.ModelBackend")
        return client


def hire() -> dict[str, Person]:
    """The administrator, and the people of two communes."""
    once("people of two communes", _hire)
    return everybody()


def _hire() -> None:
    set_up_administrator()
    admin = find_person("admin")
    take_units(UNITS, actor=admin, via="test")
    for name, (duties, unit) in PEOPLE.items():
        person = create_person(name, f"Người {name}", password=PASSWORD, actor=admin)
        for duty in duties:
            give_duty(person, duty, unit=unit, actor=admin)
        Person.objects.filter(pk=person.pk).update(must_change_password=False)


def cut_pages(book: str, entries: int, *, by: Person) -> list[Cut]:
    """Pages of one entry each, photographed and cut. What a picture shows is ``imaging``'s business, not keying's."""
    now = clock.now()
    first = Cut.objects.filter(book=book).count() + 1
    scan = Scan.objects.create(
        book=book, sha256=uuid.uuid4().hex * 2, media="image/jpeg", name="anh.jpg", salt=bytes(16), size=1, width=1000,
        height=1400, at=now, by=by,
    )  # fmt: skip
    made = []
    for number in range(first, first + entries):
        page = Page.objects.create(
            book=book, position=number, scan=scan, part=number, width=1000, height=1400, label=str(number)
        )
        cut = Cut.objects.create(book=book, position=number, made_by=by, at=now)
        Region.objects.create(cut=cut, order=0, page=page, x=0, y=0, w=1000, h=1000)
        made.append(cut)
    return made


def said(number: int, **others: Any) -> Values:
    """What the page of the n-th entry says; ``others`` read otherwise: a text, a whole reading, or None for nothing."""
    values: Values = {name: {"v": text} for name, text in birth(number).items() if text is not None}
    for name, reading in others.items():
        if reading is None:
            values.pop(name, None)
        else:
            values[name] = reading if isinstance(reading, dict) else {"v": reading}
    return values


@contextlib.contextmanager
def passed(monkeypatch: Any, **how: float) -> Any:
    """So much time goes by."""
    import datetime as dt

    later = clock.now() + dt.timedelta(**how)
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: later)
        yield


def folder_of(line: Line) -> Path:
    return line.folder
