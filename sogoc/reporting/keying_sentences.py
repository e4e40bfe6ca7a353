"""Sentences of the history of a book: how it was keyed. In: the payload of an act. Out: one sentence, without a value of any field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sogoc.keying.policy import MODES
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text.figures import vn
from sogoc.law.workflows import WORKFLOWS

_LAYOUTS = {one.code: one.title for type_ in BOOK_TYPES.values() for one in type_.layouts}
_TITLES = {row.act: row.title for row in WORKFLOWS["draft"].transitions}


def _title(payload: Mapping[str, Any]) -> str:
    return _TITLES.get(str(payload.get("kind")), "Nhập")


def _count(payload: Mapping[str, Any], name: str) -> str:
    return vn(len(payload.get(name) or ()))


def _drafts(payload: Mapping[str, Any]) -> str:
    words = "để soát lại" if payload.get("inspected") else "theo các khung trên trang sổ"
    gone = f", bỏ {_count(payload, 'dropped')} phiếu không còn khung" if payload.get("dropped") else ""
    return f"Lập {_count(payload, 'new')} phiếu nhập {words}{gone}."


def _layout(payload: Mapping[str, Any]) -> str:
    was, now = (_LAYOUTS.get(str(payload.get(name)), "nhập mọi cột") for name in ("was", "layout"))
    return f"Đổi mẫu trang của quyển sổ từ “{was}” sang “{now}”."


def _policy(payload: Mapping[str, Any]) -> str:
    policy = payload.get("policy") or {}
    floor = round(100 * float(policy.get("floor") or 0))
    return f"Chọn cách nhập hai lượt: {MODES.get(policy.get('mode', ''), '')}; nhập lại ngẫu nhiên {floor} %."


def _return(payload: Mapping[str, Any]) -> str:
    if payload.get("forgotten"):
        return f"Phần việc quá hạn tự trả về, còn {_count(payload, 'left')} phiếu chưa nhập."
    return f"Trả phần việc, còn {_count(payload, 'left')} phiếu chưa nhập."


def _pass(payload: Mapping[str, Any]) -> str:
    if payload.get("kind") == "spare":
        return f"Nhập xong phiếu số {payload.get('draft')} sau khi người khác đã nhập; giữ lại để đối chiếu."
    return f"{_title(payload)} phiếu số {payload.get('draft')}: {vn(int(payload.get('fields') or 0))} mục."


def _back(payload: Mapping[str, Any]) -> str:
    to = f" cho {payload['to']}" if payload.get("to") else ""
    return f"Trả phiếu số {payload.get('draft')}{to} để đọc lại."


SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "key_open": lambda _payload: "Mở việc nhập liệu của quyển sổ.",
    "key_layout": _layout,
    "key_policy": _policy,
    "key_drafts": _drafts,
    "key_take": lambda payload: f"Nhận {_count(payload, 'drafts')} phiếu để {_title(payload).lower()}.",
    "key_return": _return,
    "key_pass": _pass,
    "key_undo": lambda payload: f"Lấy lại lượt nhập của phiếu số {payload.get('draft')}.",
    "key_settle": lambda payload: (
        f"Xử lý {_count(payload, 'fields')} giá trị lệch của phiếu số {payload.get('draft')}."
    ),
    "key_back": _back,
    "key_hand_in": lambda payload: (
        f"Nộp {_count(payload, 'drafts')} phiếu đã thống nhất vào sổ, trong gói phiên bản {payload.get('package')}."
    ),
}
