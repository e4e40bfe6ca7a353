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
_BELOW: dict[str, tuple[str, ...]] = {
    kind: tuple(field.name for field in dataclasses.fields(cast("Any", node)) if "Expr" in str(field.type))
    for kind, node in NODES.items()
}
"""The fields of a node that hold the nodes below it: one each, or a tuple of them."""


def arguments(expr: Expr) -> dict[str, object]:
    """A node's own fields by name, in the order of its declaration."""
    return {name: getattr(expr, name) for name in _NAMES[expr.kind]}


def children(expr: Expr) -> Iterator[Expr]:
    """The nodes directly below one node."""
    for name in _BELOW[expr.kind]:
        value = getattr(expr, name)
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


def walk(expr: Expr) -> Iterator[Expr]:
    """The node and all below it, parents first."""
    yield expr
    for child in children(expr):
        yield from walk(child)


def rebuilt(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The same node over changed children; the node itself where no child changes."""
    fresh: dict[str, Any] = {}
    for name in _BELOW[expr.kind]:
        value = getattr(expr, name)
        if isinstance(value, tuple):
            items = tuple(map(change, value))
            if any(new is not old for new, old in zip(items, value, strict=True)):
                fresh[name] = items
        elif (new := change(value)) is not value:
            fresh[name] = new
    return dataclasses.replace(cast("Any", expr), **fresh) if fresh else expr
