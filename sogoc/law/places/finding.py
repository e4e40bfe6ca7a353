"""From a place as written (*UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng*) to its unit; the text itself is never rewritten."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from sogoc.law.places.units import DEFAULT_DAY, Unit, unit, units
from sogoc.law.text import fold, fold_key

_KINDS = {
    "xa": "xa", "x": "xa", "phuong": "phuong", "p": "phuong", "f": "phuong", "thi tran": "thi_tran", "tt": "thi_tran",
    "dac khu": "dac_khu", "huyen": "huyen", "h": "huyen", "thanh pho": "huyen", "tp": "huyen", "thi xa": "huyen",
    "tx": "huyen", "tinh": "tinh", "t": "tinh",
}  # fmt: skip
_KIND = re.compile(
    r"(?:(thi tran|dac khu|thanh pho|thi xa|phuong|huyen|tinh|xa)[ .]+|(xa|tt|tp|tx|[xpfht])(?:\.+ *| +(?=[a-z0-9]{2}|[0-9]))"
    r"|(p|f)(?=[0-9]))"
)
_OFFICE = re.compile(
    r"^(?:ubnd|u\.b\.n\.d|uy ban nhan dan|ubhc|uy ban hanh chinh|phong tu phap|cong an)[ :.]*(?:cua )?"
)
_DEPARTMENT = re.compile(r"^so tu phap(?: tinh)?(?:[, ]+(?:tinh )?lam dong)?$")
_PIECES = re.compile(r" *[,;]+ *")
_HYPHEN = re.compile(r" [-–] ")
_PREFIX = re.compile(r"^(?:Thị trấn|Thành phố|Đặc khu|Phường|Huyện|Tỉnh|Xã) ")


@lru_cache(maxsize=50_000)
def find(text: str, on: dt.date | None = None) -> Unit | None:
    """Return the unit that the text names, as of the day (2024-10-14 by default), or None where it names none or could name two."""
    day = on or DEFAULT_DAY
    if _DEPARTMENT.match(fold(text).strip(" .")):
        return unit("STP", day)
    # a hyphen between two names is a comma (xã Lát - Lạc Dương) or part of a name (Phường Lâm Viên - Đà Lạt)
    parts = _HYPHEN.split(text)
    for kept in range(len(parts), 0, -1):
        found = _named(fold(", ".join((" - ".join(parts[:kept]), *parts[kept:]))).strip(" ."), day)
        if found is not None:
            return found
    return None


def _named(folded: str, day: dt.date) -> Unit | None:
    pieces = [_read(piece) for piece in _PIECES.split(_OFFICE.sub("", folded)) if piece.strip(" .")]
    if not pieces:
        return None
    kind, key = pieces[0]
    candidates = [
        each
        for each in _by_key(day).get(key, ())
        if kind is None or kind == each.kind or kind == each.level != "xa"
    ]
    for above_kind, above_key in pieces[1:]:
        candidates = [each for each in candidates if _lies_in(each, above_key, above_kind, day)]
    if len(candidates) > 1 and kind is None:
        candidates = [each for each in candidates if each.level == "xa"] if len(pieces) > 1 else []
    return candidates[0] if len(candidates) == 1 else None


def _read(piece: str) -> tuple[str | None, str]:
    piece = piece.strip(" .")
    found = _KIND.match(piece)
    if not found:
        return None, fold_key(piece)
    return _KINDS[found[1] or found[2] or found[3]], fold_key(piece[found.end() :])


@lru_cache(maxsize=8)
def _of_drawing(first: dt.date) -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for each in units(first):
        if each.kind != "so":
            key = fold_key(_PREFIX.sub("", each.name))
            found[key] = (*found.get(key, ()), each)
    return found


def _by_key(day: dt.date) -> dict[str, tuple[Unit, ...]]:
    """One table for each of the three periods."""
    starts = (dt.date(2024, 10, 14), dt.date(2024, 12, 1), dt.date(2025, 7, 1))
    return _of_drawing(max((start for start in starts if start <= day), default=starts[0]))


def _lies_in(each: Unit, key: str, kind: str | None, day: dt.date) -> bool:
    above = each.parent
    while above is not None:
        parent = unit(above, day)
        if fold_key(_PREFIX.sub("", parent.name)) == key and (kind is None or kind == parent.level):
            return True
        above = parent.parent
    return False
