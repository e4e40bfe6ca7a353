"""A link between two entries: made and taken away, each signed with its reason (domain facts §12)."""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="link",
    title="Liên kết trường hợp",
    initial="unlinked",
    states={"unlinked": "chưa liên kết", "linked": "đã liên kết"},
    acts={"link": "liên kết hai trường hợp"},
    conditions={},
    transitions=(
        Transition("link", "Liên kết hai trường hợp", ("unlinked",), "linked", "settle", reason="must"),
        Transition("unlink", "Gỡ liên kết", ("linked",), "unlinked", "settle", reason="must"),
    ),
)
