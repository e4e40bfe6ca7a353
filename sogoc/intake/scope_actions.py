"""The writers of what is left out of scope: the province's policy, and the purpose of an entry where its book tells none.

An exemption of ``law.scope`` holds from the day of a policy that cites the answer the province received. Entries that it leaves out
stay where they are, with all that was keyed of them; they are counted apart and no longer wait for anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.database import bulk_insert, in_parts
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake import refusals
from sogoc.intake.models import Purpose, ScopePolicy
from sogoc.intake.scope_queries import in_force, purposes, purposes_told
from sogoc.law.papers import LARGEST_SCAN, media_of_scan
from sogoc.law.scope import OTHER_PURPOSES, Exemption
from sogoc.register import actions as register
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import may_look

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.register.models import Book, Entry

EARLIEST = dt.date(2016, 1, 1)
"""No answer about the scope of digitising is older than the law under which it is done (Luật Hộ tịch 2014)."""


def declare(
    *,
    since: dt.date,
    document: str,
    document_day: dt.date,
    issuer: str,
    actor: Person,
    answer: Path | None = None,
    exemption: Exemption = OTHER_PURPOSES,
    via: str = "",
) -> ScopePolicy:
    """Leave an exemption's entries out of scope from ``since``, citing the answer: number, day, who gave it, its scan if there is one."""
    _must_be_the_province(actor)
    document, issuer = document.strip(), issuer.strip()
    if not document or not issuer:
        raise refusals.SCOPE_NEEDS_ANSWER.because()
    today = clock.today_vn()
    if not EARLIEST <= document_day <= today or since > today:
        raise refusals.SCOPE_DAYS.because(today=f"{today:%d/%m/%Y}")
    if answer is not None:
        with answer.open("rb") as file:
            begins = file.read(8)
        if not media_of_scan(begins) or answer.stat().st_size > LARGEST_SCAN:
            raise refusals.SCOPE_BAD_SCAN.because(file=answer.name)
    kept = file_store().put(answer).sha256 if answer is not None else ""
    with transaction.atomic():
        if in_force(exemption, today) is not None:
            raise refusals.SCOPE_TWICE.because(title=exemption.title)
        policy = ScopePolicy.objects.create(
            exemption=exemption.code,
            since=since,
            document=document,
            document_day=document_day,
            issuer=issuer,
            answer_name=answer.name[:255] if answer is not None else "",
            answer_sha256=kept,
            declared_at=clock.now(),
            declared_by=actor,
        )
        _note_all(exemption)
        Purpose.objects.filter(code__in=exemption.codes).update(left_out=True)
        append(
            Act(
                stream="inventory",
                action="leave_out_of_scope",
                subject=exemption.code,
                actor=actor.username,
                duty="administer",
                payload={
                    "policy": policy.pk,
                    "since": since.isoformat(),
                    "document": document,
                    "document_day": document_day.isoformat(),
                    "issuer": issuer,
                    "answer": kept,
                    "at": clock.stamp(policy.declared_at),
                },
                via=via,
            )
        )
    return policy


@transaction.atomic
def lift(
    *, until: dt.date, because: str, actor: Person, exemption: Exemption = OTHER_PURPOSES, via: str = ""
) -> ScopePolicy:
    """Take the exemption in force back from ``until`` on: everything is in scope again, earlier days keep their figures."""
    _must_be_the_province(actor)
    today = clock.today_vn()
    policy = in_force(exemption, today)
    if policy is None:
        raise refusals.SCOPE_NOT_THERE.because(title=exemption.title)
    if not because.strip():
        raise refusals.SCOPE_NEEDS_REASON.because()
    if not policy.since <= until <= today:
        raise refusals.SCOPE_DAYS.because(today=f"{today:%d/%m/%Y}")
    policy.until, policy.lifted_at, policy.lifted_by = until, clock.now(), actor
    policy.lifted_because = because.strip()[:500]
    policy.save()
    Purpose.objects.filter(left_out=True).update(left_out=False)
    append(
        Act(
            stream="inventory",
            action="return_to_scope",
            subject=exemption.code,
            actor=actor.username,
            duty="administer",
            reason=policy.lifted_because,
            payload={"policy": policy.pk, "until": until.isoformat(), "at": clock.stamp(policy.lifted_at)},
            via=via,
        )
    )
    return policy


