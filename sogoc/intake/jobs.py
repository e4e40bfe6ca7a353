"""What intake does in the background."""

from __future__ import annotations

from typing import Any

from sogoc.accounts.queries import find_person
from sogoc.checking.register_view import frame_of_plan
from sogoc.checking.review_actions import review
from sogoc.ground.queue.declaring import Report, job
from sogoc.intake import uploading
from sogoc.intake.actions import take_in
from sogoc.intake.book_queries import series_of, shelf_as_declared
from sogoc.intake.exemplar_queries import linked_books
from sogoc.intake.queries import plan_lines, upload_of
from sogoc.law.refusal import Refusal


@job(lease_seconds=180, once_per=("upload",))
def take_in_upload(report: Report, *, upload: str) -> dict[str, Any]:
    """Take in the packages of a complete upload, then remove its files; safe to be cut off anywhere and started again."""
    found = upload_of(upload)
    run = found.run
    if run is None:
        message = f"upload {upload} was enqueued without its run"
        raise LookupError(message)
    if run.finished_at is None:
        try:
            take_in(
                [uploading.place(upload, found.unit)],
                actor=found.by,
                via=run.via,
                run=run,
                progress=report,
            )
        except Refusal:
            uploading.clear(upload)
            raise
    uploading.clear(upload)
    return {"run": run.pk}


@job(lease_seconds=600, once_per=("person", "units"))
def review_register(report: Report, *, person: str, units: list[str] | None = None) -> dict[str, Any]:
    """Ask the rules over the whole register, with the plan; safe to be cut off anywhere and started again."""
    done = review(
        actor=find_person(person),
        plan=frame_of_plan(plan_lines()),
        linked=linked_books(),
        series=series_of(),
        shelf=shelf_as_declared(),
        units=units,
        via="worker",
        progress=report,
    )
    return {"review": done.review.pk, "new": done.new, "still": done.still, "gone": done.gone}
