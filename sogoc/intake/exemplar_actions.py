"""The writers of two exemplars of one book (*sổ kép*): joined, parted, and per event which one's values are the record.

The main exemplar counts unless a choice says otherwise; an event that only one of them tells counts there (a district copy heals a torn
page). What is not chosen stays as it is, is not sent and not counted a second time. Who may: ``settle`` over both books, for this settles
what would else be the same events twice; loading the plan joins by the Department's right.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from sogoc.accounts import queries as accounts
from sogoc.checking.actions import settle
from sogoc.checking.models import Finding
from sogoc.ground import clock
from sogoc.ground.database import in_parts
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake import book_refusals as refusals
from sogoc.intake.book_models import Exemplar, ExemplarChoice, Unchosen
from sogoc.intake.book_names import parse_book_path
from sogoc.intake.exemplar_queries import SOURCES, exemplar_of, pairs_of, unchosen_now
from sogoc.law.rules import RULES
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_text
from sogoc.register.sensitive_queries import hidden_keys, sees_sensitive

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

LONGEST_BASIS, LONGEST_REASON = 300, 500
BOTH_COPIES = "hai_ban_so"
"""Reason that the link itself is."""


@transaction.atomic
def join(main: str, second: str, *, basis: str, actor: Person, via: str = "") -> Exemplar:
    """Say that two books are exemplars of one; the first is the main one."""
    main, second = parse_book_path(main), parse_book_path(second)
    for path in (main, second):
        _may(path, actor)
    link = put_link(main, second, basis=basis, actor=actor, duty="settle", via=via)
    for one, other in ((main, second), (second, main)):
        _settle_twins(one, other, actor=actor, via=via)
    return link


def put_link(main: str, second: str, *, basis: str, actor: Person, duty: str, via: str) -> Exemplar:
    """Row and act of a link; part of the actions that checked who may."""
    basis = " ".join(basis.split())[:LONGEST_BASIS]
    if not basis:
        raise refusals.NO_BASIS.because()
    if main == second or _type(main) != _type(second):
        raise refusals.NOT_EXEMPLARS.because(main=main, second=second)
    for path in (main, second):
        known = exemplar_of(path)
        if known is not None and (known.main, known.second) != (main, second):
            raise refusals.EXEMPLAR_ALREADY.because(book=path, main=known.main, second=known.second)
        if known is not None:
            return known
    now = clock.now()
    link = Exemplar.objects.create(
        main=main, second=second, basis=basis, since=clock.today_vn(), at=now, by=actor
    )
    said = {
        "main": main,
        "second": second,
        "basis": basis,
        "since": link.since.isoformat(),
        "at": clock.stamp(now),
    }
    _record("join_exemplars", link, payload=said, actor=actor, duty=duty, via=via)
    count_once(link)
    return link


@transaction.atomic
def part(link: Exemplar, *, reason: str, actor: Person, via: str = "") -> None:
    """Take a link back: both books count by themselves again, the choices end with it and stay in the ledger."""
    for path in (link.main, link.second):
        _may(path, actor)
    reason = _reason(reason)
    _record(
        "part_exemplars",
        link,
        payload={"main": link.main, "second": link.second},
        actor=actor,
        duty="settle",
        reason=reason,
        via=via,
    )
    _set_unchosen(link, frozenset(), clock.today_vn())
    link.delete()


@transaction.atomic
def choose(
    link: Exemplar, keys: Collection[str], *, source: str, reason: str, actor: Person, via: str = ""
) -> int:
    """Say for these events which exemplar's values are the record; return how many changed.

    An event is named by its key in the main exemplar, or by that entry's id.
    """
    _may(link.main, actor)
    keys = [key.strip().removeprefix(f"{link.main}/") for key in keys]
    reason = _reason(reason)
    if source not in SOURCES:
        raise refusals.NO_SUCH_EXEMPLAR.because(source=source)
    link = Exemplar.objects.select_for_update().get(pk=link.pk)
    hidden = [_hidden(path, actor) for path in (link.main, link.second)]
    known = {
        one.key for one, other in pairs_of(link) if one.key not in hidden[0] and other.key not in hidden[1]
    }
    stray = next((key for key in keys if key not in known), None)
    if stray is not None or not keys:
        entry = stray if stray and "/" in stray else f"{link.main}/{stray or '?'}"
        raise refusals.NOT_IN_BOTH.because(entry=entry)
    before = dict(link.choices.values_list("key", "source"))
    news = sorted(key for key in set(keys) if before.get(key, "main") != source)
    if not news:
        return 0
    now = clock.now()
    salt = secrets.token_bytes(16)
    for key in news:
        ExemplarChoice.objects.update_or_create(
            exemplar=link,
            key=key,
            defaults={"source": source, "reason": reason, "salt": salt, "at": now, "by": actor},
        )
    said = {
        "main": link.main,
        "second": link.second,
        "entries": news,
        "source": source,
        "text": commit_to_text(reason, salt),
        "at": clock.stamp(now),
    }
    _record("choose_exemplar", link, payload=said, actor=actor, duty="settle", via=via)
    count_once(link)
    return len(news)


def _hidden(path: str, actor: Person) -> Collection[str]:
    """Keys of a book's entries that are not there for somebody."""
    book = records.book_at(path)
    return () if sees_sensitive(actor, book) else hidden_keys(book)


