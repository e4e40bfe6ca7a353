"""Browsers that a person registered as theirs: register this one, see when each was last used, revoke."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sogoc.accounts import device_queries
from sogoc.accounts.devices import register_device, revoke_device
from sogoc.law.refusal import Refusal
from sogoc.web.addresses import agent_of
from sogoc.web.proofs import asks_proof, bind

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

_KEPT = 400 * 86_400
"""Seconds for which a browser keeps its key: as long as browsers allow."""


@never_cache
@require_http_methods(["GET", "POST"])
@asks_proof
def show(request: HttpRequest) -> HttpResponse:
    """The own registrations; a form that registers this browser."""
    person = cast("Person", request.user)
    if request.method == "GET":
        return _listed(request, person)
    kept = request.COOKIES.get(device_queries.COOKIE)
    cookie = kept if kept and device_queries.digest_of(kept) else device_queries.new_key()
    try:
        device = register_device(
            person, cookie, name=request.POST.get("name", ""), agent=agent_of(request), via="web"
        )
    except Refusal as refusal:
        return _listed(request, person, refusal=refusal)
    bind(request, str(device.pk))
    messages.success(
        request, f"Đã đăng ký “{device.name}”. Trên trình duyệt này phiên làm việc được giữ 7 ngày."
    )
    answer = redirect("devices")
    answer.set_cookie(
        device_queries.COOKIE,
        cookie,
        max_age=_KEPT,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer


def _listed(request: HttpRequest, person: Person, **more: Any) -> HttpResponse:
    cookie = request.COOKIES.get(device_queries.COOKIE)
    shown = {
        "person": person,
        "devices": device_queries.devices_of(person),
        "this": device_queries.device_by_cookie(person, cookie),
        "agent": agent_of(request),
        **more,
    }
    refusal: Refusal | None = more.get("refusal")
    return render(request, "security/devices.html", shown, status=refusal.status if refusal else 200)


@require_POST
@asks_proof
def revoke(request: HttpRequest, device: uuid.UUID) -> HttpResponse:
    """Revoke an own registration; if it is this browser's, this session ends too."""
    person = cast("Person", request.user)
    revoked = revoke_device(person, device, actor=person, via="web")
    messages.success(request, f"Đã thu hồi “{revoked.name}”; các phiên trên thiết bị ấy đã kết thúc.")
    return redirect("devices")
