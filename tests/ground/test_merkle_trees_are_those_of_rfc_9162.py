"""Frontier, paths and verification agree with RFC 9162 §2.1 written down word for word."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_path,
    inclusion_path,
    is_consistent,
    leaf_hash,
    path_length,
    root_from_path,
    root_of,
)


def mth(entries):
    """Merkle Tree Hash of §2.1.1."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    k = largest_power_below(len(entries))
    return hashlib.sha256(b"\x01" + mth(entries[:k]) + mth(entries[k:])).digest()


def path(m, entries):
    """PATH of §2.1.3.1."""
    if len(entries) == 1:
        return []
    k = largest_power_below(len(entries))
    if m < k:
        return [*path(m, entries[:k]), mth(entries[k:])]
    return [*path(m - k, entries[k:]), mth(entries[:k])]


def proof(m, entries):
    """PROOF of §2.1.4.1."""
    return subproof(m, entries, True)


def subproof(m, entries, complete):
    if m == len(entries):
        return [] if complete else [mth(entries)]
    k = largest_power_below(len(entries))
    if m <= k:
        return [*subproof(m, entries[:k], complete), mth(entries[k:])]
    return [*subproof(m - k, entries[k:], False), mth(entries[:k])]


def largest_power_below(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


LOGS = st.lists(st.binary(max_size=4), min_size=1, max_size=70)


@st.composite
def log_and_index(draw):
    log = draw(LOGS)
    return log, draw(st.integers(0, len(log) - 1))


@given(LOGS)
def test_a_frontier_has_the_root_of_its_log_after_every_append(log):
    frontier = Frontier()
    assert frontier.root() == EMPTY_ROOT == mth([])
    for size, entry in enumerate(log, start=1):
        frontier.append(leaf_hash(entry))
        assert frontier.root() == mth(log[:size])
        assert len(frontier.peaks) == size.bit_count()


@given(LOGS, LOGS)
def test_a_frontier_goes_on_where_it_was_put_down(log, more):
    frontier = Frontier()
    for entry in log:
        frontier.append(leaf_hash(entry))
    restored = Frontier.from_bytes(frontier.size, frontier.to_bytes())
    for entry in more:
        restored.append(leaf_hash(entry))
    assert restored.root() == root_of(leaf_hash(entry) for entry in log + more)


def test_a_frontier_of_the_wrong_length_is_refused():
    with pytest.raises(ValueError, match="peaks"):
        Frontier.from_bytes(3, b"\0" * 32)


@given(log_and_index())
def test_inclusion_paths_are_those_of_the_rfc_and_lead_to_the_root(case):
    log, index = case
    found = inclusion_path(index, len(log), subtree=lambda lo, hi: mth(log[lo:hi]))
    assert found == path(index, log)
    assert len(found) == path_length(index, len(log))
    assert root_from_path(leaf_hash(log[index]), index, size=len(log), path=found) == mth(log)


@given(log_and_index(), st.data())
def test_no_other_leaf_place_size_or_path_leads_to_the_root(case, data):
    log, index = case
    found = path(index, log)
    root, leaf = mth(log), leaf_hash(log[index])
    assert root_from_path(leaf_hash(log[index] + b"!"), index, size=len(log), path=found) != root
    assert root_from_path(leaf, index, size=len(log), path=[*found, root]) is None
    assert root_from_path(leaf, len(log), size=len(log), path=found) is None
    if found:
        assert root_from_path(leaf, index, size=len(log), path=found[:-1]) != root
        at = data.draw(st.integers(0, len(found) - 1))
        changed = [*found[:at], hashlib.sha256(found[at]).digest(), *found[at + 1 :]]
        assert root_from_path(leaf, index, size=len(log), path=changed) != root


@given(log_and_index())
def test_consistency_paths_are_those_of_the_rfc_and_convince(case):
    log, index = case
    old = index + 1
    found = consistency_path(old, len(log), subtree=lambda lo, hi: mth(log[lo:hi]))
    assert found == proof(old, log)
    assert is_consistent(old, len(log), old_root=mth(log[:old]), new_root=mth(log), path=found)


@given(log_and_index())
def test_a_rewritten_beginning_convinces_nobody(case):
    log, index = case
    old = index + 1
    rewritten = [log[0] + b"!", *log[1:old]]
    found = proof(old, log)
    assert not is_consistent(old, len(log), old_root=mth(rewritten), new_root=mth(log), path=found)
    assert not is_consistent(old, len(log), old_root=mth(log[:old]), new_root=mth(rewritten), path=found)
    assert not is_consistent(
        old, len(log), old_root=mth(log[:old]), new_root=mth(log), path=[*found, EMPTY_ROOT]
    )
