"""People, parts, passes, repeated messages, forgotten parts, in any order: what holds after every step."""

from __future__ import annotations

import datetime as dt
import json
import random
import secrets
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sogoc.ground import clock
from sogoc.keying import lease_actions
from sogoc.keying.difference_queries import differences, sign_of
from sogoc.keying.models import Draft, Lease, LeaseItem, PartialPass, Pass, Receipt, Settled
from sogoc.keying.packet_queries import packet
from sogoc.keying.policy import Policy
from sogoc.law.refusal import Refusal
from tests.keying.desk import PATH, Desk, said

KEYERS = ("nhap", "nhap2", "motminh")
THIRD = ("xuly", "motminh")
READINGS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"meHoTen": "LÊ THỊ KHÁC"},
    {"meHoTen": {"v": "LÊ THỊ BÌNH AN", "u": [[3, 5]]}},
    {"chaNgaySinh": {"a": "rach"}},
)
POLICIES = (Policy(), Policy("core", 0.2), Policy("difficulty", 0.2))


class Office(RuleBasedStateMachine):
    """One book of three entries in one office."""

    desk: Desk
    begins: dt.datetime

    def __init__(self) -> None:
        super().__init__()
        self.undoing = transaction.atomic()
        self.undoing.__enter__()
        self.patch = pytest.MonkeyPatch()
        self.now = self.begins
        self.patch.setattr(clock, "now", self.moment)
        chance = random.Random(0)
        self.patch.setattr(secrets, "token_bytes", chance.randbytes)
        self.patch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128)))
        self.sent = 0
        self.messages: list[tuple[str, Callable[[str], dict[str, Any]], dict[str, Any]]] = []
        self.kept: dict[tuple[str, int], Any] = {}
        """What each person finished of each draft, and nobody took or gave back."""

    def teardown(self) -> None:
        try:
            assert self.desk.altered() == []
        finally:
            self.patch.undo()
            transaction.set_rollback(True)
            self.undoing.__exit__(None, None, None)

    def moment(self) -> dt.datetime:
        self.now += dt.timedelta(milliseconds=1)
        return self.now

    @initialize(policy=st.sampled_from(POLICIES))
    def open(self, policy: Policy) -> None:
        self.desk.open(3, policy=policy)

    def send(self, act: Callable[[str], dict[str, Any]]) -> dict[str, Any] | None:
        """A message with an id of its own; None when it is refused."""
        self.sent += 1
        txn = str(uuid.UUID(int=self.sent))
        try:
            with transaction.atomic():
                answer = act(txn)
        except Refusal:
            return None
        self.messages.append((txn, act, answer))
        return answer

    def held(self, who: str) -> list[LeaseItem]:
        return list(
            LeaseItem.objects.filter(lease__person=self.desk.people[who], kind__in=("first", "second"))
            .select_related("lease", "draft")
            .order_by("pk")
        )

    @rule(who=st.sampled_from(KEYERS), kind=st.sampled_from(("first", "second")), count=st.integers(1, 3))
    def take(self, who: str, kind: str, count: int) -> None:
        try:
            with transaction.atomic():
                lease = self.desk.lease(who, kind, count=count)
        except Refusal:
            return
        if kind == "second":
            travels = packet(lease)
            assert travels["proposals"] == {"frequent": {}, "previous": None}
            for draft in travels["drafts"]:
                assert "readings" not in draft
                if draft["partial"] is not None:
                    own = PartialPass.objects.filter(draft=draft["id"], person=lease.person).exists()
                    assert own or Pass.objects.filter(draft=draft["id"], person=lease.person).exists()

    @rule(who=st.sampled_from(KEYERS), at=st.integers(0, 9), reading=st.sampled_from(READINGS))
    def finish(self, who: str, at: int, reading: dict[str, Any]) -> None:
        held = self.held(who)
        if not held:
            return
        item = held[at % len(held)]
        values = said(item.draft.position, **reading)
        if self.send(lambda txn: self.desk.finish(who, item.lease, item.draft_id, values, txn=txn)):
            self.kept[who, item.draft_id] = values["meHoTen"]

    @rule(who=st.sampled_from(KEYERS), at=st.integers(0, 9))
    def save(self, who: str, at: int) -> None:
        held = self.held(who)
        if held:
            item = held[at % len(held)]
            self.send(lambda txn: self.desk.save(who, item.lease, item.draft_id, {"so": {"v": "0"}}, txn=txn))

    @rule(who=st.sampled_from(KEYERS), at=st.integers(0, 9))
    def undo(self, who: str, at: int) -> None:
        held = self.held(who)
        if not held:
            return
        item = held[at % len(held)]
        if self.send(lambda txn: self.desk.undo(who, item.lease, item.draft_id, txn=txn)):
            self.kept.pop((who, item.draft_id), None)

    @rule(who=st.sampled_from(KEYERS))
    def give_part_back(self, who: str) -> None:
        held = Lease.objects.filter(person=self.desk.people[who], returned_at__isnull=True)
        lease = held.order_by("taken_at").first()
        if lease is not None:
            person = self.desk.people[who]
            self.send(lambda txn: lease_actions.return_lease(str(lease.pk), actor=person, txn=txn))

    @rule(hours=st.sampled_from((1, 5)))
    def time_goes_by(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @precondition(lambda _self: Draft.objects.filter(state="differs").exists())
    @rule(who=st.sampled_from(THIRD), typed=st.booleans(), at=st.integers(0, 9))
    def decide(self, who: str, typed: bool, at: int) -> None:
        differing = list(Draft.objects.filter(state="differs").order_by("position"))
        draft = differing[at % len(differing)]
        open_ones = differences(draft)
        choices = {one.field: {"value": {"v": "X"}} if typed else {"take": 0} for one in open_ones}
        read = Pass.objects.filter(draft=draft, person=self.desk.people[who]).exists()
        seen = sign_of(open_ones)
        sent = self.send(lambda txn: self.desk.decide(who, draft.pk, choices, seen=seen, txn=txn))
        assert (sent is None) is read

    @precondition(lambda _self: Draft.objects.filter(state="differs").exists())
    @rule(whole=st.booleans())
    def give_back(self, whole: bool) -> None:
        draft = Draft.objects.filter(state="differs").order_by("position")[0]
        passes = list(draft.passes.filter(undone_at__isnull=True).select_related("person").order_by("pk"))
        to = None if whole else passes[0].person.username
        self.desk.give_back("xuly", draft, "Đọc lại.", to=to)
        for one in passes:
            if to is None or one.person.username == to:
                self.kept.pop((one.person.username, draft.pk), None)

    @precondition(lambda self: self.messages)
    @rule(at=st.integers(0, 99))
    def a_message_comes_again(self, at: int) -> None:
        txn, act, answer = self.messages[at % len(self.messages)]
        before = self.everything()
        assert act(txn) == answer
        assert self.everything() == before

    def everything(self) -> str:
        rows = [
            list(one.objects.order_by("pk").values_list())
            for one in (Draft, LeaseItem, Lease, Pass, PartialPass, Settled, Receipt)
        ]
        return json.dumps(rows, default=str)

    @invariant()
    def nobody_makes_both_passes(self) -> None:
        for draft in Draft.objects.all():
            readers = list(draft.passes.filter(undone_at__isnull=True).values_list("person", flat=True))
            assert len(readers) == len(set(readers))

    @invariant()
    def nobody_holds_what_another_holds_or_both_passes(self) -> None:
        rows = list(LeaseItem.objects.filter(is_open=True).values_list("draft", "kind", "lease__person"))
        assert len({row[:2] for row in rows}) == len(rows)
        assert len({(draft, person) for draft, _, person in rows}) == len(rows)

    @invariant()
    def nothing_finished_is_lost(self) -> None:
        stored = {
            (one.person.username, one.draft_id): one.values.get("meHoTen")
            for one in Pass.objects.filter(undone_at__isnull=True).select_related("person")
        }
        assert stored.keys() == self.kept.keys()
        assert all(stored[sign] in (None, value) for sign, value in self.kept.items())

    @invariant()
    def what_is_settled_was_read_or_decided(self) -> None:
        for one in Settled.objects.filter(field="meHoTen").select_related("draft"):
            passes = one.draft.passes.filter(undone_at__isnull=True)
            readings = [done.values.get("meHoTen") for done in passes if "meHoTen" in done.fields]
            if one.by_id is None:
                assert one.value in readings
            else:
                assert one.by_id not in {done.person_id for done in passes}
                assert one.value in [*readings, {"v": "X"}]

    @invariant()
    def a_draft_is_settled_exactly_when_every_field_is(self) -> None:
        for draft in Draft.objects.filter(work__book=PATH):
            settled = draft.settled.count()
            complete = settled == len(_asked())
            assert (draft.state == "settled") is complete
            if draft.state == "differs":
                assert 0 < settled < len(_asked())


def _asked() -> tuple[str, ...]:
    from sogoc.law.books import BOOK_TYPES

    return BOOK_TYPES["KS"].page_order


def run(desk: Desk, *, examples: int, steps: int) -> None:
    Office.desk, Office.begins = desk, clock.now()
    run_state_machine_as_test(
        Office, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def test_what_holds_holds_after_every_step(desk: Desk):
    run(desk, examples=6, steps=20)


@pytest.mark.slow
def test_what_holds_holds_after_very_many_steps(desk: Desk):
    run(desk, examples=300, steps=40)
