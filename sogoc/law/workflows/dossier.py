"""A dossier of book against paper: opened, proposed, decided, followed up, closed (seed §3, row 23; TT 04/2020 Điều 17).

What the book says is never changed by it: a wrong book is mended by *cải chính hộ tịch*, which is a registration of its own. Who opened
or proposed does not decide; who decided may follow up.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="dossier",
    title="Hồ sơ sổ và giấy",
    initial="none",
    states={
        "none": "chưa lập",
        "open": "mới mở",
        "proposed": "đã đề xuất",
        "decided": "đã quyết định",
        "following": "đang theo dõi",
        "closed": "đã đóng",
    },
    acts={"open": "mở hồ sơ", "propose": "đề xuất", "decide": "quyết định"},
    conditions={},
    transitions=(
        Transition("open", "Mở hồ sơ", ("none",), "open", "settle", reason="must"),
        Transition("propose", "Đề xuất", ("open", "proposed"), "proposed", "settle", reason="must"),
        Transition(
            "decide",
            "Quyết định",
            ("proposed",),
            "decided",
            "approve",
            not_by=("open", "propose"),
            reason="must",
        ),
        Transition("follow", "Ghi theo dõi", ("decided", "following"), "following", "settle", reason="must"),
        Transition("close", "Đóng hồ sơ", ("decided", "following"), "closed", "settle", reason="must"),
        Transition(
            "reopen",
            "Mở lại",
            ("proposed", "decided", "following", "closed"),
            "open",
            "settle",
            reason="must",
        ),
    ),
)
