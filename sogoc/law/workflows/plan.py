"""A unit's proposal to change a line of the plan: the unit proposes with its document, the Department decides.

The plan is the denominator of every figure, so no unit alters its own (practice: the inventory is made by the communes and put together by
the Department; to be confirmed). Whoever proposed does not decide.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="plan",
    title="Đề nghị sửa bảng kê",
    initial="none",
    states={
        "none": "chưa đề nghị",
        "proposed": "chờ Sở quyết định",
        "accepted": "đã ghi vào bảng kê",
        "declined": "không chấp nhận",
        "taken_back": "đã rút",
    },
    acts={"propose": "đề nghị sửa dòng này của bảng kê"},
    conditions={},
    transitions=(
        Transition("propose", "Đề nghị sửa bảng kê", ("none",), "proposed", "scan"),
        Transition(
            "accept",
            "Ghi đề nghị vào bảng kê",
            ("proposed",),
            "accepted",
            "administer",
            not_by=("propose",),
        ),
        Transition(
            "decline", "Không chấp nhận đề nghị", ("proposed",), "declined", "administer", reason="must"
        ),
        Transition("take_back", "Rút đề nghị", ("proposed",), "taken_back", "scan"),
    ),
)
