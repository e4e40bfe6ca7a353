"""What keying does in the background."""

from __future__ import annotations

from typing import Any

from sogoc.accounts.queries import find_person
from sogoc.ground.queue.declaring import Report, job
from sogoc.imaging import queries as imaging
from sogoc.keying.hand_in_actions import forget_tries, hand_in
from sogoc.keying.lease_actions import expire_leases
from sogoc.keying.models import BookWork, Draft
from sogoc.keying.receipt_actions import forget_receipts
from sogoc.law.refusal import Refusal


@job(lease_seconds=60)
def bring_back(report: Report) -> dict[str, Any]:
    """Bring back leases that were forgotten, drop old receipts and what killed handings in left; enqueued with each lease for the end of
    its time.
    """
    count = expire_leases(via="worker")
    report(count, count)
    return {"leases": count, "receipts": forget_receipts(), "tries": forget_tries()}


@job(lease_seconds=120, once_per=("book",))
def make_pages(report: Report, *, book: str) -> dict[str, Any]:
    """Make the PDFs of what was read of a book, before anybody hands it in and waits for them; enqueued with each part's end."""
    read = Draft.objects.filter(work__book=book, cut__isnull=False, state__in=("settled", "differs"))
    wanted = set(read.values_list("cut", flat=True))
    cuts = [cut for cut in imaging.cuts_of(book) if cut.pk in wanted]
    for done, cut in enumerate(cuts, start=1):
        try:
            imaging.pdf_of(cut)
        except Refusal:  # said when the book is handed in
            continue
        report(done, len(cuts))
    return {"pages": len(cuts)}


@job(lease_seconds=120, once_per=("book",))
def hand_in_book(report: Report, *, book: str, person: str, part: bool, via: str, txn: str) -> dict[str, Any]:
    """Hand in what is settled of a book; safe to be cut off anywhere and started again. A refusal is a result: nothing here is broken."""
    work, actor = BookWork.objects.get(book=book), find_person(person)
    try:
        done = hand_in(work, actor=actor, part=part, via=via, txn=txn, progress=report)
    except Refusal as why:
        return {"refused": why.as_dict()}
    return {"package": done.package, "drafts": done.drafts, "unchanged": done.unchanged}
