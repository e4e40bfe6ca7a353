"""What is left out of scope: the province's policy, what it saves, and the pass in which one key says the purpose of an entry."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.ground import clock
from sogoc.intake import scope_actions, scope_queries
from sogoc.law.refusal import Refusal
from sogoc.law.scope import OTHER_PURPOSES
from sogoc.register.sensitive_queries import there_for
from sogoc.web.asking import read_day, read_number
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Entry


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Policies, what they leave out and save, what still waits for its purpose."""
    return render(request, "scope/show.html", _shown(viewer_of(request)))


def _shown(viewer: Viewer) -> dict[str, Any]:
    where = viewer.jurisdiction.where("book__unit")
    return {
        "here": "province",
        "exemption": OTHER_PURPOSES,
        "policy": scope_queries.in_force(OTHER_PURPOSES, clock.today_vn()),
        "policies": scope_queries.policies(),
        "saved": scope_queries.saved(where),
        "unclear": scope_queries.without_purpose(there_for(viewer.person)).count(),
        "given": {},
        "may_decide": viewer.jurisdiction.everything and viewer.may_anywhere("administer"),
        "today": clock.today_vn(),
        "trail": [(viewer.home_title, reverse("province")), ("Phạm vi số hóa", None)],
    }


@require_POST
def leave_out(request: HttpRequest) -> HttpResponse:
    """Write down the answer that lets the province leave entries out."""
    viewer = viewer_of(request)
    try:
        with tempfile.TemporaryDirectory() as folder:
            scope_actions.declare(
                since=read_day(request.POST.get("tu-ngay", "")),
                document=request.POST.get("so-van-ban", ""),
                document_day=read_day(request.POST.get("ngay-van-ban", "")),
                issuer=request.POST.get("co-quan", ""),
                answer=_scan(request, Path(folder)),
                actor=viewer.person,
                via="web",
            )
    except Refusal as refusal:
        shown = _shown(viewer) | {"refusal": refusal, "given": request.POST}
        return render(request, "scope/show.html", shown, status=refusal.status)
    messages.success(
        request, "Đã ghi nhận văn bản; các trường hợp ấy được tính là ngoài phạm vi, mọi dữ liệu giữ nguyên."
    )
    return redirect("scope")


def _scan(request: HttpRequest, folder: Path) -> Path | None:
    given = request.FILES.get("ban-quet")
    if given is None:
        return None
    place = folder / Path(given.name or "van-ban").name[:200]
    with place.open("wb") as file:
        for piece in given.chunks():
            file.write(piece)
    return place


@require_POST
def lift(request: HttpRequest) -> HttpResponse:
    """Take the policy in force back."""
    viewer = viewer_of(request)
    try:
        scope_actions.lift(
            until=read_day(request.POST.get("den-ngay", "")),
            because=request.POST.get("ly-do", ""),
            actor=viewer.person,
            via="web",
        )
    except Refusal as refusal:
        return render(
            request, "scope/show.html", _shown(viewer) | {"refusal": refusal}, status=refusal.status
        )
    messages.success(request, "Đã dừng áp dụng; mọi trường hợp lại ở trong phạm vi.")
    return redirect("scope")


@never_cache
@require_GET
def one_by_one(request: HttpRequest) -> HttpResponse:
    """The first entry whose purpose is not known, after the one that was passed over, beside its page."""
    viewer = viewer_of(request)
    waiting = scope_queries.without_purpose(there_for(viewer.person))
    passed = request.GET.get("qua", "")
    shown: dict[str, Any] = {
        "here": "province",
        "left": waiting.count(),
        "purposes": scope_queries.purposes().items(),
        "trail": [
            (viewer.home_title, reverse("province")),
            ("Phạm vi số hóa", reverse("scope")),
            ("Phân loại mục đích", None),
        ],
    }
    entry = waiting.filter(pk__gt=read_number(passed) or 0).order_by("pk").first()
    if entry is not None:
        words, proposed = scope_queries.proposal(entry)
        shown |= {"entry": entry, "words": words, "proposed": proposed, "passed": passed}
    shown["just"] = _just(viewer, request.GET.get("vua", ""))
    return render(request, "scope/one_by_one.html", shown)


def _just(viewer: Viewer, path: str) -> dict[str, Any] | None:
    """The entry that was classified last, so that it can be taken back."""
    if not path:
        return None
    try:
        entry = viewer.entry_by_id(path)
    except Refusal:
        return None
    purpose = scope_queries.purpose_of(entry)
    if purpose is None or not purpose.said:
        return None
    return {"entry": entry, "title": scope_queries.purposes()[purpose.code]}


@require_POST
def classify(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Say the purpose of one entry, or take one's word back with an empty code; go on to the next."""
    viewer = viewer_of(request)
    entry: Entry = viewer.entry(unit, name, key)
    code = request.POST.get("muc-dich", "")
    try:
        scope_actions.classify(entry, code, actor=viewer.person, via="web")
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
        return redirect("scope_pass")
    query = {"vua": str(entry)} if code else {}
    if passed := request.POST.get("qua"):
        query["qua"] = passed
    return redirect(f"{reverse('scope_pass')}?{urlencode(query)}")
