"""Where two readings of one place differ, letter by letter: for the eyes of the person who decides between them.

In: two texts. Out: each of them as pieces, with whether the other has something else there.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a text."""

    text: str
    differs: bool


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, alternating between what both have and what only one has."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = tuple(Piece(one[a:b], what != "equal") for what, a, b, _, _ in steps if b > a)
    right = tuple(Piece(other[a:b], what != "equal") for what, _, _, a, b in steps if b > a)
    return left, right
