"""What the ministry's system answered, and what it shows against what was sent.

In: CSV files (``answer_list``). A file is read to its end before its first answer is recorded, so that it is taken whole or not at all.
Rows of one book need not stand together, but files that keep them together are answered with few transactions.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.approval.answer_list import Answer, read_answers, read_listing
from sogoc.approval.refusals import ANSWERS_CHANGED, UNKNOWN_SYSTEM
from sogoc.approval.sending import SYSTEMS
from sogoc.ground.database import in_parts
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.value import Sameness, verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import actions as register
from sogoc.register import delivery_actions as deliveries
from sogoc.register import queries as records
from sogoc.register.delivery_actions import AnswerRow
from sogoc.register.replay import EntryState, replay, standing

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.law.field import Field
    from sogoc.register.models import Book

BOOKS_AT_ONCE = 50
LINES_AT_ONCE = 50_000


@dataclass(slots=True)
class Answered:
    """What one file of answers did."""

    lines: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    news: int = 0
    """How many of them were not known before."""
    not_sent_from_here: list[str] = field(default_factory=list)
    unknown: list[dict[str, object]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Who brings the answers of which system, on what evidence."""

    actor: Person
    authority: accounts.Authority
    system: str
    evidence: str
    via: str


def import_answers(
    path: Path,
    *,
    actor: Person,
    system: str = "158",
    via: str = "",
    progress: Callable[[int], None] | None = None,
) -> Answered:
    """Record the answers of a file; the file itself is kept as evidence. Repeating a file changes nothing."""
    _must_be_known(system)
    evidence = _kept(path)
    bearer = _Bearer(actor, accounts.authority_of(actor), system, evidence, via)
    done = Answered()
    for lines in _batches(read_answers(file_store().path(evidence), name=path.name)):
        by_book: dict[str, list[Answer]] = defaultdict(list)
        for line in lines:
            by_book[line.book].append(line)
        names = sorted(by_book)
        for some in in_parts(names, BOOKS_AT_ONCE):
            with transaction.atomic():
                for name in some:
                    _answer_book(name, by_book[name], done, bearer)
        done.lines += len(lines)
        if progress is not None:
            progress(done.lines)
    return done


