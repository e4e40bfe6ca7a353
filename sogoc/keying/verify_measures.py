"""Whether what is measured of readers follows from their passes and from what was settled: trust is counted from it, so is coaching.

Out: (code, place, Vietnamese sentence) of what does not. Looked at are drafts of which no pass was ever taken back or given back: of any
other a measure stays that its passes no longer tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sogoc.keying.comparing import measures, same
from sogoc.keying.models import Draft, Measure, Pass, Settled
from sogoc.keying.pages import fields_of

if TYPE_CHECKING:
    from sogoc.law.field import Field

CODE = "LECH_DO_NHAP_LIEU"
Key = tuple[str, int]
"""Field and reader."""


def verify_measures() -> Iterator[tuple[str, str, str]]:
    """Compare the measures of each draft that two people read once with the two readings and the settled values."""
    undone = Pass.objects.filter(undone_at__isnull=False).values("draft")
    rows = Draft.objects.filter(inspected=False).exclude(pk__in=undone).select_related("work")
    kept = rows.filter(pk__in=Measure.objects.values("draft")) | rows.filter(passes__kind="second")
    for draft in kept.distinct().prefetch_related("passes", "measures", "settled").order_by("pk"):
        if not _fits(draft):
            says = f"Số đo về người nhập của phiếu số {draft.pk}, quyển {draft.work.book}, không theo các lượt nhập đang lưu."
            yield CODE, draft.work.book, says


def _fits(draft: Draft) -> bool:
    passes = {one.kind: one for one in draft.passes.all()}
    first, second = passes.get("first"), passes.get("second")
    kept = list(draft.measures.all())
    if first is None or second is None:
        return not kept
    readers = {first.person_id: first, second.person_id: second}
    fields = {one.name: one for one in fields_of(draft.work)}
    told = {
        name
        for name in second.fields
        if measures(fields[name], first.values.get(name), second.values.get(name))
    }
    measured: dict[Key, Measure] = {(one.field, one.person_id): one for one in kept}
    if measured.keys() != {(field, reader) for field in told for reader in readers}:
        return False
    settled = {one.field: one for one in draft.settled.all()}
    return all(
        _tells(measure, fields[measure.field], readers[measure.person_id], settled.get(measure.field))
        for measure in kept
    )


def _tells(measure: Measure, field: Field, reading: Pass, settled: Settled | None) -> bool:
    """Whether a measure says of one reading what the settled value says."""
    if settled is None or settled.by_id is None:
        return measure.right is None and (measure.agreed or settled is None)
    return measure.right is None or measure.right == same(
        field, reading.values.get(field.name), settled.value
    )
