"""Sentences of acts beside entries: legal state, marks, links, papers, dossiers. What a person wrote stands at the entry, not here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sogoc.law.links import KINDS
from sogoc.law.papers import DECISIONS, PAPER_ROLES
from sogoc.law.workflows import WORKFLOWS

Payload = Mapping[str, Any]


def _ended(act: str) -> Callable[[Payload], str]:
    title = WORKFLOWS["entry"].transition(act).title

    def say(payload: Payload) -> str:
        on = dt.date.fromisoformat(payload["on"])
        paper = f", căn cứ giấy tờ số {payload['document']}" if payload.get("document") else ""
        return f"{title} một trường hợp, theo ngày {on:%d/%m/%Y}{paper}."

    return say


def _link(words: str) -> Callable[[Payload], str]:
    return lambda payload: f"{words}: {KINDS[payload['kind']].title.lower()}."


def _attach(payload: Payload) -> str:
    return f"Gắn giấy tờ số {payload['document']} với một trường hợp, làm {PAPER_ROLES[payload['role']]}."


def _step(title: str) -> Callable[[Payload], str]:
    def say(payload: Payload) -> str:
        kind = f": {DECISIONS[payload['kind']].lower()}" if payload.get("kind") else ""
        return f"{title}, hồ sơ sổ và giấy số {payload['dossier']}{kind}."

    return say


SENTENCES: dict[str, Callable[[Payload], str]] = {
    **{act: _ended(act) for act in ("cross_out", "replace", "revoke")},
    "restore": lambda _payload: "Rút lại trạng thái pháp lý của một trường hợp.",
    "mark_sensitive": lambda _payload: "Đánh dấu nhạy cảm một trường hợp.",
    "unmark_sensitive": lambda _payload: "Bỏ đánh dấu nhạy cảm một trường hợp.",
    "look_at_sensitive": lambda _payload: "Xem một trường hợp nhạy cảm.",
    "link": _link("Liên kết với trường hợp khác"),
    "unlink": _link("Gỡ liên kết với trường hợp khác"),
    "add_document": lambda payload: f"Nạp giấy tờ số {payload['document']}.",
    "withdraw_document": lambda payload: f"Rút giấy tờ số {payload['document']}.",
    "attach_document": _attach,
    "detach_document": lambda payload: f"Gỡ giấy tờ số {payload['document']} khỏi một trường hợp.",
    **{f"{row.act}_dossier": _step(row.title) for row in WORKFLOWS["dossier"].transitions},
}
