"""One act is proved with less than a kilobyte, to somebody who has nothing but the printed root."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground.ledger.actions import append_many
from sogoc.ground.ledger.events import Act, stream_leaf
from sogoc.ground.ledger.merkle import inclusion_path, leaf_hash, node_hash, root_from_path, split
from sogoc.ground.ledger.models import Event
from sogoc.ground.ledger.proofs import Proof, verify_proof
from sogoc.ground.ledger.queries import head, proof

WHEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def acts(stream, count):
    return [Act(stream=stream, action="key", subject=f"entry:{n}", actor="nhap") for n in range(count)]


@pytest.fixture
def ledger(db):
    append_many(acts("book:a", 700) + acts("book:b", 1) + acts("accounts", 3))


@pytest.mark.parametrize(
    ("stream", "seq"),
    [("book:a", 0), ("book:a", 255), ("book:a", 256), ("book:a", 699), ("book:b", 0), ("accounts", 2)],
)
def test_every_act_is_proved_against_the_head(ledger, stream, seq):
    event = Event.objects.get(stream__name=stream, seq=seq)
    found, root = proof(event)
    assert root == head().root
    assert verify_proof(bytes(event.canonical), found.to_bytes(), root)


def test_a_proof_is_no_proof_of_another_act_or_another_head(ledger):
    one, other = Event.objects.filter(stream__name="book:a", seq__in=[5, 6]).order_by("seq")
    found, root = proof(one)
    data = found.to_bytes()
    assert not verify_proof(bytes(other.canonical), data, root)
    assert not verify_proof(bytes(one.canonical) + b" ", data, root)
    append_many(acts("book:b", 1))
    assert not verify_proof(bytes(one.canonical), data, head().root)


@given(data=st.data())
def test_no_byte_of_a_proof_may_change(data):
    canonical = acts("book:a", 1)[0].canonical(seq=2, at=WHEN)
    leaves = [leaf_hash(canonical) if n == 2 else leaf_hash(bytes([n])) for n in range(5)]
    path = inclusion_path(2, 5, subtree=lambda lo, hi: subtree(tuple(leaves[lo:hi])))
    stream_root = subtree(tuple(leaves))
    streams = (leaf_hash(b"x"), leaf_hash(stream_leaf("book:a", 5, stream_root)))
    good = Proof(2, 5, 1, 2, path, [streams[0]]).to_bytes()
    root = subtree(streams)
    assert verify_proof(canonical, good, root)
    at = data.draw(st.integers(0, len(good) - 1))
    changed = bytearray(good)
    changed[at] ^= data.draw(st.integers(1, 255))
    assert not verify_proof(canonical, bytes(changed), root)
    assert not verify_proof(canonical, good[:at], root)


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(min_size=32, max_size=32))
def test_rubbish_proves_nothing_and_breaks_nothing(canonical, data, root):
    assert not verify_proof(canonical, b"SG1" + data, root)


def subtree(leaves):
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node_hash(subtree(leaves[:k]), subtree(leaves[k:]))


@cache
def alike(size):
    """Root of a log in which every leaf is the same: millions of them at no cost."""
    return leaf_hash(b"x") if size == 1 else node_hash(alike(split(size)), alike(size - split(size)))


def path_among_alike(index, size):
    return inclusion_path(index, size, subtree=lambda lo, hi: alike(hi - lo))


@pytest.mark.parametrize(
    ("events", "streams"),
    [
        (1_000_000, 1),
        (1_000_000, 500),
        (250, 40_000),  # a province: 40,000 books, ten million acts
        (10_000, 40_000),
    ],
)
@pytest.mark.parametrize("place", [0.0, 0.37, 1.0])
def test_a_proof_among_a_million_acts_stays_under_a_kilobyte(events, streams, place):
    index, stream_index = round(place * (events - 1)), round(place * (streams - 1))
    path, stream_path = path_among_alike(index, events), path_among_alike(stream_index, streams)
    data = Proof(index, events, stream_index, streams, path, stream_path).to_bytes()
    assert len(data) < 1000
    read = Proof.from_bytes(data)
    assert root_from_path(leaf_hash(b"x"), read.seq, size=read.size, path=read.path) == alike(events)
    assert root_from_path(
        leaf_hash(b"x"), read.stream_index, size=read.streams, path=read.stream_path
    ) == alike(streams)


def test_verifying_needs_neither_django_nor_a_database():
    code = "import sys, sogoc.ground.ledger.proofs; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
