"""What a condition can still say of rows of which it is known what stands in them: a rule that can break nowhere need not be asked.

Comes in: a bound condition and, of each part of a field, what stands there in all rows together. Goes out: the truth values that a row
may give it; never too few, sometimes too many, because columns are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias, cast

from sogoc.law.expr.judge import BoundRule
from sogoc.law.expr.tree import (
    All,
    AnyOf,
    Compare,
    DateOf,
    Expr,
    If,
    IsIn,
    Lit,
    Matches,
    Not,
    Part,
    Present,
    Sort,
)
from sogoc.law.expr.walking import children

Truth: TypeAlias = bool | None
_ANY: frozenset[Truth] = frozenset({True, False, None})
_NEVER: frozenset[Truth] = frozenset({None})


class Standing(NamedTuple):
    """What stands in a column: its texts (None: any), and whether a row may have nothing there."""

    texts: frozenset[str] | None
    gaps: bool


NOTHING = Standing(frozenset(), gaps=True)
"""No row has anything there."""
_UNKNOWN = Standing(None, gaps=True)
Seen: TypeAlias = Callable[[str, str], Standing]
"""What stands in a part (``v u k h``, or ``lo`` for the days) of a field."""


def can_break(rule: BoundRule, seen: Seen) -> bool:
    """Whether some row may break the rule."""
    if len(rule.periods) > 1 and (rule.decisive is None or _standing(rule.decisive, seen) == NOTHING):
        return False
    return True in possible(rule.when, seen) and any(
        False in possible(item.holds, seen) for item in rule.periods
    )


def possible(expr: Expr, seen: Seen) -> frozenset[Truth]:  # noqa: PLR0911 - a line for each kind of node
    """Truth values that a condition may have."""
    match expr:
        case Lit():
            return frozenset({cast("Truth", expr.value)})
        case All():
            return _together([possible(item, seen) for item in expr.items])
        case AnyOf():
            return _contrary(_together([_contrary(possible(item, seen)) for item in expr.items]))
        case Not():
            return _contrary(possible(expr.of, seen))
        case If():
            told = possible(expr.condition, seen)
            then = possible(expr.then, seen) if True in told else frozenset()
            other = possible(expr.other, seen) if False in told else frozenset()
            return then | other | (told & _NEVER)
        case Present():
            of = _standing(expr.of, seen)
            return frozenset({*((True,) if of.texts != frozenset() else ()), *((False,) if of.gaps else ())})
        case _:
            return _compared(expr, seen)


def _compared(expr: Expr, seen: Seen) -> frozenset[Truth]:
    """Of a comparison: exactly, where all texts of both sides are known."""
    sides = [_standing(item, seen) for item in children(expr)]
    if NOTHING in sides:
        return _NEVER
    gaps = _NEVER if any(side.gaps for side in sides) else frozenset()
    match expr:
        case IsIn() if sides[0].texts is not None:
            return gaps | {text in expr.values for text in sides[0].texts}
        case Compare() if (
            expr.left.sort is Sort.TEXT and sides[0].texts is not None and sides[1].texts is not None
        ):
            return gaps | {
                (left == right) is (expr.op == "eq") for left in sides[0].texts for right in sides[1].texts
            }
        case IsIn() | Matches():
            return gaps | {True, False}
        case _:
            return _ANY


def _standing(expr: Expr, seen: Seen) -> Standing:  # noqa: PLR0911 - a line for each kind of node
    """What may stand in a value of any sort; only texts are told one by one."""
    match expr:
        case Part():
            return seen(expr.field, expr.part)
        case DateOf():
            return seen(expr.field, "lo")
        case Lit(value=None):
            return NOTHING
        case Lit():
            return Standing(frozenset({str(expr.value)}) if expr.of is Sort.TEXT else None, gaps=False)
        case If():
            return _UNKNOWN
        case _ if expr.sort is Sort.BOOL:
            return NOTHING if possible(expr, seen) == _NEVER else _UNKNOWN
        case _:
            return NOTHING if any(_standing(item, seen) == NOTHING for item in children(expr)) else _UNKNOWN


def _together(parts: list[frozenset[Truth]]) -> frozenset[Truth]:
    """Of *and*: false as soon as one is, true when all are, else it cannot be told."""
    found: set[Truth] = set()
    if any(False in part for part in parts):
        found.add(False)
    if all(True in part for part in parts):
        found.add(True)
    if any(None in part for part in parts) and all(part != {False} for part in parts):
        found.add(None)
    return frozenset(found)


def _contrary(told: frozenset[Truth]) -> frozenset[Truth]:
    return frozenset(None if value is None else not value for value in told)
