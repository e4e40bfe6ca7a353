"""The writers of judgements, runs and extracts."""

from __future__ import annotations

import csv
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.accounts.offices import PROVINCE
from sogoc.ground import clock
from sogoc.ground.database import bulk_insert, in_parts
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.reconciliation import population, refusals
from sogoc.reconciliation.commitments import COMMITTED, SALT_BYTES, Root
from sogoc.reconciliation.engine import judge, one_to_one
from sogoc.reconciliation.mention_queries import count_mentions, mentions_as_written, mentions_of
from sogoc.reconciliation.models import Extract, Judgement, Run
from sogoc.reconciliation.queries import CLASSES, claims_elsewhere
from sogoc.reconciliation.sentences import after_change, sentence
from sogoc.reconciliation.tiers import TIERS
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.reconciliation.people import Population
    from sogoc.register.models import Book

STREAM = "reconciliation"
CSV_COLUMNS = ("entry", "role", "class", "soDinhDanh", "score", "why")
_DUTIES = ("check", "approve")
_ROWS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one reconciliation said: mentions looked at, how many in which class."""

    run: int
    mentions: int
    classes: dict[str, int]

    def rows(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        """One row per mention, as in the contract."""
        found = Judgement.objects.filter(run_id=self.run).select_related("entry", "entry__book")
        order = ("entry__book__unit", "entry__book_id", "entry__row", "entry_id", "pk")
        for one in found.order_by(*order).iterator(chunk_size=5_000):
            score = "" if one.score is None else f"{one.score:.4f}"
            yield (str(one.entry), one.role, one.outcome, one.personal_number, score, one.why)

    def write_csv(self, path: Path) -> None:
        """Write the contract's CSV (UTF-8)."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(CSV_COLUMNS)
            writer.writerows(self.rows())


