"""Design §3: one small engine answers what this person may do now and, if not, why not; ``not_by`` is where independence lives."""

from __future__ import annotations

import pytest

from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS

ENTRY = WORKFLOWS["entry"]
NEEDS = frozenset({"no_open_finding", "book_not_held"})


def staged(person, **how):
    known = {"duties": frozenset({"approve"}), "holds": NEEDS} | how
    return Situation("staged", person, **known)


@pytest.mark.parametrize("act", ["stage", "restage", "key", "drop"])
def test_who_made_an_entry_what_it_is_does_not_approve_it(act):
    done_by = {act: frozenset({"an"})}
    refused = why_not(ENTRY, "approve", staged("an", done_by=done_by))
    assert refused is not None
    assert refused.code == "TU_DUYET"
    assert ENTRY.acts[act] in refused.says
    assert "tổ kiểm tra chéo" in refused.fix
    assert why_not(ENTRY, "approve", staged("binh", done_by=done_by)) is None


def test_who_gave_a_reason_may_approve():
    assert why_not(ENTRY, "approve", staged("an", done_by={"settle": frozenset({"an"})})) is None


@pytest.mark.parametrize("missing", sorted(NEEDS))
def test_what_is_held_is_approved_by_nobody(missing):
    refused = why_not(ENTRY, "approve", staged("an", holds=NEEDS - {missing}))
    assert refused is not None
    assert (refused.code, refused.says, refused.fix) == ("CHUA_DU_DIEU_KIEN", *ENTRY.conditions[missing])


def test_what_was_understood_is_dropped_only_with_a_reason():
    refused = why_not(ENTRY, "drop", Situation("staged", "an", frozenset({"settle"})))
    assert refused is not None
    assert refused.code == "THIEU_LY_DO"
