"""What a draft is, from the passes that count: waiting, read once, differing, settled. Nobody's act by itself: part of those that
change passes.

In: a draft whose passes changed, in the transaction of the act. Out: its state, its settled fields, what is measured of the readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sogoc.ground import clock
from sogoc.ground.database import must_be_in_transaction
from sogoc.keying.commitments import commit_to_remark, commit_to_settled
from sogoc.keying.comparing import Compared, Verdict, alone, compare_all, measures
from sogoc.keying.measure_queries import trust_in
from sogoc.keying.models import LEFT_AS_IT_IS, Draft, Measure, Pass, Settled
from sogoc.keying.pages import fields_of
from sogoc.keying.policy import lot, policy_of, second_fields
from sogoc.keying.values import reading_of_stored
from sogoc.register import queries as records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sogoc.law.field import Field


def stand_anew(draft: Draft) -> None:
    """Compute a draft from its passes that count, and save it."""
    must_be_in_transaction()
    passes = {one.kind: one for one in draft.passes.filter(undone_at__isnull=True).exclude(kind="spare")}
    Settled.objects.filter(draft=draft).delete()
    fields = fields_of(draft.work)
    if draft.inspected and draft.entry is not None:
        draft.version = draft.entry.version
    if draft.inspected:
        compared = _inspected(draft, passes.get("inspect"), fields)
    else:
        compared = _keyed(draft, passes.get("first"), passes.get("second"), fields=fields)
    if compared is None:
        draft.state = "keyed_once" if passes else "waiting"
    else:
        Settled.objects.bulk_create(
            Settled(draft=draft, field=one.field, value=one.value, how=one.how, at=clock.now())
            for one in compared
            if one.verdict is Verdict.AGREE
        )
        agree = all(one.verdict is Verdict.AGREE for one in compared)
        draft.state = state_settled(draft) if agree else "differs"
    draft.save(update_fields=["state", "second", "version"])


def state_settled(draft: Draft) -> str:
    """What a draft is of which every field is settled: an inspection that changes nothing has nothing to be handed in."""
    changes = draft.settled.exclude(how__in=LEFT_AS_IT_IS).exists()
    return "handed_in" if draft.inspected and not changes else "settled"


def stands(draft: Draft) -> dict[str, Any]:
    """How a draft stands after an act, for the ledger."""
    inspected: dict[str, Any] = {}
    if draft.inspected and draft.entry is not None:
        inspected["entry"] = [draft.entry.key, draft.version] if draft.state == "handed_in" else None
    return inspected | {
        "state": draft.state,
        "second": draft.second or [],
        "settled": commit_to_settled(draft, draft.settled.all()),
        "remark": commit_to_remark(draft, draft.remark),
    }


def compare_draft(draft: Draft) -> list[Compared]:
    """How the passes of a draft that is compared stand to one another, field by field; writes nothing."""
    passes = {one.kind: one for one in draft.passes.filter(undone_at__isnull=True).exclude(kind="spare")}
    fields = fields_of(draft.work)
    if draft.inspected:
        return _inspected(draft, passes.get("inspect"), fields) or []
    first, second = passes.get("first"), passes.get("second")
    if first is None:
        return []
    values = second.values if second is not None else None
    return compare_all(fields, first.values, values, twice=second.fields if second else ())


def decide_second(draft: Draft, first: Pass | None) -> list[str]:
    """Columns of a draft that are read twice: decided once, when the first pass is finished or the second is handed out before it."""
    if draft.second is None:
        work = draft.work
        chosen = second_fields(
            policy_of(work.policy),
            fields_of(work),
            lot=lot(bytes(work.salt), draft.pk),
            first=first.values if first is not None else None,
            trust=trust_in(first.person_id) if first is not None else trust_in(None),
        )
        draft.second = list(chosen)
    asked: list[str] = draft.second
    return asked


def _keyed(
    draft: Draft, first: Pass | None, second: Pass | None, *, fields: Sequence[Field]
) -> list[Compared] | None:
    if first is None:
        return None
    asked = decide_second(draft, first)
    if second is None:
        if asked:
            return None
        return [alone(field, first.values.get(field.name)) for field in fields]
    compared = compare_all(fields, first.values, second.values, twice=second.fields)
    _measure(draft, (first, second), compared, fields=fields)
    return compared


def _inspected(draft: Draft, inspected: Pass | None, fields: Sequence[Field]) -> list[Compared] | None:
    if inspected is None or draft.entry is None:
        return None
    stored = records.values_of(draft.entry)  # its package may have come again since it was handed out
    brought = {field.name: reading_of_stored(stored.get(field.name)) for field in fields}
    return compare_all(fields, brought, inspected.values, twice=inspected.fields)


def _measure(
    draft: Draft, passes: tuple[Pass, Pass], compared: Sequence[Compared], *, fields: Sequence[Field]
) -> None:
    """Keep how often readers agree on what stands there; what was read again after being given back measures nobody."""
    sorts = {field.name: field.type for field in fields}
    first, second = (one.values for one in passes)
    asked = set(passes[1].fields)
    named = (one for one in fields if one.name in asked)
    twice = {one.name for one in named if measures(one, first.get(one.name), second.get(one.name))}
    Measure.objects.bulk_create(
        (
            Measure(
                draft=draft, field=one.field, sort=sorts[one.field], person_id=reading.person_id,
                agreed=one.verdict is not Verdict.DIFFER, at=clock.now(),
            )
            for one in compared
            if one.field in twice
            for reading in passes
        ),
        ignore_conflicts=True,
    )  # fmt: skip
