"""The printed forms: one file for each that was drawn by hand, a plain one for every other book type."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sogoc.law.books import BOOK_TYPES
from sogoc.sample.pages.derived import derived
from sogoc.sample.pages.form import Form
from sogoc.sample.pages.former import former


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
    """The form of a type: that of today, or by the code of a layout one of another time."""
    if not layout:
        return all_forms()[code]
    book_type = BOOK_TYPES[code]
    return former(book_type, next(one for one in book_type.layouts if one.code == layout))
