"""All rules of one book type, bound to its columns once: what the engine asks of a frame.

Comes in: a book type. Goes out: the bound rules of scope FIELD and ENTRY with the Polars column that is true where each breaks, and
the whole-book rules of ``checking.book_rules``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from types import ModuleType
from typing import TypeAlias

import polars as pl

from sogoc.checking.to_polars import pair, truth
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import BoundRule, Period, bound
from sogoc.law.expr.tree import Lit
from sogoc.law.rule import Rule
from sogoc.law.rules import RULES

BookRule: TypeAlias = Callable[[pl.DataFrame, BookType], pl.DataFrame]


@dataclass(frozen=True)
class Rulebook:
    """Bound rules beside the columns that are true where they break, in the same order."""

    book_type: BookType
    rules: tuple[BoundRule, ...]
    breaks: tuple[pl.Expr, ...]


@cache
def rulebook_of(code: str) -> Rulebook:
    """Rulebook of a declared book type."""
    return rulebook(RULES, BOOK_TYPES[code])


def rulebook(rules: Mapping[str, Rule], book_type: BookType) -> Rulebook:
    """Bind rules to a book type."""
    found = tuple(item for rule in rules.values() for item in bound(rule, book_type))
    return Rulebook(book_type, found, tuple(breaks(item, book_type) for item in found))


def breaks(rule: BoundRule, book_type: BookType) -> pl.Expr:
    """Column that is true where the rule breaks by every version that the decisive date can reach, else false or null."""
    applies = [] if isinstance(rule.when, Lit) else [truth(rule.when, book_type)]
    if len(rule.periods) == 1:
        return _all([*applies, ~truth(rule.periods[0].holds, book_type)])
    if rule.decisive is None:
        return pl.lit(False)
    days = pair(rule.decisive, book_type)
    known = days.lo.is_not_null() | days.hi.is_not_null()
    return _all(
        [
            *applies,
            known,
            *(_breaks_or_out_of_reach(item, days.lo, days.hi, book_type=book_type) for item in rule.periods),
        ]
    )


def _breaks_or_out_of_reach(period: Period, lo: pl.Expr, hi: pl.Expr, *, book_type: BookType) -> pl.Expr:
    outside = pl.lit(False)
    if period.since is not None:
        outside = outside | (hi < period.since).fill_null(False)
    if period.until is not None:
        outside = outside | (lo > period.until).fill_null(False)
    return outside | ~truth(period.holds, book_type)


def _all(items: list[pl.Expr]) -> pl.Expr:
    return reduce(lambda left, right: left & right, items)


@cache
def book_rules() -> tuple[BookRule, ...]:
    """Whole-book rules: the ``find`` of every module of ``checking.book_rules``, sorted by name."""
    return tuple(
        module.find
        for module in _modules(importlib.import_module("sogoc.checking.book_rules"))
        if hasattr(module, "find")
    )


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
