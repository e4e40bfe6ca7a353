"""Sentences of the history of a book: its way to the signature, its approval sheets. In: the payload of an act. Out: one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sogoc.law.text.figures import vn
from sogoc.law.workflows import WORKFLOWS

_TITLES = {row.act: row.title for row in WORKFLOWS["book"].transitions}


def _step(payload: Mapping[str, Any]) -> str:
    title = _TITLES.get(str(payload.get("act")), "Chuyển quyển sổ")
    lacking = len(payload.get("lacking") or ())
    left = f" Còn {vn(lacking)} mục chưa đủ, có lý do." if lacking else ""
    to = f" Nhờ {payload['to']} sửa." if payload.get("to") else ""
    return f"{title}.{left}{to}"


def _numbered(words: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda payload: words.format(number=f"D{int(payload.get('sheet') or 0):02}")


SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "book_step": _step,
    "make_sheet": _numbered("Lập phiếu trình {number}."),
    "attach_sheet": _numbered("Gắn bản đã ký vào phiếu {number}."),
    "detach_sheet": _numbered("Gỡ một tệp khỏi phiếu {number}."),
}
