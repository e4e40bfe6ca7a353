"""Books, cases, systems and rules by the names that people use, wherever a sentence or an answer carries a code."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe

from sogoc.approval.sending import TITLES
from sogoc.intake.book_queries import Named, told_name_of
from sogoc.intake.book_series import told_name as named_too
from sogoc.law.places import read_code
from sogoc.law.refusal import Refusal
from sogoc.law.rules import RULES
from sogoc.web.templatetags.writing import day, unit_name

register = template.Library()
_PATH = re.compile(
    r"(?P<unit>[A-Z0-9]+(?:@[0-9-]{10})?)/(?P<book>[A-Z]+\.[0-9]{4}\.[0-9A-Z]+)"
    r"(?:/(?P<case>@?[0-9A-Z_]+(?:-[0-9]{4})?(?:~[0-9]+)?)(?P<year>/[0-9]{4})?)?"
)
"""A book's path or an entry's id inside a text, as the contract writes them; people write a case as its number with the year too."""


@register.filter
def by_name(text: object) -> str:
    """Paths of books and cases inside a text as people say them: ``24769/KS.1991.01`` → KS.1991.01 (Xã Lát)."""
    return _PATH.sub(lambda found: _named(found, unit_name(found["unit"])), str(text))


@register.filter
def linked(text: object) -> str:
    """Ids of books and cases inside a sentence as links to their pages, called as people call them."""
    return mark_safe(_PATH.sub(_link, escape(str(text))))  # noqa: S308 - escaped, and the links are ours


def _link(found: re.Match[str]) -> str:
    name = f"{found['book']}, {unit_name(found['unit'])}"
    if found["case"] is None:
        place = reverse("book", args=[found["unit"], found["book"]])
        return f'<a href="{place}">{escape(name)}</a>'
    place = reverse("entry", args=[found["unit"], found["book"], found["case"]])
    return f'<a href="{place}">trường hợp {found["case"]}, quyển {escape(name)}</a>{found["year"] or ""}'


@register.filter
def by_public_name(text: object) -> str:
    """The same by what the law alone calls the units: a refusal tells nobody which offices this installation knows."""
    return _PATH.sub(lambda found: _named(found, _lawful_name(found["unit"])), str(text))


def _lawful_name(code: str) -> str:
    try:
        return read_code(code).name
    except Refusal:
        return code


def _named(found: re.Match[str], name: str) -> str:
    if name == found["unit"]:
        return found[0]
    case = f", trường hợp {found['case']}{found['year'] or ''}" if found["case"] else ""
    return f"{found['book']} ({name}){case}"


@register.filter
def told_name(book: Named, identified: Mapping[str, str] | None = None) -> str:
    """A book's name; of a provisional one that was identified the true one too. Lists give ``identified``: path → path identified as."""
    if identified is None:
        return told_name_of(book)
    return named_too(book.name, identified.get(f"{book.unit}/{book.name}", ""))


@register.filter
def system_name(code: str) -> str:
    """The system that takes the data: ``158`` → Phần mềm 158."""
    return TITLES.get(code, code)


@register.filter
def unit_code(code: str) -> str:
    """A unit's code as it stands beside its name: ``24883@2025-07-01`` → 24883, từ 01/07/2025."""
    plain, _, since = code.partition("@")
    return f"{plain}, từ {day(since)}" if since else plain


@register.filter
def rule_title(code: str) -> str:
    """What a rule is called; its code where no rule of that code is in force."""
    return RULES[code].title if code in RULES else code
