"""Tests that commit empty their database afterwards; only then do the ledger's triggers make way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

from sogoc.ground.ledger import triggers


@pytest.fixture(scope="session", autouse=True)
def _emptying_may_empty_the_ledger() -> Iterator[None]:
    original = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        with triggers.removed(self.connection):
            original(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_closed_answer_leaves_the_transaction_of_a_test_alone() -> Iterator[None]:
    """Closing an answer ends the request, and on PostgreSQL its connection: not while a test's own transaction is open."""
    original = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def close_if_unusable_or_obsolete(self):
        if not self.in_atomic_block:
            original(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", close_if_unusable_or_obsolete)
        yield
