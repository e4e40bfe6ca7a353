"""``sogoc entry``: state in law, links, papers and dossiers of single entries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.commands.entry_papers import (
    Paper,
    Reason,
    attach,
    chosen_paper,
    detach,
    dossier,
    dossiers,
    paper,
    withdraw,
)
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import entry_there, open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import Outcome, number, percent
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Entry

entry = App(
    name="entry",
    help=t("Trạng thái pháp lý, liên kết, giấy tờ, hồ sơ của từng trường hợp.", "State in law, links, papers, dossiers."),
)  # fmt: skip
entry.command(
    paper,
    help=t("Nạp một giấy tờ, và gắn với một trường hợp nếu nêu.", "Bring a paper; put it beside an entry."),
)
entry.command(
    attach,
    help=t("Gắn một giấy tờ đã nạp với một trường hợp.", "Put a paper that is here beside an entry."),
)
entry.command(detach, help=t("Gỡ một giấy tờ khỏi một trường hợp.", "Take a paper from beside an entry."))
entry.command(withdraw, help=t("Rút một giấy tờ nạp nhầm.", "Withdraw a paper brought by mistake."))
entry.command(
    dossier, help=t("Mở hồ sơ sổ và giấy, hoặc ghi bước tiếp theo.", "Open a dossier, or take its next step.")
)
entry.command(
    dossiers, help=t("Các hồ sơ sổ và giấy đang mở, cũ nhất trước.", "Open dossiers, oldest first.")
)
One = Annotated[
    str, Parameter(help=t("Mã trường hợp, ví dụ 24862/KS.2008.01/012.", "Entry, e.g. 24862/KS.2008.01/012."))
]


@entry.command(
    help=t("Ghi gạch bỏ, được thay thế hoặc bị thu hồi, hủy bỏ.", "Record how an entry ended in law.")
)
def end(
    one: One,
    /,
    *,
    act: Annotated[
        str, Parameter(help=t("cross_out, replace hoặc revoke.", "cross_out, replace or revoke."))
    ],
    on: Annotated[dt.date, Parameter(help=t("Ngày theo quyết định hoặc sổ.", "Legal day.")), BOUNDED_DAY],
    reason: Reason,
    document: Paper = None,
    actor: Actor = None,
) -> Outcome:
    """Record how an entry ended in law."""
    open_installation()
    from sogoc.register import legal_actions

    if act not in legal_actions.ENDS:
        raise wrong_command(t(f"Không có việc “{act}”.", f"There is no act “{act}”."), "entry end")
    who = find_actor(actor)
    legal_actions.end(
        entry_there(one, who),
        act,
        on=on,
        reason=reason,
        actor=who,
        document=chosen_paper(document, who),
        via=via(),
    )
    return _stands(entry_there(one, who), who)


@entry.command(help=t("Rút lại trạng thái pháp lý đã ghi.", "Take a legal state back."))
def restore(one: One, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """Take a legal state back."""
    open_installation()
    from sogoc.register import legal_actions

    who = find_actor(actor)
    legal_actions.restore(entry_there(one, who), reason=reason, actor=who, via=via())
    return _stands(entry_there(one, who), who)


@entry.command(
    help=t("Đánh dấu nhạy cảm một trường hợp, hoặc bỏ đánh dấu.", "Mark an entry as sensitive, or not.")
)
def sensitive(
    one: One,
    /,
    *,
    reason: Reason,
    off: Annotated[bool, Parameter(negative=(), help=t("Bỏ đánh dấu.", "Take the mark back."))] = False,
    actor: Actor = None,
) -> Outcome:
    """Mark an entry as sensitive, or take the mark back."""
    open_installation()
    from sogoc.register import legal_actions

    who = find_actor(actor)
    legal_actions.mark_sensitive(entry_there(one, who), marked=not off, reason=reason, actor=who, via=via())
    return _stands(entry_there(one, who), who)


@entry.command(help=t("Liên kết hai trường hợp.", "Link two entries."))
def link(
    newer: One,
    older: One,
    /,
    *,
    kind: Annotated[str, Parameter(help=t("Loại liên kết, ví dụ dang_ky_lai.", "Kind, e.g. dang_ky_lai."))],
    reason: Reason,
    document: Paper = None,
    on: Annotated[
        dt.date | None, Parameter(help=t("Ngày thay thế.", "Day of the replacement.")), BOUNDED_DAY
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """Link two entries; findings that ask whether they are one event are settled by it."""
    open_installation()
    from sogoc.checking.link_actions import link_and_settle

    who = find_actor(actor)
    made, settled = link_and_settle(
        entry_there(newer, who), entry_there(older, who), kind, reason=reason, actor=who,
        document=chosen_paper(document, who), on=on, via=via(),
    )  # fmt: skip
    findings = sum(item.findings_count for item in settled)
    says = t("Đã liên kết (số {n}).", "Linked ({n}).")
    if findings:
        says = t(
            "Đã liên kết (số {n}); ghi lý do cho {k} lỗi, cảnh báo.", "Linked ({n}); settled {k} findings."
        )
    return Outcome(
        {
            "link": made.pk,
            "kind": kind,
            "newer": str(made.newer),
            "older": str(made.older),
            "settled": findings,
        },
        [says.format(n=made.pk, k=number(findings))],
    )


@entry.command(help=t("Gỡ một liên kết của trường hợp.", "Take a link away."))
def unlink(
    one: One,
    which: Annotated[int, Parameter(help=t("Số của liên kết.", "Number of the link."))],
    /,
    *,
    reason: Reason,
    actor: Actor = None,
) -> Outcome:
    """Take a link away."""
    open_installation()
    from sogoc.register import link_actions
    from sogoc.register.link_queries import link_of_entry

    who = find_actor(actor)
    link_actions.unlink(link_of_entry(entry_there(one, who), which), reason=reason, actor=who, via=via())
    return Outcome(
        {"link": which, "ended": True}, [t("Đã gỡ liên kết số {n}.", "Unlinked {n}.").format(n=which)]
    )


@entry.command(
    help=t("Xem trạng thái, liên kết, giấy tờ, gợi ý liên kết.", "State, links, papers, proposed links.")
)
def show(one: One, /, *, actor: Actor = None) -> Outcome:
    """How an entry stands; a look at a sensitive one is written down."""
    open_installation()
    from sogoc.register.link_proposals import proposals
    from sogoc.register.look_actions import note_look

    who = find_actor(actor)
    found = entry_there(one, who)
    note_look(found, actor=who, via=via())
    outcome = _stands(found, who)
    found_links = proposals(found, who)
    offered = [
        {"entry": str(item.other), "kind": item.kind.code, "confidence": item.confidence, "why": item.why}
        for item in found_links
    ]
    says = t("  gợi ý: {kind} {entry}, tin cậy {rate}: {why}", "  proposed: {kind} {entry}, {rate}: {why}")
    lines = [
        says.format(
            kind=item.kind.title.lower(),
            entry=item.other,
            rate=percent(item.confidence),
            why="; ".join(item.why),
        )
        for item in found_links
    ]
    return Outcome(outcome.data | {"proposals": offered}, [*outcome.lines, *lines])


def _stands(found: Entry, who: Person) -> Outcome:
    from sogoc.accounts.queries import duties_of
    from sogoc.law.workflows import WORKFLOWS
    from sogoc.register.case_queries import papers_of
    from sogoc.register.link_queries import links_of
    from sogoc.register.sensitive_queries import may_look

    data: dict[str, Any] = {
        "entry": str(found),
        "state": found.state,
        "legal": found.legal or None,
        "legal_on": found.legal_on,
        "sensitive": found.sensitive,
        "links": [
            {"link": item.link.pk, "kind": item.kind.code, "other": str(item.other)}
            for item in links_of(found)
            if may_look(item.other, duties_of(who, item.other.book.path))
        ],
        "documents": [item.document_id for item in papers_of(found)],
    }
    return Outcome(data, [f"{found}: {WORKFLOWS['entry'].states[found.state]}"])
