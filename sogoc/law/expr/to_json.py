"""The tree as JSON and back, exactly: the form in which rules travel to the browser.

A node is an object with its ``kind`` and its own members in the order of their declaration, so the same tree always gives the same
bytes.
"""

from __future__ import annotations

from typing import Any

from sogoc.law.expr.tree import Expr, Sort
from sogoc.law.expr.walking import NODES, arguments


def to_json(expr: Expr) -> dict[str, Any]:
    """Return a tree of dictionaries, lists, strings, whole numbers, booleans and None."""
    return {"kind": expr.kind, **{name: _encoded(value) for name, value in arguments(expr).items()}}


def from_json(data: dict[str, Any]) -> Expr:
    """Build the tree again; an unknown kind or member fails."""
    members = {name: _decoded(value) for name, value in data.items() if name != "kind"}
    if data["kind"] == "lit":
        members["of"] = Sort(members["of"])
    return NODES[data["kind"]](**members)


def _encoded(value: object) -> Any:
    if isinstance(value, Expr):
        return to_json(value)
    if isinstance(value, tuple):
        return [_encoded(item) for item in value]
    return str(value) if isinstance(value, Sort) else value


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        return from_json(value)
    if isinstance(value, list):
        return tuple(_decoded(item) for item in value)
    return value
