"""Gives the law's places the units that this installation has loaded beside those that ship: another province's gazetteer.

In: the offices of the database, each with what it became. Out: ``law.places`` knows them, in this process, from now on. Called where
a command, a page or a job begins; the lists are read again only when the ledger tells of another load.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db import connection

from sogoc.accounts.models import Office
from sogoc.accounts.offices import PROVINCE
from sogoc.ground.ledger import queries as ledger
from sogoc.law import places

_STREAM = "settings"
_taken: list[object] = []


def use_loaded_units() -> None:
    """Make the units of this installation known to ``law.places``; cheap when nothing was loaded since."""
    head = ledger.stream_head(_STREAM)
    state = (connection.settings_dict["NAME"], head)
    if _taken == [state]:
        return
    offices = list(Office.objects.order_by("pk"))
    department = next((one for one in offices if one.code == PROVINCE), None)
    places.use(
        map(_unit, offices),
        steps=steps_of(offices),
        province=department.parent.partition("@")[0] if department else "",
    )
    _taken[:] = [state]


def steps_of(offices: Iterable[Office]) -> Iterator[places.Succession]:
    """The steps that the offices name: on the day after its last, a unit became those, the first by default."""
    for one in offices:
        heirs = successors_named(one.successors)
        if one.valid_to is not None:
            for at, heir in enumerate(heirs):
                day = one.valid_to + dt.timedelta(days=1)
                yield places.Succession(one.code, heir, day, at == 0, len(heirs) > 1)


def successors_named(written: str) -> Sequence[str]:
    """Codes of a cell ``successors``, separated by spaces; a day after a code is passed over, for the unit's end tells it."""
    return tuple(dict.fromkeys(code.partition("@")[0] for code in written.split()))


def _unit(office: Office) -> places.Unit:
    parent = office.parent.partition("@")[0] or None
    return places.Unit(office.code, office.name, office.kind, parent, office.valid_from, office.valid_to)
