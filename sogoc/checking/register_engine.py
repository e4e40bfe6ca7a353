"""Findings of the rules over the whole register, as sentences; no Django here.

Comes in: a ``RegisterView``. Goes out: one frame, sorted, a line for each finding; each rule is told as it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.checking.rulebook import register_rules
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Scope
from sogoc.law.rules import RULES

SCHEMA = {
    "_book": pl.Int64,
    "_row": pl.Int64,
    "so": pl.String,
    "field": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "says": pl.String,
}
Progress = Callable[[int, int, str], None]


def codes() -> frozenset[str]:
    """Codes of all rules of scope REGISTER."""
    return frozenset(code for code, rule in RULES.items() if rule.scope is Scope.REGISTER)


def review(
    view: RegisterView, *, only: Collection[str] | None = None, progress: Progress | None = None
) -> pl.DataFrame:
    """Ask every rule of the register; ``only`` these codes (None: all)."""
    wanted = codes() if only is None else frozenset(only)
    rules = {found: find for found, find in register_rules().items() if wanted & set(found)}
    parts = [pl.DataFrame(schema=SCHEMA)]
    for number, (names, find) in enumerate(rules.items()):
        if progress is not None:
            progress(number, len(rules), ", ".join(names))
        found = find(view)
        if not found.is_empty():
            found = found.filter(pl.col("code").is_in(list(wanted)))
        if not found.is_empty():
            parts.append(_said(found, view))
    if progress is not None:
        progress(len(rules), len(rules), "")
    return pl.concat(parts).unique().sort("_book", "_row", "code", "field", "says")


def _said(found: pl.DataFrame, view: RegisterView) -> pl.DataFrame:
    """Sentences of one rule's lines."""
    number = view.paths(found.filter(pl.col("_row") > 0).select("_book", "_row")).select(
        "_book", "_row", "so"
    )
    told = found.join(number, on=["_book", "_row"], how="left")
    types = dict(view.books.select("_book", "type").iter_rows())
    lines = []
    for facts in told.iter_rows(named=True):
        rule = RULES[facts["code"]]
        name = facts["field"]
        field = BOOK_TYPES[types[facts["_book"]]].field.get(name or "")
        known = {"label": field.label if field else name or "", **facts}
        severity = facts.get("severity") or str(rule.severity)
        lines.append(
            (facts["_book"], facts["_row"], facts["so"], name, rule.code, severity, rule.says.format(**known))
        )
    return pl.DataFrame(lines, schema=SCHEMA, orient="row")
