"""How an administrator helps with somebody's signing in: locks, devices, lost factors, sessions, a new sheet of invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.accounts.actions import administers_person
from sogoc.accounts.device_queries import devices_of
from sogoc.accounts.devices import device_named, revoke_device
from sogoc.accounts.factors import end_sessions, factors_of, needs_second_factor, take_factors
from sogoc.accounts.invitations import open_invitations
from sogoc.accounts.locks import locks_of, release_lock
from sogoc.accounts.queries import find_person
from sogoc.accounts.refusals import KHONG_CO_TAI_KHOAN
from sogoc.accounts.reset_queries import why_waits
from sogoc.accounts.security_refusals import GIU_LOP_THU_HAI
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.web.proofs import asks_proof
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def overseen(viewer: Viewer, person: Person) -> bool:
    """Whether the person who looks administers everything that somebody's duties reach."""
    try:
        administers_person(viewer.person, person)
    except Refusal:
        return False
    return True


def person_overseen(request: HttpRequest, username: str) -> Person:
    """An account that the administrator who looks may act on; any other is not there."""
    person = find_person(username)
    if not overseen(viewer_of(request), person):
        raise KHONG_CO_TAI_KHOAN.because(username=username)
    return person


@never_cache
@require_GET
@asks_proof
def show(request: HttpRequest, username: str) -> HttpResponse:
    """What somebody's account has, and what holds it up."""
    return _shown(request, person_overseen(request, username))


def _shown(request: HttpRequest, person: Person, refusal: Refusal | None = None) -> HttpResponse:
    shown = {
        "person": person,
        "own": person.pk == request.user.pk,
        "factors": factors_of(person),
        "needed": needs_second_factor(person),
        "devices": devices_of(person),
        "locks": locks_of([person.username]),
        "invitation": open_invitations().filter(person=person).first(),
        "now": clock.now(),
        "waits": why_waits(person),
        "refusal": refusal,
    }
    return render(request, "security/overseen.html", shown, status=refusal.status if refusal else 200)


@require_POST
@asks_proof
def act(request: HttpRequest, username: str, what: str) -> HttpResponse:
    """Release a lock, end sessions, take lost factors, revoke a device: with the reason where somebody loses something."""
    person, actor = person_overseen(request, username), cast("Person", request.user)
    reason = request.POST.get("reason", "")
    try:
        if what == "mo-khoa":
            release_lock(person, actor=actor, via="web")
            said = "Đã mở khóa đăng nhập."
        elif what == "dang-xuat":
            end_sessions(person, actor=actor, reason=reason, via="web")
            said = "Đã đăng xuất tài khoản này ở mọi nơi."
        elif what == "go-lop-hai":
            if actor.pk == person.pk:  # one's own go one by one, on one's own pages
                raise GIU_LOP_THU_HAI.because(username=person.username)
            take_factors(person, reason=reason, actor=actor, via="web")
            said = (
                "Đã gỡ lớp xác thực thứ hai và mã khôi phục; lần đăng nhập tới chỉ cần mật khẩu rồi gắn lại."
            )
        else:
            device = revoke_device(
                person, device_named(request.POST.get("device", "")), actor=actor, reason=reason, via="web"
            )
            said = f"Đã thu hồi “{device.name}”."
    except Refusal as refusal:
        return _shown(request, person, refusal)
    messages.success(request, said)
    return redirect("overseen", username=person.username)
