"""Acts on books as they are on the shelf, as Vietnamese sentences. Pure.

In: the payload of an act. Out: what was done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sogoc.accounts.parties import PARTIES
from sogoc.intake.book_series import write_series
from sogoc.intake.exemplar_queries import SOURCES

Payload = Mapping[str, Any]
FACTS: Mapping[str, str] = {
    "cover": "bìa chung",
    "series": "loạt đánh số riêng",
    "pages": "số trang",
    "closing_total": "số trường hợp khi khóa sổ",
    "blank_pages": "số trang trống",
    "crossed_pages": "số trang gạch chéo",
    "known_as": "tên xác định",
}


def _party(payload: Payload) -> str:
    who = payload.get("words") or f"đơn vị {payload.get('office')}"
    title = PARTIES[payload["role"]].title if payload.get("role") in PARTIES else payload.get("role")
    return f"Ghi {who} là “{title}” từ ngày {_day(payload['since'])}, căn cứ: {payload.get('basis')}."


def _facts(payload: Payload) -> str:
    facts = payload.get("facts") or {}
    parts = [f"{FACTS.get(name, name)} {_value(name, value)}" for name, value in facts.items()]
    return f"Khai về quyển sổ: {'; '.join(parts)}. Căn cứ: {payload.get('basis')}."


def _value(name: str, value: Any) -> str:
    if name == "series":
        return write_series(value) or "không có"
    return str(value) if value not in (None, "") else "bỏ ghi"


def _hand_over(payload: Payload) -> str:
    giver, taker = (words or f"đơn vị {office}" for office, words in (payload["giver"], payload["taker"]))
    pages = f", {payload['pages']} trang" if payload.get("pages") is not None else ""
    return f"Bàn giao từ {giver} sang {taker} ngày {_day(payload['day'])} theo biên bản số {payload['document']}{pages}."


def _choose(payload: Payload) -> str:
    source = SOURCES.get(payload.get("source", ""), payload.get("source"))
    return f"Lấy {source} làm nguồn cho {len(payload.get('entries') or ())} trường hợp của sổ kép."


def _day(text: str) -> str:
    return f"{dt.date.fromisoformat(text):%d/%m/%Y}"


SHELF: dict[str, Callable[[Payload], str]] = {
    "name_party": _party,
    "describe_book": _facts,
    "look_again": lambda payload: (
        f"Kiểm tra lại quyển sổ theo loạt đánh số đã khai: {payload.get('findings')} lỗi, cảnh báo."
    ),
    "declare_cover": lambda _payload: "Khai quyển bìa chung.",
    "hand_over": _hand_over,
    "add_minutes": lambda payload: f"Nạp bản quét biên bản bàn giao số {payload.get('document')}.",
    "drop_book": lambda payload: (
        f"Rút cả quyển, {payload.get('entries')} trường hợp không còn tính. Lý do: {payload.get('reason')}."
    ),
    "join_exemplars": lambda payload: (
        f"Ghép thành sổ kép với quyển {payload.get('second')}, căn cứ: {payload.get('basis')}."
    ),
    "part_exemplars": lambda payload: f"Gỡ liên kết sổ kép với quyển {payload.get('second')}.",
    "choose_exemplar": _choose,
}
