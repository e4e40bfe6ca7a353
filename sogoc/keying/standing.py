"""What one person may do with a draft now, by the table ``law/workflows/draft``: state, duties over the book, who read it before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import TITLES
from sogoc.accounts.people_queries import holders
from sogoc.accounts.reset_queries import hands_of
from sogoc.accounts.team_queries import leased_duties
from sogoc.keying.models import Draft, LeaseItem, Pass
from sogoc.keying.refusals import NO_DUTY, NO_WORK
from sogoc.law.workflow import NO_SUCH_DUTY, Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.law.workflows.entry import INSPECTED, KEYED
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.keying.models import BookWork
    from sogoc.law.refusal import Refusal

WORKFLOW = WORKFLOWS["draft"]
KINDS = ("first", "second", "inspect", "adjudicate")
"""Kinds of leases; each is the act of the workflow table that it leads to."""
READING = ("first", "second", "inspect")
"""Kinds of passes that count."""
MAKERS = ("stage", "restage", *(act for act in KEYED if act not in INSPECTED), "drop")
"""Acts that make a version of an entry: who did one of them does not inspect it. Whoever inspected it reads again what is given back."""
NAMED = 4
"""So many people are named who may be asked."""
_ANY_READER = frozenset({"adjudicate", "return"})
"""Acts forbidden also to whoever read the draft in a pass that no longer counts."""


def must_hold(person: Person, book: str, duty: str) -> None:
    """Refuse whoever does not hold a duty over a book; for whom it is no business at all it is not there."""
    duties = accounts.duties_of(person, book)
    if not duties:
        raise NO_WORK.because(book=book)
    if duty not in duties:
        raise NO_DUTY.because(duty=TITLES[duty], book=book, asked=whom_to_ask(duty, book))


def whom_to_ask(duty: str, book: str) -> str:
    """What somebody without a duty over a book may do: who holds it, and who gives it."""
    people = [f"{one.full_name} ({one.username})" for one in holders(duty, book)]
    named = ", ".join(people[:NAMED]) + (" và người khác" if len(people) > NAMED else "")
    if not people:
        return f"Chưa ai giữ nhiệm vụ “{TITLES[duty]}” ở đơn vị giữ quyển sổ: đề nghị người quản trị giao nhiệm vụ."
    return (
        f"Nhờ người đang giữ nhiệm vụ “{TITLES[duty]}”: {named}; hoặc đề nghị người quản trị giao nhiệm vụ."
    )


def why_not_draft(
    draft: Draft, act: str, person: Person, *, holds: Iterable[str] = (), reason: str | None = None
) -> Refusal | None:
    """Why this person cannot do an act on a draft now; None when they can."""
    situation = Situation(
        draft.state,
        str(person.pk),
        leased_duties(person, draft.work.book),
        holds=frozenset(holds),
        done_by=_done_by(draft, ever=act in _ANY_READER, person=person),
        reason=reason,
    )
    return _saying_whom(why_not(WORKFLOW, act, situation), act, draft.work.book)


def why_not_kind(work: BookWork, kind: str, person: Person) -> Refusal | None:
    """Why this person is handed out no drafts of a book for one kind of work, whatever the drafts; None when they are."""
    row = WORKFLOW.transition(kind)
    situation = Situation(row.source[0], str(person.pk), leased_duties(person, work.book))
    return _saying_whom(why_not(WORKFLOW, kind, situation), kind, work.book)


def _saying_whom(refused: Refusal | None, act: str, book: str) -> Refusal | None:
    """A refusal for a missing duty, with who may be asked."""
    if refused is not None and refused.code == NO_SUCH_DUTY:
        refused.fix = whom_to_ask(WORKFLOW.transition(act).duty, book)
    return refused


def _done_by(draft: Draft, *, ever: bool, person: Person) -> dict[str, frozenset[str]]:
    rows = Pass.objects.filter(draft=draft)
    if not ever:
        rows = rows.filter(undone_at__isnull=True)
    found: dict[str, set[str]] = {}
    hands = hands_of(person)
    for kind, reader in rows.values_list("kind", "person"):
        for act in ("first", "second") if kind == "spare" else (kind,):
            found.setdefault(act, set()).add(str(person.pk if reader in hands else reader))
    if LeaseItem.objects.filter(draft=draft, kind="adjudicate", lease__person__in=hands).exists():
        found.setdefault("adjudicate", set()).add(str(person.pk))  # both readings were laid before them
    if draft.inspected and draft.entry_id is not None:
        made = records.made_versions(person.pk, MAKERS).filter(entry=draft.entry_id)
        if made.exists():
            found.setdefault("bring", set()).add(str(person.pk))
    return {act: frozenset(people) for act, people in found.items()}
