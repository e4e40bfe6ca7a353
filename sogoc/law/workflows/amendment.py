"""A dated change of entries: recorded by one, put in force by another, withdrawn by a counter-act (design §1.4; TT 04/2020/TT-BTP Điều 35).

Whoever recorded it neither puts it in force nor takes it out of force.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="amendment",
    title="Ghi chú thay đổi",
    initial="new",
    states={
        "new": "chưa ghi",
        "recorded": "chờ cho hiệu lực",
        "in_force": "có hiệu lực",
        "withdrawn": "đã rút",
    },
    acts={
        "record": "ghi nhận thay đổi này",
        "enforce": "cho thay đổi này có hiệu lực",
        "take_back": "rút thay đổi này khi chưa có hiệu lực",
        "withdraw": "rút thay đổi này",
    },
    conditions={},
    transitions=(
        Transition("record", "Ghi nhận thay đổi", ("new",), "recorded", "key", reason="must"),
        Transition(
            "enforce", "Cho thay đổi có hiệu lực", ("recorded",), "in_force", "approve", not_by=("record",)
        ),
        Transition("take_back", "Rút khi chưa có hiệu lực", ("recorded",), "withdrawn", "key", reason="must"),
        Transition(
            "withdraw",
            "Rút thay đổi đang có hiệu lực",
            ("in_force",),
            "withdrawn",
            "approve",
            not_by=("record",),
            reason="must",
        ),
    ),
)
