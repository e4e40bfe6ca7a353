"""Background work of the room: pictures of new pages are drawn before anybody asks for them."""

from __future__ import annotations

from sogoc.ground.queue.declaring import Report, job
from sogoc.imaging.pictures import draw_ahead
from sogoc.imaging.queries import pages_of_scan
from sogoc.law.refusal import Refusal


@job(lease_seconds=600, once_per=("scan",))
def draw_pages(report: Report, *, scan: int) -> dict[str, int]:
    """Draw the pages of a new scan at the widths that are asked for first; what cannot be drawn is said when somebody looks at it."""
    pages = pages_of_scan(scan)
    drawn = 0
    for done, page in enumerate(pages):
        report(done, len(pages))
        try:
            draw_ahead(page)
            drawn += 1
        except Refusal:
            continue
    return {"drawn": drawn}
