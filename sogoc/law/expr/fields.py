"""What an expression touches: for highlighting on the screen, for loading only the columns that are needed, for checking names."""

from __future__ import annotations

from sogoc.law.expr.tree import DateOf, Expr, Part
from sogoc.law.expr.walking import walk


def fields(expr: Expr) -> frozenset[str]:
    """Names of the fields, symbolic ones (``@this``) included where the expression is not bound yet."""
    return frozenset(node.field for node in walk(expr) if isinstance(node, (Part, DateOf)))


def columns(expr: Expr) -> frozenset[tuple[str, str]]:
    """Fields with the part that is asked of them: ``v u k h``, or ``lo`` for their range of days."""
    return frozenset(
        (node.field, node.part if isinstance(node, Part) else "lo")
        for node in walk(expr)
        if isinstance(node, (Part, DateOf))
    )
