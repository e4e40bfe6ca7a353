"""One entry of a book type as a JSON Schema (draft 2020-12): what a program that sends or receives entries relies on.

In: a book type. Out: a plain dictionary. An entry is an object of official columns; a value is the text as written, or an object with
its layers (``Value``). What stands in a book can always be saved: no value is refused for its content, so code lists stand in the
description, and columns of other origin are allowed as text.
"""

from __future__ import annotations

from typing import Any

from sogoc.law.book import BookType
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.field import Field
from sogoc.law.value import Absence

_MANY = 20
_VALUE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "verbatim": {"type": "string"},
        "uncertain": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
        },
        "understood": {"type": "string"},
        "absence": {"enum": [str(one) for one in Absence]},
        "source": {"type": "string"},
    },
    "additionalProperties": False,
}


def entry_schema(book_type: BookType) -> dict[str, Any]:
    """Schema of one entry, its properties in the official order; the same declaration gives the same schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sogoc:{book_type.slug}",
        "title": book_type.title,
        "type": "object",
        "properties": {field.name: _property(field) for field in book_type.official},
        "additionalProperties": {"$ref": "#/$defs/written"},
        "x-search": list(book_type.search),
        "$defs": {
            "value": _VALUE,
            "written": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/value"}]},
        },
    }


def _property(field: Field) -> dict[str, Any]:
    marks = {
        "x-core": field.core,
        "x-code-list": field.codes or False,
        "x-proposed-name": not field.verified,
    }
    return {
        "$ref": "#/$defs/written",
        "title": field.label,
        "description": _description(field),
        "x-type": field.type,
        **{name: mark for name, mark in marks.items() if mark},
    }


def _description(field: Field) -> str:
    if not field.codes:
        return f"{field.label}."
    items = CODE_LISTS[field.codes].items
    if len(items) > _MANY:
        return f"{field.label}: một nhãn trong danh mục “{CODE_LISTS[field.codes].title}”."
    listed = "; ".join(f"{code} là {label}" for code, label in items.items())
    return f"{field.label}: {listed}."
