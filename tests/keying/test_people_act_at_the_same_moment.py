"""Two people act at the same moment, on PostgreSQL, where both transactions run: neither act is lost, doubled or left hanging.

Each race is run with real threads and connections of their own; whoever comes second waits, and then acts on what the first left or is
refused in words.
"""

from __future__ import annotations

import contextlib
import threading
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings

from sogoc.ground.home import create
from sogoc.imaging import queries as imaging
from sogoc.intake import actions as intake
from sogoc.keying import lease_actions
from sogoc.keying.models import Lease, LeaseItem, Pass, Receipt
from sogoc.law.refusal import Refusal
from sogoc.packages.sandbox import Sandbox
from tests.keying.desk import Desk, hire, said
from tests.line.office import QUICK, _one_sandbox  # noqa: F401
from tests.packages.making import minimal_pdf

pytestmark = pytest.mark.engine("postgres")
TIMES = 3
"""Each race is run so often: one of the two is first by chance."""


@pytest.fixture
def desk(
    transactional_db: None,
    _one_sandbox: Sandbox,  # noqa: F811
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    """The commune of ``tests.keying.desk``, committed, so that other connections see it."""
    monkeypatch.setattr(intake, "Sandbox", lambda: contextlib.nullcontext(_one_sandbox))
    monkeypatch.setattr(imaging, "pdf_of", lambda cut: minimal_pdf(f"cut {cut.pk}"))
    monkeypatch.setenv("SOGOC_HOME", str(tmp_path / "home"))
    with override_settings(SOGOC_HOME=tmp_path / "home", PASSWORD_HASHERS=QUICK):
        create(tmp_path / "home")
        yield Desk(tmp_path, hire())


def together(*acts: Callable[[], Any]) -> list[Any]:
    """What came of acts that begin at the same moment, each in a thread of its own; a refusal is an answer."""
    start = threading.Barrier(len(acts))
    came: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            start.wait(60)
            came[place] = act()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            came[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    strange = [one for one in came if isinstance(one, Exception) and not isinstance(one, Refusal)]
    assert strange == [], "neither a deadlock nor a doubled row"
    return came


def codes(came: list[Any]) -> list[str]:
    return sorted(one.code for one in came if isinstance(one, Refusal))


def test_leases_finished_and_called_back_at_the_same_moment(desk):
    desk.open(TIMES + 1)
    for _ in range(TIMES):
        first, second = together(partial(desk.lease, "nhap", count=2), partial(desk.lease, "nhap2", count=2))
        held = [set(one.items.values_list("draft", flat=True)) for one in (first, second)]
        assert not held[0] & held[1], "a draft is handed to one person"
        for who, one in (("nhap", first), ("nhap2", second)):
            lease_actions.return_lease(str(one.pk), actor=desk.people[who])
    again = together(*[partial(desk.lease, "nhap", count=1)] * 3)
    assert len({one.pk for one in again}) == 1, "somebody who asks twice holds one part"
    lease = again[0]
    for _ in range(TIMES):
        draft, sent = lease.items.get().draft, str(uuid.uuid4())
        *answers, called = together(
            *[partial(desk.finish, "nhap", lease, draft, said(draft.position), txn=sent)] * 2,
            partial(recall, desk, lease),
        )
        assert answers[0] == answers[1], "a message sent twice is answered alike"
        assert answers[0]["kept"] == "counted", "what was finished counts, called back or not"
        assert codes([called]) in ([], ["PHAN_VIEC_DA_TRA"])
        assert Pass.objects.filter(draft=draft).count() == 1
        lease = desk.lease("nhap", count=1)
    assert Receipt.objects.filter(kind="finish_pass").count() == TIMES
    assert not LeaseItem.objects.filter(is_open=True, lease__returned_at__isnull=False).exists()
    assert desk.altered() == []


def recall(desk: Desk, lease: Lease) -> None:
    now = Lease.objects.select_related("work").get(pk=lease.pk)
    lease_actions.recall_lease(now, reason="Việc gấp", actor=desk.people["lanhdao"])


def test_a_difference_is_decided_and_a_book_handed_in_at_the_same_moment(desk):
    desk.open(TIMES + 1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    desk.lease("xuly", "adjudicate", count=TIMES + 1)
    alone, *contested = desk.drafts()
    desk.decide("xuly", alone, {"meHoTen": {"take": 0}})
    for draft in contested:
        came = together(
            *[partial(desk.decide, "xuly", draft, {"meHoTen": {"take": place}}) for place in (0, 1)],
            partial(desk.give_back, "xuly", draft, "Xem lại."),
        )
        assert len([one for one in came[:2] if not isinstance(one, Refusal)]) <= 1, "one decision stands"
    came = together(
        partial(desk.hand_in, part=True), partial(desk.hand_in, part=True),
        partial(desk.read_all, "nhap"), partial(desk.lease, "nhap3"),
    )  # fmt: skip
    assert set(codes(came)) <= {"CHUA_CO_GI_DE_NOP", "PHIEU_VUA_THAY_DOI", "HET_VIEC"}, came
    assert not {"differs", "settled"} & set(desk.standing())
    assert desk.altered() == []
    assert desk.mismatches() == []
