"""Tests that commit empty their database afterwards; only then do the ledger's triggers make way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
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
