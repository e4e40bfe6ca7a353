"""Several names of one person in one cell: ``NGUYỄN VĂN AN (tức TÁM)``, ``Maria Nguyễn Thị Hoa``.

In: a name as written. Out: the name of the civil status and the others with their kind. Books before 1975 and of parishes hold them
(domain facts §12: *tên gọi khác, tên thánh*). The cell itself is never changed; matching looks at the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sogoc.law.text import collapse, fold, letters_key
from sogoc.law.values.ho_ten.surnames import known

KINDS = {
    "goi_khac": "tên gọi khác",
    "ten_thanh": "tên thánh",
    "bi_danh": "bí danh",
    "phap_danh": "pháp danh",
}
_WORDS = (
    ("ten_thanh", "tên thánh"),
    ("bi_danh", "bí danh"),
    ("phap_danh", "pháp danh"),
    (
        "goi_khac",
        "tên gọi khác|tên thường gọi|tên khác|hay còn gọi là|còn gọi là|còn có tên là|còn có tên|thường gọi là|thường gọi|tức là|tức",
    ),
)
_OTHER = re.compile(
    r"[ ,;(]+(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS)
    + r")[ :]+(?P<name>[^(),;]+)\)?|[ ]*\((?P<bare>[^()0-9]{2,60})\)",
    re.IGNORECASE,
)
HINTS = "(?i:[(]|tức|tên |danh|gọi)"
"""Where none of these stands a cell holds one name, or a saint's name before it."""
_HINT = re.compile(HINTS)
_SAINTS = frozenset(
    "maria anna teresa phero phaolo giuse gioan gioakim daminh anton antonio micae martino vinhson toma luca mattheu simon stephano "
    "lucia cecilia catarina agata rosa madalena matta isave elisabet augustino phanxico ane inhaxio lorenso gabriel raphael giacobe "
    "benado clara giuda philipphe bartolomeo barnaba monica veronica phaoli".split()
)
"""Saints' names as parishes write them, folded."""
LEAST = 3
"""Words of a saint's name, a surname and a given name."""


@dataclass(frozen=True, slots=True)
class Names:
    """The name of the civil status (``main``) and the others as (kind, name), in the order in which they stand."""

    main: str
    others: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=50_000)
def names_in(text: str) -> Names:
    """Return the names that a cell holds."""
    text = collapse(text)
    others: list[tuple[str, str]] = []
    main = text
    if _HINT.search(text):
        for found in _OTHER.finditer(text):
            kind = found.lastgroup if found["name"] is None else next(one for one in KINDS if found[one])
            others.append(
                ("goi_khac" if kind in (None, "bare") else kind, (found["name"] or found["bare"]).strip())
            )
        rest = collapse(_OTHER.sub(" ", text)).strip(" ,;-")
        main = rest if others and rest else text
        others = others if main != text else []
    saint, _, after = main.partition(" ")
    if is_saint(saint) and len(after.split()) >= LEAST - 1 and letters_key(after.split(" ")[0]) in known():
        return Names(after, (("ten_thanh", saint), *others))
    return Names(main, tuple(others))


def main_name(text: str) -> str:
    """The name of the civil status alone, what matching and search look at; quick where a cell holds one name, as nearly all do."""
    return names_in(text).main if _HINT.search(text) or is_saint(text.partition(" ")[0]) else text


@lru_cache(maxsize=20_000)
def is_saint(word: str) -> bool:
    """Tell whether a word is a saint's name."""
    return fold(word).replace(" ", "") in _SAINTS