@transaction.atomic
def classify(entry: Entry, code: str, *, actor: Person, via: str = "") -> Purpose | None:
    """Say the purpose of an entry whose book tells none, as its page shows it; an empty code takes one's word back."""
    exemption = OTHER_PURPOSES
    book = register.lock(entry.book)
    duties = accounts.duties_of(actor, book.path)
    if not {"key", "settle"} & duties:
        raise refusals.MAY_NOT_CLASSIFY.because()
    if not may_look(entry, duties):
        raise records.NO_ENTRY.because(path=str(entry))
    if book.type != exemption.book or entry.state == "withdrawn":
        raise refusals.HAS_NO_PURPOSE.because(entry=str(entry))
    if code and code not in purposes(exemption):
        raise refusals.UNKNOWN_PURPOSE.because(code=code)
    before = Purpose.objects.filter(entry=entry).first()
    if before is not None and before.told:
        raise refusals.BOOK_TELLS_PURPOSE.because(entry=str(entry))
    if (before.said if before is not None else "") == code:
        return before
    now = clock.now()
    after = None
    Purpose.objects.filter(entry=entry).delete()
    if code:
        left_out = code in exemption.codes and in_force(exemption, clock.today_vn()) is not None
        after = Purpose.objects.create(entry=entry, code=code, said=code, left_out=left_out, by=actor, at=now)
    append(
        Act(
            stream=f"book:{book.path}",
            action="classify",
            subject=f"{book.path}/{entry.key}",
            actor=actor.username,
            office=book.unit,
            duty="key" if "key" in duties else "settle",
            payload={"entry": entry.key, "purpose": code, "at": clock.stamp(now)},
            via=via,
        )
    )
    return after


def note_purposes(book: Book, ids: Mapping[int, int], understood: pl.DataFrame) -> None:
    """Write down what a package tells of its entries' purposes, in the transaction that stages it; ``ids``: row → entry."""
    exemption = OTHER_PURPOSES
    column = f"{exemption.field}.u"
    if book.type != exemption.book or column not in understood.columns:
        return
    rows = understood.select("_row", column).iter_rows()
    _note({ids[row]: code or "" for row, code in rows if row in ids}, exemption)


def _note_all(exemption: Exemption) -> None:
    """The same for every entry that is here: of those that came before purposes were written down."""
    for book in records.books().filter(type=exemption.book):
        _note(purposes_told(book, exemption), exemption)


def _note(told: Mapping[int, str], exemption: Exemption) -> None:
    """Replace what the book tells; what a person said stays beside it, and counts where the book tells nothing."""
    left_out = in_force(exemption, clock.today_vn()) is not None
    rows: list[tuple[object, ...]] = []
    ids = sorted(told)
    for part in in_parts(ids):
        known = Purpose.objects.filter(entry__in=part)
        said = {one.entry_id: (one.said, one.by_id, one.at) for one in known if one.said}
        known.delete()
        for entry in part:
            word, by, at = said.get(entry, ("", None, None))
            code = told[entry] or word
            if code:
                rows.append((entry, code, told[entry], word, left_out and code in exemption.codes, by, at))
    bulk_insert(Purpose, ("entry_id", "code", "told", "said", "left_out", "by_id", "at"), rows)


def _must_be_the_province(actor: Person) -> None:
    if not accounts.jurisdiction_units(actor, duty="administer").everything:
        raise refusals.MAY_NOT_SCOPE.because()
