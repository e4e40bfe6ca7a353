"""What the file of one book type holds: columns, the page, the rules bound to its columns."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple
from typing import Any

from sogoc.law.book import BookType
from sogoc.law.expr.judge import BoundRule, Period, bound
from sogoc.law.expr.to_json import to_json
from sogoc.law.expr.tree import Expr
from sogoc.law.field import Field
from sogoc.law.form import form
from sogoc.law.laws import IN_FORCE
from sogoc.law.layout import SHAPES, Layout
from sogoc.law.rule import Law, Rule
from sogoc.law.rules import RULES
from sogoc.law.sheets import places

FORMAT = 1
"""Raised when the browser's reader must change."""


def of_type(book_type: BookType) -> dict[str, Any]:
    """Everything that the keying form of a type needs, but what all types share."""
    rules = [item for rule in RULES.values() for item in bound(rule, book_type)]
    return {
        "format": FORMAT,
        "type": {
            "code": book_type.code,
            "slug": book_type.slug,
            "title": book_type.title,
            "short": book_type.short,
            "number": book_type.number,
            "registered": book_type.registered,
            "place": book_type.place,
            "event": book_type.event_date,
        },
        "fields": [_field(field) for field in book_type.official],
        "blocks": [
            {"prefix": block.prefix, "title": block.title, "sex": block.sex} for block in book_type.blocks
        ],
        "form": _form(book_type, None),
        "layouts": [_layout(layout, book_type) for layout in book_type.layouts],
        "rules": {rule.code: _rule(rule) for rule in {item.rule.code: item.rule for item in rules}.values()},
        "bound": [_bound(item) for item in rules],
    }


def _field(field: Field) -> dict[str, Any]:
    said = {
        "codes": field.codes,
        "core": field.core or None,
        "block": field.block,
        "attribute": field.attribute,
        "proposed": None if field.verified else True,
    }
    return {"name": field.name, "label": field.label, "type": field.type, **_told(said)}


def _form(book_type: BookType, layout: Layout | None) -> list[dict[str, Any]]:
    at = {name: list(astuple(place)) for name, place in (places(book_type, layout) if layout else {}).items()}
    return [
        {
            "title": block.title,
            "lines": [
                {
                    "field": line.field.name,
                    "words": line.words,
                    **({"boxes": [[box.label, *box.codes] for box in line.boxes]} if line.boxes else {}),
                    **({"renamed": True} if line.renamed else {}),
                    **({"at": at[line.field.name]} if line.field.name in at else {}),
                }
                for line in block.lines
            ],
        }
        for block in form(book_type, layout)
    ]


def _layout(layout: Layout, book_type: BookType) -> dict[str, Any]:
    return {
        "code": layout.code,
        "title": layout.title,
        "shape": str(layout.shape),
        "shapeWords": SHAPES[layout.shape],
        "sure": layout.sure,
        "others": list(layout.others),
        "basis": _law(layout.law),
        **_told({"since": layout.since, "until": layout.until, "south": layout.south}),
        "form": _form(book_type, layout),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    said = {"basis": _law(rule.basis), "answeredByAbsence": rule.answered_by_absence or None}
    return {
        "title": rule.title,
        "severity": str(rule.severity),
        "says": rule.says,
        "fix": rule.fix,
        "reasons": list(rule.reasons),
        **_told(said),
    }


def _bound(item: BoundRule) -> dict[str, Any]:
    said = {
        "field": item.field.name if item.field else None,
        "decisive": None if item.decisive is None else _tree(item.decisive),
        "params": {name: _tree(expr) for name, expr in item.params.items()} or None,
    }
    return {
        "rule": item.rule.code,
        "when": _tree(item.when),
        "periods": [_period(period) for period in item.periods],
        **_told(said),
    }


def _period(period: Period) -> dict[str, Any]:
    said = {
        "since": _day(period.since),
        "until": _day(period.until),
        "law": _law(period.law),
        "about": period.about or None,
    }
    return {"holds": _tree(period.holds), **_told(said)}


def _law(law: Law | None) -> dict[str, Any] | None:
    """The line that a screen cites, whether its text was read, since when it is in force where that is known."""
    if law is None:
        return None
    return {"cite": law.cite(), "sure": law.sure, **_told({"inForce": IN_FORCE.get(law.code)})}


def _tree(expr: Expr) -> dict[str, Any]:
    """The expression without the words for the manual."""
    tree: dict[str, Any] = _without_meaning(to_json(expr))
    return tree


def _without_meaning(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _without_meaning(value) for name, value in data.items() if name != "meaning"}
    return [_without_meaning(item) for item in data] if isinstance(data, list) else data


def _told(said: dict[str, Any]) -> dict[str, Any]:
    """Only what there is to say."""
    return {name: value for name, value in said.items() if value is not None}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
