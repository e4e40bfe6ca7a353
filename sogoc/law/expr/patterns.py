r"""Patterns: the subset of regular expressions that means the same in Python, in Polars (Rust) and in a browser.

A pattern always speaks of the whole text. Allowed are literal characters, explicit classes, groups ``(…)`` and ``(?:…)``, ``|`` and
the quantifiers ``? * + {n} {n,} {n,m}``. Refused, at import, is what the engines understand differently: ``\d \w \s \b`` and every
other letter after a backslash, the bare dot, anchors, look-around, back-references, possessive and lazy quantifiers, operators
inside classes.
"""

from __future__ import annotations

import re
from functools import cache

_TOKEN = re.compile(
    r"""
      \\[!-/:;=?@\[-`{-~]              # an escaped sign
    | \[\^?(?:\\[!-/:;=?@\[-`{-~]|[^\]\[\\])+\]   # a class
    | \(\?:|\(|\)|\|
    | \{[0-9]+(?:,[0-9]*)?\}
    | [?*+]
    | [^\\\[\](){}|?*+.^$]             # any other character stands for itself
    """,
    re.VERBOSE,
)
_QUANTIFIER = re.compile(r"[?*+{]")
_CLASS_OPERATOR = re.compile(r"&&|--|~~|\|\|")


@cache
def checked(pattern: str) -> str:
    """Return the pattern when it keeps to the subset, else fail with the place."""
    at = 0
    quantified = True  # a pattern may not start with a quantifier
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None:
            message = f"pattern {pattern!r} uses something that back-ends understand differently, at {pattern[at:]!r}"
            raise ValueError(message)
        text = token.group()
        is_quantifier = _QUANTIFIER.match(text) is not None
        if is_quantifier and quantified:
            message = f"pattern {pattern!r}: a quantifier needs something before it, at {pattern[at:]!r}"
            raise ValueError(message)
        if text.startswith("[") and _CLASS_OPERATOR.search(text):
            message = f"pattern {pattern!r}: operators inside a class are not portable: {text!r}"
            raise ValueError(message)
        quantified = is_quantifier or text in {"(", "(?:", "|"}
        at = token.end()
    re.compile(pattern)
    return pattern


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Python's form of a pattern."""
    return re.compile(checked(pattern))


@cache
def groups_of_one(pattern: str) -> re.Pattern[str]:
    """Python's form of a pattern that has exactly one capturing group, else fail."""
    form = compiled(pattern)
    if form.groups != 1:
        message = f"pattern {pattern!r} needs exactly one capturing group"
        raise ValueError(message)
    return form