def _kept(path: Path) -> str:
    """Read a file to its end, keep it and return its hash: what is recorded afterwards comes from the kept copy."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    for _ in read_answers(path):
        pass
    kept = file_store().put(path).sha256
    if kept != digest:
        raise ANSWERS_CHANGED.because(file=path.name)
    return kept


def _must_be_known(system: str) -> None:
    if system not in SYSTEMS:
        raise UNKNOWN_SYSTEM.because(system=system, known=", ".join(SYSTEMS))


def _answer_book(name: str, lines: list[Answer], done: Answered, bearer: _Bearer) -> None:
    try:
        book = register.lock(records.book_at(name))
    except Refusal:
        done.unknown.extend({"line": one.number, "entry": f"{name}/{one.key or one.so}"} for one in lines)
        return
    duties = bearer.authority.duties(book.path)
    refused = why_not(WORKFLOWS["delivery"], "confirm", Situation("sent", str(bearer.actor.pk), duties))
    if refused is not None:
        done.refused.append({"book": name} | refused.as_dict())
        return
    keys: dict[str, int] = {}
    by_number: dict[str, str] = {}
    for key, pk, so in records.entries(book, withdrawn=True).values_list("key", "pk", "so"):
        keys[key] = pk
        by_number.setdefault(so, key)
    states = replay(ledger.contents(event) for event in ledger.events_of(f"book:{book.path}"))
    words = records.words_answered(book, bearer.system)
    news: dict[str, list[Answer]] = defaultdict(list)
    for line in lines:
        key = line.key or by_number.get(line.so, "")
        if key not in keys:
            done.unknown.append({"line": line.number, "entry": f"{name}/{line.key or line.so}"})
            continue
        done.counts[line.status] += 1
        if _is_news(line, states[key], words.get(key), system=bearer.system):
            news[key].append(line)
            done.news += 1
    if news:
        done.not_sent_from_here.extend(_record(book, news, keys, states, bearer))


def _is_news(line: Answer, state: EntryState, words: str | None, *, system: str) -> bool:
    """Whether an answer was not given before; after a new sending the same refusal in other words is another one."""
    answer = (line.on.isoformat(), line.status)
    known = answer in state.to_last_sending(system) or (
        answer in state.answers(system) and line.words == words
    )
    return not known


def _record(
    book: Book,
    news: dict[str, list[Answer]],
    ids: dict[str, int],
    states: dict[str, EntryState],
    bearer: _Bearer,
) -> list[str]:
    """Write the answers that now stand, and the act with all answers that are news; their order decides nothing.

    Returns the entries that were not sent from here.
    """
    system, evidence = bearer.system, bearer.evidence
    said: dict[str, list[str]] = defaultdict(list)
    for key, lines in news.items():
        for answer in dict.fromkeys(f"{line.status} {line.on.isoformat()}" for line in lines):
            said[answer].append(key)
    payload: dict[str, object] = {"system": system, "evidence": evidence, "answers": dict(said)}
    after = replay([{"action": "answer", "payload": payload}], states)
    rows = [_standing(after[key], lines, entry_id=ids[key], system=system) for key, lines in news.items()]
    recorded = deliveries.record_answers(book, rows, system=system, evidence=evidence)
    if recorded.words:
        payload["words"] = {key: recorded.words[ids[key]] for key in news if ids[key] in recorded.words}
    append(
        Act(
            stream=f"book:{book.path}",
            action="answer",
            subject=book.path,
            actor=bearer.actor.username,
            office=book.unit,
            duty="follow",
            payload=payload | {"not_sent_from_here": recorded.stray},
            via=bearer.via,
        )
    )
    return [f"{book.path}/{key}" for key in recorded.stray]


def _standing(state: EntryState, lines: list[Answer], *, entry_id: int, system: str) -> AnswerRow:
    answer = standing(state.to_last_sending(system))
    same = next((line for line in lines if answer == (line.status, line.on.isoformat())), None)
    return AnswerRow(
        entry_id,
        delivery=state.delivery,
        official_on=dt.date.fromisoformat(state.official_on) if state.official_on else None,
        was_official=frozenset(
            (dt.date.fromisoformat(since), dt.date.fromisoformat(until))
            for source, since, until in state.past
            if source == "bo"
        ),
        status=answer[0] if answer is not None else "",
        on=same.on if same is not None else None,
        words=same.words if same is not None else "",
    )


def _batches(lines: Iterable[Answer]) -> Iterator[list[Answer]]:
    """Lines of a file, many at a time; a batch ends where a book ends, if the file keeps its books together."""
    batch: list[Answer] = []
    for line in lines:
        if len(batch) >= LINES_AT_ONCE and batch[-1].book != line.book:
            yield batch
            batch = []
        batch.append(line)
    if batch:
        yield batch


@dataclass(slots=True)
class Compared:
    """What their screen shows against what was sent."""

    entries: int = 0
    same: int = 0
    differences: list[dict[str, object]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    not_shown: list[str] = field(default_factory=list)
    """Sent entries of the books in the file that the file does not show."""


def compare(path: Path, *, system: str = "158", within: accounts.Jurisdiction | None = None) -> Compared:
    """Compare a listing of the ministry's system with what was sent, field by field; writes nothing.

    Books outside ``within`` are as unknown as those that do not exist.
    """
    _must_be_known(system)
    result = Compared()
    seen: dict[str, set[str]] = defaultdict(set)
    books: dict[str, tuple[Book, dict[str, dict[str, object]]] | None] = {}
    for name, key, row in read_listing(path):
        if name not in books:
            outside = within is not None and name.partition("/")[0] not in within
            books[name] = None if outside else _sent(name, system)
        found = books[name]
        values = found[1].get(key) if found else None
        if found is None or values is None:
            result.unknown.append(f"{name}/{key}")
            continue
        seen[name].add(key)
        result.entries += 1
        differences = list(_differences(f"{name}/{key}", found[0].type, values, row))
        result.same += not differences
        result.differences.extend(differences)
    for name, found in books.items():
        if found is not None:
            result.not_shown.extend(f"{name}/{key}" for key in found[1] if key not in seen[name])
    return result


def _sent(name: str, system: str) -> tuple[Book, dict[str, dict[str, object]]] | None:
    try:
        book = records.book_at(name)
    except Refusal:
        return None
    return book, records.sent_values(book, system)


def _differences(
    entry: str, type_code: str, sent: dict[str, object], shown: dict[str, str]
) -> Iterator[dict[str, object]]:
    for name, spec in BOOK_TYPES[type_code].field.items():
        if name not in shown:
            continue
        ours, theirs = verbatim(sent.get(name)), shown[name]
        if ours == theirs:
            continue
        how = _compare(spec, ours, theirs)
        if how is not Sameness.SAME:
            yield {
                "entry": entry,
                "field": name,
                "label": spec.label,
                "sent": ours,
                "shown": theirs,
                "how": how.value,
            }


def _compare(spec: Field, ours: str, theirs: str) -> Sameness:
    """Sameness of two texts of one field; of a code list, a code and its label are the same."""
    if not (ours and theirs):
        return Sameness.DIFFERENT
    value_type = VALUE_TYPES[spec.type]
    if spec.codes is not None:
        mine, other = (value_type.understand(text, spec.codes).canonical for text in (ours, theirs))
        if mine is not None and mine == other:
            return Sameness.SAME
    return value_type.compare(ours, theirs)
