"""The writers of dossiers *sổ vs giấy*: opened, proposed, decided, followed up, closed, opened again.

In: an entry, a paper, the fields that differ with the paper's words. Out: ``Dossier``. Nothing here changes what the book says: its value
stands, the decision stands beside it. Each step asks the workflow ``dossier`` and writes the ledger of the book in its transaction; words
and values stand there only as commitments.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import done_before
from sogoc.law.books import BOOK_TYPES
from sogoc.law.papers import DECISIONS, MUST_ACT, USUALLY
from sogoc.law.values import VALUE_TYPES
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import refusals
from sogoc.register.actions import lock
from sogoc.register.commitments import commit_to_lines, commit_to_text
from sogoc.register.document_actions import must_be_fields
from sogoc.register.legal_actions import must_serve
from sogoc.register.models import Document, Dossier, DossierField, DossierStep, Entry
from sogoc.register.queries import values_of
from sogoc.register.sensitive_queries import must_be_there

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.refusal import Refusal

WORKFLOW = WORKFLOWS["dossier"]


@dataclass(frozen=True, slots=True)
class Step:
    """What one step says: its act, the decision proposed or taken, who must act next, the person's words."""

    act: str
    text: str
    kind: str = ""
    must_act: str = ""


@transaction.atomic
def open_dossier(
    entry: Entry,
    document: Document,
    differs: Mapping[str, str],
    *,
    text: str,
    actor: Person,
    via: str = "",
    client_txn: str | None = None,
) -> Dossier:
    """Open a dossier: the paper says otherwise than the book in these fields (official column → the paper's words)."""
    book = lock(entry.book)
    entry = Entry.objects.select_related("book").get(pk=entry.pk)
    before = done_before(client_txn, action="open_dossier", subject=book.path, actor=actor.username)
    if before is not None:
        return Dossier.objects.get(pk=before["dossier"])
    refused = why_not_step(None, entry, "open", actor, text=text)
    if refused is not None:
        raise refused
    must_serve(document, actor)
    must_be_fields(book.type, list(differs))
    lines = _compared(entry, differs)
    now = clock.now()
    made = Dossier.objects.create(
        entry=entry, version=entry.version, document=document, state="open", must_act="noi_dang_ky",
        acting_since=clock.date_vn(now), opened_at=now, salt=secrets.token_bytes(16),
    )  # fmt: skip
    DossierField.objects.bulk_create(
        DossierField(dossier=made, field=name, in_book=in_book, in_paper=in_paper)
        for name, in_book, in_paper in lines
    )
    payload = {
        "document": document.pk,
        "version": entry.version,
        "fields": [name for name, _, _ in lines],
        "compared": commit_to_lines(lines, bytes(made.salt)).hex(),
    }
    said = Step("open", text, must_act="noi_dang_ky")
    _record(made, said, payload, actor=actor, at=now, via=via, client_txn=client_txn)
    return made


