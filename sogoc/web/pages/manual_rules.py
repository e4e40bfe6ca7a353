"""The rules in the manual: a list that can be searched, and for each rule since when, by which law, what to do.

Everything is made from the declarations. A sentence and a condition are shown as they read for the first example that breaks: with the
labels of that book, without what does not concern it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sogoc.checking.queries import Cause
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES, in_order
from sogoc.law.expr.judge import BoundRule, bound, sentences
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.shown import shown_days
from sogoc.law.expr.to_python import RowView
from sogoc.law.expr.to_text import to_text
from sogoc.law.expr.tree import Lit, Trait
from sogoc.law.expr.walking import walk
from sogoc.law.laws import IN_FORCE
from sogoc.law.layout import without_place
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope
from sogoc.law.rules import RULES
from sogoc.web import rule_search
from sogoc.web.pages.manual import HOME, shown_page

_EVERY, _SEVERAL, _PACKAGE = "Mọi loại sổ", "Vài loại sổ", "Gói tệp được giao nộp"
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_FIRST_LETTER = re.compile("[a-zà-ỹđ]")


@dataclass(frozen=True, slots=True)
class Said:
    """A rule in force from a day to a day: the condition that must hold, in words."""

    when: str
    condition: str
    law: Law | None
    about: str


@login_not_required
def rules(request: HttpRequest) -> HttpResponse:
    """All rules by book type and severity, or those that hold the words, of a book type, of a severity."""
    words, book, severity = (request.GET.get(name, "").strip() for name in ("tim", "loai", "muc"))
    candidates, exact = rule_search.search(words)
    found = [one for one in candidates if _fits(one, book=book, severity=severity)]
    shown = {
        "total": len(RULES),
        "found": len(found),
        "groups": _grouped(found) if exact else [("Những quy tắc gần nhất", found)] if found else [],
        "exact": exact,
        "open": bool(words or book or severity),
        "words": words,
        "book": book,
        "severity": severity,
        "books": in_order(),
        "trail": [HOME, ("Quy tắc kiểm tra", None)],
    }
    return shown_page(request, "rules", shown, title="Quy tắc kiểm tra")


def _fits(rule: Rule, *, book: str, severity: str) -> bool:
    of_book = not book or (rule.scope is not Scope.PACKAGE and (not rule.books or book in rule.books))
    return of_book and (not severity or rule.severity.value == severity)


def _grouped(found: list[Rule]) -> list[tuple[str, list[Rule]]]:
    """Rules of one book type under its name, then those of several, of all, of the package, in the order given."""
    names = [*(one.title for one in in_order()), _SEVERAL, _EVERY, _PACKAGE]
    groups: dict[str, list[Rule]] = {name: [] for name in names}
    for rule in found:
        groups[_group(rule)].append(rule)
    return [(name, rows) for name, rows in groups.items() if rows]


def _group(rule: Rule) -> str:
    if rule.scope is Scope.PACKAGE:
        return _PACKAGE
    if not rule.books:
        return _EVERY
    return BOOK_TYPES[rule.books[0]].title if len(rule.books) == 1 else _SEVERAL


@login_not_required
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """One rule: since when, by which law, what to do; then its condition, reasons and examples."""
    found = RULES.get(code)
    if found is None:
        raise Http404
    example = next((one for one in found.examples if one.outcome is Outcome.BREAKS), None)
    own, laws = _bound(found, example), _laws(found)
    shown = {
        "rule": found,
        "cause": Cause(found, 0, 0),
        "laws": [one for one in laws if one.is_text],
        "reasoned": [one.cite() for one in laws if not one.is_text],
        "in_force": [
            (one.title, one.code, shown_days(Span(day, day)))
            for one in {one.code: one for one in laws}.values()
            if (day := _day(IN_FORCE.get(one.code))) is not None
        ],
        "sentence": _sentence(found, example, own=own),
        "periods": list(_periods(own)),
        "always": not any(version.since or version.until for version in found.versions),
        "about": own.field.label
        if own is not None and own.field is not None and found.scope is Scope.FIELD
        else "",
        "without_place": list(_without_place(found)),
        "books": [BOOK_TYPES[code] for code in found.books],
        "examples": [(BOOK_TYPES[one.book], one) for one in found.examples],
        "trail": [HOME, ("Quy tắc kiểm tra", reverse("manual_rules")), (found.code, None)],
    }
    return shown_page(request, "rule", shown, title=found.code)


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _laws(rule: Rule) -> list[Law]:
    """Everything that a rule stands on once, oldest wording first."""
    laws = (rule.basis, *(version.law for version in rule.versions))
    return list({law.cite(): law for law in laws if law is not None}.values())


def _bound(rule: Rule, example: Example | None) -> BoundRule | None:
    """The rule on the field of its example; None for rules on whole books and packages."""
    if example is None or rule.scope not in {Scope.FIELD, Scope.ENTRY}:
        return None
    name = example.field if rule.scope is Scope.FIELD else rule.field
    every = list(bound(rule, BOOK_TYPES[example.book]))
    return next((one for one in every if one.field is not None and one.field.name == name), None)


def _sentence(rule: Rule, example: Example | None, *, own: BoundRule | None) -> str:
    """The sentence of the example, or the form of it."""
    if own is None or example is None:
        return _PLACEHOLDER.sub("…", rule.says)
    return sentences(own, RowView(example.rows[0], BOOK_TYPES[example.book]))[0]


def _periods(own: BoundRule | None) -> Iterator[Said]:
    """The wordings in force, oldest first; a time in which nothing is asked is left out."""
    if own is None:
        return
    book_type = _book_of(own)
    when = "" if isinstance(own.when, Lit) else f"Chỉ xét khi {to_text(own.when, book_type)}. "
    for period in own.periods:
        if not (isinstance(period.holds, Lit) and period.holds.value is True):
            said = to_text(period.holds, book_type)
            yield Said(
                _time(period.since, period.until),
                when + _FIRST_LETTER.sub(lambda one: one[0].upper(), said, count=1)
                if said[:1].islower()
                else when + said,
                period.law,
                period.about,
            )


def _without_place(rule: Rule) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Of a rule that asks whether the page perhaps had no place: each book type, its periods and the core columns they may lack."""
    if rule.when is None or "perhaps_no_place" not in {
        one.name for one in walk(rule.when) if isinstance(one, Trait)
    }:
        return
    for book_type in in_order():
        periods: dict[str, list[str]] = {}
        for name in book_type.core:
            for since, until in without_place(book_type, name, sure=False):
                when = _time(_day(since), _day(until))
                periods.setdefault(when, []).append(book_type.field[name].label)
        if periods:
            yield book_type.title, list(periods.items())


def _book_of(own: BoundRule) -> BookType:
    name = own.field.name if own.field else ""
    of_rule = own.rule.books or tuple(BOOK_TYPES)
    return next(BOOK_TYPES[code] for code in of_rule if name in BOOK_TYPES[code].field)


def _time(since: dt.date | None, until: dt.date | None) -> str:
    if since is None and until is None:
        return "Mọi thời kỳ"
    begins = f"Từ {shown_days(Span(since, since))}" if since else ""
    ends = f"đến {shown_days(Span(until, until))}" if until else "đến nay"
    return f"{begins} {ends}".strip() if begins else f"Đến {shown_days(Span(until, until))}"
