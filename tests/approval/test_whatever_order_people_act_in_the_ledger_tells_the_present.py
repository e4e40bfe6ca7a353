"""People record changes, put them in force and withdraw them in any order: each act is done exactly when the office's rules allow it, and
afterwards the original stands untouched, the copy of every day says what the changes of that day make of it, and the ledger tells all this.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from sogoc.approval import amendment_actions as changes
from sogoc.approval.amendment_actions import Target
from sogoc.approval.amendment_verify import told_amendments, verify_changes
from sogoc.approval.models import Amendment
from sogoc.ground import clock
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import queries as records
from sogoc.reporting.present import presented_many
from tests.line.making import births
from tests.line.office import PATH, Line

KEYS, FIELDS = ("001", "002"), ("nksHoTen", "nksDanToc")
PEOPLE = st.sampled_from(["nhap", "motminh", "lanhdao"])
KEYERS, LEADERS = {"nhap", "motminh"}, {"motminh", "lanhdao"}
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2020, 12, 31))
WHEN = st.one_of(DAYS.map(dt.date.isoformat), st.sampled_from(["1995", "2010", ""]))
"""A day, a year alone, nothing."""
NEWS = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from("ABC"), min_size=1)
TOUCHED = st.dictionaries(st.sampled_from(KEYS), NEWS, min_size=1)


@dataclass(slots=True)
class Known:
    """A change as the people who made it remember it."""

    number: int
    recorder: str
    when: str
    values: dict[str, dict[str, str]]
    state: str = "recorded"

    @property
    def holds_from(self) -> dt.date:
        """A year alone holds from its last day; a note without a day from the one on which it became known."""
        if not self.when:
            return clock.today_vn()
        return dt.date(int(self.when), 12, 31) if len(self.when) == 4 else dt.date.fromisoformat(self.when)


class ALife(RuleBasedStateMachine):
    """Two entries of one book, three people, changes one after another."""

    line: Line
    ids: dict[str, int]
    written: dict[str, dict[str, Any]]
    recorded: Bundle[Known] = Bundle("recorded")

    @initialize()
    def begin(self) -> None:
        self.point = transaction.savepoint()
        self.known: list[Known] = []

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def tries(self, act: Any, *, allowed: bool) -> Any:
        """An act is done exactly when it is allowed."""
        if allowed:
            return act()
        with pytest.raises(Refusal):
            act()
        return None

    @rule(target=recorded, who=PEOPLE, when=WHEN, values=TOUCHED)
    def record(self, *, who, when, values):
        targets = [
            Target(records.entry_at(f"{PATH}/{key}"), new, text="Đã cải chính") for key, new in values.items()
        ]
        made = self.tries(
            lambda: changes.record_amendment(
                "cai_chinh",
                targets,
                actor=self.line.people[who],
                reason="Theo sổ",
                legal_day=when,
                even_so=True,
            ),
            allowed=who in KEYERS,
        )
        if made is None:
            return multiple()
        self.known.append(Known(made.pk, who, when, values))
        return self.known[-1]

    @rule(one=recorded, who=PEOPLE)
    def put_in_force(self, one, who):
        allowed = one.state == "recorded" and who in LEADERS and who != one.recorder
        amendment = Amendment.objects.get(pk=one.number)
        if self.tries(
            lambda: changes.enforce_amendment(amendment, actor=self.line.people[who]), allowed=allowed
        ):
            one.state = "in_force"

    @rule(one=recorded, who=PEOPLE)
    def withdraw(self, one, who):
        taken_back = one.state == "recorded" and who in KEYERS
        taken_out = one.state == "in_force" and who in LEADERS and who != one.recorder
        amendment = Amendment.objects.get(pk=one.number)
        if self.tries(
            lambda: changes.withdraw_amendment(amendment, actor=self.line.people[who], reason="Thôi"),
            allowed=taken_back or taken_out,
        ):
            one.state = "withdrawn"

    @invariant()
    def the_copy_of_every_day_says_what_held_then(self):
        firsts = {one.holds_from for one in self.known if one.state == "in_force"}
        for day in firsts | {first - dt.timedelta(1) for first in firsts} | {clock.today_vn()}:
            self.copies_say(day)

    def copies_say(self, day: dt.date) -> None:
        shown = dict(presented_many(self.ids.values(), as_of=day))
        holding = [one for one in self.known if one.state == "in_force" and one.holds_from <= day]
        for key, pk in self.ids.items():
            said = dict(self.written[key])
            for one in sorted(holding, key=lambda one: (one.holds_from, one.number)):
                said |= one.values.get(key, {})
            assert {name: one.value for name, one in shown[pk].items()} == said

    @invariant()
    def what_is_written_stays(self):
        assert {key: self.line.values(key) for key in KEYS} == self.written

    @invariant()
    def the_ledger_tells_the_state_of_each_change(self):
        told = told_amendments(map(contents, events_of(f"book:{PATH}")))
        states = {number: one.state for number, one in told.items()}
        assert states == {one.number: one.state for one in self.known}
        assert list(verify_changes(self.line.book())) == []


def live(line: Line, examples: int, steps: int) -> None:
    line.bring(*births(1, 2))
    ALife.line = line
    ALife.ids = {key: records.entry_at(f"{PATH}/{key}").pk for key in KEYS}
    ALife.written = {key: line.values(key) for key in KEYS}
    run_state_machine_as_test(
        ALife,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_order_of_acts(line):
    live(line, examples=5, steps=10)


@pytest.mark.slow
def test_any_order_of_acts_for_long(line):
    live(line, examples=40, steps=20)


WHO = st.sampled_from("abcde")


@given(
    st.lists(st.tuples(st.sampled_from(("check", "refuse", "mend", "decline", "undo")), WHO), max_size=12),
    WHO,
)
def test_no_mending_ever_has_fewer_than_three_people(steps, first):
    table = WORKFLOWS["mending"]
    state, done = "requested", {"request": first}
    for step, who in steps:
        situation = Situation(
            state,
            who,
            frozenset({"key", "check", "approve"}),
            holds=frozenset(table.conditions),
            done_by={act: frozenset({by}) for act, by in done.items()},
            reason="Lý do",
        )
        if why_not(table, step, situation) is None:
            state = table.transition(step).target
            done[step] = who
    if state == "mended":
        assert len({done["request"], done["check"], done["mend"]}) == 3
    if state == "refused":
        assert done["request"] not in {done.get("refuse"), done.get("decline")}
