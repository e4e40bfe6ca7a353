"""The manual at ``/huong-dan``: written pages, search, and reference made from the declarations."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sogoc.checking.queries import Cause
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.expr.to_text import to_text
from sogoc.law.rule import Rule, Version
from sogoc.law.rules import RULES
from sogoc.law.values import VALUE_TYPES
from sogoc.web import manual_pages, manual_search
from sogoc.web.refusal_index import every_refusal

HOME = ("Hướng dẫn", "/huong-dan")


def shown_page(
    request: HttpRequest, template: str, shown: Mapping[str, object], *, title: str
) -> HttpResponse:
    """A page of the manual, with its place in the trail."""
    trail = [HOME, (title, None)] if title else []
    return render(request, f"manual/{template}.html", {"here": "manual", "trail": trail, **shown})


@login_not_required
def contents(request: HttpRequest) -> HttpResponse:
    """Table of contents, or what a search found."""
    words = request.GET.get("tim", "").strip()
    shown = {"words": words, "hits": manual_search.search(words), "groups": manual_pages.grouped()}
    return shown_page(request, "contents", shown, title="")


@login_not_required
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One written page."""
    found = manual_pages.page(slug)
    return shown_page(request, "page", {"page": found}, title=found.title)


@login_not_required
def rules(request: HttpRequest) -> HttpResponse:
    """All rules."""
    shown = {"rules": sorted(RULES.values(), key=lambda rule: rule.code)}
    return shown_page(request, "rules", shown, title="Quy tắc kiểm tra")


@login_not_required
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """One rule: sentence, law in its wordings, remedy, reasons, examples."""
    found = RULES.get(code)
    if found is None:
        raise Http404
    shown = {
        "rule": found,
        "cause": Cause(found, 0, 0),
        "versions": [_wording(found, version) for version in found.versions],
        "books": [BOOK_TYPES[code] for code in found.books],
        "values": [VALUE_TYPES[code].title for code in found.each],
        "examples": [(BOOK_TYPES[one.book], one) for one in found.examples],
        "trail": [HOME, ("Quy tắc kiểm tra", reverse("manual_rules")), (found.code, None)],
    }
    return shown_page(request, "rule", shown, title=found.code)


def _wording(rule: Rule, version: Version) -> tuple[Version, str, str]:
    book_type = BOOK_TYPES[rule.books[0]] if rule.books else None
    when = "" if rule.when is None else to_text(rule.when, book_type)
    return version, to_text(version.holds, book_type), when


@login_not_required
def codes(request: HttpRequest) -> HttpResponse:
    """All code lists."""
    lists = [CODE_LISTS[code] for code in sorted(CODE_LISTS)]
    return shown_page(request, "codes", {"lists": lists}, title="Danh mục mã")


@login_not_required
def refusals(request: HttpRequest) -> HttpResponse:
    """Everything that the product refuses, with the remedy."""
    return shown_page(request, "refusals", {"kinds": every_refusal()}, title="Những điều bị từ chối")
