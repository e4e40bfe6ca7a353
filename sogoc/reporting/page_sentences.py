"""Acts on the pages of a book as images, as Vietnamese sentences. Pure. In: what the ledger says of an act. Out: a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sogoc.law.pages import CUT_KINDS, PAGE_KINDS
from sogoc.law.text.figures import vn

Payload = Mapping[str, Any]


def _some(name: str, act: str, what: str) -> Callable[[Payload], str]:
    return lambda payload: f"{act} {vn(len(payload.get(name) or ()))} {what}."


def _receive(payload: Payload) -> str:
    again = " Trang cũ ở chỗ ấy được cất." if payload.get("replaces") else ""
    phone = " từ điện thoại" if payload.get("pairing") else ""
    return f"Nạp một tệp{phone} thành {vn(len(payload.get('pages') or ()))} trang ảnh.{again}"


def _mark(payload: Payload) -> str:
    kinds = payload.get("kind") or ()
    labels = payload.get("label") or ()
    parts = []
    if kinds:
        said = sorted({PAGE_KINDS.get(now, now) for _, _, now in kinds})
        parts.append(f"đánh dấu {vn(len(kinds))} trang là {', '.join(said)}")
    if labels:
        parts.append(f"ghi số của {vn(len(labels))} trang")
    return f"{' và '.join(parts).capitalize()}."


SENTENCES: dict[str, Callable[[Payload], str]] = {
    "receive_scan": _receive,
    "move_pages": lambda payload: (
        f"Chuyển {vn(len(payload.get('pages') or payload.get('back') or ()))} trang ảnh."
    ),
    "rotate_pages": lambda payload: f"Xoay {vn(len(payload['pages']))} trang ảnh {payload['degrees']} độ.",
    "split_pages": _some("halves", "Tách", "trang đôi"),
    "join_pages": _some("halves", "Ghép lại", "trang đôi"),
    "mark_pages": _mark,
    "remove_pages": _some("pages", "Cất", "trang ảnh"),
    "restore_pages": _some("pages", "Đưa trở lại", "trang ảnh"),
    "cut": _some("cuts", "Cắt trang ảnh thành", "trường hợp"),
    "recut": lambda _payload: "Sửa khung của một trường hợp trên trang ảnh.",
    "mark_cuts": lambda payload: (
        f"Đánh dấu {vn(len(payload['cuts']))} khung là {CUT_KINDS.get(payload['kind'], payload['kind'])}."
    ),
    "remove_cuts": _some("cuts", "Bỏ", "khung của trường hợp trên trang ảnh"),
    "restore_cuts": _some("cuts", "Đưa trở lại", "khung của trường hợp trên trang ảnh"),
    "hold_cuts": _some("cuts", "Giữ nguyên", "khung đã giao cho người nhập"),
    "free_cuts": _some("cuts", "Thôi giữ", "khung không còn giao cho ai"),
    "invite_phone": lambda _payload: "Lập mã để ghép một điện thoại chụp trang sổ.",
    "pair_phone": lambda payload: f"Ghép điện thoại {payload.get('device')} để chụp trang sổ.",
    "end_phone": lambda _payload: "Ngắt một điện thoại hoặc bỏ một mã ghép.",
}
