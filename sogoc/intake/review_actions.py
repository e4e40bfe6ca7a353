"""Asks for a review in the background: it needs the plan, so its job lives in this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.checking.review_queries import why_not_review
from sogoc.ground.queue.actions import enqueue

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.ground.queue.models import Job

JOB = "intake.review_register"


@transaction.atomic
def ask_for_review(*, actor: Person) -> Job:
    """Have the whole register reviewed for what this person follows; a review that waits already is not asked for twice."""
    refused = why_not_review(actor)
    if refused is not None:
        raise refused
    return enqueue(JOB, person=actor.username)
