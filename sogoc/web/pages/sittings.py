"""Open sessions of the person who looks: in which browser, since when, last seen when; each can be ended."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.accounts.session_actions import end_session, sittings_of
from sogoc.ground import clock
from sogoc.web.proofs import ON_DEVICE, ORDINARY, asks_proof

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.accounts.security_models import Sitting


@never_cache
@require_GET
@asks_proof
def show(request: HttpRequest) -> HttpResponse:
    """The own sessions that are open."""
    person = cast("Person", request.user)
    shown = {
        "person": person,
        "sittings": [one for one in sittings_of(person) if _is_open(one)],
        "this": request.session.get("sitting"),
    }
    return render(request, "security/sittings.html", shown)


def _is_open(one: Sitting) -> bool:
    """Whether a browser can still come back to a session: its registration stands, and not too long ago it was seen."""
    if one.device is not None and one.device.revoked_at is not None:
        return False
    lasts = dt.timedelta(seconds=ORDINARY if one.device is None else ON_DEVICE)
    return one.seen_at + lasts > clock.now()


@require_POST
@asks_proof
def end(request: HttpRequest, sitting: uuid.UUID) -> HttpResponse:
    """End one session; if it is this one, whoever looks signs in again."""
    end_session(cast("Person", request.user), sitting, via="web")
    messages.success(request, "Đã kết thúc phiên làm việc ấy.")
    return redirect("sittings")
