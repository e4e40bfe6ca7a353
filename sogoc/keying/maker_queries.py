"""Whose hand a draft is: who ever read it, in whatever pass, and who ever settled it. They do not approve the entry (docs/decisions/0015).

A pass that was taken or given back, and a reading that came too late, make their reader a maker too: that others read the same values
afterwards does not make them somebody else's work. What was settled and given back is known from the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sogoc.accounts.models import Person
from sogoc.ground.ledger import queries as ledger
from sogoc.keying import telling
from sogoc.keying.models import Pass
from sogoc.register.incoming import Maker

if TYPE_CHECKING:
    from sogoc.keying.models import BookWork, Draft

_ACTS = {"first": "key", "second": "key_second", "spare": "key", "inspect": "inspect"}
"""Kind of a pass → act by which it makes its reader a maker of the version."""


def makers_of(work: BookWork, drafts: Iterable[Draft]) -> dict[int, tuple[Maker, ...]]:
    """Id of a draft → everybody who ever read or settled it, in that order; drafts of one book."""
    inspected = {draft.pk: draft.inspected for draft in drafts}
    found: defaultdict[int, dict[Maker, None]] = defaultdict(dict)
    rows = Pass.objects.filter(draft__work=work).order_by("pk")
    for draft, kind, person, username in rows.values_list("draft", "kind", "person", "person__username"):
        if draft in inspected:
            act = "inspect" if inspected[draft] else _ACTS[kind]
            found[draft][Maker(person, username, act)] = None
    for draft, person, username in _settled(work):
        if draft in inspected:
            found[draft][Maker(person, username, "adjudicate")] = None
    return {draft: tuple(makers) for draft, makers in found.items()}


def makers_of_draft(draft: Draft) -> tuple[Maker, ...]:
    """The same of one draft."""
    return makers_of(draft.work, [draft]).get(draft.pk, ())


def _settled(work: BookWork) -> list[tuple[int, int, str]]:
    """Draft and who settled it, as often as somebody did."""
    told = [
        (event["payload"]["draft"], event["actor"])
        for event in map(ledger.contents, ledger.events_in(f"book:{work.book}", telling.SETTLE))
    ]
    ids = dict(Person.objects.filter(username__in={who for _, who in told}).values_list("username", "pk"))
    return [(draft, ids[who], who) for draft, who in told if who in ids]
