"""A book on its way to the signature: who works on it, the checker, the approver (seed §3.3; design §1.4: nobody checks their own work).

*Accounted for* (đủ): every number, page, closing total and draft is told or explained. What is lacking does not wall a book in: it
goes on with a reason, which is signed and printed. No text that was read prescribes these three steps; that who keyed does not check,
and who checked does not approve, is the practice of the field (practitioners' knowledge).
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

MADE = ("stage", "restage", "key", "key_second", "adjudicate", "correct", "drop")
"""Acts of the workflow ``entry`` that make somebody an author of the book, so not its checker: whoever wrote a value or chose one.

Who inspected an entry and found nothing that was taken (``inspect``), or gave a reason for a finding, wrote nothing: that is checking."""

BACK = ("send_back", "return_check", "return_work")
"""Acts by which a book is given back with a remark."""

WORKFLOW = Workflow(
    code="book",
    title="Quyển sổ",
    initial="working",
    states={
        "working": "đang làm",
        "checking": "chờ kiểm tra",
        "checked": "đã kiểm tra, chờ phê duyệt",
        "approved": "đã phê duyệt",
    },
    acts={
        "make": "nhập hoặc sửa dữ liệu của quyển sổ này",
        "submit": "chuyển quyển sổ này đi kiểm tra",
        "pass": "kiểm tra quyển sổ này",
    },
    conditions={
        "accounted": (
            "Quyển sổ chưa đủ: còn số, trang, số khóa sổ hoặc phiếu nhập chưa được tính hết.",
            "Làm nốt những điều ghi ở mục “Đủ chưa” của trang quyển sổ; nếu sổ thật sự thiếu thì ghi lý do rồi chuyển.",
        ),
        "settled": (
            "Quyển sổ còn lỗi, cảnh báo chưa có lý do.",
            "Mở “Lỗi, cảnh báo theo nguyên nhân” của quyển sổ để sửa hoặc ghi lý do; nếu phải để lại thì ghi lý do rồi chuyển.",
        ),
        "handed_in": (
            "Quyển sổ có trường hợp mà phiếu đã trả lại hoặc đang soát, chưa nộp lại vào sổ.",
            "Mở phần nhập liệu của quyển sổ: đọc lại, xử lý giá trị lệch rồi nộp những phiếu ấy, sau đó xác nhận.",
        ),
    },
    transitions=(
        Transition("submit", "Chuyển kiểm tra", ("working",), "checking", "key", needs=("accounted",)),
        Transition(
            "submit_lacking",
            "Chuyển kiểm tra khi còn thiếu",
            ("working",),
            "checking",
            "key",
            reason="must",
        ),
        Transition("take_back", "Lấy lại để làm tiếp", ("checking",), "working", "key"),
        Transition(
            "pass",
            "Xác nhận đã kiểm tra",
            ("checking",),
            "checked",
            "check",
            needs=("handed_in", "accounted", "settled"),
            not_by=("make", "submit"),
        ),
        Transition(
            "pass_lacking",
            "Xác nhận đã kiểm tra khi còn thiếu",
            ("checking",),
            "checked",
            "check",
            needs=("handed_in",),
            not_by=("make", "submit"),
            reason="must",
        ),
        Transition("send_back", "Trả lại người nhập", ("checking",), "working", "check", reason="must"),
        Transition(
            "return_check", "Trả lại người kiểm tra", ("checked",), "checking", "approve", reason="must"
        ),
        Transition("return_work", "Trả lại người nhập", ("checked",), "working", "approve", reason="must"),
        Transition(
            "approve",
            "Duyệt",
            ("checked",),
            "approved",
            "approve",
            not_by=("submit", "pass"),
        ),
    ),
)
