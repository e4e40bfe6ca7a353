"""All rules of one book type, bound to its columns once: what the engine asks of a frame.

Comes in: a book type. Goes out: the bound rules of scope FIELD and ENTRY with the Polars column that is true where each breaks, and
the whole-book rules of ``checking.book_rules``.
"""

from __future__ import annotations

import dataclasses
import importlib
import operator
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from sogoc.checking.to_polars import Ready, dear_nodes, pair, text, truth
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.fields import columns
from sogoc.law.expr.judge import BoundRule, Period, bound
from sogoc.law.expr.possible import NOTHING, Seen, Standing, can_break
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.expr.tree import Expr, Lit, Sort
from sogoc.law.rule import Rule
from sogoc.law.rules import RULES

if TYPE_CHECKING:
    from sogoc.checking.register_view import RegisterView

BookRule: TypeAlias = Callable[[pl.DataFrame, BookType], pl.DataFrame]
RegisterRule: TypeAlias = Callable[["RegisterView"], pl.DataFrame]


SMALL = 5_000
"""Up to so many rows, asking every rule of every row costs less than asking in two steps."""
RARE = 0.25
"""A rule that applies to a smaller part of the rows is asked of those alone."""


@dataclass(frozen=True)
class Asked:
    """A bound rule as columns, made when it is first asked of rows: where it applies, where it fails by every version in reach.

    ``ready`` are the columns that hold dear nodes of any rule already, ``dear`` the keys of its own.
    """

    rule: BoundRule
    ready: Ready = dataclasses.field(default_factory=dict)
    dear: frozenset[str] = frozenset()

    @cached_property
    def applies(self) -> pl.Expr | None:
        """True where it applies; None: everywhere."""
        return None if isinstance(self.rule.when, Lit) else self._truth(self.rule.when)

    @cached_property
    def fails(self) -> pl.Expr:
        """True where it fails, whether it applies or not."""
        periods = self.rule.periods
        if len(periods) == 1:
            return ~self._truth(periods[0].holds)
        if self.rule.decisive is None:
            return pl.lit(False)
        days = pair(self.rule.decisive, self.rule.book_type, ready=self.ready)
        known = days.lo.is_not_null() | days.hi.is_not_null()
        each = (_out_of_reach(item, days.lo, days.hi) | ~self._truth(item.holds) for item in periods)
        return reduce(operator.and_, each, known)

    @property
    def breaks(self) -> pl.Expr:
        """True where the rule breaks, else false or null."""
        return self.fails if self.applies is None else self.applies & self.fails

    def _truth(self, expr: Expr) -> pl.Expr:
        return truth(expr, self.rule.book_type, ready=self.ready)


@dataclass(frozen=True)
class Rulebook:
    """The rules of a book type."""

    book_type: BookType
    rules: tuple[Asked, ...]
    ready: Mapping[str, tuple[str, Expr]] = dataclasses.field(default_factory=dict)

    def broken(self, frame: pl.DataFrame) -> list[tuple[BoundRule, pl.Series]]:
        """Rules that break somewhere in an understood frame, each with the positions of the rows."""
        seen = seen_in(frame)
        everywhere = [one for one in self.rules if can_break(one.rule, seen)]
        frame = self._with_dear_nodes(frame, everywhere)
        found: list[tuple[BoundRule, pl.Series]] = []
        if frame.height > SMALL:
            everywhere, found = _rare(frame, everywhere)
        breaks = (one.breaks.alias(str(at)) for at, one in enumerate(everywhere))
        masks = frame.select("_row", *breaks)  # a constant alone would be one row
        somewhere = masks.select(pl.exclude("_row").any()).row(0) if everywhere else ()
        found += [
            (one.rule, masks[str(at)].arg_true())
            for at, (one, broken) in enumerate(zip(everywhere, somewhere, strict=True))
            if broken
        ]
        order = {id(one.rule): at for at, one in enumerate(self.rules)}
        return sorted((item for item in found if len(item[1])), key=lambda item: order[id(item[0])])

    def _with_dear_nodes(self, frame: pl.DataFrame, rules: Iterable[Asked]) -> pl.DataFrame:
        """Compute once what several rules ask of folded or searched texts."""
        wanted = frozenset().union(*(one.dear for one in rules))
        known: dict[str, str] = {}
        for key, (name, node) in self.ready.items():
            if key not in wanted:
                continue
            if node.sort is Sort.DATE:
                days = pair(node, self.book_type, ready=known)
                frame = frame.with_columns(days.lo.alias(f"{name}.lo"), days.hi.alias(f"{name}.hi"))
            else:
                frame = frame.with_columns(text(node, self.book_type, ready=known).alias(name))
            known[key] = name
        return frame


