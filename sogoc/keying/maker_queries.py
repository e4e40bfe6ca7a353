"""Whose hand a draft is: who ever read it, in whatever pass, and who ever settled it. They do not approve the entry (docs/decisions/0015).

A pass that was taken or given back, and a reading that came too late, make their reader a maker too: that others read the same values
afterwards does not make them somebody else's work. What was settled and given back is known from the ledger. Of an entry that came by a
package ``correct`` says that what this reader read was put in the place of what the package said, ``inspect`` that it was not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sogoc.accounts.models import Person
from sogoc.ground.ledger import queries as ledger
from sogoc.keying import telling
from sogoc.keying.models import Pass, Settled
from sogoc.register.incoming import Maker

if TYPE_CHECKING:
    from sogoc.keying.models import BookWork, Draft

_ACTS = {"first": "key", "second": "key_second", "spare": "key", "inspect": "inspect"}
"""Kind of a pass → act by which it makes its reader a maker of the version."""


def makers_of(work: BookWork, drafts: Iterable[Draft]) -> dict[int, tuple[Maker, ...]]:
    """Id of a draft → everybody who ever read or settled it, in that order; drafts of one book."""
    inspected = {draft.pk: draft.inspected for draft in drafts}
    taken = set(Settled.objects.filter(draft__work=work, how__in=_ACTS).values_list("draft", "how"))
    found: defaultdict[int, dict[Maker, None]] = defaultdict(dict)
    rows = Pass.objects.filter(draft__work=work).select_related("person").order_by("pk")
    for one in rows.only("draft", "kind", "undone_at", "person__username"):
        if one.draft_id in inspected:
            stands = one.undone_at is None and (one.draft_id, one.kind) in taken
            act = ("correct" if stands else "inspect") if inspected[one.draft_id] else _ACTS[one.kind]
            found[one.draft_id][Maker(one.person_id, one.person.username, act)] = None
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