def arrived(books: Collection[Book]) -> None:
    """After books were staged: what of linked exemplars counts is settled anew, in the same transaction."""
    paths = [book.path for book in books]
    if not paths or not Exemplar.objects.exists():
        return
    for some in in_parts(paths):
        for link in Exemplar.objects.filter(Q(main__in=some) | Q(second__in=some)):
            count_once(link)


def count_once(link: Exemplar) -> None:
    """Settle which entries of both exemplars are not chosen now."""
    _set_unchosen(link, unchosen_now(link), clock.today_vn())


def _set_unchosen(link: Exemplar, wanted: frozenset[int], today: dt.date) -> None:
    open_ = Unchosen.objects.filter(of_both(link), until__isnull=True)
    for row in open_.exclude(entry__in=wanted):
        if row.since == today:
            row.delete()  # of a day nothing is told but its end
        else:
            row.until = today
            row.save(update_fields=["until"])
    kept = set(open_.values_list("entry", flat=True))
    Unchosen.objects.bulk_create(Unchosen(entry_id=pk, since=today) for pk in sorted(wanted - kept))


def of_both(link: Exemplar) -> Q:
    """Condition on ``Unchosen``: of the entries of either book."""
    both = Q()
    for path in (link.main, link.second):
        unit, _, name = path.partition("/")
        of, year, number = name.split(".")
        both |= Q(
            entry__book__unit=unit, entry__book__type=of, entry__book__year=year, entry__book__number=number
        )
    return both


def _settle_twins(path: str, other: str, *, actor: Person, via: str) -> None:
    """Findings that ask whether events of two books are one are answered by their link: those that name the other book."""
    book = records.arrived_book(path)
    if book is None:
        return
    open_ = Finding.objects.filter(book=book, settlement__isnull=True, says__contains=other)
    for code in sorted(set(open_.values_list("code", flat=True))):
        if BOTH_COPIES in (RULES[code].reasons or ()):
            rows = sorted(set(open_.filter(code=code).values_list("row", flat=True)))
            settle(
                book,
                code=code,
                reason=BOTH_COPIES,
                rows=rows,
                text=f"Sổ kép với {other}",
                actor=actor,
                via=via,
            )


def _may(path: str, actor: Person) -> None:
    if "settle" not in accounts.duties_of(actor, path):
        raise refusals.MAY_NOT_CHOOSE.because(book=path)


def _type(path: str) -> str:
    return path.partition("/")[2].partition(".")[0]


def _reason(text: str) -> str:
    text = " ".join(text.split())[:LONGEST_REASON]
    if not text:
        raise refusals.NO_REASON_FOR_CHOICE.because()
    return text


def _record(
    action: str,
    link: Exemplar,
    *,
    payload: Mapping[str, object],
    actor: Person,
    duty: str,
    via: str,
    reason: str = "",
) -> None:
    append(
        Act(
            stream=f"book:{link.main}",
            action=action,
            subject=link.main,
            actor=actor.username,
            office=link.main.partition("/")[0],
            duty=duty,
            payload=payload,
            reason=reason,
            via=via,
        )
    )
