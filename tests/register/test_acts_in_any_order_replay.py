"""Packages, approvals, ends in law and marks in any order: the ledger replayed is what is stored, and refusals change nothing."""

from __future__ import annotations

import contextlib

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.law.refusal import Refusal
from sogoc.register.models import Entry
from tests.line.making import birth, births

KEYS = st.sampled_from(["001", "002"])
ACTS = st.one_of(
    st.tuples(st.just("bring"), st.sampled_from(["both", "first", "changed", "secret"])),
    st.tuples(st.just("approve"), st.none()),
    st.tuples(st.sampled_from(["cross_out", "restore", "mark", "unmark"]), KEYS),
)
PACKAGES = {
    "both": births(1, 2),
    "first": births(1),
    "changed": [birth(1, ghiChu="sửa"), birth(2)],
    "secret": [birth(1, nksLoaiKhaiSinh="3"), birth(2)],
}


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(acts=st.lists(ACTS, min_size=3, max_size=7))
def test_acts_in_any_order_replay(cases, acts):
    line = cases.line
    doing = {
        "bring": lambda what: line.bring(*PACKAGES[what]),
        "approve": lambda _: line.approve(),
        "cross_out": lambda key: cases.end(key, "cross_out", actor="kiemtra"),
        "restore": cases.restore,
        "mark": cases.mark,
        "unmark": lambda key: cases.mark(key, marked=False),
    }
    with contextlib.ExitStack() as undo:
        undo.enter_context(transaction.atomic())
        undo.callback(transaction.set_rollback, True)
        line.bring(*births(1, 2))
        for act, what in acts:
            before = list(Entry.objects.order_by("pk").values())
            try:
                with transaction.atomic():
                    doing[act](what)
            except Refusal:
                assert list(Entry.objects.order_by("pk").values()) == before
            assert line.mismatches() == []
            for entry in Entry.objects.all():
                assert (entry.state == "crossed_out") == (entry.legal != "" and entry.withdrawn_on is None)
                assert entry.sensitive or not entry.marked
                assert entry.legal == "" or (entry.legal_on is not None and entry.legal_since is not None)
