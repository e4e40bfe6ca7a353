"""A list of the plan from a file: the empty one to fill in, a look at every line before it is taken, taking it."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.ground.installation import file_store
from sogoc.intake import refusals
from sogoc.intake.inventory import load, must_be_the_province
from sogoc.intake.inventory_queries import KINDS, Looked, look
from sogoc.intake.inventory_sheet import write_template
from sogoc.law.refusal import Refusal
from sogoc.web.pages.arrivals import XLSX
from sogoc.web.pages.inventory import paper_of, trail
from sogoc.web.viewer import Viewer, viewer_of

MOST_MEGABYTES = 20
SHOWN = 500
"""So many lines of a kind are shown; all are counted."""
_SALT = "sogoc.plan.list"
_DAY = 24 * 3600


def _department(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request)
    viewer.jurisdiction  # noqa: B018 - refuses whoever has no duty at all
    must_be_the_province(viewer.person)
    return viewer


@require_GET
def template(request: HttpRequest) -> FileResponse:
    """An empty plan as a workbook."""
    viewer_of(request).jurisdiction  # noqa: B018 - refuses whoever has no duty at all
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bang-ke.xlsx"
        write_template(path)
        content = path.open("rb")  # stays readable after the folder is gone
    return FileResponse(content, as_attachment=True, filename="bang-ke.xlsx", content_type=XLSX)


@never_cache
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Choose a list; then every line of it against the plan in force, before anything is taken."""
    viewer = _department(request)
    shown: dict[str, Any] = {
        "here": "province",
        "kinds": KINDS,
        "most": MOST_MEGABYTES,
        "trail": trail(viewer, ("Nạp từ Excel", None)),
    }
    if request.method == "GET":
        return render(request, "inventory/bring.html", shown)
    try:
        looked, token, name = _look(request, viewer)
    except Refusal as refusal:
        return render(request, "inventory/bring.html", shown | {"refusal": refusal}, status=refusal.status)
    counts = Counter(one.kind for one in looked)
    listed = {
        kind: [one for one in looked if one.kind == kind] for kind in ("wrong", "changed", "described", "new")
    }
    shown |= {
        "name": name,
        "token": token,
        "counts": {kind: counts[kind] for kind in KINDS},
        "total": len(looked),
        "listed": [(kind, KINDS[kind], rows[:SHOWN], len(rows)) for kind, rows in listed.items() if rows],
        "takes": bool(token and len(looked) > counts["same"]),
        "needs_paper": any(one.revises for one in looked),
    }
    return render(request, "inventory/bring.html", shown)


def _look(request: HttpRequest, viewer: Viewer) -> tuple[list[Looked], str, str]:
    """Lines of the chosen file, a token by which it is taken afterwards, its name. A list without wrong lines is kept by its hash."""
    given = request.FILES.get("bang-ke")
    if given is None:
        raise refusals.NO_LIST_CHOSEN.because()
    name = Path(given.name or "bang-ke.xlsx").name[-200:]
    if (given.size or 0) > MOST_MEGABYTES << 20:
        raise refusals.LIST_TOO_LARGE.because(file=name, most=MOST_MEGABYTES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(given.read())
        looked = look(path)
        if any(one.kind == "wrong" for one in looked):
            return looked, "", name
        sha256 = file_store().put(path).sha256
    return looked, signing.dumps([viewer.person.pk, sha256, name], salt=_SALT), name


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take a list that was looked at, with its document."""
    viewer = _department(request)
    try:
        try:
            person, sha256, name = signing.loads(request.POST.get("bang-ke", ""), salt=_SALT, max_age=_DAY)
        except signing.BadSignature:
            raise refusals.LOOKED_TOO_LONG_AGO.because() from None
        if person != viewer.person.pk:
            raise refusals.LOOKED_TOO_LONG_AGO.because()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(file_store().read(sha256))
            done = load(path, actor=viewer.person, paper=paper_of(request), keep=True, via="web")
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
        return redirect("plan_bring")
    messages.success(
        request,
        f"Đã nạp bảng kê {name}: {done.new} dòng mới, {done.revised} dòng sửa, {done.unchanged} dòng không đổi"
        + (f"; khai thêm về {done.described} quyển giấy." if done.described else "."),
    )
    return redirect("plan")
