"""Whether the plan is what its loadings made it: every line of every loading, and which line replaced which.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sogoc.ground.clock import stamp
from sogoc.ground.ledger import queries as ledger
from sogoc.intake.inventory import digest_of
from sogoc.intake.models import InventoryLine, InventoryRevision

SIGN = ("unit", "type", "year", "number", "period")


def verify_plan() -> Iterator[tuple[str, str, str]]:
    """Compare the stored plan with the ledger."""
    told = {
        contents["payload"]["revision"]: contents
        for event in ledger.events_of("inventory")
        if "revision" in (contents := ledger.contents(event))["payload"]
    }
    revisions = {one.pk: one for one in InventoryRevision.objects.select_related("loaded_by")}
    lines: defaultdict[int, list[tuple[object, ...]]] = defaultdict(list)
    last: dict[tuple[str, ...], int | None] = {}
    wrong = set()
    columns = (*SIGN, "opened", "closed", "declared", "basis")
    rows = InventoryLine.objects.order_by("-revision", "pk").values_list(*columns, "revision", "replaced_in")
    for *line, revision, replaced_in in rows.iterator(chunk_size=2_000):
        lines[revision].append(tuple(line))
        sign = tuple(line[:5])
        if last.get(sign) != replaced_in:
            wrong.add(revision)
        last[sign] = revision
    for pk in sorted(told.keys() | revisions.keys() | wrong):
        revision, act = revisions.get(pk), told.get(pk)
        if (
            pk in wrong
            or revision is None
            or act is None
            or digest_of(lines[pk]) != act["payload"]["lines"]
            or (revision.loaded_by.username, stamp(revision.loaded_at))
            != (act["actor"], act["payload"]["loaded_at"])
            or (revision.sha256, revision.file_name) != (act["payload"]["sha256"], act["subject"])
        ):
            name = revision.file_name if revision else act["subject"] if act else "?"
            yield "LECH_BANG_KE", name, f"Bảng kê nạp từ tệp {name} đang lưu khác với nhật ký."
