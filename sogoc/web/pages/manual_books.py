"""The manual's pages of book types, made from the declarations: columns, boxes to tick, the forms of each time, the JSON Schema."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES, in_order
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.field import PROPOSED
from sogoc.law.form import form
from sogoc.law.layout import SHAPES, TickBox
from sogoc.law.schema import entry_schema
from sogoc.law.values import VALUE_TYPES
from sogoc.web.pages.manual import HOME, shown_page


@login_not_required
def books(request: HttpRequest) -> HttpResponse:
    """All book types."""
    return shown_page(request, "books", {"books": in_order()}, title="Loại sổ")


@login_not_required
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The columns of one book type, its boxes to tick and its forms."""
    found = _type(code)
    shown = {
        "book": found,
        "proposed": PROPOSED,
        "fields": [(field, VALUE_TYPES[field.type].title) for field in found.official],
        "boxes": [(box, found.field[box.field].label, _meanings(found, box)) for box in found.tick_boxes],
        "layouts": [(one, SHAPES[one.shape]) for one in found.layouts],
        "trail": [HOME, ("Loại sổ", reverse("manual_books")), (found.short, None)],
    }
    return shown_page(request, "book", shown, title=found.short)


@login_not_required
def layout(request: HttpRequest, code: str, form_code: str) -> HttpResponse:
    """The empty form of a type as one of its layouts shows it."""
    found = _type(code)
    chosen = next((one for one in found.layouts if one.code == form_code), None)
    if chosen is None:
        raise Http404
    own = (found.short, reverse("manual_book", args=[code]))
    shown = {
        "book": found,
        "layout": chosen,
        "shape": SHAPES[chosen.shape],
        "blocks": form(found, chosen),
        "lacking": [found.field[name].label for name in found.page_order if name in chosen.lacks],
        "trail": [HOME, ("Loại sổ", reverse("manual_books")), own, (chosen.title, None)],
    }
    return shown_page(request, "layout", shown, title=chosen.title)


@login_not_required
def schema(request: HttpRequest, code: str) -> HttpResponse:
    """One entry of the type as a JSON Schema."""
    del request
    return JsonResponse(entry_schema(_type(code)), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _type(code: str) -> BookType:
    if code not in BOOK_TYPES:
        raise Http404
    return BOOK_TYPES[code]


def _meanings(book_type: BookType, box: TickBox) -> list[str]:
    codes = book_type.field[box.field].codes
    return [f"{one} ({CODE_LISTS[codes].items[one]})" for one in box.codes] if codes else []
