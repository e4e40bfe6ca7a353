"""Binding: an expression that speaks of ``THIS``, ``REGISTERED`` or another book's field becomes one about the columns of one book type.

Comes in: an expression, a book type and, for FIELD rules, the field under ``THIS``. Goes out: an expression with official names
only, folded as far as the declarations decide it; what the book type lacks is the absent constant.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace

from sogoc.law.book import BookType
from sogoc.law.expr.sugar import BESIDE_PREFIX, THIS_NAME
from sogoc.law.expr.tree import All, AnyOf, DateOf, Expr, If, Lit, Not, Part, Present, Sort, Trait
from sogoc.law.expr.walking import children, rebuilt
from sogoc.law.field import Field
from sogoc.law.layout import without_place

DATE_TYPES = frozenset({"ngay", "ngay_bang_chu"})
"""Value types that have a range of days."""
_OF_FORMS = frozenset({"no_place", "perhaps_no_place"})


def bind(expr: Expr, book_type: BookType, field: Field | None = None) -> Expr:
    """Return the expression over the columns of the book type."""

    def change(node: Expr) -> Expr:
        if isinstance(node, (Part, DateOf)):
            return _column(node, book_type, field)
        if isinstance(node, Trait) and node.name in _OF_FORMS:
            return change(_out_of_forms(node, book_type, field))
        if isinstance(node, Trait):
            return Lit(_trait(node, book_type, field), Sort.BOOL)
        if isinstance(node, (All, AnyOf)):
            return _joined(node, change)
        if isinstance(node, If):
            return _chosen(node, change)
        return folded(rebuilt(node, change))

    return change(expr)


def field_named(name: str, book_type: BookType, field: Field | None = None) -> Field | None:
    """Field that an official or symbolic name means in this book type; None where it has none."""
    roles = {
        "@registered": book_type.registered,
        "@event": book_type.event_date,
        "@number": book_type.number,
        "@place": book_type.place,
    }
    if name == THIS_NAME:
        if field is None:
            message = "THIS stands only in rules of scope FIELD"
            raise ValueError(message)
        return field
    if name.startswith(BESIDE_PREFIX):
        if field is None:
            message = "BESIDE stands only in rules of scope FIELD"
            raise ValueError(message)
        return _beside(name.removeprefix(BESIDE_PREFIX), book_type, field)
    return book_type.field.get(roles.get(name, name) or "")


def _beside(attribute: str, book_type: BookType, field: Field) -> Field | None:
    for other in book_type.official:
        if other.block == field.block and other.attribute == attribute:
            return other
    return None


def _column(node: Part | DateOf, book_type: BookType, field: Field | None) -> Expr:
    found = field_named(node.field, book_type, field)
    if found is None:
        implied = node.field == f"{BESIDE_PREFIX}gioi_tinh" and isinstance(node, Part) and node.part == "u"
        block = book_type.block.get(field.block) if implied and field is not None and field.block else None
        return Lit(block.sex if block else None, node.sort)
    if isinstance(node, DateOf):
        if found.type not in DATE_TYPES:
            message = f"{found.name} of {book_type.code} is no date"
            raise TypeError(message)
        return node if found.name == node.field else DateOf(found.name)
    return node if found.name == node.field else Part(found.name, node.part)


def _trait(node: Trait, book_type: BookType, field: Field | None) -> bool:
    if field is None:
        message = "THIS stands only in rules of scope FIELD"
        raise ValueError(message)
    block = book_type.block[field.block] if field.block else None
    said: dict[str, bool] = {
        "attribute": field.attribute in node.values,
        "beside": any(_beside(one, book_type, field) is not None for one in node.values),
        "block": field.block in node.values,
        "field": field.name in node.values,
        "type": field.type in node.values,
        "core": field.core,
        "subject": field.block in book_type.subjects,
        "mention": block is not None and block.mention,
    }
    return said[node.name]


def _out_of_forms(node: Trait, book_type: BookType, field: Field | None) -> Expr:
    """Condition on the day of registration under which the forms of the type have no place for the field."""
    if field is None:
        message = "THIS stands only in rules of scope FIELD"
        raise ValueError(message)
    registered = DateOf("@registered")
    return AnyOf(
        tuple(
            All(
                (
                    *((registered >= since,) if since else ()),
                    *((registered <= until,) if until else ()),
                )
            )
            for since, until in without_place(book_type, field.name, sure=node.name == "no_place")
        )
    )


def folded(node: Expr) -> Expr:
    """The node itself, or the constant that it already is."""
    operands = tuple(children(node))
    if isinstance(node, Present):
        return Lit(node.of.value is not None, Sort.BOOL) if isinstance(node.of, Lit) else node
    if any(isinstance(item, Lit) and item.value is None for item in operands):
        return Lit(None, node.sort)
    if isinstance(node, Not) and isinstance(node.of, Lit):
        return Lit(not node.of.value, Sort.BOOL)
    return node


def _chosen(node: If, change: Callable[[Expr], Expr]) -> Expr:
    """Where the condition is a constant, the branch that it chooses; the other is not looked at."""
    condition = change(node.condition)
    if not isinstance(condition, Lit):
        return rebuilt(node, lambda item: condition if item is node.condition else change(item))
    if condition.value is None:
        return Lit(None, node.sort)
    return change(node.then if condition.value else node.other)


def _joined(node: All | AnyOf, change: Callable[[Expr], Expr]) -> Expr:
    """Without the items that decide nothing; the first item that decides all ends the look."""
    neutral = isinstance(node, All)
    rest: list[Expr] = []
    for item in map(change, node.items):
        if isinstance(item, Lit) and item.value is not None:
            if item.value is not neutral:
                return Lit(not neutral, Sort.BOOL)
        else:
            rest.append(item)
    if not rest:
        return Lit(neutral, Sort.BOOL)
    if len(rest) == 1 and not node.meaning:
        return rest[0]
    if len(rest) == len(node.items) and all(map(operator.is_, rest, node.items)):
        return node
    return replace(node, items=tuple(rest))
