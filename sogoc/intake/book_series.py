"""Series with numbers of their own (*loạt*: late, re-registered, mobile registrations), and names of books that lack one. Pure.

In: what a list or a form says of a book. Out: declared series; whether a name is provisional. That such
series occur is practitioners' knowledge (no text orders it), so each book declares its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sogoc.packages.names import UNKNOWN_YEAR, entry_keys

Series = Mapping[str, Mapping[str, list[str]]]
_PREFIX = re.compile(r"[^0-9/;:,]{1,8}")
_PROVISIONAL = re.compile(r"00[A-Z]{0,2}")


def read_series(text: str) -> dict[str, dict[str, list[str]]]:
    """``quá hạn: 4; lưu động: LĐ`` → name → codes of *loại đăng ký* and prefixes of numbers; ValueError with what is wrong."""
    found: dict[str, dict[str, list[str]]] = {}
    taken: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        name, colon, marks = (piece.strip() for piece in part.partition(":"))
        tokens = [token.strip().strip("-.").upper() for token in marks.split(",") if token.strip(" -.")]
        if not (name and colon and tokens):
            raise ValueError(f"loạt “{part}” không có dạng “tên loạt: mã loại đăng ký hoặc chữ đầu của số”")
        if name in found:
            raise ValueError(f"loạt “{name}” được ghi hai lần")
        for token in tokens:
            if not (token.isdigit() or _PREFIX.fullmatch(token)):
                raise ValueError(f"“{token}” không phải mã loại đăng ký hoặc chữ đầu của số")
            if taken.setdefault(token, name) != name:
                raise ValueError(f"“{token}” thuộc cả hai loạt “{taken[token]}” và “{name}”")
        found[name] = {
            "kinds": sorted(token for token in tokens if token.isdigit()),
            "prefixes": sorted(token for token in tokens if not token.isdigit()),
        }
    return found


def write_series(series: Series) -> str:
    """The same as text."""
    return "; ".join(
        f"{name}: {', '.join([*marks['kinds'], *marks['prefixes']])}" for name, marks in series.items()
    )


def page_names(path: str, series: Series) -> str:
    """How pages of numbers with letters before them are named, in one sentence; empty where no series has letters."""
    name = path.partition("/")[2]
    year = name.split(".")[1]
    numbers = [f"{letters}01/{year}" for marks in series.values() for letters in marks["prefixes"]]
    told = [
        f"số {number} là {name}.<ngày đăng ký>.{key}.pdf"
        for number in numbers
        for key in entry_keys([(2, number)], year)
    ]
    return f"Trang PDF của {', '.join(told)}." if told else ""


def told_name(name: str, known_as: str) -> str:
    """A book's name as people are told it: the one it was identified as (its path), with the provisional one beside it."""
    return f"{known_as.partition('/')[2]} (tên tạm {name})" if known_as else name


def is_provisional(path: str) -> bool:
    """Whether a book's name says that its year or its number is not known."""
    _, _, name = path.partition("/")
    parts = name.split(".")
    return len(parts) == 3 and (parts[1] == UNKNOWN_YEAR or bool(_PROVISIONAL.fullmatch(parts[2])))
