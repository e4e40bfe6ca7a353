"""People act in any order: the workflow's table decides who may, and replaying the ledger gives the present values (a property)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.approval import amendment_actions as changes
from sogoc.approval.amendment_actions import Basis, Target
from sogoc.approval.amendment_verify import told_amendments, verify_changes
from sogoc.approval.models import Amendment
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import queries as records
from sogoc.reporting.present import presented_many
from tests.line.making import births
from tests.line.office import PATH

KEYS = ("001", "002")
FIELDS = ("nksHoTen", "nksDanToc")
PEOPLE = ("nhap", "motminh", "lanhdao")
DUTIES = {"nhap": {"key"}, "motminh": {"key", "approve"}, "lanhdao": {"approve"}}
RECORD = st.tuples(
    st.just("record"),
    st.sampled_from(PEOPLE),
    st.tuples(
        st.dates(dt.date(1990, 1, 1), dt.date(2020, 12, 31)),
        st.dictionaries(
            st.sampled_from(KEYS),
            st.dictionaries(st.sampled_from(FIELDS), st.sampled_from("ABC"), min_size=1),
            min_size=1,
        ),
    ),
)
LATER = st.tuples(st.sampled_from(("enforce", "withdraw")), st.sampled_from(PEOPLE), st.integers(0, 5))


class Model:
    """What must be the case: state, recorder, day and values of each change, in the order of recording."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []

    def may(self, act: str, who: str, state: str, recorder: str) -> bool:
        return (
            act
            in {
                "record": {"record"} if "key" in DUTIES[who] else set(),
                "enforce": {"enforce"}
                if state == "recorded" and "approve" in DUTIES[who] and who != recorder
                else set(),
                "withdraw": {"withdraw"}
                if (state == "recorded" and "key" in DUTIES[who])
                or (state == "in_force" and "approve" in DUTIES[who] and who != recorder)
                else set(),
            }[act]
        )

    def says(self, key: str, original: dict[str, str]) -> dict[str, str]:
        told = dict(original)
        for one in sorted(
            (one for one in self.made if one["state"] == "in_force"), key=lambda one: one["day"]
        ):
            told.update(one["values"].get(key, {}))
        return told


def act(line, model: Model, step) -> None:
    """One step through the product's own door; refused exactly when the model says so."""
    what, who, about = step
    if what == "record":
        day, values = about
        targets = [Target(records.entry_at(f"{PATH}/{key}"), new) for key, new in values.items()]
        allowed = model.may("record", who, "new", "")
    else:
        if not model.made:
            return
        one = model.made[about % len(model.made)]
        allowed = model.may(what, who, one["state"], one["who"])
    try:
        if what == "record":
            made = changes.record_amendment(
                "cai_chinh",
                targets,
                actor=line.people[who],
                reason="Theo sổ",
                legal_day=day.isoformat(),
                basis=Basis(),
            )
            model.made.append({"pk": made.pk, "state": "recorded", "who": who, "day": day, "values": values})
        elif what == "enforce":
            changes.enforce_amendment(Amendment.objects.get(pk=one["pk"]), actor=line.people[who])
            one["state"] = "in_force"
        else:
            changes.withdraw_amendment(
                Amendment.objects.get(pk=one["pk"]), actor=line.people[who], reason="Thôi"
            )
            one["state"] = "withdrawn"
    except Refusal:
        assert not allowed, step
    else:
        assert allowed, step


def test_any_order_of_acts(line):
    line.bring(*births(1, 2))
    ids = {key: records.entry_at(f"{PATH}/{key}").pk for key in KEYS}

    @settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.lists(st.one_of(RECORD, LATER), min_size=2, max_size=9))
    def go(steps):
        point = transaction.savepoint()
        model = Model()
        for step in steps:
            act(line, model, step)
        shown = dict(presented_many(ids.values()))
        for key, pk in ids.items():
            original = line.values(key)
            now = {name: one.value for name, one in shown[pk].items()}
            assert now == model.says(key, original)
            assert line.values(key) == original
        told = told_amendments(contents(event) for event in events_of(f"book:{PATH}"))
        assert {number: one.state for number, one in told.items()} == {
            one["pk"]: one["state"] for one in model.made
        }
        assert list(verify_changes(line.book())) == []
        transaction.savepoint_rollback(point)

    go()


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
