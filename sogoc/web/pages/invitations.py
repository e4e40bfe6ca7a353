"""Invitations without e-mail: an administrator prints a sheet, its reader comes in with the code on it and chooses a password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sogoc.accounts import invitations
from sogoc.accounts.codes import as_made, digest
from sogoc.accounts.contract_queries import contractors
from sogoc.accounts.duties import ROLES, TITLES, Duty
from sogoc.accounts.locks import AT_THE_DOOR, locks_of, wait_at_the_door
from sogoc.accounts.people_queries import people_of
from sogoc.accounts.queries import authority_of
from sogoc.accounts.security_refusals import DOI_CHUT
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.web.addresses import address_of
from sogoc.web.asking import read_number
from sogoc.web.pages.overseeing import overseen, person_overseen
from sogoc.web.pages.people import administrator, contractor_named, duties_named, offices_of
from sogoc.web.proofs import arrive, asks_proof, note_wrong, refuse_locked
from sogoc.web.refusals import PASSWORDS_DIFFER
from sogoc.web.viewer import Viewer

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

FIRST_LETTERS = 5
"""Wrong codes are counted by address and by so many of their letters."""
PRACTICE = "/nhap-lieu"
_HERE = {"127.0.0.1", "localhost", "[::1]"}


@never_cache
@require_http_methods(["GET", "POST"])
@asks_proof
def show(request: HttpRequest) -> HttpResponse:
    """Sheets that wait for their readers; a form that makes an account and its sheet."""
    viewer = administrator(request)
    if request.method == "GET":
        return _listed(request, viewer)
    given = request.POST
    try:
        invited = invitations.invite(
            given.get("ten-dang-nhap", "").strip().lower(),
            given.get("ho-ten", ""),
            actor=viewer.person,
            duties=duties_named(request),
            unit=given.get("don-vi", ""),
            contractor=contractor_named(request),
            days=read_number(given.get("so-ngay", "")) or 0,
            via="web",
        )
    except Refusal as refusal:
        return _listed(request, viewer, refusal=refusal)
    return sheet(request, invited)


def _listed(request: HttpRequest, viewer: Viewer, **more: Any) -> HttpResponse:
    waiting = invitations.open_invitations().select_related("person", "made_by").order_by("until")
    mine = [one for one in waiting if overseen(viewer, one.person)]
    shut = {lock.username: lock for lock in locks_of()}
    known = people_of(viewer.authority).filter(username__in=shut)
    shown = {
        "waiting": mine,
        "shut": [(one, shut[one.username]) for one in known.distinct() if overseen(viewer, one)],
        "now": clock.now(),
        "units": offices_of(viewer),
        "roles": ROLES.values(),
        "titles": TITLES,
        "given": request.POST,
        "contractors": contractors().filter(until__gt=clock.today_vn()),
        "chosen": request.POST.getlist("nhiem-vu"),
        "days": invitations.USUAL_DAYS,
        "most_days": invitations.MOST_DAYS,
        **more,
    }
    refusal: Refusal | None = more.get("refusal")
    return render(request, "security/invitations.html", shown, status=refusal.status if refusal else 200)


@never_cache
@require_POST
@asks_proof
def again(request: HttpRequest, username: str) -> HttpResponse:
    """Print a new sheet for an account; an older one ends."""
    person = person_overseen(request, username)
    days = read_number(request.POST.get("so-ngay", "")) or invitations.USUAL_DAYS
    return sheet(
        request, invitations.invite_again(person, actor=cast("Person", request.user), days=days, via="web")
    )


@require_POST
@asks_proof
def revoke(request: HttpRequest, username: str) -> HttpResponse:
    """End a sheet that waits."""
    person = person_overseen(request, username)
    invitations.revoke_invitation(person, actor=cast("Person", request.user), via="web")
    messages.success(request, f"Đã hủy giấy mời của {person.full_name}.")
    return redirect("invitations")


def sheet(request: HttpRequest, invited: invitations.Invited) -> HttpResponse:
    """The sheet, this once: nothing that is kept can show it again."""
    host = request.get_host()
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    others = [one for one in settings.ALLOWED_HOSTS if one not in {*_HERE, "*", "testserver", "0.0.0.0"}]  # noqa: S104
    elsewhere = name in _HERE and bool(others)
    if elsewhere:
        host = others[0] + host[len(name) :]
    address = f"{request.scheme}://{host}{reverse('invited')}"
    shown = {
        "invited": invited,
        "address": address,
        "only_here": name in _HERE and not elsewhere,
        "picture": segno.make(f"{address}#{invited.code}", error="m", micro=False).svg_data_uri(
            scale=4, border=4
        ),
    }
    return render(request, "security/sheet.html", shown)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest) -> HttpResponse:
    """Where the reader of a sheet comes in: the code, then a password of their own."""
    if request.method == "GET":
        return render(request, "signing_in/invited.html")
    typed = request.POST.get("code", "")
    shown: dict[str, Any] = {"code": typed}
    try:
        _refuse_guesses(request, typed)
        shown["person"] = _reader(request, typed)
        if "new" in request.POST:
            if request.POST["new"] != request.POST.get("again", ""):
                raise PASSWORDS_DIFFER.because()
            person = invitations.accept_invitation(typed, request.POST["new"], via="web")
            logout(request)  # whoever sat here before
            messages.success(request, f"Tài khoản của {person.full_name} đã sẵn sàng.")
            return arrive(request, person, wanted=_first_work(person))
    except Refusal as refusal:
        return render(request, "signing_in/invited.html", shown | {"refusal": refusal}, status=refusal.status)
    return render(request, "signing_in/invited.html", shown)


def _reader(request: HttpRequest, typed: str) -> Person:
    """Whom a code was printed for; a wrong one is counted."""
    try:
        return invitations.find_invitation(typed).person
    except Refusal:
        note_wrong(request, _counted(typed))
        raise


def _counted(typed: str) -> str:
    """Under which name a wrong code is counted: by its first letters, so that who mistypes one sheet shuts no other reader out."""
    return f"{AT_THE_DOOR} {digest('first letters', as_made(typed)[:FIRST_LETTERS]).hex()[:16]}"


def _refuse_guesses(request: HttpRequest, typed: str) -> None:
    """Refuse a sheet that was guessed at too often; let who guesses at many wait between two."""
    refuse_locked(request, _counted(typed))
    seconds = wait_at_the_door(address_of(request))
    if seconds:
        raise DOI_CHUT.because(seconds=seconds)


def _first_work(person: Person) -> str:
    """Where somebody new begins: who keys at the practice, whoever else has a duty at the first screen, the rest at the manual."""
    held = authority_of(person).held.values()
    if any(Duty.KEY in duties for duties in held):
        return PRACTICE
    return reverse("province" if held else "manual")
