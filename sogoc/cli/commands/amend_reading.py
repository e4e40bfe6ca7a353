"""``sogoc amend show, proposals, copy``: what is read of changes; nothing is written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import entry_there, open_installation
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.approval.models import Amendment, AmendmentTarget

_PATH = t("Trường hợp, ví dụ 24862/KS.2008.01/012.", "Entry, e.g. 24862/KS.2008.01/012.")


def show_change(
    number: Annotated[int, Parameter(help=t("Số của thay đổi.", "Number of the change."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Show one change: its ground, its entries, what their fields say by it, who did what."""
    open_installation()
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.approval.amendment_queries import amendment, basis_words
    from sogoc.law.amendments import AMENDMENTS
    from sogoc.law.workflows import WORKFLOWS

    person = find_actor(actor)
    one = amendment(number, jurisdiction_units(person))
    targets = [_target(target) for target in _targets(one, person)]
    kind = AMENDMENTS[one.kind]
    data = {
        "amendment": one.pk, "kind": one.kind, "state": one.state, "day": one.legal_day, "basis": basis_words(one),
        "basis_entry": str(one.basis_entry) if one.basis_entry else None, "reason": one.reason,
        "recorded_by": one.recorded_by.username, "enforced_by": one.enforced_by and one.enforced_by.username,
        "withdrawn_by": one.withdrawn_by and one.withdrawn_by.username, "withdrawn_reason": one.withdrawn_reason,
        "targets": targets,
    }  # fmt: skip
    words = WORKFLOWS["amendment"].states[one.state]
    lines = [f"{kind.title}: {words}. {kind.sentence(basis_words(one))}"]
    for told in targets:
        lines.append(f"  {told['entry']}" + (f": “{told['text']}”" if told["text"] else ""))
        lines += [f"    {line['label']}: {line['said']} → {line['says']}" for line in told["fields"]]
        lines += [f"    {line['code']}: {line['says']}" for line in told["would_say"]]
    return Outcome(data, lines)


def _targets(one: Amendment, person: Person) -> list[AmendmentTarget]:
    """Entries of a change that are there for a person; a refusal where none is, or where its kind is not theirs to see."""
    from sogoc.accounts.queries import duties_of
    from sogoc.approval.amendment_refusals import NO_AMENDMENT
    from sogoc.law.amendments import AMENDMENTS
    from sogoc.register.sensitive_queries import may_look, sees_sensitive

    targets = list(one.targets.select_related("entry__book").order_by("pk"))
    hidden = AMENDMENTS[one.kind].sensitive and not all(
        sees_sensitive(person, target.entry.book) for target in targets
    )
    mine = [target for target in targets if may_look(target.entry, duties_of(person, target.entry.book.path))]
    if hidden or not mine:
        raise NO_AMENDMENT.because(number=one.pk)
    return mine


def _target(target: AmendmentTarget) -> dict[str, Any]:
    from sogoc.approval.proposal_queries import texts_of
    from sogoc.checking.again_queries import would_say
    from sogoc.reporting.life import in_words, label_of

    written = texts_of(target.entry)
    waits = target.amendment.state == "recorded"
    said = would_say(target.entry, target.values) if waits else []
    return {
        "entry": str(target.entry),
        "would_say": [{"code": one.code, "severity": one.severity, "says": one.says} for one in said],
        "text": target.text,
        "page": target.page,
        "fields": [
            {
                "field": name,
                "label": label_of(target.entry, name),
                "original": written.get(name, ""),
                "before": target.before.get(name, ""),
                "value": value,
                "said": in_words(target.entry, name, written.get(name, "")),
                "says": in_words(target.entry, name, value),
            }
            for name, value in target.values.items()
        ],
    }


def proposals(entry: Annotated[str, Parameter(help=_PATH)], /, *, actor: Actor = None) -> Outcome:
    """Show the changes that an entry's note seems to tell; nothing is applied."""
    open_installation()
    from sogoc.approval.amendment_queries import may_see_sensitive
    from sogoc.approval.proposal_queries import proposals_of
    from sogoc.law.amendments import AMENDMENTS
    from sogoc.register.sensitive_queries import must_be_there

    person = find_actor(actor)
    found = entry_there(entry, person)
    secret = may_see_sensitive(must_be_there(found, person))
    shown = [one for one in proposals_of(found) if secret or not AMENDMENTS[one.proposal.kind].sensitive]
    data = [
        {
            "sign": one.sign, "kind": one.proposal.kind, "belief": round(one.proposal.belief, 2), "text": one.proposal.text,
            "number": one.proposal.number, "day": one.proposal.day, "issuer": one.proposal.issuer,
            "values": dict(one.proposal.values), "before": dict(one.proposal.before),
        }
        for one in shown
    ]  # fmt: skip
    lines = [
        t(
            "{title}, tin cậy {belief:.0f}%: “{text}” (ghi nhận bằng “sogoc amend accept {entry} {sign}”)",
            "{title}, {belief:.0f} % sure: “{text}” (record it by “sogoc amend accept {entry} {sign}”)",
        ).format(
            title=AMENDMENTS[one.proposal.kind].title,
            belief=100 * one.proposal.belief,
            text=one.proposal.text,
            entry=entry,
            sign=one.sign,
        )
        for one in shown
    ]
    return Outcome(
        {"entry": entry, "proposals": data},
        lines or [t("Ghi chú không nói tới thay đổi nào.", "The note tells no change.")],
        WITH_FINDINGS if data else DONE,
    )


def would_copy(
    entry: Annotated[str, Parameter(help=_PATH)],
    /,
    *,
    as_of: Annotated[
        dt.date | None, Parameter(help=t("Tính đến hết ngày.", "End of this day.")), BOUNDED_DAY
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """Show what a copy of an extract would say on a day; a draft that replaces nothing."""
    open_installation()
    from django.conf import settings

    from sogoc.ground.clock import today_vn
    from sogoc.reporting.copy import draft_copy, why_no_copy

    day = as_of or today_vn()
    found = entry_there(entry, find_actor(actor))
    if (refused := why_no_copy(found, day)) is not None:
        raise refused
    blocks = draft_copy(found, as_of=day)
    data = [
        {
            "title": block.title,
            "lines": [
                {"label": one.label, "text": one.text, "original": one.original} for one in block.lines
            ],
        }
        for block in blocks
    ]
    lines = (
        [] if settings.SOGOC_REGISTER_OF_RECORD else ["DỰ THẢO BẢN SAO TRÍCH LỤC – KHÔNG CÓ GIÁ TRỊ THAY THẾ"]
    )
    for block in blocks:
        lines.append(block.title)
        lines.extend(
            f"  {one.label}: {one.text}" + ("" if one.original is None else f"  (ban đầu: {one.original})")
            for one in block.lines
        )
    draft = not settings.SOGOC_REGISTER_OF_RECORD
    return Outcome({"entry": entry, "as_of": day.isoformat(), "draft": draft, "blocks": data}, lines)
