"""A draft: one entry keyed from its page by two people who do not see one another, settled by a third (seed §3.3; design §1.4).

``second`` leads to *settled* where both readings agree; where they differ the comparison, which is nobody's act, leads to *differs*. A pass
that is the only one asked leads to *settled* too, an inspection that changes nothing to *handed_in*. Independence is ``not_by``: nobody
reads twice, nobody settles what they read themselves, nobody reads blind what was laid before them to settle, nobody inspects what they
brought.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

WORKFLOW = Workflow(
    code="draft",
    title="Phiếu nhập",
    initial="waiting",
    states={
        "waiting": "chờ nhập",
        "keyed_once": "đã nhập một lượt",
        "differs": "hai lượt lệch nhau",
        "settled": "đã thống nhất",
        "handed_in": "đã nộp",
        "dropped": "không còn trên trang",
    },
    acts={
        "first": "nhập lượt một",
        "second": "nhập lượt hai",
        "inspect": "soát lại",
        "bring": "nhập gói có trường hợp này",
        "adjudicate": "xử lý giá trị lệch",
    },
    conditions={
        "not_compared": (
            "Lượt nhập này đã được so với lượt kia nên không lấy lại được.",
            "Nếu nhập nhầm thì báo người xử lý giá trị lệch hoặc người kiểm tra trả lại phiếu.",
        ),
        "own_pass": (
            "Lượt nhập này không phải của tài khoản đang đăng nhập.",
            "Chỉ lấy lại được lượt nhập của chính mình.",
        ),
    },
    transitions=(
        Transition(
            "first",
            "Nhập lượt một",
            ("waiting", "keyed_once"),
            "keyed_once",
            "key",
            not_by=("second", "adjudicate"),
        ),
        Transition(
            "second",
            "Nhập lượt hai",
            ("waiting", "keyed_once"),
            "settled",
            "key",
            not_by=("first", "adjudicate"),
        ),
        Transition(
            "inspect",
            "Soát lại với trang sổ",
            ("waiting",),
            "settled",
            "check",
            not_by=("bring",),
        ),
        Transition(
            "undo",
            "Lấy lại lượt nhập",
            ("keyed_once", "settled", "differs"),
            "waiting",
            "key",
            needs=("own_pass", "not_compared"),
        ),
        Transition(
            "undo_inspect",
            "Lấy lại lượt soát",
            ("settled", "differs", "handed_in"),
            "waiting",
            "check",
            needs=("own_pass", "not_compared"),
        ),
        Transition(
            "adjudicate",
            "Xử lý giá trị lệch",
            ("differs",),
            "settled",
            "adjudicate",
            not_by=("first", "second", "inspect", "bring"),
        ),
        Transition(
            "return",
            "Trả lại để đọc lại",
            ("differs",),
            "waiting",
            "adjudicate",
            not_by=("first", "second", "inspect", "bring"),
            reason="must",
        ),
        Transition(
            "send_back",
            "Trả lại từ khâu kiểm tra",
            ("settled", "handed_in"),
            "waiting",
            "check",
            reason="must",
        ),
        Transition(
            "decline",
            "Trả lại từ khâu duyệt",
            ("settled", "handed_in"),
            "waiting",
            "approve",
            reason="must",
        ),
        Transition("hand_in", "Nộp vào sổ", ("settled", "handed_in"), "handed_in", "key"),
    ),
)
