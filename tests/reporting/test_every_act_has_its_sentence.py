"""Whatever an action writes into the ledger is told in Vietnamese, also to one entry alone."""

from __future__ import annotations

import ast

import pytest

from sogoc.reporting.history import SENTENCES, tell, tell_of_entry
from tests.support import tree

pytestmark = pytest.mark.django_db


def written_actions() -> set[str]:
    """The names of acts that stand in the product's code: ``Act(action="…")`` and ``record(person, "…")``."""
    found = set()
    for path in tree.modules():
        if path.parts[0] != "sogoc":
            continue
        for node in ast.walk(tree.syntax(path)):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            values = [word.value for word in node.keywords if word.arg == "action"] if name == "Act" else []
            if name == "record" and len(node.args) > 1:
                values.append(node.args[1])
            found |= {str(one.value) for one in values if isinstance(one, ast.Constant)}
    return found


def test_every_act_that_the_product_writes_has_a_sentence():
    assert {"stage", "approve", "give_duty"} <= written_actions()
    assert written_actions() - SENTENCES.keys() == set()


def event(action: str, **payload):
    return {
        "stream": "book:1/KS", "seq": 3, "at": "2026-01-02T03:04:05Z", "stated_at": None, "actor": "",
        "action": action, "subject": "1/KS", "payload": payload, "reason": "dung_theo_so", "via": "web",
    }  # fmt: skip


def test_answers_are_summed_by_what_they_say():
    answered = event(
        "answer", system="158", answers={"official 2024-07-01": ["1", "2"], "official 2024-07-03": ["3"]}
    )
    (told,) = tell([answered])
    assert (
        told.what == "Ghi nhận trả lời của Phần mềm 158: 3 đã chuyển chính thức từ 01/07/2024 đến 03/07/2024."
    )
    assert told.reason == "Đúng theo sổ gốc"


def test_an_entry_hears_only_of_itself():
    acts = [
        event("stage", package=1, new=["1", "2"], changed=[], withdrawn=[]),
        event("approve", entries=["2"], held=["1"]),
    ]
    assert [told.what for told in tell_of_entry(acts, "2")] == [
        "Nhập gói phiên bản 1: 1 trường hợp mới.",
        "Duyệt 1 trường hợp.",
    ]
    assert [told.what for told in tell_of_entry(acts, "1")][1:] == [
        "Quyển sổ được duyệt; trường hợp này còn bị giữ nên để lại."
    ]
    assert tell_of_entry(acts, "3") == []


def test_an_act_that_nobody_foresaw_is_still_shown():
    assert tell([event("dance")])[0].what == "Việc “dance”."
