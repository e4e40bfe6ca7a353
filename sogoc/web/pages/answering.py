"""The ministry's answers come as a file; what its system shows is compared with what was sent."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from sogoc.approval import answers
from sogoc.approval.queries import why_not_follow
from sogoc.approval.refusals import ANSWERS_TOO_LARGE, NO_ANSWERS
from sogoc.approval.showing_actions import compare_listing
from sogoc.intake.uploading import in_words
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.web.pages.approval import waiting_for
from sogoc.web.viewer import viewer_of

MOST = 16 << 20
"""Bytes of a file that a person waits for; larger ones go by the command line."""
LISTED = 200


@contextmanager
def _sent_file(request: HttpRequest) -> Iterator[Path]:
    """The file of a form, in a folder that goes away."""
    refused = why_not_follow(viewer_of(request).person)
    if refused is not None:
        raise refused
    sent = request.FILES.get("file")
    if sent is None:
        raise NO_ANSWERS.because()
    if (sent.size or 0) > MOST:
        raise ANSWERS_TOO_LARGE.because(size=in_words(sent.size or 0), most=in_words(MOST))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(sent.name or "").name or "tra-loi.csv")
        with path.open("wb") as file:
            for content in sent.chunks():
                file.write(content)
        yield path


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    shown = waiting_for(viewer_of(request), request) | {"refusal": refusal}
    return render(request, "approval/waiting.html", shown, status=refusal.status)


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Record the answers of a file; the same file again changes nothing."""
    viewer = viewer_of(request)
    try:
        with _sent_file(request) as path:
            done = answers.import_answers(
                path, actor=viewer.person, system=request.POST.get("system") or "158", via="web"
            )
            name = path.name
    except Refusal as refusal:
        return _refused(request, refusal)
    words = WORKFLOWS["delivery"].states
    shown = {
        "here": "approvals",
        "name": name,
        "done": done,
        "counts": [(words[status], count) for status, count in done.counts.items()],
        "unknown": done.unknown[:LISTED],
        "strays": done.not_sent_from_here[:LISTED],
        "trail": [("Duyệt", "/duyet"), ("Trả lời của Bộ", None)],
    }
    return render(request, "approval/answers.html", shown)


@require_POST
def compare(request: HttpRequest) -> HttpResponse:
    """What their system shows against what was sent, field by field; the look stands in the ledger."""
    viewer = viewer_of(request)
    try:
        with _sent_file(request) as path:
            found = compare_listing(path, actor=viewer.person, via="web")
            name = path.name
    except Refusal as refusal:
        return _refused(request, refusal)
    shown = {
        "here": "approvals",
        "name": name,
        "found": found,
        "differences": [one for one in found.differences if viewer.sees_path(str(one["entry"]))][:LISTED],
        "unknown": found.unknown[:LISTED],
        "not_shown": [one for one in found.not_shown if viewer.sees_path(one)][:LISTED],
        "trail": [("Duyệt", "/duyet"), ("So sánh với hệ thống của Bộ", None)],
    }
    return render(request, "approval/compared.html", shown)
