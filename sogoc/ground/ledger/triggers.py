"""Append-only by the database itself: what the ledger holds can be neither changed nor deleted, by nobody's SQL.

``install`` and ``remove`` are for the migration, for restoring a backup and for tests; the heads that were exported show
what somebody did who removed them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_FROZEN = ("ground_ledger_event", "ground_ledger_tile")
_HEADS = "ground_ledger_stream"
_MESSAGE = "the ledger is append-only"
_FUNCTION = "ground_ledger_refuse"


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers there (again)."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in _postgres() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP FUNCTION IF EXISTS {_FUNCTION}() CASCADE")
            cursor.execute(f"DROP FUNCTION IF EXISTS {_FUNCTION}_shrinking() CASCADE")
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ground_ledger_%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


@contextmanager
def removed(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """A time without triggers: for restoring a backup, and for tests whose database is emptied afterwards."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def installed(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """Names of the triggers that stand; ``doctor`` compares them with ``EXPECTED``."""
    question = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgname LIKE 'ground_ledger_%%'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ground_ledger_%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [])
        return frozenset(name for (name,) in cursor.fetchall())


def expected(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """Names of the triggers that must stand."""
    acts = ("update", "delete", "truncate" if connection.vendor == "postgresql" else "insert")
    frozen = {f"{table}_{act}" for table in _FROZEN for act in acts}
    heads = {f"{_HEADS}_{act}" for act in acts if act != "insert"}
    return frozenset(frozen | heads)


def forwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Migration step."""
    install(editor.connection)


def backwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Migration step back."""
    remove(editor.connection)


_SHRINKING = "NEW.size < OLD.size OR NEW.name <> OLD.name OR NEW.id <> OLD.id"
_PLACE = {
    "ground_ledger_event": "stream_id = NEW.stream_id AND seq = NEW.seq",
    "ground_ledger_tile": 'stream_id = NEW.stream_id AND level = NEW.level AND "index" = NEW."index"',
}


def _taken(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({_PLACE[table]}))"  # noqa: S608 - our own names


def _sqlite() -> list[str]:
    refuse = f"SELECT RAISE(ABORT, '{_MESSAGE}')"
    statements = [
        f"CREATE TRIGGER {table}_{act} BEFORE {act.upper()} ON {table} BEGIN {refuse}; END"
        for table in _FROZEN
        for act in ("update", "delete")
    ]
    statements += [  # INSERT OR REPLACE would delete without asking
        f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {_taken(table)} BEGIN {refuse}; END"
        for table in _FROZEN
    ]
    return [
        *statements,
        f"CREATE TRIGGER {_HEADS}_update BEFORE UPDATE ON {_HEADS} WHEN {_SHRINKING} BEGIN {refuse}; END",
        f"CREATE TRIGGER {_HEADS}_delete BEFORE DELETE ON {_HEADS} BEGIN {refuse}; END",
    ]


def _postgres() -> list[str]:
    body = f"BEGIN RAISE EXCEPTION '{_MESSAGE}'; END"
    shrinking = f"BEGIN IF {_SHRINKING} THEN RAISE EXCEPTION '{_MESSAGE}'; END IF; RETURN NEW; END"
    call = f"EXECUTE FUNCTION {_FUNCTION}()"
    return [
        f"CREATE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"CREATE FUNCTION {_FUNCTION}_shrinking() RETURNS trigger LANGUAGE plpgsql AS $${shrinking}$$",
        *(
            f"CREATE TRIGGER {table}_{act} BEFORE {act.upper()} ON {table} FOR EACH ROW {call}"
            for table in _FROZEN
            for act in ("update", "delete")
        ),
        f"CREATE TRIGGER {_HEADS}_update BEFORE UPDATE ON {_HEADS} FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}_shrinking()",
        f"CREATE TRIGGER {_HEADS}_delete BEFORE DELETE ON {_HEADS} FOR EACH ROW {call}",
        *(
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}"
            for table in (*_FROZEN, _HEADS)
        ),
    ]
