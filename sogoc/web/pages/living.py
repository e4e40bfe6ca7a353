"""The part of an entry's page that shows its life: changes, proposals read from its note, requests to mend it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from sogoc.approval.amendment_queries import WORKFLOW, based_on, may_see_sensitive
from sogoc.approval.mending_queries import requests_of
from sogoc.approval.proposal_queries import Proposed, proposals_of
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.decisions import BOOKS
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.reporting.life import label_of, life_of, told

if TYPE_CHECKING:
    from sogoc.law.amendment import AmendmentKind
    from sogoc.law.refusal import Refusal
    from sogoc.register.models import Entry
    from sogoc.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class May:
    """Whether the person may record a change of this entry, else why not."""

    refused: Refusal | None


Told = tuple[Proposed, "AmendmentKind", list[tuple[str, str, str]]]
"""A proposal, its kind, and label, old and new text of each field."""


def may_record(viewer: Viewer, duties: frozenset[str]) -> May:
    """Whether somebody with these duties over a book records changes of its entries."""
    situation = Situation("new", str(viewer.person.pk), duties, reason="…")
    return May(why_not(WORKFLOW, "record", situation))


def proposals_shown(entry: Entry, found: Iterable[Proposed], duties: frozenset[str]) -> list[Told]:
    """Proposals of an entry as a page tells them; sensitive ones only with the duty."""
    return [
        (
            one,
            AMENDMENTS[one.proposal.kind],
            told(entry, one.proposal.values, before=one.proposal.before),
        )
        for one in found
        if may_see_sensitive(duties) or not AMENDMENTS[one.proposal.kind].sensitive
    ]


def life_shown(entry: Entry, viewer: Viewer) -> dict[str, Any]:
    """What ``entries/life.html`` shows."""
    duties = viewer.authority.duties(entry.book.path)
    return {
        "life": life_of(entry, sensitive=may_see_sensitive(duties)),
        "proposals": proposals_shown(entry, proposals_of(entry), duties),
        "may_record": may_record(viewer, duties),
        "amendment_states": WORKFLOW.states,
        "noted_elsewhere": entry.book.type in BOOKS,
        "based": [(one, AMENDMENTS[one.kind]) for one in based_on(entry)],
        "mendings": [(one, label_of(entry, one.field)) for one in requests_of(entry)],
        "mending_states": WORKFLOWS["mending"].states,
        "mending_url": reverse("ask_mending", args=[entry.book.unit, entry.book.name, entry.key])
        if entry.state == "approved"
        else "",
        "life_txn": secrets.token_hex(16),
    }
