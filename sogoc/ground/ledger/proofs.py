"""A proof that one act stands in the ledger, and how anybody checks it with the printed root alone. No Django here.

A proof is bytes, under 1 kB in any ledger of a million events that does not put nearly all of them into one of many thousand
streams: ``SG1``, four numbers (place and size in the stream, place and number of streams), then the sibling hashes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sogoc.ground.ledger.events import stream_leaf
from sogoc.ground.ledger.merkle import HASH_SIZE, leaf_hash, path_length, root_from_path

_MAGIC = b"SG1"


@dataclass(frozen=True, slots=True)
class Proof:
    """Paths from an event to its stream's root, and from there to the root of all streams."""

    seq: int
    size: int
    stream_index: int
    streams: int
    path: Sequence[bytes]
    stream_path: Sequence[bytes]

    def to_bytes(self) -> bytes:
        """Portable form."""
        numbers = (self.seq, self.size, self.stream_index, self.streams)
        return b"".join((_MAGIC, *(_varint(number) for number in numbers), *self.path, *self.stream_path))

    @classmethod
    def from_bytes(cls, data: bytes) -> Proof:
        """Read the portable form; a ``ValueError`` when it is none."""
        if not data.startswith(_MAGIC):
            message = "not a proof of this ledger"
            raise ValueError(message)
        at = len(_MAGIC)
        numbers = []
        for _ in range(4):
            number, at = _read_varint(data, at)
            numbers.append(number)
        seq, size, stream_index, streams = numbers
        if not (seq < size and stream_index < streams):
            message = "places outside the tree"
            raise ValueError(message)
        hashes = [data[start : start + HASH_SIZE] for start in range(at, len(data), HASH_SIZE)]
        lower, upper = path_length(seq, size), path_length(stream_index, streams)
        if len(hashes) != lower + upper or (hashes and len(hashes[-1]) != HASH_SIZE):
            message = "wrong number of hashes"
            raise ValueError(message)
        return cls(seq, size, stream_index, streams, hashes[:lower], hashes[lower:])


def verify_proof(canonical: bytes, proof: bytes, root: bytes) -> bool:
    """Whether these bytes of an event stand in the ledger whose root of all streams was ``root``."""
    try:
        read = Proof.from_bytes(proof)
        event = json.loads(canonical)
        stream, seq = event["stream"], event["seq"]
    except (ValueError, KeyError, TypeError):
        return False
    if seq != read.seq or not isinstance(stream, str):
        return False
    stream_root = root_from_path(leaf_hash(canonical), read.seq, size=read.size, path=read.path)
    if stream_root is None:
        return False
    leaf = leaf_hash(stream_leaf(stream, read.size, stream_root))
    return root_from_path(leaf, read.stream_index, size=read.streams, path=read.stream_path) == root


def _varint(number: int) -> bytes:
    """Seven bits a byte, lowest first."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while shift < 63:
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7
    message = "unreadable number"
    raise ValueError(message)
