"""Texts that people write into books, for tests that compare one interpreter of the law with another; the same in every run.

Out: every string that the tests of values, texts and places write, the rows of the rules' own examples, and changes of both.
"""

from __future__ import annotations

import ast
import random
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rules import RULES
from sogoc.law.text import fold
from sogoc.law.values import VALUE_TYPES

HERE = Path(__file__).parent.parent
NUMBERS = (
    "so_dang_ky",
    "so_quyen",
    "so_dinh_danh",
    "so_giay_to",
    "trang",
    "gio_phut",
    "ma",
    "dan_toc",
    "quoc_tich",
)
SOURCES: Mapping[str, tuple[str, ...]] = {
    "test_values_dates.py": ("ngay", "ngay_bang_chu"),
    "test_values_names.py": ("ho_ten",),
    "test_values_names_have_parts.py": ("ho_ten",),
    "test_values_numbers_and_lists.py": NUMBERS,
    "test_values_all.py": tuple(VALUE_TYPES),
    "test_text_legacy_fonts.py": ("ho_ten", "noi_chon", "van_ban"),
    "test_text_keys.py": (),
    "test_places_as_written_are_found_in_their_time.py": (),
    "test_the_margin_is_read_as_proposals.py": (),
}
"""Tests whose every string is a text, and the value types that they are about."""
SAID_LESS: tuple[tuple[str, str], ...] = (
    ("ngay", "٣ tháng 5 năm 1990 âm lịch"),
    ("ngay", "rằm tháng ٥ năm 1990"),
)
"""All that the browser is known to understand less of than the server: a lunar date in figures of other scripts. It never says other."""
LONGEST = 160
_LETTERS = "aàáảãạăâđeêioôơuưy AÀÁĐƯ'’-./,()0123456789?`ĭŏŭƀıİſK\u0303\u0306\u00a0tnghKHxXđòóý"


def texts(rng: random.Random, *, changes: int) -> Iterator[str]:
    """Every text that tests and examples write, and changes of each; as the register holds them, NFC and not blank."""
    written = dict.fromkeys(
        [
            *(text for source in SOURCES for text in literals(source)),
            *(text for _, _, row in examples() for text in row.values()),
        ]
    )
    found: dict[str, None] = {}
    for text in written:
        if 0 < len(text) <= LONGEST:
            found[text] = None
            for _ in range(changes):
                found[changed(text, rng)] = None
    for text in found:
        composed = unicodedata.normalize("NFC", text)
        if composed.strip():
            yield composed


def literals(source: str) -> Iterator[str]:
    """Every string in one of the tests of values, texts and places."""
    for node in ast.walk(ast.parse((HERE / "law" / source).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            yield node.value


def examples() -> Iterator[tuple[str, BookType, Mapping[str, str]]]:
    """Rows of every rule's own examples, with the rule's code."""
    for rule in RULES.values():
        for example in rule.examples:
            for row in example.rows:
                yield rule.code, BOOK_TYPES[example.book], row


def changed(text: str, rng: random.Random) -> str:
    """A text as somebody else might have typed it."""
    ways = (
        text.upper,
        text.casefold,
        lambda: unicodedata.normalize("NFD", text),
        lambda: fold(text),
        lambda: "".join(
            sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)
        ),
        lambda: _at(text, rng, rng.choice(_LETTERS), 0),
        lambda: _at(text, rng, rng.choice(_LETTERS), 1),
        lambda: _at(text, rng, "", 1),
        lambda: text.replace(" ", rng.choice(("  ", "\u00a0", " - ", ","))),
        lambda: text.replace(".", rng.choice("/-, ")),
        lambda: " ".join(reversed(text.split(" "))),
    )
    return str(rng.choice(ways)())


def _at(text: str, rng: random.Random, put: str, dropped: int) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + put + text[place + dropped :]


def texts_by_type() -> dict[tuple[str, str | None], set[str]]:
    """What tests and examples write of each value type and code list."""
    own: dict[tuple[str, str | None], set[str]] = {}
    for source, kinds in SOURCES.items():
        for text in literals(source):
            if text.strip() and len(text) <= LONGEST:
                for kind in kinds:
                    own.setdefault((kind, "gioiTinh" if kind == "ma" else None), set()).add(text)
    for _, book_type, row in examples():
        for name, text in row.items():
            if (field := book_type.field.get(name)) is not None and text.strip():
                own.setdefault((field.type, field.codes), set()).add(text)
    return own
