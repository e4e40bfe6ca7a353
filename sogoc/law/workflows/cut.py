"""A cut: the part of one page or several that holds one entry. Free until it is handed to somebody who keys it."""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="cut",
    title="Khung của một trường hợp",
    initial="free",
    states={"free": "chưa giao", "taken": "đã giao cho người nhập", "undone": "khung đã bỏ"},
    acts={},
    conditions={
        "pages_unchanged": (
            "Trang của khung này đã được tách, ghép hoặc cất từ khi khung được vẽ.",
            "Vẽ lại khung trên trang như hiện nay.",
        ),
    },
    transitions=(
        Transition("cut", "Cắt trang thành trường hợp", ("free",), "free", "scan"),
        Transition("recut", "Sửa khung", ("free",), "free", "scan"),
        Transition("remove", "Bỏ khung", ("free",), "undone", "scan"),
        Transition("restore", "Đưa khung trở lại", ("undone",), "free", "scan", needs=("pages_unchanged",)),
    ),
)
