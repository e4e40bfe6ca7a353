"""An entry: staged, approved by us, and what may end it (design §2, States).

Independence (seed §3.3: who enters and checks alone cannot be objective) is the column ``not_by``: whoever made any version of an
entry, by a package, by keying or by dropping what was understood, does not approve it, nor say how it ended.

*Replaced*, *revoked* and *crossed out* are the entry's state in law (domain facts §12). A decision replaces or revokes what was approved; a
crossed-out number is what the book's page shows (TT 04/2020 Điều 29, 35). Each is taken back by a second act, to where the entry stood.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

INSPECTED = ("inspect", "correct")
"""Acts of who read the page of an entry that came by a package: it was found right, or what this person read stands in its place."""
KEYED = ("key", "key_second", "adjudicate", *INSPECTED)
"""Acts by which a value was keyed from the page: each makes whoever did it a maker of the version."""
_MAKERS = ("stage", "restage", *KEYED, "drop")
_ENDED = ("replaced", "revoked", "crossed_out")

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
        "key_second": "nhập lượt thứ hai cho trường hợp này",
        "adjudicate": "xử lý giá trị lệch của trường hợp này",
        "inspect": "kiểm tra trường hợp này theo trang sổ",
        "correct": "sửa trường hợp này theo trang sổ",
        "settle": "ghi lý do cho lỗi, cảnh báo",
        "drop": "bỏ giá trị hiểu của trường hợp này",
        "approve": "duyệt",
        "restage": "nhập lại gói làm thay đổi trường hợp này",
        "withdraw": "rút khỏi gói",
        "end": "ghi trạng thái pháp lý",
    },
    conditions={
        "no_open_finding": (
            "Trường hợp còn lỗi, cảnh báo chưa có lý do.",
            "Mở “Lỗi, cảnh báo theo nguyên nhân” của quyển sổ, sửa hoặc ghi lý do, rồi duyệt lại.",
        ),
        "has_document": (
            "Chưa có giấy tờ làm căn cứ cho trạng thái pháp lý này (quyết định, bản án, giấy tờ hộ tịch mới).",
            "Nạp giấy tờ ở trang “Giấy tờ” của trường hợp (lệnh: sogoc entry paper), rồi chọn giấy tờ ấy khi ghi (lệnh: --document SỐ).",
        ),
        "was_approved": (
            "Trường hợp chưa được duyệt trước khi ghi trạng thái pháp lý.",
            "Rút lại về khu vực tạm, rồi duyệt như mọi trường hợp khác.",
        ),
        "book_not_held": (
            "Quyển sổ còn lỗi, cảnh báo chung chưa có lý do nên chưa trường hợp nào được duyệt.",
            "Ghi lý do cho các lỗi, cảnh báo nói về cả gói ở “Lỗi, cảnh báo theo nguyên nhân”, rồi duyệt.",
        ),
    },
    transitions=(
        Transition("stage", "Nhập vào khu vực tạm", ("draft", "withdrawn"), "staged", "key"),
        Transition("restage", "Nhập lại gói có thay đổi", ("staged", "approved"), "staged", "key"),
        Transition("withdraw", "Ghi nhận không còn trong gói", ("staged", "approved"), "withdrawn", "key"),
        Transition("settle", "Ghi lý do", ("staged",), "staged", "settle", reason="must"),
        Transition("explain", "Ghi lý do khi nhập", ("staged",), "staged", "key", reason="must"),
        Transition("drop", "Bỏ giá trị hiểu", ("staged",), "staged", "settle", reason="must"),
        Transition(
            "approve",
            "Duyệt",
            ("staged",),
            "approved",
            "approve",
            needs=("book_not_held", "no_open_finding"),
            not_by=_MAKERS,
            reason="may",
        ),
        Transition(
            "cross_out",
            "Ghi nhận gạch bỏ",
            ("staged", "approved"),
            "crossed_out",
            "settle",
            not_by=_MAKERS,
            reason="must",
        ),
        Transition(
            "replace",
            "Ghi nhận được thay thế",
            ("approved",),
            "replaced",
            "approve",
            needs=("has_document",),
            not_by=_MAKERS,
            reason="must",
        ),
        Transition(
            "revoke",
            "Ghi nhận bị thu hồi, hủy bỏ",
            ("approved",),
            "revoked",
            "approve",
            needs=("has_document",),
            not_by=_MAKERS,
            reason="must",
        ),
        Transition("restore", "Rút lại trạng thái pháp lý", _ENDED, "staged", "approve", reason="must"),
        Transition(
            "restore_approved",
            "Rút lại trạng thái pháp lý",
            _ENDED,
            "approved",
            "approve",
            needs=("was_approved",),
            reason="must",
        ),
    ),
)
