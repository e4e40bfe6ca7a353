"""A page of a book as an image: taken in, put in order, turned, split, marked; nothing is ever deleted, a page is put aside and back.

What somebody keys from must not change under the eyes: a page whose entry is being keyed, or was keyed, is not turned, split or put aside
until that work is given back. Its place among the other pages and its number may still be put right.
"""

from __future__ import annotations

from sogoc.law.workflow import Transition, Workflow

_HERE = ("here",)
_STILL = ("nobody_keys",)

WORKFLOW = Workflow(
    code="page",
    title="Trang ảnh",
    initial="here",
    states={"here": "có trong quyển", "aside": "đã cất khỏi quyển"},
    acts={},
    conditions={
        "nobody_keys": (
            "Trang này có trường hợp đã giao cho người nhập.",
            (
                "Phần chưa nhập xong: chờ được trả lại, hoặc đề nghị người phụ trách thu lại phần đã giao. "
                "Phần đã nhập: đề nghị người xử lý giá trị lệch, người kiểm tra trả lại phiếu. Sau đó làm lại."
            ),
        ),
        "uncut": (
            "Trang này đã được cắt thành trường hợp.",
            "Bỏ các khung đã vẽ trên trang (chọn khung rồi nhấn Delete), rồi làm lại.",
        ),
    },
    transitions=(
        Transition("receive", "Nạp trang", _HERE, "here", "scan"),
        Transition("arrange", "Sắp xếp, đánh dấu trang", _HERE, "here", "scan"),
        Transition("empty", "Đánh dấu trang không ghi trường hợp", _HERE, "here", "scan", needs=("uncut",)),
        Transition("turn", "Xoay trang", _HERE, "here", "scan", needs=_STILL),
        Transition("split", "Tách, ghép trang đôi", _HERE, "here", "scan", needs=(*_STILL, "uncut")),
        Transition("remove", "Cất trang", _HERE, "aside", "scan", needs=(*_STILL, "uncut")),
        Transition("restore", "Đưa trang trở lại", ("aside",), "here", "scan"),
    ),
)