def _compared(entry: Entry, differs: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Field, text in the book, text on the paper, of what really differs."""
    values = values_of(entry)
    lines = []
    for name, paper in differs.items():
        value = values.get(name) or ""
        in_book = str((value.get("verbatim") if isinstance(value, dict) else value) or "")
        in_paper = " ".join(paper.split())
        if in_book != in_paper and not _one_code(entry, name, texts=(in_book, in_paper)):
            lines.append((name, in_book, in_paper))
    if not lines:
        raise refusals.NOTHING_DIFFERS.because()
    return lines


def _one_code(entry: Entry, name: str, *, texts: tuple[str, str]) -> bool:
    """Whether two texts are one item of a code list: ``2`` and ``Nữ``, ``VNM`` and ``Việt Nam``; pages show the words."""
    field = BOOK_TYPES[entry.book.type].field.get(name)
    if field is None or field.type not in {"ma", "quoc_tich"}:
        return False
    first, second = (VALUE_TYPES[field.type].understand(text, field.codes).canonical for text in texts)
    return first is not None and first == second


@transaction.atomic
def take_step(
    dossier: Dossier, step: Step, *, actor: Person, via: str = "", client_txn: str | None = None
) -> Dossier:
    """Take the next step of a dossier: ``propose``, ``decide``, ``follow``, ``close`` or ``reopen``."""
    book = lock(dossier.entry.book)
    dossier = Dossier.objects.select_related("entry__book", "document").get(pk=dossier.pk)
    action = f"{step.act}_dossier"
    before = done_before(client_txn, action=action, subject=book.path, actor=actor.username)
    if before is not None:
        return dossier
    refused = why_not_step(dossier, dossier.entry, step.act, actor, text=step.text)
    if refused is not None:
        raise refused
    step = _complete(dossier, step)
    now = clock.now()
    today = clock.date_vn(now)
    if step.must_act != dossier.must_act:
        dossier.acting_since = today
    dossier.must_act = step.must_act
    dossier.state = WORKFLOW.transition(step.act).target
    dossier.closed_at = now if dossier.state == "closed" else None
    if step.act == "propose":
        dossier.proposal = step.kind
    elif step.act == "decide":
        dossier.decision = step.kind
    elif step.act == "reopen":
        dossier.proposal = dossier.decision = ""
    dossier.save()
    _record(dossier, step, {}, actor=actor, at=now, via=via, client_txn=client_txn)
    return dossier


def _complete(dossier: Dossier, step: Step) -> Step:
    """The step with who must act next, as far as nobody said it; refused when it names what there is not."""
    needs_kind = step.act in ("propose", "decide")
    if needs_kind and step.kind not in DECISIONS:
        known = ", ".join(f"{code} ({title})" for code, title in DECISIONS.items())
        raise refusals.DOSSIER_CHOICE.because(choice=step.kind, what="nội dung quyết định", known=known)
    if step.must_act and step.must_act not in MUST_ACT:
        known = ", ".join(f"{code} ({title})" for code, title in MUST_ACT.items())
        raise refusals.DOSSIER_CHOICE.because(choice=step.must_act, what="bên phải làm tiếp", known=known)
    usual = {
        "propose": "noi_dang_ky",
        "decide": USUALLY.get(step.kind, ""),
        "follow": dossier.must_act,
        "close": "khong_ai",
        "reopen": "noi_dang_ky",
    }[step.act]
    must_act = "khong_ai" if step.act == "close" else step.must_act or usual
    return Step(step.act, step.text, step.kind if needs_kind else "", must_act)


def why_not_step(
    dossier: Dossier | None, entry: Entry, act: str, person: Person, *, text: str = "?"
) -> Refusal | None:
    """Why this person cannot take a step now; None when they can (given words)."""
    duties = must_be_there(entry, person)
    done_by = {}
    if dossier is not None:
        last = dossier.steps.filter(act="reopen").order_by("-pk").values_list("pk", flat=True).first() or 0
        mine = dossier.steps.filter(by=person, pk__gte=last).values_list("act", flat=True)
        done_by = dict.fromkeys(mine, frozenset({str(person.pk)}))
        opened = dossier.steps.filter(by=person, act="open").exists()
        done_by |= {"open": frozenset({str(person.pk)})} if opened else {}
    state = "none" if dossier is None else dossier.state
    return why_not(WORKFLOW, act, Situation(state, str(person.pk), duties, done_by=done_by, reason=text))


def _record(
    dossier: Dossier,
    step: Step,
    payload: Mapping[str, object],
    *,
    actor: Person,
    at: dt.datetime,
    via: str,
    client_txn: str | None,
) -> None:
    text, salt = " ".join(step.text.split()), secrets.token_bytes(16)
    made = DossierStep.objects.create(
        dossier=dossier, act=step.act, kind=step.kind, must_act=step.must_act, text=text, salt=salt, by=actor, at=at
    )  # fmt: skip
    book = dossier.entry.book
    append(
        Act(
            stream=f"book:{book.path}",
            action=f"{step.act}_dossier",
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=WORKFLOW.transition(step.act).duty,
            payload={
                **payload,
                "dossier": dossier.pk,
                "step": made.pk,
                "kind": step.kind,
                "must_act": step.must_act,
                "text": commit_to_text(text, salt),
                "entries": [dossier.entry.key],
                "at": clock.stamp(at),
            },
            client_txn=client_txn,
            via=via,
        )
    )
