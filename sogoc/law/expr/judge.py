"""A whole rule: which of its versions are in reach on the decisive date, and what they say together.

The versions of a rule and the gaps between them, where no law holds, cover all time. When the decisive range of days reaches several
of them, the rule breaks only if each breaks; without a decisive date nothing can be told, unless one version holds for ever. A
condition ``when`` that is false or cannot be told means no finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sogoc.law.book import BookType
from sogoc.law.expr.bind import bind, field_named
from sogoc.law.expr.fields import columns
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.shown import shown
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.expr.tree import Expr, Lit, Sort
from sogoc.law.field import Field
from sogoc.law.rule import Law, Outcome, Rule, Scope

_TRUE = Lit(True, Sort.BOOL)


@dataclass(frozen=True, slots=True)
class Period:
    """One wording in force from ``since`` to ``until`` (inclusive, None = open); a gap holds always and has no law."""

    holds: Expr
    since: dt.date | None
    until: dt.date | None
    law: Law | None = None
    about: str = ""


@dataclass(frozen=True)
class BoundRule:
    """A rule on one field of one book type."""

    rule: Rule
    book_type: BookType
    field: Field | None
    when: Expr
    decisive: Expr | None
    periods: tuple[Period, ...]

    @cached_property
    def params(self) -> Mapping[str, Expr]:
        """What the sentence shows by name; bound when the first sentence is written."""
        this = self.field if self.rule.scope is Scope.FIELD else None
        return {name: bind(expr, self.book_type, this) for name, expr in self.rule.params.items()}

    @cached_property
    def expressions(self) -> tuple[Expr, ...]:
        """What the verdict asks: the condition, the decisive date, every wording."""
        decisive = () if self.decisive is None else (self.decisive,)
        return (self.when, *decisive, *(period.holds for period in self.periods))

    @cached_property
    def columns(self) -> frozenset[tuple[str, str]]:
        """Columns that the verdict needs."""
        return frozenset(column for expr in self.expressions for column in columns(expr))

    @cached_property
    def column_names(self) -> list[str]:
        """Names of those columns in an understood frame."""
        names: set[str] = set()
        for field, part in self.columns:
            names |= (
                {f"{field}.lo", f"{field}.hi"}
                if part == "lo"
                else {field if part == "v" else f"{field}.{part}"}
            )
        return sorted(names)

    @cached_property
    def shown_columns(self) -> frozenset[str]:
        """Fields that the sentence shows."""
        own = {self.field.name} if self.field else set()
        return frozenset(own | {name for expr in self.params.values() for name, _ in columns(expr)})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of one field of one row; ``law`` cites the versions in reach when it breaks."""

    outcome: Outcome
    law: str | None = None


def bound(rule: Rule, book_type: BookType) -> Iterator[BoundRule]:
    """Put a rule of scope FIELD or ENTRY onto a book type; nothing where it says nothing of it."""
    if rule.scope not in {Scope.FIELD, Scope.ENTRY} or (rule.books and book_type.code not in rule.books):
        return
    if rule.scope is Scope.FIELD:
        targets: list[Field | None] = [
            item for item in book_type.official if not rule.each or item.type in rule.each
        ]
    else:
        targets = [field_named(rule.field, book_type) if rule.field else None]
        if rule.field and targets == [None]:
            return
    for target in targets:
        this = target if rule.scope is Scope.FIELD else None
        when = _TRUE if rule.when is None else bind(rule.when, book_type, this)
        if isinstance(when, Lit) and when.value is not True:
            continue
        decisive = None if rule.decisive is None else bind(rule.decisive, book_type, this)
        periods = _periods(rule, book_type, this)
        if all(isinstance(item.holds, Lit) and item.holds.value is not False for item in periods):
            continue
        yield BoundRule(
            rule=rule,
            book_type=book_type,
            field=target,
            when=when,
            decisive=decisive if any(item.since or item.until for item in periods) else None,
            periods=periods,
        )


def _periods(rule: Rule, book_type: BookType, this: Field | None) -> tuple[Period, ...]:
    own = sorted(
        (
            Period(
                bind(version.holds, book_type, this),
                None if version.since is None else dt.date.fromisoformat(version.since),
                None if version.until is None else dt.date.fromisoformat(version.until),
                version.law,
                version.about,
            )
            for version in rule.versions
        ),
        key=lambda item: item.since or dt.date.min,
    )
    if (own[0].since or own[-1].until or len(own) > 1) and rule.decisive is None:
        message = f"{rule.code}: versions with dates need a decisive date"
        raise ValueError(message)
    found: list[Period] = []
    day = dt.timedelta(days=1)
    if own[0].since is not None:
        found.append(Period(_TRUE, None, own[0].since - day))
    for item, following in zip(own, [*own[1:], None], strict=True):
        found.append(item)
        if item.until is not None and (following is None or _starts_later(following, item.until + day)):
            ends = None if following is None or following.since is None else following.since - day
            found.append(Period(_TRUE, item.until + day, ends))
    return tuple(found)


def _starts_later(period: Period, day: dt.date) -> bool:
    return period.since is not None and period.since > day


def reached(rule: BoundRule, span: Span | None) -> tuple[Period, ...]:
    """Periods that the decisive date can lie in; none when a rule with dates has no decisive date."""
    if len(rule.periods) == 1:
        return rule.periods
    if span is None:
        return ()
    return tuple(
        item
        for item in rule.periods
        if not (item.since is not None and span.hi is not None and span.hi < item.since)
        and not (item.until is not None and span.lo is not None and span.lo > item.until)
    )


def verdict(rule: BoundRule, view: RowView) -> Verdict:
    """Judge one row."""
    applies = value_of(rule.when, view)
    if applies is not True:
        return Verdict(Outcome.PASSES if applies is False else Outcome.CANNOT_TELL)
    span = None if rule.decisive is None else value_of(rule.decisive, view)
    periods = reached(rule, span)
    said = [value_of(item.holds, view) for item in periods]
    if said and all(value is False for value in said):
        cites = dict.fromkeys(item.law.cite() for item in periods if item.law)
        return Verdict(Outcome.BREAKS, "; ".join(cites) or None)
    return Verdict(Outcome.PASSES if said and all(value is True for value in said) else Outcome.CANNOT_TELL)


def judge(rule: Rule, row: Mapping[str, str | None], book_type: BookType) -> dict[str | None, Verdict]:
    """Judge one row by a rule of scope FIELD or ENTRY: verdicts by official field name (None: the entry as a whole)."""
    view = RowView(row, book_type)
    return {item.field.name if item.field else None: verdict(item, view) for item in bound(rule, book_type)}


def sentences(rule: BoundRule, view: RowView) -> tuple[str, str]:
    """``says`` and ``fix`` with the values of the row filled in."""
    facts: dict[str, Any] = {name: shown(value_of(expr, view)) for name, expr in rule.params.items()}
    if rule.field is not None:
        facts["label"] = rule.field.label
        facts["value"] = view.text(rule.field.name, "v") or ""
    return rule.rule.says.format(**facts), rule.rule.fix.format(**facts)
