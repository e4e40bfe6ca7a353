r"""Patterns: the subset of regular expressions that means the same in Python, in Polars (Rust) and in a browser.

A pattern always speaks of the whole text. Allowed are literal characters, explicit classes, groups ``(…)`` and ``(?:…)``, ``|`` and
the quantifiers ``? * + {n} {n,} {n,m}``. Refused, at import, is what the engines understand differently: ``\d \w \s \b`` and every
other letter after a backslash, the bare dot, anchors, look-around, back-references, possessive and lazy quantifiers, operators
inside classes. What is taken compiles; it is compiled when first asked, for of hundreds of patterns one book asks few in Python.
"""

from __future__ import annotations

import re
from functools import cache

_SIGN = r"\\[!-/:;=?@\[-`{-~]"
"""An escaped sign."""
_CLASS = rf"\[\^?+(?:{_SIGN}|[^\]\[\\])+\]"
_OPERATOR = re.compile(r"&&|--|~~|\|\|")
_TIMES = r"[?*+]|\{[0-9]{1,4}(?:,[0-9]{0,4})?\}"
_TAKEN = re.compile(rf"(?:(?:{_SIGN}|{_CLASS}|[^\\\[\](){{}}|?*+.^$]|\))(?:{_TIMES})?|\((?:\?:)?|\|)*+")
"""Any sequence of what is allowed; a quantifier follows something that it can repeat."""
_STRUCTURE = re.compile(rf"{_SIGN}|{_CLASS}|\(\?:|[()]|\{{[0-9]+,[0-9]+\}}")
"""What may still contradict itself: groups, ranges, numbers of times."""


@cache
def checked(pattern: str) -> str:
    """Return the pattern when it keeps to the subset, else fail with the place."""
    taken = _TAKEN.match(pattern)
    end = taken.end() if taken else 0
    if end < len(pattern):
        message = (
            f"pattern {pattern!r} uses something that back-ends understand differently, at {pattern[end:]!r}"
        )
        raise ValueError(message)
    depth = 0
    for text in _STRUCTURE.findall(pattern):
        depth += (text in {"(", "(?:"}) - (text == ")")
        if depth < 0 or (text[0] == "[" and not _plain_class(text)) or (text[0] == "{" and _falls(text)):
            message = f"pattern {pattern!r} contradicts itself, at {text!r}"
            raise ValueError(message)
    if depth:
        message = f"pattern {pattern!r} leaves a group open"
        raise ValueError(message)
    return pattern


def _falls(times: str) -> bool:
    """``{3,2}``."""
    least, most = times.strip("{}").split(",")
    return int(least) > int(most)


def _plain_class(text: str) -> bool:
    """Without operators; each range runs from an earlier sign to a later one."""
    if _OPERATOR.search(text):
        return False
    items = re.findall(r"\\.|.", text[1:-1].removeprefix("^"), re.DOTALL) if "-" in text else []
    at = 0
    while at + 2 < len(items):
        is_range = items[at + 1] == "-"
        if is_range and items[at][-1] > items[at + 2][-1]:
            return False
        at += 3 if is_range else 1
    return True


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Python's form of a pattern."""
    return re.compile(checked(pattern))


@cache
def with_one_group(pattern: str) -> str:
    """Return the pattern when it has exactly one capturing group, else fail."""
    if _STRUCTURE.findall(checked(pattern)).count("(") != 1:
        message = f"pattern {pattern!r} needs exactly one capturing group"
        raise ValueError(message)
    return pattern
