"""The manual at ``/huong-dan``: written pages, search, and reference made from the declarations."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sogoc.law.codelists import CODE_LISTS
from sogoc.law.rules import RULES
from sogoc.web import manual_pages, manual_search, rule_search
from sogoc.web.refusal_index import every_refusal

HOME = ("Hướng dẫn", "/huong-dan")
SHOWN_RULES = 10


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
    rules, exact = rule_search.search(words) if words else ([], True)
    shown = {
        "words": words,
        "hits": manual_search.search(words),
        "rules": rules[:SHOWN_RULES],
        "rules_found": len(rules),
        "rules_total": len(RULES),
        "exact": exact and bool(rules),
        "groups": manual_pages.grouped(),
    }
    return shown_page(request, "contents", shown, title="")


@login_not_required
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One written page."""
    found = manual_pages.page(slug)
    return shown_page(request, "page", {"page": found}, title=found.title)


@login_not_required
def codes(request: HttpRequest) -> HttpResponse:
    """All code lists."""
    lists = [CODE_LISTS[code] for code in sorted(CODE_LISTS)]
    return shown_page(request, "codes", {"lists": lists}, title="Danh mục mã")


@login_not_required
def refusals(request: HttpRequest) -> HttpResponse:
    """Everything that the product refuses, with the remedy."""
    return shown_page(request, "refusals", {"kinds": every_refusal()}, title="Những điều bị từ chối")