def reconcile(
    *,
    books: list[Book] | None,
    actor: Person,
    via: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> Reconciled:
    """Look for the people of staged and approved entries in the current extract; new judgements replace those of the same mentions.

    ``books`` None is everything within the actor's jurisdiction. Births and deaths happen once: two entries do not claim one person
    unless they say the same event twice.
    """
    chosen, duty = _allowed(books, actor)
    tell = progress or (lambda _done, _total, _what: None)
    scope = "full" if books is None else "rolling"
    extract, people = population.ask(purpose=f"reconcile:{scope}", actor=actor, duty=duty, via=via)
    total = count_mentions(chosen)
    parts: list[pl.DataFrame] = []
    done = 0
    tell(0, total, "")
    for mentions in mentions_of(chosen):
        judged = judge(mentions.drop("book"), people)
        names = mentions.select("m", "book", "entry", "version")
        parts.append(names.join(judged, on="m", how="left", maintain_order="left").drop("m"))
        done += mentions.height
        tell(done, total, "")
    judged = one_to_one(pl.concat(parts), claimed=claims_elsewhere(set(chosen))) if parts else pl.DataFrame()
    changed = _changed(judged, chosen, people)
    return _store(
        judged, changed, extract=extract, books=chosen, scope=scope, actor=actor, duty=duty, via=via
    )


def _changed(judged: pl.DataFrame, books: Sequence[int], people: Population) -> dict[tuple[int, str], str]:
    """Entry and role → what the changes that made the person another than written have to do with the judgement."""
    written, days = mentions_as_written(books)
    if written.is_empty():
        return {}
    was = written.select("m", "entry", "role").join(
        judge(written.drop("book"), people).select("m", was="outcome"), on="m"
    )
    both = was.join(judged.select("entry", "role", "outcome"), on=["entry", "role"])
    return {
        (entry, role): after_change(outcome, before, days[entry])
        for entry, role, before, outcome in both.select("entry", "role", "was", "outcome").iter_rows()
    }


@transaction.atomic
def _store(
    judged: pl.DataFrame,
    changed: Mapping[tuple[int, str], str],
    *,
    extract: Extract,
    books: Sequence[int],
    scope: str,
    actor: Person,
    duty: str,
    via: str,
) -> Reconciled:
    counted = Counter(judged["outcome"].to_list()) if judged.width else Counter()
    classes = {code: counted.get(code, 0) for code in CLASSES}
    run = Run.objects.create(
        extract=extract, scope=scope, at=clock.now(), by=actor, books=len(books), mentions=judged.height, classes=classes,
        salt=secrets.token_bytes(SALT_BYTES),
    )  # fmt: skip
    roots = {book: Root(bytes(run.salt)) for book in books}
    paths: dict[int, str] = {}
    for some in in_parts(books):
        Judgement.objects.filter(entry__book__in=some).delete()
        paths.update((book.pk, book.path) for book in records.books().filter(pk__in=some))
    bulk_insert(
        Judgement, ("run_id", *COMMITTED), ((run.pk, *row) for row in _rows(judged, changed, roots=roots))
    )
    append(
        Act(
            stream=STREAM,
            action="reconcile",
            subject=str(run.pk),
            actor=actor.username,
            office=PROVINCE,
            duty=duty,
            payload={
                "extract": extract.name,
                "scope": scope,
                "books": len(books),
                "mentions": judged.height,
                "classes": classes,
                "at": clock.stamp(run.at),
                "roots": {path: roots[book].hex() for book, path in paths.items()},
            },
            via=via,
        )
    )
    return Reconciled(run.pk, judged.height, classes)


def _rows(
    judged: pl.DataFrame, changed: Mapping[tuple[int, str], str], *, roots: Mapping[int, Root]
) -> Iterator[tuple[object, ...]]:
    """Judgements as they are stored (``COMMITTED``), each told to the root of its book."""
    for row in judged.iter_rows(named=True):
        more = changed.get((row["entry"], row["role"]))
        linked = row["pid"] is not None
        stored = (
            row["entry"],
            row["version"],
            row["role"],
            row["outcome"],
            row["pid"] or "",
            round(row["score"], 4) if linked else None,
            TIERS[row["tier"]].code if linked else "",
            sentence(row) if more is None else f"{sentence(row)} {more}",
        )
        roots[row["book"]].take(stored)
        yield stored


def _allowed(books: list[Book] | None, actor: Person) -> tuple[list[int], str]:
    """Primary keys of the books, and the duty that allows to reconcile them; refuses a book that is not the person's business."""
    authority = accounts.authority_of(actor)
    held = [duty for duty in _DUTIES if any(duty in duties for duties in authority.held.values())]
    if not held:
        raise refusals.KHONG_DUOC_DOI_CHIEU.because(username=actor.username, scope="đơn vị nào")
    if books is None:
        keys = {
            pk
            for duty in held
            for pk in records.books()
            .filter(authority.jurisdiction(duty).where())
            .values_list("pk", flat=True)
        }
        return sorted(keys), held[0]
    for book in books:
        if not set(_DUTIES) & authority.duties(book.path):
            raise refusals.KHONG_DUOC_DOI_CHIEU.because(
                username=actor.username, scope=f"quyển sổ {book.path}"
            )
    return sorted({book.pk for book in books}), held[0]


@transaction.atomic
def record_extract(name: str, *, sha256: str, persons: int, actor: Person) -> Extract:
    """Make an extract the current one (called by ``population``, which writes the ledger)."""
    made, _ = Extract.objects.update_or_create(
        sha256=sha256,
        defaults={
            "name": name,
            "persons": persons,
            "loaded_at": clock.now(),
            "loaded_by": actor,
            "destroyed_at": None,
        },
    )
    return made


@transaction.atomic
def record_destroyed(extract: Extract) -> None:
    """Mark an extract as destroyed (called by ``population``, which writes the ledger)."""
    Extract.objects.filter(pk=extract.pk).update(destroyed_at=clock.now())
