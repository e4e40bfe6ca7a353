"""Rows go in by the fastest way of either engine and come out as the ORM would have put them in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sogoc.ground.database import allocate_ids, bulk_insert, update_rows
from sogoc.ground.ledger.merkle import EMPTY_ROOT
from sogoc.ground.ledger.models import Stream
from sogoc.ground.queue.models import Job

COLUMNS = ("id", "name", "queue", "arguments", "key", "tries", "run_after", "enqueued_at", "result", "error", "state",
           "attempts", "token", "worker", "done", "text")  # fmt: skip
INSTANTS = st.datetimes(
    dt.datetime(1976, 1, 1),  # noqa: DTZ001 - hypothesis wants its bounds bare
    dt.datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)
TEXTS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=40)
JSON = st.recursive(st.none() | st.booleans() | st.integers(-(2**40), 2**40) | TEXTS, st.lists, max_leaves=5)
ROWS = st.lists(
    st.tuples(TEXTS, st.dictionaries(TEXTS, JSON, max_size=3), st.none() | TEXTS, INSTANTS), max_size=20
)


@pytest.mark.db
class Rows(TestCase):
    """Whatever the values are."""

    @settings(max_examples=30)
    @given(ROWS)
    def test_come_back_as_they_were(self, rows):
        ids = allocate_ids(Job, len(rows))
        full = [
            (
                pk,
                name,
                "q",
                arguments,
                key and f"{pk}{key}",
                1,
                when,
                when,
                None,
                name,
                "done",
                0,
                "",
                "",
                0,
                name,
            )
            for pk, (name, arguments, key, when) in zip(ids, rows, strict=True)
        ]
        assert bulk_insert(Job, COLUMNS, iter(full)) == len(rows)
        stored = Job.objects.filter(pk__in=ids).order_by("pk").values_list(*COLUMNS)
        assert list(stored) == full


def test_keys_taken_twice_in_one_transaction_never_meet(db):
    taken = allocate_ids(Stream, 3) + allocate_ids(Stream, 2)
    assert len(set(taken)) == 5
    bulk_insert(
        Stream,
        ("id", "name", "size", "frontier", "root", "leaf"),
        [(taken[-1], "a", 0, b"", EMPTY_ROOT, b"\0\xff")],
    )
    later = allocate_ids(Stream, 2)
    assert not set(later) & set(taken)
    made = Stream.objects.create(name="b", root=EMPTY_ROOT, leaf=b"")
    assert made.pk not in {*taken, *later}
    assert bytes(Stream.objects.get(name="a").leaf) == b"\0\xff"


def test_rows_are_updated_by_their_keys(db):
    one = Stream.objects.create(name="a", root=EMPTY_ROOT, leaf=b"")
    other = Stream.objects.create(name="b", root=EMPTY_ROOT, leaf=b"")
    update_rows(Stream, ("size", "leaf"), [(3, b"x", one.pk)])
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.size, bytes(one.leaf)) == (3, b"x")
    assert (other.size, bytes(other.leaf)) == (0, b"")
    update_rows(Stream, ("size",), [])


def test_outside_a_transaction_nothing_goes_in(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        bulk_insert(Stream, ("name",), [("a",)])
    with pytest.raises(transaction.TransactionManagementError):
        allocate_ids(Stream, 1)
