"""All node kinds, and the walk through a tree: for back-ends that treat every node alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, cast

from sogoc.law.expr.tree import (
    Add,
    All,
    AnyOf,
    Compare,
    DateIn,
    DateOf,
    Days,
    Expr,
    Find,
    Fold,
    If,
    IntOf,
    IsIn,
    Lit,
    Matches,
    Not,
    Office,
    Part,
    Present,
    Slice,
    Trait,
    Year,
    Years,
)

NODES: dict[str, type[Expr]] = {
    node.kind: node
    for node in (
        *(Lit, Part, DateOf, Trait, Years, Days, Year, Add, Compare, Present, IsIn),
        *(Matches, Fold, Find, Office, DateIn, Slice, IntOf, All, AnyOf, Not, If),
    )
}
"""All node kinds by the name that JSON uses."""

_NAMES: dict[str, tuple[str, ...]] = {
    kind: tuple(field.name for field in dataclasses.fields(cast("Any", node))) for kind, node in NODES.items()
}


def arguments(expr: Expr) -> dict[str, object]:
    """A node's own fields by name, in the order of its declaration."""
    return {name: getattr(expr, name) for name in _NAMES[expr.kind]}


def children(expr: Expr) -> Iterator[Expr]:
    """The nodes directly below one node."""
    for value in arguments(expr).values():
        if isinstance(value, Expr):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Expr))


def walk(expr: Expr) -> Iterator[Expr]:
    """The node and all below it, parents first."""
    yield expr
    for child in children(expr):
        yield from walk(child)


def rebuilt(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The same node over changed children."""
    fresh: dict[str, object] = {}
    for name, value in arguments(expr).items():
        if isinstance(value, Expr):
            fresh[name] = change(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Expr):
            fresh[name] = tuple(change(item) for item in value)
        else:
            fresh[name] = value
    return type(expr)(**fresh)
