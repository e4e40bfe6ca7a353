"""A client that hears no answer sends its message again; the ledger holds one act."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from sogoc.ground.database import atomic
from sogoc.ground.ledger.actions import append, append_many
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.models import Event
from sogoc.ground.ledger.queries import find_txn, head
from sogoc.law.refusal import Refusal


def message(txn="may-12/0001", **changes):
    said = {"stream": "book:a", "action": "settle", "subject": "book:a", "actor": "kiemtra"}
    return Act(**{**said, **changes}, client_txn=txn)


def test_the_second_message_is_answered_with_the_first_act(db):
    first = append(message(payload={"rows": 3}))
    before = head().root
    assert append(message(payload={"rows": 3})) == first
    event = find_txn("may-12/0001")
    assert event is not None
    assert (event.seq, bytes(event.leaf_hash)) == (first.seq, first.leaf_hash)
    assert head().root == before
    assert Event.objects.count() == 1


def test_messages_of_other_clients_are_other_acts(db):
    append(message("may-12/0001"))
    append(message("may-13/0001"))
    append(message(None))
    append(message(None))
    assert Event.objects.count() == 4
    assert find_txn("may-14/0001") is None


@pytest.mark.parametrize(
    "changes", [{"action": "approve"}, {"subject": "book:b"}, {"actor": "nhap"}, {"stream": "book:b"}]
)
def test_the_same_transaction_for_another_act_is_refused(db, changes):
    append(message())
    with pytest.raises(Refusal, match="TRUNG_GIAO_DICH"):
        append(message(**changes))


def test_many_acts_cannot_use_a_transaction_again(db):
    append(message())
    with pytest.raises(IntegrityError), atomic():
        append_many([message()])
    assert Event.objects.count() == 1
