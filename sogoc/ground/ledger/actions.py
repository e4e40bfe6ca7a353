"""The only writer of the ledger. Call it inside the transaction of the act that it records.

In: acts. Out: their places. Costs O(log n) per event whatever the length of the stream; thousands of acts on thousands of
streams go in with a few statements.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sogoc.ground import clock
from sogoc.ground.database import bulk_insert, is_postgres, must_be_in_transaction, update_rows
from sogoc.ground.ledger.events import Act, stream_leaf
from sogoc.ground.ledger.merkle import EMPTY_ROOT, Frontier, leaf_hash, node_hash
from sogoc.ground.ledger.models import Event, Stream, Tile
from sogoc.ground.refusals import TRUNG_GIAO_DICH

TILE_HEIGHT = 8
TILE = 1 << TILE_HEIGHT
_NAMES_AT_ONCE = 30_000
_EVENT = ("stream_id", "seq", "at", "actor", "action", "subject", "client_txn", "canonical", "leaf_hash")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an act came to stand."""

    stream: str
    seq: int
    leaf_hash: bytes


def append(act: Act) -> Placed:
    """Record one act.

    A repeated ``client_txn`` returns the first place and writes nothing; with a different act under it, it is refused. An action
    that must not do its own work twice asks ``queries.find_txn`` first.
    """
    must_be_in_transaction()
    streams = _lock([act.stream])  # before looking for a repeat: two senders of one message meet here
    if act.client_txn is not None:
        first = Event.objects.select_related("stream").filter(client_txn=act.client_txn).first()
        if first is not None:
            if (first.stream.name, first.action, first.subject, first.actor) != (
                act.stream,
                act.action,
                act.subject,
                act.actor,
            ):
                raise TRUNG_GIAO_DICH.because(client_txn=act.client_txn)
            return Placed(act.stream, first.seq, bytes(first.leaf_hash))
    (placed,) = _append(streams, [act], at=clock.now())
    return placed


def append_many(acts: Iterable[Act]) -> list[Placed]:
    """Record many acts, on any streams, in their order; a ``client_txn`` that was used before is an integrity error."""
    must_be_in_transaction()
    acts = list(acts)
    streams = _lock(sorted({act.stream for act in acts}))
    return _append(streams, acts, at=clock.now())


@dataclass(slots=True)
class _Open:
    """A stream that this transaction has locked."""

    pk: int
    frontier: Frontier


def _lock(names: Sequence[str]) -> dict[str, _Open]:
    """Lock streams, in one order for everybody; make those that are not there yet."""
    found = _read_locked(names)
    missing = [name for name in names if name not in found]
    if missing:
        Stream.objects.bulk_create(
            [
                Stream(name=name, root=EMPTY_ROOT, leaf=leaf_hash(stream_leaf(name, 0, EMPTY_ROOT)))
                for name in missing
            ],
            ignore_conflicts=True,
            batch_size=10_000,
        )
        found |= _read_locked(missing)
    return found


def _read_locked(names: Sequence[str]) -> dict[str, _Open]:
    found: dict[str, _Open] = {}
    for at in range(0, len(names), _NAMES_AT_ONCE):
        rows = Stream.objects.filter(name__in=names[at : at + _NAMES_AT_ONCE]).order_by("pk")
        if is_postgres():
            rows = rows.select_for_update()
        for pk, name, size, frontier in rows.values_list("pk", "name", "size", "frontier"):
            found[name] = _Open(pk, Frontier.from_bytes(size, bytes(frontier)))
    return found


def _append(streams: Mapping[str, _Open], acts: Sequence[Act], *, at: dt.datetime) -> list[Placed]:
    placed: list[Placed] = []
    rows: list[tuple[object, ...]] = []
    tiles: list[tuple[object, ...]] = []
    for act in acts:
        stream = streams[act.stream]
        seq = stream.frontier.size
        canonical = act.canonical(seq=seq, at=at)
        leaf = leaf_hash(canonical)
        if (seq + 1) % TILE == 0:
            tiles.extend((stream.pk, *tile) for tile in completed_tiles(stream.frontier, leaf))
        stream.frontier.append(leaf)
        placed.append(Placed(act.stream, seq, leaf))
        rows.append((stream.pk, seq, at, act.actor, act.action, act.subject, act.client_txn, canonical, leaf))
    bulk_insert(Event, _EVENT, rows)
    bulk_insert(Tile, ("stream_id", "level", "index", "root"), tiles)
    heads = ((name, stream, stream.frontier.root()) for name, stream in streams.items())
    update_rows(
        Stream,
        ("size", "frontier", "root", "leaf"),
        [
            (
                stream.frontier.size,
                stream.frontier.to_bytes(),
                root,
                leaf_hash(stream_leaf(name, stream.frontier.size, root)),
                stream.pk,
            )
            for name, stream, root in heads
        ],
    )
    return placed


def completed_tiles(frontier: Frontier, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Level, index and root of each tile that the next leaf completes."""
    root, below = leaf, frontier.size
    for height, peak in enumerate(reversed(frontier.peaks), start=1):
        if not below & 1:
            return
        root, below = node_hash(peak, root), below >> 1
        if height % TILE_HEIGHT == 0:
            yield height // TILE_HEIGHT, below, root
