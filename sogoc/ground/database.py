"""The fastest honest way to put many rows into either engine, inside the transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models, transaction

atomic = transaction.atomic
"""The transaction of an action. On SQLite it takes the writer's lock at its beginning."""

_ROWS_AT_ONCE = 20_000
_TAKEN_AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.FloatField,
)


_IN_ONE_QUESTION = 500
"""So many ids stand in one ``IN (…)``; SQLite takes 999 parameters at least."""
Row = TypeVar("Row")


def in_parts(rows: Sequence[Row], size: int = _IN_ONE_QUESTION) -> Iterator[Sequence[Row]]:
    """Slices of some rows, each as long as one question or one transaction may be."""
    return (rows[at : at + size] for at in range(0, len(rows), size))


def is_postgres() -> bool:
    """Whether the home keeps its records in PostgreSQL."""
    return connection.vendor == "postgresql"


def must_be_in_transaction() -> None:
    """Fail (a bug) when called outside a transaction: what belongs together would come apart."""
    if not connection.in_atomic_block:
        message = "this write belongs inside the transaction of the act that it is part of"
        raise transaction.TransactionManagementError(message)


def bulk_insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Insert rows of values in the order of ``columns`` (field names or ``…_id``); return how many.

    One prepared statement for all rows on SQLite, COPY on PostgreSQL. No signals, no defaults: every column without a database
    default is named by the caller.
    """
    must_be_in_transaction()
    fields = _fields(model, columns)
    adapters = _adapters(fields)
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    table = quote(model._meta.db_table)  # noqa: SLF001
    source = iter(rows)
    count = 0
    while chunk := list(islice(source, _ROWS_AT_ONCE)):
        values = _adapted(chunk, adapters)
        with connection.cursor() as cursor, connection.wrap_database_errors:
            if is_postgres():
                with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                    for row in values:
                        copy.write_row(row)
            else:
                places = ", ".join(["%s"] * len(fields))
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", values)  # noqa: S608
        count += len(chunk)
    return count


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Set ``columns`` of the row whose primary key is the last value of each given row."""
    must_be_in_transaction()
    if not rows:
        return
    fields = _fields(model, columns)
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    table, key = quote(model._meta.db_table), _fields(model, ["pk"])[0]  # noqa: SLF001 - Django's documented door
    adapters = _adapters([*fields, key])
    statement = f"UPDATE {table} SET {changes} WHERE {quote(key.column)} = %s"  # noqa: S608 - Django's own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, _adapted(rows, adapters))


def _fields(model: type[models.Model], columns: Sequence[str]) -> list[Any]:
    meta = model._meta  # noqa: SLF001 - Django's documented door
    return [meta.pk if column == "pk" else meta.get_field(column) for column in columns]


def _adapters(fields: Sequence[Any]) -> list[tuple[int, Any]]:
    """Position and field of the columns whose values the driver does not take as they are."""
    return [
        (at, field)
        for at, field in enumerate(fields)
        if not isinstance(getattr(field, "target_field", field), (*_TAKEN_AS_THEY_ARE, models.BinaryField))
        or isinstance(field, models.JSONField)
    ]


def _adapted(rows: Sequence[Sequence[Any]], adapters: Sequence[tuple[int, Any]]) -> Sequence[Sequence[Any]]:
    if not adapters:
        return rows
    adapted = [list(row) for row in rows]
    for at, field in adapters:
        if isinstance(field, models.JSONField):
            for values in adapted:
                values[at] = field.get_db_prep_save(values[at], connection)
        else:  # days, instants: few different ones in many rows
            known = {
                value: field.get_db_prep_save(value, connection)
                for value in {values[at] for values in adapted}
            }
            for values in adapted:
                values[at] = known[values[at]]
    return adapted


def allocate_ids(model: type[models.Model], count: int) -> list[int]:
    """Return ``count`` primary keys that nobody else will get, for rows whose children are inserted in the same breath.

    Taken from the table's own sequence, so that several calls in one transaction never meet; on SQLite the writer's lock of the
    transaction guards it.
    """
    must_be_in_transaction()
    table, key = model._meta.db_table, model._meta.pk.column  # noqa: SLF001
    with connection.cursor() as cursor:
        if is_postgres():
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [table, key, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq", [count, table]
        )
        row = cursor.fetchone()
        if row is None:  # the table never held a row
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count])
            row = (count,)
    last: int = row[0]
    return list(range(last - count + 1, last + 1))
