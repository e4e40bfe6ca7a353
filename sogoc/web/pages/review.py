"""The review of the whole register: what it said, how far it is, and the button that asks for one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.checking.review_queries import reviews, told, why_not_review
from sogoc.ground.queue.queries import latest
from sogoc.intake.review_actions import JOB, ask_for_review
from sogoc.web.viewer import viewer_of


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Findings of reviews by rule, the reviews done, the one that runs."""
    viewer = viewer_of(request)
    job = latest(JOB)
    shown = {
        "here": "province",
        "told": told(viewer.jurisdiction.where("book__unit")),
        "reviews": reviews(),
        "job": job,
        "running": job is not None and not job.is_over,
        "refused": why_not_review(viewer.person),
        "trail": [("Rà soát toàn bộ", None)],
    }
    return render(request, "review/show.html", shown)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a review; it runs in the background."""
    ask_for_review(actor=viewer_of(request).person)
    return redirect("review")
