"""Search over the rules by what they say: code, title, sentence, remedy, law.

In: words, marks aside. Out: rules that hold all of them, those with the words in their title first; where no rule holds them all, the
few that hold most of them as words of their own (*6* is *06*), and that this is so.
"""

from __future__ import annotations

import re
from functools import cache

from sogoc.checking.queries import Cause
from sogoc.law.rule import Rule, Severity
from sogoc.law.rules import RULES
from sogoc.law.text import fold

NEAREST = 12
_WEIGHT = {Severity.KHONG_THE: 0, Severity.CAN_LY_DO: 1, Severity.LUU_Y: 2}
_WORD = re.compile("[0-9a-z]+")


def search(words: str) -> tuple[list[Rule], bool]:
    """Rules found, best first, and whether they hold all words; all rules where no word is asked for."""
    asked = fold(words)
    wanted = asked.split()
    every = sorted(RULES.values(), key=lambda one: (_WEIGHT[one.severity], one.title))
    full = [one for one in every if all(word in _text(one.code) for word in wanted)]
    if full or not wanted:
        return sorted(full, key=lambda one: (asked not in fold(one.title), _lacking(one, wanted))), True
    words_asked = _words(asked)
    held = {one.code: len(words_asked & _words(_text(one.code))) for one in every}
    near = [one for one in every if 2 * held[one.code] >= max(2, len(words_asked))]
    near.sort(key=lambda one: (-held[one.code], -len(words_asked & _words(fold(one.title)))))
    return near[:NEAREST], False


def _lacking(rule: Rule, wanted: list[str]) -> int:
    title = fold(rule.title)
    return sum(word not in title for word in wanted)


@cache
def _text(code: str) -> str:
    rule = RULES[code]
    return fold(" ".join((rule.code, rule.title, rule.says, rule.fix, *Cause(rule, 0, 0).laws)))


def _words(text: str) -> set[str]:
    return {word.lstrip("0") or "0" for word in _WORD.findall(text)}
