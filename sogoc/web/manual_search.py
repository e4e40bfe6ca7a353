"""Search over the manual: pages that hold all words, marks aside, each with the sentence that fits best and its section.

In: words. Out: hits; a hit's address leads to the section in which its sentence stands. Pages with the words in their title come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from sogoc.law.text import fold
from sogoc.web.manual_pages import ManualPage, pages

LONGEST = 240
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words, the sentence that holds most of them, and the id of its section."""

    page: ManualPage
    sentence: str
    section: str


def search(words: str) -> list[Hit]:
    """Pages that hold all words, those with the words in their title first."""
    wanted = fold(words).split()
    found = [one for one in pages() if wanted and all(word in fold(one.text) for word in wanted)]
    found.sort(key=lambda one: not all(word in fold(one.title) for word in wanted))
    return [_hit(one, wanted) for one in found]


def _hit(page: ManualPage, wanted: list[str]) -> Hit:
    best, most = ("", ""), 0
    for section, sentence in _sentences(page.tokens):
        held = sum(word in fold(sentence) for word in wanted)
        if held > most:
            best, most = (section, sentence), held
    section, sentence = best
    return Hit(page, sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST]}…", section)


def _sentences(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Section and sentence, in the page's order; a table's row is one sentence, headings are none."""
    section, heading = "", False
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            section, heading = str(token.attrGet("id") or ""), True
        elif token.type == "heading_close":
            heading = False
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield section, " – ".join(row or ())
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_plain(token))
        elif token.type == "inline" and not heading:
            yield from ((section, one) for one in _BETWEEN_SENTENCES.split(_plain(token)))
        elif token.type == "fence":
            yield from ((section, line) for line in token.content.splitlines())


def _plain(token: Token) -> str:
    """Text of a paragraph or cell without marks of Markdown."""
    parts = (
        " " if part.type in {"softbreak", "hardbreak"} else part.content for part in token.children or ()
    )
    return "".join(parts)
