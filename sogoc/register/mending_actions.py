"""The writer of mended versions. Callers are the rooms above, inside their transaction, after they checked duty and workflow."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sogoc.register.actions import remake
from sogoc.register.mending import mend_value
from sogoc.register.models import PastState

if TYPE_CHECKING:
    from sogoc.accounts.models import Person as Account
    from sogoc.register.models import Entry


def mend_entry(entry: Entry, field: str, *, text: str, by: Account, approver: Account, on: dt.date) -> bytes:
    """Make the version of an approved entry in which a field says what the page shows; it waits to be sent again.

    ``by`` is whose value it is, ``approver`` who signed it on the day ``on``. Returns the commitment to the version.
    """

    def mended(values: dict[str, Any]) -> None:
        values[field] = mend_value(values.get(field), text)

    committed = remake(entry, mended, by=by)
    if entry.approved_on is not None and entry.approved_on < on:
        PastState.objects.create(entry=entry, source="noi-bo", since=entry.approved_on, until=on)
    entry.approved_on, entry.approved_by, entry.delivery = on, approver, ""
    entry.save(update_fields=["approved_on", "approved_by", "delivery"])
    return committed
