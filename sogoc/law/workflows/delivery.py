"""A sending to the ministry's system and its answers: *official* is the system's word, not ours (domain facts §12)."""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="delivery",
    title="Chuyển dữ liệu",
    initial="unsent",
    states={
        "unsent": "chưa gửi",
        "sent": "đã gửi",
        "refused": "bị từ chối",
        "received": "đã được Bộ nhận",
        "official": "đã chuyển chính thức",
    },
    acts={"send": "gửi", "answer": "ghi nhận trả lời"},
    conditions={"approved": ("Chỉ gửi trường hợp đã duyệt.", "Duyệt trường hợp rồi gửi, hoặc để lần sau.")},
    transitions=(
        Transition("send", "Gửi", ("unsent", "refused", "sent"), "sent", "approve", needs=("approved",)),
        Transition("refuse", "Ghi nhận bị từ chối", ("unsent", "sent", "received"), "refused", "follow"),
        Transition(
            "receive", "Ghi nhận đã được Bộ nhận", ("unsent", "sent", "refused"), "received", "follow"
        ),
        Transition(
            "confirm",
            "Ghi nhận đã chuyển chính thức",
            ("unsent", "sent", "refused", "received", "official"),
            "official",
            "follow",
        ),
    ),
)
