"""A place as written, taken apart: from *Trạm y tế xã Lát – H. Lạc Dương (Tuyên Đức)* to its parts with their kinds. Pure.

In: the text of a book. Out: parts in the order of the text, each a kind (or none) with a key for matching; hamlets, streets, hospitals
and the country are told apart. The text itself is never changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sogoc.law.text import fold, fold_key

_KINDS = {
    "xa": "xa", "x": "xa", "phuong": "phuong", "p": "phuong", "f": "phuong", "thi tran": "thi_tran", "tt": "thi_tran",
    "dac khu": "dac_khu", "huyen": "huyen", "h": "huyen", "thanh pho": "thanh_pho", "tp": "thanh_pho", "thi xa": "thi_xa",
    "tx": "thi_xa", "quan": "quan", "q": "quan", "tinh": "tinh", "t": "tinh", "khu vuc": "tinh", "do thanh": "tinh",
}  # fmt: skip
_WORDS = "thi tran|dac khu|thanh pho|thi xa|phuong|huyen|quan|tinh|xa|khu vuc|do thanh"
_KIND = re.compile(
    rf"(?:({_WORDS})[ .:]+|(tt|tp|tx|xa|[xpfhqt])(?:\.+ *| +(?=[a-z0-9]'?[a-z0-9]|[0-9]))|([pfq])(?=[0-9]))"
)
_OFFICE = re.compile(
    r"^(?:ubnd|u\.b\.n\.d|uy ban nhan dan(?: cach mang)?|ubhc|uy ban hanh chinh|phong tu phap|ban tu phap|cong an|tram y te|tyt)"
    r"[ :.]*(?:cua )?"
)
_HARD = re.compile(r" *[,;()/\n]+ *")
_SOFT = re.compile(r" *[-–—] *")
_INLINE = re.compile(
    rf"(?<=[a-z0-9]) (?=(?<!thi )(?:{_WORDS}) [a-z0-9]|(?:tt|tp|tx|xa|[xphqt])\. ?[a-z0-9]|(?:tt|tp|tx) [a-z])"
)
_BELOW = re.compile(
    r"(?:thon|buon|bon|plei|to dan pho|tdp|to|ap|khu pho|kp|khu|xom|lang|so nha|so|duong|doi|ban|benh vien|bv|nha ho sinh|"
    r"nha bao sanh|giao xu|nha tho)\b"
)
_COUNTRY = re.compile(r"(?:nuoc )?(?:chxhcn |cong hoa xa hoi chu nghia )?(?:viet ?nam|vn)")
_ROMAN = {
    numeral: str(at) for at, numeral in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}
_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")
NAME_PREFIX = re.compile(
    r"^(?:Thị trấn|Thành phố|Đặc khu|Khu vực|Đô thành|Thị xã|Phường|Huyện|Quận|Tỉnh|Khu|Xã) "
)
"""The kind at the beginning of an official name."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a place: ``kind`` as written (None where it is not), ``key`` for matching; ``below``: smaller than a commune."""

    kind: str | None
    key: str
    text: str = ""
    below: bool = False
    soft: bool = False
    """Divided from the part before it by a hyphen only, which may belong to a name."""


@lru_cache(maxsize=100_000)
def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a place as written, in its order; the country is left out."""
    folded = fold(_SOFT.sub(" – ", text)).strip(" .")
    found: list[Part] = []
    for hard in _HARD.split(folded):
        for nth, soft in enumerate(_SOFT.split(_OFFICE.sub("", hard.strip(" .")))):
            for nth_inline, piece in enumerate(_inline(_OFFICE.sub("", soft.strip(" .")))):
                part = _part(piece, soft=nth > 0 and nth_inline == 0)
                if part is not None:
                    found.append(part)
    return tuple(found)


def _inline(text: str) -> list[str]:
    """Split before each kind inside a text; a kind without a name belongs to what follows (*huyện Tĩnh Gia*)."""
    pieces: list[str] = []
    for piece in _INLINE.split(text):
        if pieces and pieces[-1].strip(" .") in _KINDS:
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces


@lru_cache(maxsize=50_000)
def part_of(piece: str) -> Part | None:
    """Return one part, folded as ``parts_of`` does; None where it names no place (a country, a bare number)."""
    if not piece or _COUNTRY.fullmatch(piece):
        return None
    found = _KIND.match(piece)
    if not found and piece.strip(" .").isdigit():
        return None  # a house, a page: a ward is never written as its number alone
    if not found:
        return Part(None, fold_key(piece), piece, below=bool(_BELOW.match(piece)))
    kind = _KINDS[found[1] or found[2] or found[3]]
    name = piece[found.end() :].strip(" .")
    key = _ROMAN.get(name, name) if kind in ("phuong", "quan") else name
    return Part(kind, _LEADING_ZEROS.sub("", fold_key(key)), piece)


def _part(piece: str, *, soft: bool) -> Part | None:
    part = part_of(piece.strip(" ."))
    if part is None or not part.key:
        return None
    return replace(part, soft=True) if soft else part


def name_key(name: str) -> str:
    """Return the key of an official name without its kind."""
    return fold_key(NAME_PREFIX.sub("", name))
