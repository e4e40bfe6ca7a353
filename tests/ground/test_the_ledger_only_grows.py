"""Every act is appended to the log of its stream, inside the transaction of the act, and never changes."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
import rfc8785
import time_machine
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sogoc.ground.database import atomic
from sogoc.ground.ledger import triggers
from sogoc.ground.ledger.actions import append, append_many
from sogoc.ground.ledger.audit import verify_all
from sogoc.ground.ledger.events import Act, commitment
from sogoc.ground.ledger.merkle import is_consistent, leaf_hash, root_of
from sogoc.ground.ledger.models import Event, Stream, Tile
from sogoc.ground.ledger.queries import consistency, contents, events_of, head, history, stream_head


def act(number=0, stream="book:24862/KS.2008.01", **more):
    return Act(stream=stream, action="stage", subject=f"entry:{number}", actor="nhap", **more)


def test_an_act_is_kept_as_canonical_bytes(db):
    stated = dt.datetime(2024, 10, 14, 16, 59, tzinfo=dt.UTC)
    with time_machine.travel(dt.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=dt.UTC), tick=False):
        append(
            act(
                7,
                office="24862",
                duty="scan",
                payload={"rows": 12, "ă": [None, True]},
                reason="Giao theo đợt",
                stated_at=stated,
                client_txn="may-1/55",
                via="cli:canbo",
            )
        )
    expected: dict[str, Any] = {
        "v": 1,
        "stream": "book:24862/KS.2008.01",
        "seq": 0,
        "at": "2026-01-02T03:04:05.000006Z",
        "stated_at": "2024-10-14T16:59:00.000000Z",
        "actor": "nhap",
        "office": "24862",
        "duty": "scan",
        "action": "stage",
        "subject": "entry:7",
        "payload": {"rows": 12, "ă": [None, True]},
        "reason": "Giao theo đợt",
        "client_txn": "may-1/55",
        "via": "cli:canbo",
    }
    event = Event.objects.get()
    assert contents(event) == expected
    assert bytes(event.canonical) == rfc8785.dumps(expected)
    assert bytes(event.leaf_hash) == leaf_hash(bytes(event.canonical))
    assert history("entry:7") == [expected]


def test_streams_are_counted_each_for_itself(db):
    placed = append_many([act(0), act(1, "accounts"), act(2), act(3)])
    assert [(one.stream, one.seq) for one in placed] == [
        ("book:24862/KS.2008.01", 0),
        ("accounts", 0),
        ("book:24862/KS.2008.01", 1),
        ("book:24862/KS.2008.01", 2),
    ]
    assert append(act(4, "accounts")).seq == 1
    assert [event.subject for event in events_of("book:24862/KS.2008.01", start=1)] == ["entry:2", "entry:3"]


def test_a_stream_nobody_wrote_to_has_no_head(db):
    assert stream_head("book:nowhere") is None
    assert head().streams == ()


def test_an_act_outside_a_transaction_is_a_bug(transactional_db):
    with pytest.raises(TransactionManagementError):
        append(act())
    with pytest.raises(TransactionManagementError):
        append_many([act()])
    assert not Event.objects.exists()


@atomic
def append_and_fail(acts):
    append_many(acts)
    raise ZeroDivisionError


def test_an_act_whose_transaction_fails_was_never_written(db):
    append(act(0))
    before = head().root
    with pytest.raises(ZeroDivisionError):
        append_and_fail([act(1), act(2, "accounts")])
    assert head().root == before
    assert append(act(3)).seq == 1
    assert verify_all() == []


@pytest.mark.db
class TheHead(TestCase):
    """What the ledger says of itself is what anybody recomputes from the bytes alone."""

    @settings(max_examples=30)
    @given(st.lists(st.sampled_from(["a", "b", "book:x", "đ"]), max_size=30), st.integers(1, 5))
    def test_is_the_root_over_the_roots_of_the_streams(self, streams, batch):
        for at in range(0, len(streams), batch):
            append_many([act(at + n, stream) for n, stream in enumerate(streams[at : at + batch])])
        events = list(Event.objects.select_related("stream").order_by("pk"))
        leaves = {
            name: [leaf_hash(bytes(e.canonical)) for e in events if e.stream.name == name] for name in streams
        }
        recomputed = root_of(
            leaf_hash(rfc8785.dumps({"root": root_of(own).hex(), "size": len(own), "stream": name}))
            for name, own in sorted(leaves.items())
        )
        assert head().root == recomputed
        assert {one.name: one.size for one in head().streams} == {
            name: len(own) for name, own in leaves.items()
        }
        assert verify_all() == []


def test_a_long_stream_shows_that_it_only_grew(db):
    sizes = [0, 1, 255, 256, 257, 700, 1024]
    roots = {}
    for before, size in pairwise(sizes):
        append_many([act(n) for n in range(before, size)])
        now = stream_head("book:24862/KS.2008.01")
        assert now is not None
        roots[size] = now.root
    assert Tile.objects.count() == 4
    for old in sizes[1:]:
        path = consistency("book:24862/KS.2008.01", old, 1024)
        assert is_consistent(old, 1024, old_root=roots[old], new_root=roots[1024], path=path)
    assert verify_all() == []


TABLES = [Event._meta.db_table, Tile._meta.db_table, Stream._meta.db_table]


@pytest.fixture
def filled(db):
    append_many([act(n) for n in range(256)])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM {table}",
        "UPDATE {table} SET {column} = {column} - 1",
    ],
)
def test_the_database_itself_refuses_to_change_it(filled, table, statement):
    column = {"ground_ledger_event": "seq", "ground_ledger_tile": "level", "ground_ledger_stream": "size"}[
        table
    ]
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table=table, column=column))
    assert verify_all() == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.engine("postgres")
def test_nothing_is_truncated(filled, table):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")
    assert Event.objects.count() == 256


@pytest.mark.parametrize("table", TABLES[:2])
@pytest.mark.engine("sqlite")
def test_nothing_is_replaced(filled, table):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert verify_all() == []


def test_a_stream_keeps_its_name(filled):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Stream.objects.update(name="book:other")


def test_the_triggers_stand_after_migrating(db):
    assert triggers.installed(connection) == triggers.expected(connection)


@given(st.binary(min_size=16, max_size=16), st.binary())
def test_a_commitment_binds_content_and_salt(salt, content):
    assert commitment(salt, content) == commitment(salt, content)
    assert commitment(salt, content + b"!") != commitment(salt, content)
    assert commitment(salt[::-1] + b"!", content) != commitment(salt, content)
