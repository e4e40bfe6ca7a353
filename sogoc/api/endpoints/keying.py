"""Doors of keying: who I am, what waits, leases and their packets, the outbox, one's own pace."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router
from pydantic import ValidationError

import sogoc
from sogoc.api import schemas
from sogoc.api.asking import asks, device_of
from sogoc.api.refusals import MALFORMED, TOO_MANY_ACTS, UNKNOWN_ACT
from sogoc.ground import clock
from sogoc.ground.keep_keys import DAYS, keys_for
from sogoc.keying import lease_actions, pass_actions, settling_actions
from sogoc.keying.measure_queries import coaching
from sogoc.keying.pace_queries import pace
from sogoc.keying.packet_queries import packet
from sogoc.keying.queries import WorkLease, lease_of, named, work_for, work_held, work_to_take
from sogoc.keying.refusals import NOT_REGISTERED
from sogoc.law.exported import hashes
from sogoc.law.refusal import Refusal

ROUTER = Router(by_alias=True)
VIA = "web"
_log = logging.getLogger("sogoc.api")
MOST_ACTS = 200


@ROUTER.get("/me", response=schemas.Me, by_alias=True)
def me(request: HttpRequest) -> dict[str, Any]:
    """Who is signed in, on which registered browser, the law by its hashes, the keys under which work is kept here."""
    person, device = asks(request), device_of(request)
    sign = None if device is None else str(device.pk)
    get_token(request)  # the answer brings the cookie with which the acts are sent
    return {
        "person": {"id": person.pk, "username": person.username, "name": person.full_name},
        "device": None if device is None else {"id": sign, "name": device.name},
        "now": clock.stamp(clock.now()),
        "version": sogoc.__version__,
        "law": hashes(),
        "keep": {"days": DAYS, "keys": keys_for(person.pk, sign)},
    }


@ROUTER.get("/work", response=schemas.Work, by_alias=True)
def work(request: HttpRequest) -> dict[str, Any]:
    """Books in which this person may work, and what this person holds."""
    person = asks(request)
    return {
        "books": [
            {
                "path": one.work.book,
                "title": named(one.work.book),
                "unit": one.work.unit,
                "type": one.work.type,
                "mine": one.mine,
                "lease": None if one.lease is None else str(one.lease.pk),
            }
            for one in work_for(person)
        ],
        "leases": [_lease(one) for one in work_held(person)],
    }


@ROUTER.post("/leases", response=schemas.WorkLease, by_alias=True)
def take(request: HttpRequest, asked: schemas.AskLease) -> dict[str, Any]:
    """Hand out a part of a book."""
    person, device = asks(request), device_of(request)
    if asked.days and device is None:
        raise NOT_REGISTERED.because()
    lease = lease_actions.take_lease(
        work_to_take(asked.book, person),
        asked.kind,
        actor=person,
        device="" if device is None else str(device.pk),
        count=asked.count,
        days=asked.days,
        via=VIA,
        txn=None if asked.txn is None else str(asked.txn),
    )
    return _lease(next(one for one in work_held(person, [lease.pk])))


@ROUTER.get("/leases/{uuid:lease}/packet", response=schemas.Packet, by_alias=True, exclude_unset=True)
def packet_of(request: HttpRequest, lease: str) -> dict[str, Any]:
    """Everything that is needed to work on a lease."""
    return packet(lease_of(str(lease), asks(request), is_open=True))


@ROUTER.get("/me/coaching", response=schemas.Coaching, by_alias=True)
def own(request: HttpRequest) -> dict[str, Any]:
    """Own pace by day, own fields that second readers read otherwise."""
    person = asks(request)
    return {
        "days": [
            {"day": one.day.isoformat(), "entries": one.entries, "seconds": one.seconds}
            for one in pace(person)
        ],
        "fields": [one._asdict() for one in coaching(person)],
    }


@ROUTER.post("/outbox", response=schemas.Answers, by_alias=True)
def outbox(request: HttpRequest, sent: schemas.Outbox) -> dict[str, Any]:
    """Take finished acts, each in its own transaction: a refusal of one does not stop the others."""
    if len(sent.acts) > MOST_ACTS:
        raise TOO_MANY_ACTS.because(count=len(sent.acts), most=MOST_ACTS)
    person = asks(request)
    return {"answers": [_answered(act, person) for act in sent.acts], "now": clock.stamp(clock.now())}


def _answered(act: schemas.Act, person: Any) -> dict[str, Any]:
    try:
        return {"txn": act.txn, "ok": True, "answer": _done(act, person)}
    except Refusal as refusal:
        return {"txn": act.txn, "ok": False, "refusal": refusal.as_dict()}
    except ValidationError as problem:
        places = sorted({".".join(map(str, one["loc"])) for one in problem.errors()})
        return {"txn": act.txn, "ok": False, "refusal": MALFORMED.because(where=", ".join(places)).as_dict()}
    except (OperationalError, InterfaceError):
        raise  # the store is busy or away: nothing that this act is to blame for
    except Exception:  # noqa: BLE001 - what cannot be done must not stop those behind it, nor be sent again for ever
        _log.exception("act %s of %s could not be done", act.txn, person)
        return {"txn": act.txn, "ok": False, "refusal": MALFORMED.because(where=act.kind).as_dict()}


def _done(act: schemas.Act, person: Any) -> dict[str, Any]:
    if act.kind not in ACTS:
        raise UNKNOWN_ACT.because(kind=act.kind)
    return ACTS[act.kind](act.body, person, str(act.txn))


def _values(sent: schemas.Values) -> dict[str, Any]:
    return {name: value.model_dump(exclude_none=True) for name, value in sent.items()}


def _save(body: dict[str, Any], person: Any, txn: str) -> dict[str, Any]:
    sent = schemas.SavePartial.model_validate(body)
    return pass_actions.save_partial(
        sent.draft, lease=sent.lease, values=_values(sent.values), actor=person, txn=txn
    )


def _finish(body: dict[str, Any], person: Any, txn: str) -> dict[str, Any]:
    sent = schemas.FinishedPass.model_validate(body)
    return pass_actions.finish_pass(
        sent.draft, lease=sent.lease, values=_values(sent.values), reasons=sent.reasons, seconds=sent.seconds,
        keystrokes=sent.keystrokes, law=sent.law, actor=person, via=VIA, txn=txn,
    )  # fmt: skip


def _undo(body: dict[str, Any], person: Any, txn: str) -> dict[str, Any]:
    sent = schemas.UndoPass.model_validate(body)
    return pass_actions.undo_pass(sent.draft, lease=sent.lease, actor=person, via=VIA, txn=txn)


def _return(body: dict[str, Any], person: Any, txn: str) -> dict[str, Any]:
    sent = schemas.ReturnLease.model_validate(body)
    return lease_actions.return_lease(sent.lease, actor=person, via=VIA, txn=txn)


def _choice(sent: schemas.TakeReading | schemas.TypeReading) -> dict[str, Any]:
    if isinstance(sent, schemas.TakeReading):
        return {"take": sent.take}
    return {"value": None if sent.value is None else sent.value.model_dump(exclude_none=True)}


def _adjudicate(body: dict[str, Any], person: Any, txn: str) -> dict[str, Any]:
    sent = schemas.Adjudication.model_validate(body)
    choices = {name: _choice(choice) for name, choice in sent.choices.items()}
    return settling_actions.adjudicate(sent.draft, choices, seen=sent.seen, actor=person, via=VIA, txn=txn)


ACTS: dict[str, Callable[[dict[str, Any], Any, str], dict[str, Any]]] = {
    "save_partial": _save,
    "finish_pass": _finish,
    "undo_pass": _undo,
    "return_lease": _return,
    "adjudicate": _adjudicate,
}
"""Kinds of acts that an outbox may hold."""


def _lease(held: WorkLease) -> dict[str, Any]:
    return {
        "id": str(held.lease.pk),
        "book": held.lease.work.book,
        "kind": held.lease.kind,
        "count": held.drafts,
        "done": held.done,
        "until": clock.stamp(held.lease.until),
        "estimateSeconds": held.lease.estimate_seconds,
    }
