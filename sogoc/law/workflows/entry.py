"""An entry: staged, approved by us, and what may end it (design §2, States).

Independence (seed §3.3: who enters and checks alone cannot be objective) is the column ``not_by``: whoever made any version of an
entry, by a package, by keying or by dropping what was understood, does not approve it.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="entry",
    title="Trường hợp",
    initial="draft",
    states={
        "draft": "đang nhập",
        "staged": "tạm",
        "approved": "đã duyệt",
        "replaced": "được thay thế",
        "revoked": "bị thu hồi, hủy bỏ",
        "crossed_out": "gạch bỏ",
        "withdrawn": "không còn trong gói",
    },
    acts={
        "stage": "nhập gói có trường hợp này",
        "key": "nhập liệu trường hợp này",
        "settle": "ghi lý do cho lỗi, cảnh báo",
        "drop": "bỏ giá trị hiểu của trường hợp này",
        "approve": "duyệt",
        "restage": "nhập lại gói làm thay đổi trường hợp này",
        "withdraw": "rút khỏi gói",
    },
    conditions={
        "no_open_finding": "Trường hợp còn lỗi, cảnh báo chưa có lý do.",
        "book_not_held": "Quyển sổ còn lỗi, cảnh báo chung chưa có lý do nên chưa trường hợp nào được duyệt.",
    },
    transitions=(
        Transition("stage", "Nhập vào khu vực tạm", ("draft", "withdrawn"), "staged", "key"),
        Transition("restage", "Nhập lại gói có thay đổi", ("staged", "approved"), "staged", "key"),
        Transition("withdraw", "Ghi nhận không còn trong gói", ("staged", "approved"), "withdrawn", "key"),
        Transition("settle", "Ghi lý do", ("staged",), "staged", "settle", reason="must"),
        Transition("drop", "Bỏ giá trị hiểu", ("staged",), "staged", "settle", reason="must"),
        Transition(
            "approve",
            "Duyệt",
            ("staged",),
            "approved",
            "approve",
            needs=("book_not_held", "no_open_finding"),
            not_by=("stage", "restage", "key", "drop"),
            reason="may",
        ),
    ),
)
