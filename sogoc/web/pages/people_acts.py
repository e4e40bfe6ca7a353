"""Acts of administrators on one account: duties given and taken, closing and opening, contractor, a new password."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sogoc.accounts import actions, team_refusals
from sogoc.accounts import queries as accounts
from sogoc.accounts.contract_queries import contract_of
from sogoc.accounts.contractor_actions import join_contractor, leave_contractor
from sogoc.accounts.duties import TITLES
from sogoc.accounts.hiring_actions import print_password
from sogoc.accounts.people_queries import find_one
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.web.asking import read_day
from sogoc.web.pages.people import administrator, contractor_named, duties_named
from sogoc.web.proofs import is_proved, to_prove
from sogoc.web.viewer import Viewer

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def _act(request: HttpRequest, username: str, do: Callable[[Viewer, Person], str]) -> HttpResponse:
    """Do one act on a person; say what came of it on their page."""
    viewer = administrator(request)
    person = find_one(viewer.authority, username)
    if not is_proved(request):
        return to_prove(request, reverse("person", args=[username]))
    try:
        said = do(viewer, person)
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
    else:
        messages.success(request, said)
    return redirect("person", username)


@require_POST
def give(request: HttpRequest, username: str) -> HttpResponse:
    """Give duties at a unit, from a day."""

    def do(viewer: Viewer, person: Person) -> str:
        duties, unit = duties_named(request), request.POST.get("don-vi", "")
        since = read_day(request.POST["tu-ngay"]) if request.POST.get("tu-ngay") else None
        if not duties:
            raise team_refusals.NO_DUTY_CHOSEN.because()
        actions.give_duties(person, duties, unit=unit, since=since, actor=viewer.person, via="web")
        named = ", ".join(f"“{TITLES[duty]}”" for duty in duties)
        return f"Đã giao {named} tại {accounts.find_office(unit).name}."

    return _act(request, username, do)


@require_POST
def take(request: HttpRequest, username: str) -> HttpResponse:
    """Take one duty back, with its reason."""

    def do(viewer: Viewer, person: Person) -> str:
        duty, unit = request.POST.get("nhiem-vu", ""), request.POST.get("don-vi", "")
        reason = request.POST.get("ly-do", "")
        actions.take_duty(person, duty, unit=unit, reason=reason, actor=viewer.person, via="web")
        return f"Đã thu hồi nhiệm vụ “{TITLES[duty]}”; những việc đã làm giữ nguyên."

    return _act(request, username, do)


@require_POST
def close(request: HttpRequest, username: str) -> HttpResponse:
    """Close an account, or open it again."""

    def do(viewer: Viewer, person: Person) -> str:
        reason = request.POST.get("ly-do", "")
        if person.is_active:
            actions.close_account(person, reason=reason, actor=viewer.person, via="web")
            return f"Đã khóa tài khoản {person.username}; mọi việc đã làm giữ nguyên."
        actions.open_account(person, reason=reason, actor=viewer.person, via="web")
        return f"Đã mở lại tài khoản {person.username}."

    return _act(request, username, do)


@require_POST
def contractor(request: HttpRequest, username: str) -> HttpResponse:
    """Say for which contractor somebody works, or that they do no more."""

    def do(viewer: Viewer, person: Person) -> str:
        chosen = contractor_named(request)
        if chosen is not None:
            join_contractor(chosen, person, actor=viewer.person, via="web")
            return f"Đã ghi là người của nhà thầu {chosen.name}."
        now = contract_of(person, clock.today_vn())
        if now is None:
            raise team_refusals.NO_CONTRACTOR_CHOSEN.because()
        reason = request.POST.get("ly-do", "")
        ended = leave_contractor(now, person, reason=reason, actor=viewer.person, via="web")
        taken = f" Đã thu hồi {len(ended)} nhiệm vụ; cần giữ người ấy thì giao lại." if ended else ""
        return f"Đã ghi thôi làm cho nhà thầu {now.name}.{taken}"

    return _act(request, username, do)


@never_cache
@require_POST
def password(request: HttpRequest, username: str) -> HttpResponse:
    """A new password, shown once, for somebody who lost theirs."""
    viewer = administrator(request)
    person = find_one(viewer.authority, username)
    if not is_proved(request):
        return to_prove(request, reverse("person", args=[username]))
    try:
        hired = print_password(person, actor=viewer.person, via="web")
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
        return redirect("person", username)
    return render(request, "people/password.html", {"here": "province", "hired": hired})