def _rare(
    frame: pl.DataFrame, rules: Sequence[Asked]
) -> tuple[list[Asked], list[tuple[BoundRule, pl.Series]]]:
    """Ask the rules that apply to few rows; give back the others, and what those broke."""
    applies = (one.applies.alias(str(at)) for at, one in enumerate(rules) if one.applies is not None)
    conditions = frame.select("_row", *applies)
    others: list[Asked] = []
    dear = [name for name in frame.columns if name.startswith("~")]
    found: list[tuple[BoundRule, pl.Series]] = []
    for at, one in enumerate(rules):
        rows = conditions[str(at)].arg_true() if one.applies is not None else None
        if rows is None or len(rows) > RARE * frame.height:
            others.append(one)
        elif len(rows):
            part = frame.select("_row", *one.rule.column_names, *dear)[rows]
            fails = part.select("_row", fails=one.fails)["fails"]
            found.append((one.rule, rows.filter(fails.fill_null(value=False))))
    return others, found


def seen_in(frame: pl.DataFrame) -> Seen:
    """What stands in the columns of an understood frame: nothing at all, which kinds, or any texts."""

    @cache
    def seen(field: str, part: str) -> Standing:
        columns = [frame[field if part == "v" else f"{field}.{part}"]]
        if part == "lo":
            columns.append(frame[f"{field}.hi"])
        empty = [column.null_count() for column in columns]
        if all(count == frame.height for count in empty):
            return NOTHING
        kinds = frozenset(columns[0].unique().drop_nulls()) if part == "k" else None
        return Standing(kinds, gaps=any(empty))

    return seen


@cache
def rulebook_of(code: str) -> Rulebook:
    """Rulebook of a declared book type."""
    return rulebook(RULES, BOOK_TYPES[code])


def rulebook(rules: Mapping[str, Rule], book_type: BookType) -> Rulebook:
    """Bind rules to a book type."""
    items = [
        item for rule in rules.values() for item in bound(rule, book_type) if _may_apply(item, book_type)
    ]
    own = [dear_nodes(item.expressions) for item in items]
    every = {key: node for nodes in own for key, node in nodes.items()}
    dear = {key: (f"~{at}", node) for at, (key, node) in enumerate(every.items())}
    ready = {key: name for key, (name, _) in dear.items()}
    asked = (Asked(item, ready, frozenset(nodes)) for item, nodes in zip(items, own, strict=True))
    return Rulebook(book_type, tuple(asked), dear)


def _may_apply(rule: BoundRule, book_type: BookType) -> bool:
    """Whether a condition that asks no column is true; Polars folds a false one to a single row."""
    return bool(columns(rule.when)) or value_of(rule.when, RowView({}, book_type)) is True


def _out_of_reach(period: Period, lo: pl.Expr, hi: pl.Expr) -> pl.Expr:
    outside = pl.lit(False)
    if period.since is not None:
        outside = outside | (hi < period.since).fill_null(False)
    if period.until is not None:
        outside = outside | (lo > period.until).fill_null(False)
    return outside


@cache
def book_rules() -> tuple[BookRule, ...]:
    """Whole-book rules: the ``find`` of every module of ``checking.book_rules``, sorted by name."""
    return tuple(
        module.find
        for module in _modules(importlib.import_module("sogoc.checking.book_rules"))
        if hasattr(module, "find")
    )


@cache
def register_rules() -> Mapping[tuple[str, ...], RegisterRule]:
    """Rules over the whole register: the ``find`` of every module of ``checking.register_rules``, by the codes that it finds."""
    modules = _modules(importlib.import_module("sogoc.checking.register_rules"))
    return {module.CODES: module.find for module in modules}


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
