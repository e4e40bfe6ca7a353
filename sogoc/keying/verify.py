"""Whether the drafts that are stored, the passes that count and what was settled are those that the ledger tells.

Out: (code, place, Vietnamese sentence) of what is otherwise. Replaying the acts gives each draft's state, its passes and the commitments to
what they say; what was typed and not finished is nobody's act, and what is measured of readers follows from the passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sogoc.ground.ledger import queries as ledger
from sogoc.keying import telling
from sogoc.keying.commitments import commit_to_pass, commit_to_remark, commit_to_settled
from sogoc.keying.models import BookWork, Draft, Lease, Pass

Found = tuple[str, str, str]
CODE = "LECH_NHAP_LIEU"


@dataclass(slots=True)
class Told:
    """One draft."""

    state: str = "waiting"
    second: list[str] = field(default_factory=list)
    settled: str = ""
    remark: str = ""
    passes: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and user name → commitment, of passes that were not taken back."""
    entry: tuple[str, int] | None = None


@dataclass(slots=True)
class ToldWork:
    """One book's keying."""

    layout: str = ""
    policy: dict[str, Any] = field(default_factory=dict)
    drafts: dict[int, Told] = field(default_factory=dict)
    leases: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """Lease → who, kind, whether it is open."""


def retell(events: Iterable[Mapping[str, Any]]) -> ToldWork:
    """What the acts of a book's stream make of its keying."""
    told = ToldWork()
    for event in events:
        if event["action"] in _ACTS:
            _ACTS[event["action"]](told, event)
    return told


def _open(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    told.layout, told.policy = payload["layout"], payload["policy"]


def _layout(told: ToldWork, event: Mapping[str, Any]) -> None:
    told.layout = event["payload"]["layout"]
    for draft in told.drafts.values():
        draft.second = []


def _policy(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    told.policy = payload["policy"]


def _drafts(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    told.drafts.update((pk, Told()) for pk in payload["new"])
    for state, ids in (("dropped", payload["dropped"]), ("waiting", payload["back"])):
        for pk in ids:
            told.drafts[pk].state = state


def _take(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    told.leases[payload["lease"]] = (event["actor"], payload["kind"], True)
    for pk, fields in payload["second"]:
        told.drafts[pk].second = fields


def _return(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    person, kind, _ = told.leases[payload["lease"]]
    told.leases[payload["lease"]] = (person, kind, False)


def _pass(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    _stands(told, payload).passes[payload["kind"], event["actor"]] = payload["commitment"]


def _undo(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    draft = _stands(told, payload)
    for kind, person in payload["undone"]:
        del draft.passes[kind, person]
    if (lease := payload.get("reopened")) is not None:
        person, kind, _ = told.leases[lease]
        told.leases[lease] = (person, kind, True)


def _settle(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    _stands(told, payload)


def _hand_in(told: ToldWork, event: Mapping[str, Any]) -> None:
    payload = event["payload"]
    for pk, key, version in payload["drafts"]:
        told.drafts[pk].state, told.drafts[pk].entry = "handed_in", (key, version)


def _stands(told: ToldWork, payload: Mapping[str, Any]) -> Told:
    draft = told.drafts[payload["draft"]]
    draft.state, draft.second = payload["state"], payload["second"]
    draft.settled, draft.remark = payload["settled"], payload["remark"]
    if "entry" in payload:  # of an inspection, which may have nothing to hand in
        draft.entry = tuple(payload["entry"]) if payload["entry"] else None
    return draft


_ACTS = {
    telling.OPEN: _open,
    telling.LAYOUT: _layout,
    telling.POLICY: _policy,
    telling.DRAFTS: _drafts,
    telling.TAKE: _take,
    telling.RETURN: _return,
    telling.PASS: _pass,
    telling.UNDO: _undo,
    telling.SETTLE: _settle,
    telling.BACK: _undo,
    telling.HAND_IN: _hand_in,
}


def verify_keying() -> Iterator[Found]:
    """Compare all that is stored of keying with the ledger."""
    opened = {name.partition(":")[2] for name in ledger.streams_with(telling.OPEN, prefix="book:")}
    works = {work.book: work for work in BookWork.objects.all()}
    for book in sorted(opened | works.keys()):
        if book not in works:
            yield (
                CODE,
                book,
                f"Việc nhập liệu của quyển {book} có trong nhật ký nhưng không còn trong cơ sở dữ liệu.",
            )
        elif book not in opened:
            yield CODE, book, f"Việc nhập liệu của quyển {book} không do việc nào trong nhật ký mở ra."
        else:
            yield from verify_work(works[book])


def verify_work(work: BookWork) -> Iterator[Found]:
    """Compare one book's keying with its stream."""
    told = retell(map(ledger.contents, ledger.events_of(f"book:{work.book}")))
    if (told.layout, told.policy) != (work.layout, work.policy):
        yield (
            CODE,
            work.book,
            f"Mẫu sổ hoặc cách nhập hai lượt đang lưu của quyển {work.book} khác với nhật ký.",
        )
    stored = {draft.pk: _stored(draft) for draft in work.drafts.select_related("entry")}
    for pk in sorted(told.drafts.keys() | stored.keys()):
        if told.drafts.get(pk) != stored.get(pk):
            says = f"Phiếu nhập số {pk} của quyển {work.book} đang lưu khác với nhật ký."
            yield CODE, work.book, says
    leases = {
        str(one.pk): (one.person.username, one.kind, one.returned_at is None)
        for one in Lease.objects.filter(work=work).select_related("person")
    }
    for lease in sorted(told.leases.keys() | leases.keys()):
        if told.leases.get(lease) != leases.get(lease):
            yield CODE, work.book, f"Phần việc {lease} của quyển {work.book} đang lưu khác với nhật ký."


def _stored(draft: Draft) -> Told:
    counting = Pass.objects.filter(draft=draft, undone_at__isnull=True).select_related("person")
    entry = None
    if draft.entry is not None and draft.version and (draft.state == "handed_in" or not draft.inspected):
        entry = (draft.entry.key, draft.version)
    return Told(
        draft.state,
        draft.second or [],
        commit_to_settled(draft, draft.settled.all()),
        commit_to_remark(draft, draft.remark),
        {(one.kind, one.person.username): commit_to_pass(one) for one in counting},
        entry,
    )
