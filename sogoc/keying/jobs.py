"""What keying does in the background."""

from __future__ import annotations

from typing import Any

from sogoc.ground.queue.declaring import Report, job
from sogoc.keying.lease_actions import expire_leases


@job(lease_seconds=60)
def bring_back(report: Report) -> dict[str, Any]:
    """Bring back leases that were forgotten; enqueued with each lease for the end of its time."""
    count = expire_leases(via="worker")
    report(count, count)
    return {"leases": count}
