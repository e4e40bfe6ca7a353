"""Files come from a browser: announced, piece by piece at their offsets, complete. A cut line goes on where it stopped."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.intake import upload_actions as actions
from sogoc.intake import uploading
from sogoc.intake.queries import own_upload
from sogoc.intake.uploading import PIECE, UploadFile
from sogoc.law.refusal import Refusal
from sogoc.web.asking import body_of
from sogoc.web.pages.arrivals import starting
from sogoc.web.pages.errors import BAD
from sogoc.web.viewer import viewer_of

Page = Callable[..., HttpResponse]


def answers_json(page: Page) -> Page:
    """Give refusals to the script as JSON, under their HTTP status."""

    @wraps(page)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            return page(request, **address)
        except Refusal as refusal:
            return JsonResponse(refusal.as_dict(), status=refusal.status)

    return answer


@require_POST
@answers_json
def begin(request: HttpRequest) -> HttpResponse:
    """Announce files; answers how much of each is here already."""
    person = viewer_of(request).person
    try:
        asked = json.loads(body_of(request))
        token, unit = str(asked["token"]), str(asked["unit"])
        files = [UploadFile(str(one["name"]), int(one["size"])) for one in asked["files"]]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise BAD from None
    if any(file.size < 0 for file in files):
        raise BAD
    actions.begin(token, unit=unit, files=files, actor=person)
    return _state(request, token)


@never_cache
@require_GET
@answers_json
def state(request: HttpRequest, token: str) -> HttpResponse:
    """How much of each file is here."""
    return _state(request, token)


def _state(request: HttpRequest, token: str) -> HttpResponse:
    upload = own_upload(token, viewer_of(request).person)
    folder = uploading.place(token, upload.unit)
    files = [
        {"name": file.name, "size": file.size, "received": uploading.received(folder, number, file.name)}
        for number, file in enumerate(actions.files_of(upload))
    ]
    run = None if upload.run_id is None else reverse("arrival", args=[upload.run_id])
    return JsonResponse({"files": files, "arrival": run})


@require_http_methods(["PUT"])
@answers_json
def piece(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """One piece of one file, at its offset."""
    try:
        offset = int(request.GET.get("tu", ""))
    except ValueError:
        raise BAD from None
    content = request.read(PIECE + 1)
    received = actions.receive(token, number, offset=offset, piece=content, actor=viewer_of(request).person)
    return JsonResponse({"received": received})


@require_POST
@answers_json
def finish(request: HttpRequest, token: str) -> HttpResponse:
    """Everything is here: take it in."""
    run = actions.finish(token, actor=viewer_of(request).person)
    return JsonResponse({"arrival": reverse("arrival", args=[run.pk])})


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """All files in one form, for browsers without scripts."""
    viewer = viewer_of(request)
    sent = request.FILES.getlist("files")
    files = [UploadFile(one.name or "", one.size or 0) for one in sent]
    token = secrets.token_hex(16)
    try:
        actions.begin(token, unit=request.POST.get("unit", ""), files=files, actor=viewer.person)
        for number, one in enumerate(sent):
            offset = 0
            for content in one.chunks(PIECE):
                offset = actions.receive(token, number, offset=offset, piece=content, actor=viewer.person)
        run = actions.finish(token, actor=viewer.person)
    except Refusal as refusal:
        shown = starting(viewer) | {"refusal": refusal}
        return render(request, "arrivals/show.html", shown, status=refusal.status)
    return redirect("arrival", pk=run.pk)
