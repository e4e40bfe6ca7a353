"""Họ – đệm – tên: a name taken apart, for Kinh names and by the patterns of the highland peoples, with *unsure* as an answer.

In: a name, the ethnic group and the sex as understood, where they are known. Out: the three parts, whether that is sure, and the pattern.
Nothing is stored: a book has one name, and a law asks for its parts (BLDS 2015 Điều 26). The patterns are those told by newspapers of
Lâm Đồng and Đắk Lắk (domain facts §6.2), so what only they say is unsure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sogoc.law.codelists import read_table
from sogoc.law.text import letters_key
from sogoc.law.values.ho_ten.several import KINDS, main_name, names_in
from sogoc.law.values.ho_ten.surnames import known

_K_GIVEN = re.compile(r"(K['’‘ʼ`´])(.+)", re.IGNORECASE)
_H = re.compile(r"(H)['’‘ʼ`´ ](.+)", re.IGNORECASE)
_DOUBLE = frozenset({"tôn nữ", "tôn thất", "công tằng", "âu dương", "hồng bàng", "bùi nguyễn", "đặng trần"})
_HIGHLAND = frozenset({"cơ ho", "mạ", "chu ru", "ra glai", "mnông", "ê đê", "gia rai", "xtiêng", "chơ ro"})
_MIDDLE = frozenset({"k", "ka", "ha", "hơ", "ya", "ma"})
"""Words between clan and given name; *Ha*, *Ma* are surnames of other peoples."""


@dataclass(frozen=True, slots=True)
class Parts:
    """``ho`` and ``dem`` may be empty; ``pattern`` names the way in which the name was read, in Vietnamese."""

    ho: str
    dem: str
    ten: str
    sure: bool
    pattern: str


def split(name: str, *, ethnic: str = "") -> Parts:
    """Take a name apart; ``ethnic`` is the label of the people as understood (``Cơ Ho (Srê)``), empty where unknown."""
    words = main_name(name).split()
    if not words:
        return Parts("", "", "", sure=False, pattern="không có tên")
    people = letters_key(ethnic.partition(" (")[0])
    for read in (_ede, _bahnar, _highland, _kinh):
        parts = read(words, people)
        if parts is not None:
            return parts
    return Parts("", "", " ".join(words), sure=False, pattern="chưa rõ cách tách")


def told(name: str, *, ethnic: str = "") -> str:
    """One sentence for the screen: the parts, whether that is sure, and the other names."""
    parts = split(name, ethnic=ethnic)
    words = [
        f"{label} “{part}”"
        for label, part in (("họ", parts.ho), ("chữ đệm", parts.dem), ("tên", parts.ten))
        if part
    ]
    others = [f"{KINDS[kind]} “{other}”" for kind, other in names_in(name).others]
    doubt = "" if parts.sure else " (chưa chắc)"
    return "; ".join([", ".join(words) + doubt, *others])


def _ede(words: list[str], people: str) -> Parts | None:
    """Ê Đê: Y or H', the given name, the clan last."""
    first = words[0]
    prefix, rest = ("Y", words[1:]) if letters_key(first) == "y" else ("", words)
    found = _H.fullmatch(first)
    if found:
        prefix, rest = "H’", [found[2], *words[1:]]
    if people not in {"ê đê", "mnông"} or not prefix or not rest:
        return None
    return Parts(" ".join(rest[1:]), prefix, rest[0], sure=False, pattern="Ê Đê, Mnông: Y, H’ + tên + họ")


def _bahnar(words: list[str], people: str) -> Parts | None:
    """Ba Na, Xơ Đăng: A or Y and the given name, no clan."""
    if people not in {"ba na", "xơ đăng"} or len(words) < 2 or letters_key(words[0]) not in {"a", "y"}:
        return None
    return Parts(
        "", words[0], " ".join(words[1:]), sure=True, pattern="Ba Na, Xơ Đăng: A, Y + tên, không có họ"
    )


def _highland(words: list[str], people: str) -> Parts | None:
    """K'Ho, Mạ, Chu Ru and their neighbours: a clan or none, K', Ka, Ha, Ya, Ma, the given name."""
    if people and people not in _HIGHLAND:
        return None
    middles = _MIDDLE if people else frozenset({"ka"})
    start = 2 if len(words) > 2 and letters_key(" ".join(words[:2])) == "ka să" else 0
    places = range(start, len(words))
    at = next(
        (at for at in places if letters_key(words[at]) in middles or _K_GIVEN.fullmatch(words[at])), None
    )
    if at is None:
        length = start or (letters_key(words[0]) in _clans() and len(words) > 1)
        clan, given = " ".join(words[:length]), " ".join(words[length:])
        return Parts(clan, "", given, sure=False, pattern="dân tộc Tây Nguyên: họ + tên") if length else None
    before = words[:at]
    if at and letters_key(before[0]) in known() and letters_key(before[0]) not in _clans():
        return None
    found = _K_GIVEN.fullmatch(words[at])
    middle, names = (found[1], [found[2], *words[at + 1 :]]) if found else (words[at], words[at + 1 :])
    if not names:
        return None
    return Parts(
        " ".join(before),
        middle,
        " ".join(names),
        sure=bool(people),
        pattern="dân tộc Tây Nguyên: họ (nếu có) + K’, Ka + tên",
    )


def _clans() -> frozenset[str]:
    return frozenset(letters_key(row["tu"]) for row in read_table(__package__ or "", "tay_nguyen"))


def _kinh(words: list[str], people: str) -> Parts | None:
    """The surname, the middle names, the given name; two words make a surname where they are known to."""
    if len(words) < 2:
        return None
    two = letters_key(" ".join(words[:2]))
    length = 2 if two in _DOUBLE and len(words) > 2 else 1
    usual = letters_key(words[0]) in known()
    return Parts(
        " ".join(words[:length]),
        " ".join(words[length:-1]),
        words[-1],
        sure=usual and people in {"", "kinh", "tày", "nùng", "mường", "hoa", "thái"},
        pattern="họ + chữ đệm + tên",
    )
