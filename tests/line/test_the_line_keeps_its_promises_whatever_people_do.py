"""The workflow as a machine: several people stage, settle, undo, approve, send, record answers and bring packages again.

Whatever they do in whatever order: nobody approves what they brought in, what is held stays, replaying the ledger gives the
stored state, projected counts are those of the findings, nothing that was acknowledged is lost, the table is an honest count.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sogoc.approval import actions as approval
from sogoc.approval.sending import SYSTEMS
from sogoc.checking import actions as checking
from sogoc.checking.models import Settlement
from sogoc.ground import clock
from sogoc.ground.home import create
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.places import DEFAULT_DAY
from sogoc.law.refusal import Refusal
from sogoc.law.rule import Severity
from sogoc.register import queries as records
from sogoc.register.models import Book, Entry, EntryVersion
from sogoc.reporting.progress import progress
from tests.line.making import birth
from tests.line.office import PATH, Line, hire_people

NUMBERS = st.sampled_from([1, 2, 3])
ROWS = st.builds(
    lambda number, change: birth(number, **change),
    NUMBERS,
    st.sampled_from(
        [
            {},
            {},
            {"chaHoTen": None},
            {"nksNgaySinh": "31.02.2008"},
            {"ghiChu": "sửa"},
            {"nksHoTen": "K'BRƠI"},
            {"meNgaySinh": "28 tuổi"},
            {"so": None},
        ]
    ),
)
PEOPLE = st.sampled_from(["nhap", "nhap2", "kiemtra", "lanhdao", "motminh", "khach"])
SETTLEMENTS = st.sampled_from(
    [
        ("THIEU_COT_LOI", "so_de_trong", False),
        ("NGAY_SAI", "dung_theo_so", True),
        ("NGAY_SAI", "dung_theo_so", False),
        ("TUOI_THAY_NAM_SINH", "dung_theo_so", False),
        ("TRUNG_SO", "dung_theo_so", False),
        ("THIEU_COT_LOI", "khong_co_ly_do_nay", False),
    ]
)
EXPECTED = {
    "KHONG_CO_NHIEM_VU", "TU_DUYET", "KHONG_CO_GI_DE_DUYET", "SO_BI_GIU", "KHONG_CON_GI_DE_GHI_LY_DO", "KHONG_THE_GIU",
    "LY_DO_LA", "KHONG_CO_GI_DE_GUI", "DA_GUI_HET", "DA_XAC_NHAN_HET", "DA_HOAN_TAC", "DA_DUYET_ROI", "KHONG_O_KHU_VUC_TAM",
}  # fmt: skip


class TheLine(RuleBasedStateMachine):
    """One book; `ever` remembers every id that was given and its first number."""

    line: Line

    @initialize()
    def begin(self) -> None:
        self.undo = contextlib.ExitStack()
        self.undo.enter_context(transaction.atomic())
        self.folder = Path(tempfile.mkdtemp(prefix="sogoc-line-"))
        self.undo.callback(shutil.rmtree, self.folder)
        create(self.folder / "home")
        self.undo.callback(setattr, django_settings, "SOGOC_HOME", django_settings.SOGOC_HOME)
        django_settings.SOGOC_HOME = self.folder / "home"
        self.line = Line(self.folder, hire_people())
        self.ever: set[str] = set()
        self.answers = 0

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.close()

    def tries(self, act: Any, *arguments: Any, **how: Any) -> Any:
        """What a person does may be refused, but only for a reason that the office knows."""
        before = self.everything()
        try:
            return act(*arguments, **how)
        except Refusal as refusal:
            refused = refusal
        assert refused.code in EXPECTED, refused
        assert self.everything() == before, "a refused act changed something"
        return None

    def everything(self) -> Any:
        return (
            list(Entry.objects.order_by("pk").values_list("key", "state", "version", "held", "delivery")),
            [event.seq for event in events_of(f"book:{PATH}")],
        )

    @property
    def has_book(self) -> bool:
        return Book.objects.exists()

    @rule(rows=st.lists(ROWS, min_size=1, max_size=4), actor=PEOPLE)
    def bring(self, rows, actor):
        arrival = self.line.bring(*rows, actor=actor)
        assert all(one["code"] == "KHONG_CO_NHIEM_VU" for one in arrival.refused)
        assert bool(arrival.refused) is (actor not in {"nhap", "nhap2", "motminh"})
        if not arrival.refused:
            alive = list(records.entries(self.line.book()))
            assert len(alive) == len(rows)
            assert sorted(one.so for one in alive) == sorted(str(row["so"] or "") for row in rows)

    @precondition(lambda self: self.has_book)
    @rule(
        what=SETTLEMENTS, actor=PEOPLE, rows=st.none() | st.lists(st.integers(2, 5), min_size=1, max_size=2)
    )
    def settle(self, what, actor, rows):
        code, reason, drop = what
        done = self.tries(self.line.settle, code, reason, actor=actor, rows=rows, drop=drop)
        assert done is None or actor in {"kiemtra", "motminh"}

    @precondition(lambda self: self.has_book and Settlement.objects.exists())
    @rule(actor=PEOPLE, which=st.integers(0, 3))
    def undo_settlement(self, actor, which):
        settlements = list(Settlement.objects.order_by("pk"))
        settlement = settlements[which % len(settlements)]
        dropped = any(
            act["payload"]["drop"]
            for act in self.acts("settle")
            if act["payload"]["settlement"] == settlement.pk
        )
        if not dropped:
            self.tries(checking.undo_settlement, settlement, actor=self.line.people[actor])

    @precondition(lambda self: self.has_book)
    @rule(actor=PEOPLE)
    def approve(self, actor):
        ready = {one.pk for one in Entry.objects.filter(state="staged", held=0)}
        book_held = self.line.book().held
        mine = set(
            EntryVersion.objects.filter(package__received_by__username=actor).values_list(
                "entry_id", flat=True
            )
        )
        dropped = self.dropped_by(actor)
        done = self.tries(self.line.approve, actor=actor)
        if done is None:
            return
        assert actor in {"lanhdao", "motminh"}
        assert not book_held
        approved = set(Entry.objects.filter(key__in=done.approved).values_list("pk", flat=True))
        assert approved == ready - mine - dropped
        assert {one["key"] for one in done.held} == set(
            Entry.objects.filter(state="staged", held__gt=0).values_list("key", flat=True)
        )

    @precondition(lambda self: self.has_book)
    @rule(actor=PEOPLE, system=st.sampled_from(SYSTEMS))
    def deliver(self, actor, system):
        person = self.line.people[actor]
        done = self.tries(approval.deliver, self.line.book(), system=system, actor=person)
        assert done is None or (done.entries > 0 and actor in {"lanhdao", "motminh"})

    @precondition(lambda self: self.has_book)
    @rule(
        status=st.sampled_from(["received", "refused", "official"]),
        day=st.integers(1, 28),
        which=st.integers(0, 3),
        actor=st.sampled_from(["lanhdao", "motminh"]),
        system=st.sampled_from(SYSTEMS),
    )
    def answer(self, *, status, day, which, actor, system):
        keys = sorted(self.line.states())
        self.answers += 1
        self.line.answer(
            f"{PATH}/{keys[which % len(keys)]},{status},{day:02}/10/2024,lần {self.answers}",
            actor=actor,
            system=system,
        )

    def acts(self, action: str) -> list[dict[str, Any]]:
        return [act for act in map(contents, events_of(f"book:{PATH}")) if act["action"] == action]

    def dropped_by(self, actor: str) -> set[int]:
        """Entries that somebody dropped a reading of, as the ledger tells."""
        keys = {
            key
            for act in self.acts("settle")
            if act["payload"]["drop"] and act["actor"] == actor
            for key, field in act["payload"]["findings"]
            if key and field
        }
        return set(Entry.objects.filter(key__in=keys).values_list("pk", flat=True))

    @invariant()
    def the_ledger_replayed_is_what_is_stored(self):
        if hasattr(self, "line") and self.has_book:
            assert self.line.mismatches() == []

    @invariant()
    def nothing_that_came_is_lost(self):
        if hasattr(self, "line") and self.has_book:
            keys = set(self.line.states())
            assert keys >= self.ever
            self.ever = keys

    @invariant()
    def nobody_approved_what_they_brought(self):
        if hasattr(self, "line"):
            for entry in Entry.objects.filter(state="approved"):
                brought = EntryVersion.objects.filter(entry=entry).values_list(
                    "package__received_by", flat=True
                )
                assert entry.approved_by_id not in set(brought)
                approver = entry.approved_by
                assert approver is not None
                assert entry.pk not in self.dropped_by(approver.username)

    @invariant()
    def projected_counts_are_those_of_the_findings(self):
        if not hasattr(self, "line"):
            return
        for book in Book.objects.all():
            counted: Counter[tuple[int | None, bool]] = Counter()
            for finding in book.findings.filter(settlement=None):
                counted[finding.entry_id, finding.severity == Severity.LUU_Y] += 1
            assert (book.held, book.notes) == (counted[None, False], counted[None, True])
            for entry in records.entries(book, withdrawn=True):
                assert (entry.held, entry.notes) == (counted[entry.pk, False], counted[entry.pk, True])

    @invariant()
    def the_table_is_an_honest_count(self):
        if not hasattr(self, "line"):
            return
        today = clock.today_vn()
        alive = Entry.objects.exclude(state="withdrawn")
        ours = progress(as_of=today, source="noi-bo", units_as_of=DEFAULT_DAY)
        day = dt.date(2024, 10, 15)
        theirs = progress(as_of=day, source="bo", units_as_of=DEFAULT_DAY)
        assert ours.total.present == alive.count()
        assert ours.total.done == sum(1 for one in alive if one.state == "approved")
        assert theirs.total.done == sum(
            1
            for one in Entry.objects.all()  # who was withdrawn today was there on that day
            if (one.official_on is not None and one.official_on <= day)
            or one.past.filter(source="bo", since__lte=day, until__gt=day).exists()
        )


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        TheLine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.usefixtures("db", "quick_passwords", "quick_reading")
def test_the_line_keeps_its_promises():
    run(examples=6, steps=12)


@pytest.mark.slow
@pytest.mark.usefixtures("db", "quick_passwords", "quick_reading")
def test_the_line_keeps_its_promises_for_long():
    run(examples=60, steps=25)
