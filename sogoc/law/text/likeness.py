"""How near two texts are: one slip apart, and the nearest of a list."""

from __future__ import annotations

from collections.abc import Iterable

from sogoc.law.text.folding import fold, letters_key
from sogoc.law.value import Sameness


def one_edit_apart(first: str, second: str) -> bool:
    """Tell whether one letter changed, added, dropped, or two neighbours turned make one text the other."""
    if first == second:
        return False
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    start = 0
    while start < len(first) and first[start] == second[start]:
        start += 1
    if len(first) < len(second):
        return first[start:] == second[start + 1 :]
    if first[start + 1 :] == second[start + 1 :]:
        return True
    turned = first[start : start + 2] == second[start : start + 2][::-1]
    return turned and first[start + 2 :] == second[start + 2 :]


def compare_texts(first: str, second: str) -> Sameness:
    """Compare two texts by their letters: marks only or one slip is close."""
    if first == second:
        return Sameness.SAME
    one, other = letters_key(first), letters_key(second)
    if one == other:
        return Sameness.SAME
    return Sameness.CLOSE if fold(one) == fold(other) or one_edit_apart(one, other) else Sameness.DIFFERENT


def nearest(text: str, choices: Iterable[tuple[str, str]]) -> str | None:
    """Return the value of the choice ``(key, value)`` whose key is most like the text, or None when none is like it."""
    from difflib import SequenceMatcher, get_close_matches

    pairs = dict(choices)
    found = get_close_matches(text, list(pairs), n=1, cutoff=0.6)
    if found:
        return pairs[found[0]]
    alike = [key for key in pairs if len(text) >= 3 and key.startswith(text[:3])]
    best = max(alike, key=lambda key: SequenceMatcher(None, text, key).ratio(), default=None)
    return pairs[best] if best is not None else None
