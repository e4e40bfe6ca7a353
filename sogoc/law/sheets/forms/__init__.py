"""The printed forms: one file for each that was drawn by hand, a plain one for every other book type."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sogoc.law.books import BOOK_TYPES
from sogoc.law.sheets.derived import derived
from sogoc.law.sheets.form import Form
from sogoc.law.sheets.former import former


@cache
def all_forms() -> dict[str, Form]:
    """Give every form by its type code."""
    forms: dict[str, Form] = {}
    for module in sorted(found.name for found in iter_modules(__path__) if found.name != "blocks"):
        form: Form = import_module(f"{__name__}.{module}").FORM
        if form.code in forms:
            raise ValueError(f"two forms for {form.code}: one of them is forms/{module}.py")
        forms[form.code] = form
    return forms | {code: derived(one) for code, one in BOOK_TYPES.items() if code not in forms}


@cache
def form_of(code: str, layout: str) -> Form:
    """The form of a type: that of today, or by the code of a layout the one that it stands for."""
    book_type = BOOK_TYPES[code]
    chosen = next((one for one in book_type.layouts if one.code == layout), None)
    if layout and chosen is None:
        raise KeyError(f"{code} has no layout {layout}")
    if chosen is None:
        return all_forms()[code]
    return _without(all_forms()[code], chosen.lacks) if chosen.until is None else former(book_type, chosen)


def _without(form: Form, lacks: tuple[str, ...]) -> Form:
    """The form with nothing to be written in the places that a layout lacks; all others stay where they are."""
    rows = tuple(
        row
        if isinstance(row, str)
        else replace(
            row,
            blanks=tuple(
                replace(one, written=tuple(part for part in one.written if part.column not in lacks))
                for one in row.blanks
            ),
        )
        for row in form.rows
    )
    return replace(form, rows=rows, notes=tuple(one for one in form.notes if one.column not in lacks))
