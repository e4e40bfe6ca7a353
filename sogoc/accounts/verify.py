"""Whether the duties and the units that decide who may do what are those that the ledger tells.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from sogoc.accounts import actions, unit_actions
from sogoc.accounts.models import DutyAssignment, Office
from sogoc.ground.clock import date_vn
from sogoc.ground.ledger import queries as ledger

Duty = tuple[str, str, str]
Span = tuple[str, str | None]


def verify_duties() -> Iterator[tuple[str, str, str]]:
    """Compare who held which duty where, since when and until when, with the acts that gave and took it."""
    told: Counter[tuple[Duty, Span]] = Counter()
    open_: dict[Duty, str] = {}
    for event in map(ledger.contents, ledger.events_of(actions.STREAM)):
        payload = event["payload"]
        person = event["subject"].partition(":")[2]
        day = date_vn(dt.datetime.fromisoformat(event["at"])).isoformat()
        if event["action"] == "set_up_person":
            open_.update(dict.fromkeys(((person, payload["unit"], duty) for duty in payload["duties"]), day))
        elif event["action"] == "give_duty":
            open_[person, payload["unit"], payload["duty"]] = payload["since"]
        elif event["action"] == "take_duty":
            taken = (person, payload["unit"], payload["duty"])
            told[taken, (open_.pop(taken, ""), day)] += 1
    told.update((duty, (since, None)) for duty, since in open_.items())
    stored: Counter[tuple[Duty, Span]] = Counter()
    for one in DutyAssignment.objects.select_related("person", "office"):
        until = one.until.isoformat() if one.until else None
        stored[(one.person.username, one.office.ref, one.duty), (one.since.isoformat(), until)] += 1
    for person, unit, duty in sorted({duty for duty, _ in ((told - stored) + (stored - told))}):
        says = f"Nhiệm vụ “{duty}” của {person} tại {unit} đang lưu khác với nhật ký."
        yield "LECH_NHIEM_VU", person, says


def verify_units() -> Iterator[tuple[str, str, str]]:
    """Compare the units with the list that was loaded last; those that it no longer named are not looked at."""
    loads = [
        event["payload"]
        for event in map(ledger.contents, ledger.events_of(unit_actions.STREAM))
        if event["action"] == "load_units"
    ]
    if loads and "absent" in loads[-1]:
        offices = [one for one in Office.objects.all() if one.ref not in set(loads[-1]["absent"])]
        if unit_actions.digest(offices) != loads[-1]["units"]:
            yield "LECH_DON_VI", "units", "Danh sách đơn vị đang lưu khác với danh sách đã nạp theo nhật ký."
