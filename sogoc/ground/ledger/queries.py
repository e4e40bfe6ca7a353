"""Reads the ledger for everybody else: events, heads, proofs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import Exists, OuterRef, Q, QuerySet

from sogoc.ground import clock
from sogoc.ground.ledger.actions import TILE
from sogoc.ground.ledger.merkle import consistency_path, inclusion_path, root_of
from sogoc.ground.ledger.models import Event, Stream, Tile
from sogoc.ground.ledger.proofs import Proof


@dataclass(frozen=True, slots=True)
class StreamHead:
    """State of one log."""

    name: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """State of the whole ledger: what is printed on minutes and kept elsewhere, so that cutting something off shows."""

    at: dt.datetime
    root: bytes
    streams: tuple[StreamHead, ...]

    def as_json(self) -> dict[str, Any]:
        """Exported form; ``audit.check_against`` reads it."""
        return {
            "at": clock.stamp(self.at),
            "root": self.root.hex(),
            "streams": [[one.name, one.size, one.root.hex()] for one in self.streams],
        }


def contents(event: Event) -> dict[str, Any]:
    """An event as its canonical bytes say it: ``actor office duty action subject payload reason at …``."""
    read: dict[str, Any] = orjson.loads(bytes(event.canonical))
    return read


def find_txn(client_txn: str) -> Event | None:
    """Event that a client's transaction made, if it was here before: the answer to a message sent twice."""
    return Event.objects.select_related("stream").filter(client_txn=client_txn).first()


def done_before(client_txn: str | None, *, action: str, subject: str, actor: str) -> dict[str, Any] | None:
    """What the same act of the same person wrote under this transaction id before; None when it is news."""
    found = find_txn(client_txn) if client_txn else None
    if found is None or (found.action, found.subject, found.actor) != (action, subject, actor):
        return None
    payload: dict[str, Any] = contents(found)["payload"]
    return payload


def history(subject: str) -> list[dict[str, Any]]:
    """Acts on one subject, oldest first."""
    return [contents(event) for event in Event.objects.filter(subject=subject).order_by("pk")]


def events_of(stream: str, *, start: int = 0) -> Iterator[Event]:
    """Events of a stream in their order, streaming."""
    chosen = Event.objects.filter(stream__name=stream, seq__gte=start).select_related("stream")
    return chosen.order_by("seq").iterator(chunk_size=2000)


def events_in(stream: str, *actions: str) -> Iterator[Event]:
    """Events of some kinds of one stream in their order, streaming."""
    chosen = Event.objects.filter(stream__name=stream, action__in=actions)
    return chosen.order_by("seq").iterator(chunk_size=2000)


def events_named(*actions: str) -> Iterator[Event]:
    """Events of some kinds over all streams, in the order in which they were written, streaming."""
    return Event.objects.filter(action__in=actions).order_by("pk").iterator(chunk_size=2000)


def events_between(since: dt.datetime, until: dt.datetime, *actions: str) -> Iterator[Event]:
    """The same of a span of time, both ends included."""
    chosen = Event.objects.filter(at__range=(since, until), action__in=actions)
    return chosen.order_by("pk").iterator(chunk_size=2000)


def streams_with(action: str, *, prefix: str) -> list[str]:
    """Names of the streams that begin with ``prefix`` and hold an act of this kind."""
    holding = Event.objects.filter(stream=OuterRef("pk"), action=action)
    rows = Stream.objects.filter(Exists(holding), name__startswith=prefix)
    return list(rows.order_by("name").values_list("name", flat=True))


def stream_head(name: str) -> StreamHead | None:
    """State of one log; None when nothing was ever written to it."""
    row = Stream.objects.filter(name=name, size__gt=0).values_list("name", "size", "root").first()
    return None if row is None else StreamHead(row[0], row[1], bytes(row[2]))


def head() -> Head:
    """State of the whole ledger now."""
    at = clock.now()
    rows = sorted(_streams("size", "root", "leaf"))
    return Head(
        at,
        root_of(bytes(leaf) for _, _, _, leaf in rows),
        tuple(StreamHead(name, size, bytes(root)) for name, size, root, _ in rows),
    )


def proof(event: Event) -> tuple[Proof, bytes]:
    """Proof of an act, and the root of all streams that it leads to (that of ``head()``, if nothing was written between)."""
    rows = sorted(_streams("pk", "size", "leaf"))
    index, pk, size = next(
        (at, pk, size) for at, (_, pk, size, _) in enumerate(rows) if pk == event.stream_id
    )
    leaves = [bytes(leaf) for _, _, _, leaf in rows]
    path = inclusion_path(event.seq, size, subtree=Shelf(pk).subtree)
    stream_path = inclusion_path(index, len(leaves), subtree=lambda lo, hi: root_of(leaves[lo:hi]))
    return Proof(event.seq, size, index, len(leaves), path, stream_path), root_of(leaves)


def consistency(stream: str, old: int, new: int) -> list[bytes]:
    """Hashes that show a stream of ``old`` events to be the beginning of what it was at ``new``."""
    return consistency_path(old, new, subtree=Shelf(Stream.objects.get(name=stream).pk).subtree)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Answers for the root of any aligned part of a stream, out of leaves and tiles: one query per level."""

    stream_pk: int

    def subtree(self, lo: int, hi: int) -> bytes:
        """Root of events ``lo`` … ``hi - 1``."""
        level, unit = 0, 1
        while unit * TILE <= hi - lo:
            level, unit = level + 1, unit * TILE
        full, rest = divmod(hi - lo, unit)
        roots = list(self._roots(level, lo // unit, full))
        if len(roots) != full:
            message = f"stream {self.stream_pk}: a part of {lo}…{hi} is missing"
            raise LookupError(message)
        if rest:
            roots.append(self.subtree(hi - rest, hi))
        return root_of(roots)

    def _roots(self, level: int, start: int, count: int) -> Iterable[bytes]:
        if level == 0:
            leaves = Event.objects.filter(stream_id=self.stream_pk, seq__gte=start, seq__lt=start + count)
            return (bytes(leaf) for leaf in leaves.order_by("seq").values_list("leaf_hash", flat=True))
        tiles = Tile.objects.filter(
            stream_id=self.stream_pk, level=level, index__gte=start, index__lt=start + count
        )
        return (bytes(root) for root in tiles.order_by("index").values_list("root", flat=True))


def _streams(*columns: str) -> Iterable[tuple[Any, ...]]:
    return Stream.objects.filter(size__gt=0).values_list("name", *columns)


def book_streams(units: Iterable[str] | None) -> list[int]:
    """Streams of books, of these units or of all."""
    names = Stream.objects.filter(name__startswith="book:").values_list("pk", "name")
    wanted = None if units is None else frozenset(units)
    return [pk for pk, name in names if wanted is None or name[5:].partition("/")[0] in wanted]


def latest(streams: Iterable[int] | None, words: str = "") -> QuerySet[Event]:
    """Events of some streams (None: all), newest first; with words, those whose subject or actor holds them."""
    rows = Event.objects.all() if streams is None else Event.objects.filter(stream__in=list(streams))
    if words:
        rows = rows.filter(Q(subject__icontains=words) | Q(actor=words))
    return rows.select_related("stream").order_by("-pk")


def last_leaf() -> bytes:
    """Hash of the newest event: it is another as soon as anything was done."""
    newest = Event.objects.order_by("-pk").values_list("leaf_hash", flat=True).first()
    return b"" if newest is None else bytes(newest)
