"""An entry: its layers in page order beside its page, findings, versions, sendings, history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sogoc.checking import queries as checking
from sogoc.ground.ledger import queries as ledger
from sogoc.intake.book_queries import told_name_of
from sogoc.intake.exemplar_queries import exemplar_of, unchosen_in
from sogoc.law.books import BOOK_TYPES
from sogoc.law.layout import Layout, layout_of
from sogoc.law.rules import RULES
from sogoc.law.values.ngay import bounds
from sogoc.law.workflows import WORKFLOWS
from sogoc.reconciliation import queries as reconciliation
from sogoc.register import queries as records
from sogoc.register.look_actions import note_look
from sogoc.reporting.confirmed import official_version, outdated
from sogoc.reporting.history import tell_of_entry
from sogoc.reporting.layers import blocks, changes, reconciled
from sogoc.web.pages import documents, links
from sogoc.web.pages.findings import veil
from sogoc.web.pages.living import life_shown
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import DeliveryItem, Entry, EntryVersion
    from sogoc.web.viewer import Viewer


def show(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """One entry."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    note_look(entry, actor=viewer.person)
    book = entry.book
    versions = list(records.versions(entry))
    values = _values(next(one for one in versions if one.number == entry.version))
    findings = [(checking.Cause(RULES[one.code], 0, 0), one) for one in checking.findings_of(entry)]
    veil((one for _, one in findings), viewer, book)
    answers = list(records.answers(entry))
    before, after = records.neighbours(entry, sensitive=viewer.sees_sensitive(book))
    shown = {
        "here": "province",
        "entry": entry,
        "book": book,
        "type": BOOK_TYPES.get(book.type),
        "state": WORKFLOWS["entry"].states[entry.state],
        "delivery": WORKFLOWS["delivery"].states[entry.delivery or "unsent"],
        "outdated": outdated(entry.state, entry.delivery, official_on=entry.official_on),
        "official_version": official_version(entry),
        "layouts": _layouts(entry),
        "blocks": blocks(book.type, values),
        "reconciled": reconciled(book.type, reconciliation.judgements_of(entry)),
        "findings": findings,
        "open_findings": [pair for pair in findings if pair[1].settlement is None],
        "settled_findings": [pair for pair in findings if pair[1].settlement is not None],
        "exemplar": exemplar_of(book.path),
        "unchosen": entry.pk in unchosen_in(book),
        "versions": _told_versions(entry, versions),
        "answers": answers,
        "refusal_answer": _refusal(entry, answers),
        "answer_words": WORKFLOWS["delivery"].states,
        "acts": tell_of_entry(reversed(ledger.history(book.path)), entry.key),
        "before": before,
        "after": after,
        "trail": [
            *trail_to(book.unit, viewer),
            (told_name_of(book), reverse("book", args=[book.unit, book.name])),
            (f"Trường hợp {entry.so or entry.key}", None),
        ],
    }
    return render(request, "entries/show.html", shown | life_shown(entry, viewer) | beside(viewer, entry))


def beside(viewer: Viewer, entry: Entry) -> dict[str, Any]:
    """What stands beside the entry: state in law, links, papers, dossiers."""
    return links.on_entry(viewer, entry) | documents.on_entry(entry)


def _layouts(entry: Entry) -> tuple[Layout, ...]:
    """Forms that the entry's page may have, by its registration date."""
    book_type = BOOK_TYPES.get(entry.book.type)
    return layout_of(book_type, bounds(entry.registered)) if book_type else ()


def _refusal(entry: Entry, answers: list[DeliveryItem]) -> DeliveryItem | None:
    """The refusal that stands: of an entry whose present version is not official by another answer."""
    stands = entry.delivery == "refused" and entry.state != "withdrawn"
    if not stands or (
        entry.official_on and not outdated(entry.state, entry.delivery, official_on=entry.official_on)
    ):
        return None
    return next((one for one in answers if one.status == "refused"), None)


def _values(version: EntryVersion) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = orjson.loads(version.values)
    return loaded


def _told_versions(
    entry: Entry, versions: list[EntryVersion]
) -> list[tuple[EntryVersion, list[tuple[str, str, str]]]]:
    """Each version, newest first, with what it changed against the one before."""
    told = []
    for at, version in enumerate(versions):
        older = versions[at + 1] if at + 1 < len(versions) else None
        changed = changes(entry.book.type, _values(version), _values(older)) if older else []
        told.append((version, changed))
    return told
