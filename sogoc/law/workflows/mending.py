"""A digitiser's error found after approval: request → page → approver → sent again (domain facts §12; independence: design §1.4).

Three people: one says what is wrong, one reads the page without being told, one approves. What the book itself says wrongly is never
mended here: it goes to an amendment (cải chính hộ tịch, Điều 17, 35 Thông tư 04/2020/TT-BTP).
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="mending",
    title="Sửa lỗi nhập sau khi duyệt",
    initial="new",
    states={
        "new": "chưa gửi",
        "requested": "chờ đối chiếu trang sổ",
        "checked": "đã đối chiếu, chờ phê duyệt",
        "mended": "đã sửa",
        "refused": "không chấp nhận",
        "withdrawn": "đã rút",
    },
    acts={
        "request": "yêu cầu sửa",
        "check": "đối chiếu trang sổ cho yêu cầu này",
        "mend": "phê duyệt sửa",
        "refuse": "từ chối yêu cầu",
        "decline": "từ chối yêu cầu",
        "undo": "rút yêu cầu",
    },
    conditions={
        "entry_approved": (
            "Trường hợp này không ở trạng thái đã duyệt.",
            "Khi còn ở khu vực tạm thì sửa trong bảng rồi nhập lại gói.",
        ),
        "version_as_requested": (
            "Trường hợp đã có phiên bản mới sau khi yêu cầu.",
            "Rút yêu cầu này rồi xem lại trên phiên bản mới; còn sai thì yêu cầu lại.",
        ),
    },
    transitions=(
        Transition(
            "request", "Yêu cầu sửa", ("new",), "requested", "key", needs=("entry_approved",), reason="must"
        ),
        Transition(
            "check",
            "Đối chiếu trang sổ",
            ("requested",),
            "checked",
            "check",
            needs=("entry_approved", "version_as_requested"),
            not_by=("request",),
        ),
        Transition(
            "refuse",
            "Không chấp nhận yêu cầu",
            ("requested",),
            "refused",
            "check",
            not_by=("request",),
            reason="must",
        ),
        Transition(
            "mend",
            "Phê duyệt sửa",
            ("checked",),
            "mended",
            "approve",
            needs=("entry_approved", "version_as_requested"),
            not_by=("request", "check"),
        ),
        Transition(
            "decline",
            "Không phê duyệt yêu cầu",
            ("checked",),
            "refused",
            "approve",
            not_by=("request", "check"),
            reason="must",
        ),
        Transition("undo", "Rút yêu cầu", ("requested", "checked"), "withdrawn", "key", reason="must"),
    ),
)
