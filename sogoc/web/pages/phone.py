"""The page of a paired phone: no sign-in, one book, photo after photo. The token is in the address, the phone's key in a cookie.

Looking at the address pairs nothing (messengers look at links): a press of the button does. Who has the token without the key is shown
the way to a new code and nothing of the book.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_http_methods

from sogoc.accounts.known_units import use_loaded_units
from sogoc.imaging import pairing_actions as pairing
from sogoc.imaging import photo_actions as photos
from sogoc.imaging import queries as imaging
from sogoc.imaging.pairing_queries import paired, waiting_pairing
from sogoc.imaging.refusals import PHONE_NOT_PAIRED
from sogoc.intake.book_queries import facts_of
from sogoc.intake.uploading import PIECE
from sogoc.law.refusal import Refusal
from sogoc.web.pages.scan_files import asked, said
from sogoc.web.pages.uploads import answers_json

if TYPE_CHECKING:
    from sogoc.imaging.models import Pairing

COOKIE = "sogoc_phone"
_KINDS = (
    (re.compile(r"iPhone"), "iPhone"),
    (re.compile(r"iPad"), "iPad"),
    (re.compile(r"Android [\d.]+; ([^;)]{2,40})"), ""),
    (re.compile(r"Android"), "Điện thoại Android"),
)


@login_not_required
@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The camera of a phone that is paired, or the button that pairs it."""
    use_loaded_units()
    if request.method == "POST":
        _, key = pairing.pair_phone(token, device=name_of(request.headers.get("User-Agent", "")))
        answer = redirect("phone", token)
        answer.set_cookie(
            COOKIE, key, max_age=int(pairing.PHONE_LASTS.total_seconds()), path=f"/dien-thoai/{token}",
            httponly=True, samesite="Lax", secure=request.is_secure(),
        )  # fmt: skip
        return answer
    try:
        phone = _phone(request, token)
    except Refusal as refusal:
        if waiting_pairing(token) is not None:
            return render(request, "scans/pair.html", {"token": token})
        return render(request, "scans/pair.html", {"refusal": refusal}, status=refusal.status)
    shown = {"phone": phone, "token": token, "piece": PIECE, "counts": imaging.counts_of(phone.book)}
    shown |= {"unit": phone.book.partition("/")[0], "name": phone.book.partition("/")[2]}
    return render(request, "scans/phone.html", shown | {"declared_pages": facts_of(phone.book).pages})


@login_not_required
@never_cache
@require_GET
@answers_json
def count(request: HttpRequest, token: str) -> HttpResponse:
    """How many pages the book has by now."""
    phone = _phone(request, token)
    return JsonResponse({"pages": imaging.counts_of(phone.book).pages, "sent": phone.scans.count()})


@login_not_required
@never_cache
@require_http_methods(["GET", "PUT"])
@answers_json
def photo(request: HttpRequest, token: str, photo: str) -> HttpResponse:
    """Ask how much of a photo is here, or send its next piece (``?thay=`` the photo that it is taken again for)."""
    phone = _phone(request, token)
    if request.method == "GET":
        return JsonResponse(said(photos.progress_of(phone.book, photo, actor=phone.by)))
    sent, offset = asked(request, photo)
    poor = request.GET.get("thay", "")
    done = photos.receive_piece(
        phone.book,
        sent,
        offset=offset,
        piece=request.read(PIECE + 1),
        actor=phone.by,
        pairing=phone.pk,
        replaces=photos.page_of_photo(phone.book, poor, actor=phone.by) if poor else None,
        via="phone",
    )
    return JsonResponse(said(done) | {"count": imaging.counts_of(phone.book).pages})


def _phone(request: HttpRequest, token: str) -> Pairing:
    key = request.COOKIES.get(COOKIE, "")
    if not key:
        raise PHONE_NOT_PAIRED.because()
    return paired(token, key)


def name_of(agent: str) -> str:
    """What a phone calls itself, from its browser's name."""
    for pattern, name in _KINDS:
        found = pattern.search(agent)
        if found is not None:
            return name or found.group(1).strip()
    return "Điện thoại"
