"""A book: what was declared and what is here, its numbers, entries, causes of findings, packages, sendings, history."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sogoc.approval.present_queries import once_named, renamed
from sogoc.checking import queries as checking
from sogoc.ground.ledger import queries as ledger
from sogoc.intake import queries as plan
from sogoc.intake.book_queries import facts_of, told_name_of
from sogoc.intake.book_series import is_provisional
from sogoc.intake.exemplar_queries import unchosen_in
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text import fold
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import keys_of, visible
from sogoc.reporting.confirmed import strip_rows
from sogoc.reporting.history import tell
from sogoc.reporting.number_series import with_series
from sogoc.reporting.number_strip import KINDS, UNSEEN, strips
from sogoc.reporting.progress import PERIOD_TITLES
from sogoc.reporting.queries import SORTS, counts_of
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.pages.physical_books import awaited
from sogoc.web.pages.units import trail_to
from sogoc.web.pages.way import way_shown
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Book, Entry, Package
    from sogoc.web.viewer import Viewer

SHOWN_ACTS = 12
ENTRIES = 50
"""So many entries stand on one part of the list: more is a long way on a phone."""


def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """One book; of one that did not arrive yet what is known of it, and what to do next."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    if not book.pk:
        return render(request, "books/awaited.html", awaited(viewer, book))
    return render(request, "books/show.html", book_shown(request, viewer, book))


def book_shown(request: HttpRequest, viewer: Viewer, book: Book) -> dict[str, Any]:
    """What the page of a book that arrived shows."""
    facts = facts_of(book.path)
    hidden = viewer.hidden(book)
    read = keys_of(book, viewer.reading)
    whole = records.entries(book, withdrawn=True)
    every = visible(whole, sensitive=viewer.sees_sensitive(book)).exclude(pk__in=viewer.reading)
    counts = counts_of(every)
    of_book = counts_of(whole) if hidden else counts
    chosen = SORTS.get(request.GET.get("loc", ""), SORTS["da-nhap"])
    words = request.GET.get("tim", "").strip()
    once = once_named(book, fold(words)) if words else {}
    subjects = BOOK_TYPES[book.type].subjects if book.type in BOOK_TYPES else ()
    rows = chosen.among(every)
    if words:
        rows = records.search(rows, words, fold(words), subjects=subjects, also=once)
    page = page_of(request, rows, per_page=ENTRIES)
    lines = list(plan.declared_of_book(book.unit, book.type, book.year, book.number))
    acts = ledger.history(book.path)
    packages = list(records.packages(book))
    shown: dict[str, Any] = {
        "here": "province",
        "book": book,
        "type": BOOK_TYPES.get(book.type),
        "plan": [(PERIOD_TITLES.get(line.period, line.period), line) for line in lines],
        "declared": sum(line.declared for line in lines),
        "opened": next((line.opened for line in lines if line.opened), ""),
        "counts": of_book,
        "unseen": of_book["da-nhap"] - counts["da-nhap"] - len(read),
        "being_read": len(read),
        "sorts": [(one, counts[one.code]) for one in SORTS.values() if counts[one.code]],
        "chosen": chosen,
        "words": words,
        "page_obj": page,
        "also_named": _also_named(page, once, words, others=subjects[1:]),
        "query": rest_of_query(request, "trang"),
        "strips": strips(
            with_series(strip_rows(book), book, declared=facts.series),
            year=facts.known_as.split(".")[1] if facts.known_as else book.year,
            hidden=hidden,
        ),
        "kinds": {**KINDS, "missing": UNSEEN} if hidden else KINDS,
        "elsewhere": len(unchosen_in(book)),
        "facts": facts,
        "provisional": is_provisional(book.path),
        "causes": checking.causes(book, sensitive=viewer.sees_sensitive(book)),
        "packages": packages,
        "differences": {one.number: _difference(one, hidden) for one in packages},
        "numbers": numbers_of(book, _differing(packages)),
        "deliveries": list(records.deliveries(book)),
        "acts": tell(reversed(acts[-SHOWN_ACTS:])),
        "older_acts": max(0, len(acts) - SHOWN_ACTS),
        "trail": [*trail_to(book.unit, viewer), (told_name_of(book), None)],
    }
    return shown | way_shown(viewer, book)


def _also_named(
    page: Iterable[Entry], once: Mapping[int, str], words: str, *, others: Sequence[str]
) -> dict[int, list[str]]:
    """Id of an entry → which other names its people bear: today's, one that a later change tells, another person's whom the words name."""
    entries = list(page)
    told = {pk: [f"nay là {name}" for name in names] for pk, names in renamed(entries).items()}
    if not words:
        return told
    for entry in entries:
        said = told.setdefault(entry.pk, [])
        name = once.get(entry.pk)
        if name and fold(name) != entry.subject_fold and f"nay là {name}" not in said:
            said.append(f"từng là {name}")
    for pk, name in records.named_in(entries, fold(words), roles=others):
        told[pk].append(f"có {name}")
    return told


def _difference(package: Package, hidden: Container[str]) -> dict[str, Any]:
    """What a package changed, of what the person may see."""
    found = package.difference
    return {
        "new": [key for key in found.get("new", ()) if key not in hidden],
        "changed": {key: names for key, names in found.get("changed", {}).items() if key not in hidden},
        "withdrawn": [key for key in found.get("withdrawn", ()) if key not in hidden],
        "unseen": sum(key in hidden for keys in found.values() for key in keys),
    }


def _differing(packages: Iterable[Package]) -> list[str]:
    """Keys that the differences between the packages of a book name."""
    keys: set[str] = set()
    for package in packages:
        if package.number > 1:
            keys.update(*(package.difference.get(name, ()) for name in ("new", "changed", "withdrawn")))
    return sorted(keys)


def numbers_of(book: Book, keys: Sequence[str]) -> dict[str, str]:
    """Key → number as registered, of these entries of a book; nothing is asked for none."""
    if not keys:
        return {}
    rows = records.entries(book, withdrawn=True).values_list("key", "so")
    wanted = set(keys)
    return {key: so for key, so in rows if key in wanted and so}


def history(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Every act on a book, newest first."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    acts = ledger.history(book.path)[::-1]
    page = page_of(request, acts)
    shown = {
        "here": "province",
        "book": book,
        "page_obj": page,
        "acts": tell(page.object_list),
        "trail": [
            *trail_to(book.unit, viewer),
            (told_name_of(book), reverse("book", args=[book.unit, book.name])),
            ("Nhật ký", None),
        ],
    }
    return render(request, "books/history.html", shown)
