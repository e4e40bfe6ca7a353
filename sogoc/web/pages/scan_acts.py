"""What a person does to pages, as the screen sends it: one JSON object ``{"do": …}`` becomes one act of ``imaging``.

In: the message's bytes. Out: a sentence that says what was done; a message that means nothing is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sogoc.imaging import actions
from sogoc.imaging.laying import Ruler
from sogoc.imaging.posing import Box
from sogoc.law.layout import Shape
from sogoc.law.text.figures import vn
from sogoc.web.pages.errors import BAD

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

Asked = Mapping[str, Any]
How = Mapping[str, Any]
_MOST = 2_000


def read_act(body: bytes) -> Asked:
    """Read a message; anything but an object that names a known act is refused."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise BAD from None
    if not isinstance(asked, dict) or not isinstance(asked.get("do"), str) or asked["do"] not in ACTS:
        raise BAD
    return asked


def do(path: str, asked: Asked, *, actor: Person) -> str:
    """Do what a message asks; return what was done as a sentence."""
    try:
        return ACTS[asked["do"]](path, asked, {"actor": actor, "via": "web"})
    except (KeyError, TypeError, ValueError, OverflowError):
        raise BAD from None


def _ids(asked: Asked, name: str = "pages") -> list[int]:
    given = asked[name]
    if not isinstance(given, list) or not 0 < len(given) <= _MOST:
        raise BAD
    return [_id(one) for one in given]


def _id(given: Any) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 < given < 1 << 62:
        raise BAD
    return given


def _frame(asked: Asked) -> list[tuple[int, Box]]:
    frame = []
    for page, x, y, w, h in asked["regions"]:
        if any(not isinstance(one, int) for one in (x, y, w, h)):
            raise BAD
        frame.append((_id(page), Box(x, y, w, h)))
    return frame


def _some(count: int, what: str = "trang") -> str:
    return f"{vn(count)} {what}"


def _move(path: str, asked: Asked, how: How) -> str:
    pages, before = _ids(asked), asked.get("before")
    actions.move_pages(path, pages, before=None if before is None else _id(before), **how)
    return f"Đã chuyển {_some(len(pages))}."


def _rotate(path: str, asked: Asked, how: How) -> str:
    pages = _ids(asked)
    actions.rotate_pages(path, pages, degrees=int(asked["degrees"]), **how)
    return f"Đã xoay {_some(len(pages))}."


def _split(path: str, asked: Asked, how: How) -> str:
    halves = actions.split_pages(path, _ids(asked), at=int(asked.get("at", 500)), **how)
    return f"Đã tách {_some(len(halves), 'trang đôi')}."


def _join(path: str, asked: Asked, how: How) -> str:
    joined = actions.join_pages(path, _ids(asked), **how)
    return f"Đã ghép lại {_some(len(joined), 'trang đôi')}."


def _mark(path: str, asked: Asked, how: How) -> str:
    pages = _ids(asked)
    actions.mark_pages(path, pages, kind=str(asked["kind"]), **how)
    return f"Đã đánh dấu {_some(len(pages))}."


def _label(path: str, asked: Asked, how: How) -> str:
    pages, first = _ids(asked), str(asked["label"]).strip()
    if len(pages) > 1 and first.isascii() and first.isdigit() and len(first) < 6:
        actions.number_pages(path, pages, first=int(first), **how)
        return f"Đã ghi số trang từ {first} đến {int(first) + len(pages) - 1}."
    actions.label_page(path, pages[0], label=first, **how)
    return f"Đã ghi số trang {first}." if first else "Đã bỏ số trang."


def _remove(path: str, asked: Asked, how: How) -> str:
    pages = _ids(asked)
    actions.remove_pages(path, pages, **how)
    return f"Đã cất {_some(len(pages))}; nhấn u để đưa trở lại."


def _restore(path: str, asked: Asked, how: How) -> str:
    pages = _ids(asked)
    actions.restore_pages(path, pages, **how)
    return f"Đã đưa {_some(len(pages))} trở lại."


def _cut(path: str, asked: Asked, how: How) -> str:
    cut = actions.cut_by_hand(path, _frame(asked), **how)
    cut.refresh_from_db(fields=["position"])
    return f"Đã vẽ khung số {cut.position}."


def _layout(path: str, asked: Asked, how: How) -> str:
    ruler = Ruler(int(asked.get("top", 0)), int(asked.get("bottom", 1000)), int(asked.get("rows", 1)))
    cuts = actions.cut_by_layout(path, _ids(asked), shape=Shape(asked["shape"]), ruler=ruler, **how)
    return f"Đã cắt thành {_some(len(cuts), 'trường hợp')}."


def _recut(path: str, asked: Asked, how: How) -> str:
    actions.recut(path, _id(asked["cut"]), _frame(asked), **how)
    return "Đã sửa khung."


def _mark_cuts(path: str, asked: Asked, how: How) -> str:
    cuts = _ids(asked, "cuts")
    actions.mark_cuts(path, cuts, kind=str(asked["kind"]), **how)
    return "Đã đánh dấu khung."


def _remove_cuts(path: str, asked: Asked, how: How) -> str:
    cuts = _ids(asked, "cuts")
    actions.remove_cuts(path, cuts, **how)
    return f"Đã bỏ {_some(len(cuts), 'khung')}; nhấn u để đưa trở lại."


def _undo(path: str, asked: Asked, how: How) -> str:
    return f"Đã hoàn tác: {UNDONE[actions.undo(path, **how)]}."


UNDONE: Mapping[str, str] = {
    "receive_scan": "nạp trang",
    "move_pages": "chuyển trang",
    "rotate_pages": "xoay trang",
    "split_pages": "tách trang đôi",
    "join_pages": "ghép trang đôi",
    "mark_pages": "đánh dấu trang",
    "remove_pages": "cất trang",
    "restore_pages": "đưa trang trở lại",
    "cut": "cắt thành trường hợp",
    "recut": "sửa khung",
    "mark_cuts": "đánh dấu khung",
    "remove_cuts": "bỏ khung",
    "restore_cuts": "đưa khung trở lại",
}
"""What each act is called when it is taken back."""
ACTS: Mapping[str, Callable[[str, Asked, How], str]] = {
    "move": _move,
    "rotate": _rotate,
    "split": _split,
    "join": _join,
    "mark": _mark,
    "label": _label,
    "remove": _remove,
    "restore": _restore,
    "cut": _cut,
    "layout": _layout,
    "recut": _recut,
    "mark_cuts": _mark_cuts,
    "remove_cuts": _remove_cuts,
    "undo": _undo,
}
