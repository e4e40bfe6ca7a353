"""The law's own words in templates: reasons, labels of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from sogoc.law.book import BookType
from sogoc.law.reasons import REASONS
from sogoc.reporting.confirmed import outdated

if TYPE_CHECKING:
    from sogoc.register.models import Entry

register = template.Library()


@register.filter
def reason(code: str) -> str:
    """Words of a reason."""
    return REASONS.get(code, code)


@register.filter
def field_label(book_type: BookType | None, name: str) -> str:
    """Label of an official column; the name itself of a column that the type does not know."""
    return book_type.label(name) if book_type else name


@register.filter
def officially_outdated(entry: Entry) -> bool:
    """Whether an earlier version of an entry is official and the present one is not."""
    return outdated(entry.state, entry.delivery, official_on=entry.official_on)
