"""Recomputes the whole ledger from its bytes and says, in sentences, everything that does not agree. Streaming.

In: the database, and a head that was exported earlier. Out: problems; none means that what stands here is what was written, and
with an exported head also that nothing was cut off.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import orjson
from django.db import connection

from sogoc.ground.clock import stamp
from sogoc.ground.ledger import triggers
from sogoc.ground.ledger.actions import TILE, completed_tiles
from sogoc.ground.ledger.events import stream_leaf
from sogoc.ground.ledger.merkle import Frontier, leaf_hash
from sogoc.ground.ledger.models import Event, Stream, Tile
from sogoc.ground.ledger.queries import Shelf

_EVENTS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not agree: a code, where it is, and a Vietnamese sentence."""

    code: str
    stream: str
    seq: int | None
    says: str


class _Row(NamedTuple):
    """What the audit reads of an event."""

    stream_id: int
    seq: int
    at: dt.datetime
    actor: str
    action: str
    subject: str
    client_txn: str | None
    canonical: bytes
    leaf_hash: bytes


_COLUMNS = _Row._fields


def verify_all(*, progress: Callable[[int], None] | None = None) -> list[Problem]:
    """Recompute every event, tile and head; ``progress`` hears how many events were read."""
    problems = list(_triggers())
    tiles: defaultdict[int, dict[tuple[int, int], bytes]] = defaultdict(dict)
    for pk, level, index, root in Tile.objects.values_list("stream_id", "level", "index", "root"):
        tiles[pk][level, index] = bytes(root)
    # Streams and events both in the order of the streams' keys: two queries, however many streams there are.
    events = (
        Event.objects.order_by("stream_id", "seq").values_list(*_COLUMNS).iterator(chunk_size=_EVENTS_AT_ONCE)
    )
    groups = groupby((_Row(*row) for row in events), key=attrgetter("stream_id"))
    waiting = next(groups, None)
    read = 0
    for stream in Stream.objects.order_by("pk").iterator(chunk_size=1000):
        while waiting is not None and waiting[0] < stream.pk:
            problems.append(_stray(*waiting))
            waiting = next(groups, None)
        check = _StreamCheck(stream, tiles.get(stream.pk, {}))
        if waiting is not None and waiting[0] == stream.pk:
            for row in waiting[1]:
                check.take(row)
                read += 1
                if progress is not None and read % _EVENTS_AT_ONCE == 0:
                    progress(read)
            waiting = next(groups, None)
        check.finish()
        problems.extend(check.problems)
    while waiting is not None:
        problems.append(_stray(*waiting))
        waiting = next(groups, None)
    if progress is not None:
        progress(read)
    return problems


def check_against(exported: Mapping[str, Any]) -> list[Problem]:
    """Compare with a head exported earlier (``Head.as_json``): each stream must still begin with what it was then."""
    present = {one.name: one for one in Stream.objects.all()}
    problems = []
    for name, size, root in exported["streams"]:
        stream = present.get(name)
        if stream is None or stream.size < size:
            left = 0 if stream is None else stream.size
            says = f"Nhật ký “{name}” lúc xuất {exported['at']} có {size} việc, nay chỉ còn {left} việc: đã bị cắt bớt."
            problems.append(Problem("NHAT_KY_BI_CAT", name, left, says))
            continue
        try:
            same = Shelf(stream.pk).subtree(0, size).hex() == root
        except LookupError:
            same = False
        if not same:
            says = f"Nhật ký “{name}” không còn bắt đầu bằng {size} việc đã có lúc xuất {exported['at']}: đã bị viết lại."
            problems.append(Problem("NHAT_KY_BI_VIET_LAI", name, None, says))
    return problems


def _stray(stream_pk: int, rows: Iterator[_Row]) -> Problem:
    count = sum(1 for _ in rows)
    says = f"Có {count} việc thuộc nhật ký số {stream_pk} không còn trong danh sách nhật ký."
    return Problem("NHAT_KY_LAC", "", None, says)


def _triggers() -> Iterator[Problem]:
    for name in sorted(triggers.expected(connection) - triggers.installed(connection)):
        says = f"Thiếu khóa chống sửa “{name}” của nhật ký; chạy lại “sogoc setup” để lập lại khóa."
        yield Problem("NHAT_KY_MAT_KHOA", "", None, says)


class _StreamCheck:
    """One stream on its way through the audit."""

    def __init__(self, stream: Stream, tiles: dict[tuple[int, int], bytes]) -> None:
        self.stream = stream
        self.tiles = tiles
        self.frontier = Frontier()
        self.problems: list[Problem] = []

    def say(self, code: str, seq: int | None, says: str) -> None:
        self.problems.append(Problem(code, self.stream.name, seq, f"Nhật ký “{self.stream.name}”: {says}"))

    def take(self, event: _Row) -> None:
        if event.seq != self.frontier.size:
            self.say("NHAT_KY_THIEU", self.frontier.size, f"thiếu việc số {self.frontier.size}.")
            self.frontier.size = event.seq  # go on from here: the root will not agree, and that is said too
            self.frontier.peaks = [b""] * event.seq.bit_count()
        canonical = bytes(event.canonical)
        leaf = leaf_hash(canonical)
        if leaf != bytes(event.leaf_hash):
            self.say("NHAT_KY_SAI_MA_BAM", event.seq, f"việc số {event.seq} không khớp mã băm của nó.")
        self._columns(event, canonical)
        if (event.seq + 1) % TILE == 0:
            for level, index, root in completed_tiles(self.frontier, leaf):
                if self.tiles.pop((level, index), None) != root:
                    self.say(
                        "NHAT_KY_SAI_NHANH", event.seq, f"mã băm nhánh {level}/{index} không khớp các việc."
                    )
        self.frontier.append(leaf)

    def _columns(self, event: _Row, canonical: bytes) -> None:
        try:
            said = orjson.loads(canonical)
            expected = (
                said["stream"],
                said["seq"],
                said["at"],
                said["actor"],
                said["action"],
                said["subject"],
            )
            client_txn = said["client_txn"]
        except (ValueError, KeyError, TypeError):
            self.say("NHAT_KY_KHONG_DOC_DUOC", event.seq, f"việc số {event.seq} không đọc được.")
            return
        stands = (self.stream.name, event.seq, stamp(event.at), event.actor, event.action, event.subject)
        if stands != expected or event.client_txn != client_txn:
            self.say(
                "NHAT_KY_LECH_COT",
                event.seq,
                f"các cột tra cứu của việc số {event.seq} khác nội dung đã ghi.",
            )

    def finish(self) -> None:
        if self.tiles:
            self.say("NHAT_KY_SAI_NHANH", None, f"có {len(self.tiles)} mã băm nhánh không ứng với việc nào.")
        if self.frontier.size != self.stream.size:
            says = f"có {self.frontier.size} việc nhưng phần đầu ghi {self.stream.size} việc."
            self.say("NHAT_KY_THIEU", self.frontier.size, says)
        root = self.frontier.root()
        leaf = leaf_hash(stream_leaf(self.stream.name, self.frontier.size, root))
        stored = (bytes(self.stream.frontier), bytes(self.stream.root), bytes(self.stream.leaf))
        if stored != (self.frontier.to_bytes(), root, leaf):
            self.say("NHAT_KY_SAI_GOC", None, "mã gốc ghi trong máy không khớp mã gốc tính lại từ các việc.")
