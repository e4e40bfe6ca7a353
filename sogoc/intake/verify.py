"""Whether the plan is what its revisions made it: every line of every revision, which line replaced which, what was withdrawn, what units
proposed and the Department decided.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sogoc.ground.clock import stamp
from sogoc.ground.ledger import queries as ledger
from sogoc.intake.inventory import digest_of, paper_said
from sogoc.intake.inventory_lines import SIGN
from sogoc.intake.models import InventoryLine, InventoryProposal, InventoryRevision
from sogoc.intake.proposal_actions import proposal_said

_PAPER = ("document", "document_day", "document_sha256")


def verify_plan() -> Iterator[tuple[str, str, str]]:
    """Compare the stored plan with the ledger."""
    told = {
        act["payload"]["revision"]: act
        for act in map(ledger.contents, ledger.events_of("inventory"))
        if act["action"] in ("load_inventory", "revise_inventory") and "revision" in act["payload"]
    }
    revisions = {one.pk: one for one in InventoryRevision.objects.select_related("loaded_by")}
    withdrawn: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for pk, act in told.items():
        for sign in act["payload"].get("withdrawn", ()):
            withdrawn[tuple(sign)].append(pk)
    lines: defaultdict[int, list[tuple[object, ...]]] = defaultdict(list)
    last: dict[tuple[str, ...], int | None] = {}
    wrong = set()
    columns = (*SIGN, "opened", "closed", "declared", "basis")
    rows = InventoryLine.objects.order_by("-revision", "pk").values_list(*columns, "revision", "replaced_in")
    for *line, revision, replaced_in in rows.iterator(chunk_size=2_000):
        lines[revision].append(tuple(line))
        sign = tuple(line[:5])
        left = [pk for pk in withdrawn.get(sign, ()) if pk > revision]
        followed = [pk for pk in (*left, last.get(sign)) if pk is not None]
        if (min(followed) if followed else None) != replaced_in:
            wrong.add(revision)
        last[sign] = revision
    for pk in sorted(told.keys() | revisions.keys() | wrong):
        stored, said = revisions.get(pk), told.get(pk)
        if pk in wrong or stored is None or said is None or not _told(stored, said, lines[pk]):
            name = (stored.file_name if stored else "") or (said["subject"] if said else "?")
            yield "LECH_BANG_KE", name, f"Bảng kê sửa theo {name} đang lưu khác với nhật ký."
    yield from _proposals()


def _told(row: InventoryRevision, act: Mapping[str, Any], lines: list[tuple[object, ...]]) -> bool:
    """Whether an act tells of a revision as it is stored."""
    said = act["payload"]
    return (
        digest_of(lines) == said["lines"]
        and (row.loaded_by.username, stamp(row.loaded_at)) == (act["actor"], said["loaded_at"])
        and row.sha256 == said["sha256"]
        and row.file_name in (act["subject"], "")
        and paper_said(row) == {name: said[name] for name in _PAPER if name in said}
    )


def _proposals() -> Iterator[tuple[str, str, str]]:
    """Compare proposals and what was decided of them with the ledger."""
    told: dict[int, tuple[Any, ...]] = {}
    for act in map(ledger.contents, ledger.events_of("inventory")):
        said, pk = act["payload"], act["payload"].get("proposal")
        if act["action"] == "propose_inventory":
            told[pk] = (act["actor"], said, "proposed", None, None, "", None)
        elif act["action"] == "decide_inventory":
            told[pk] = (
                *told[pk][:2], said["state"], act["actor"], said["at"], act["reason"], said["revision"],
            )  # fmt: skip
    stored: dict[int, tuple[Any, ...]] = {}
    names = {}
    for row in InventoryProposal.objects.select_related("proposed_by", "decided_by"):
        by = row.decided_by.username if row.decided_by else None
        at = stamp(row.decided_at) if row.decided_at else None
        stored[row.pk] = (
            row.proposed_by.username, proposal_said(row), row.state, by, at, row.words, row.revision_id,
        )  # fmt: skip
        names[row.pk] = f"{row.unit}/{row.type}.{row.year}.{row.number}"
    for pk in sorted(told.keys() | stored.keys()):
        if told.get(pk) != stored.get(pk):
            name = names.get(pk, f"số {pk}")
            says = f"Đề nghị sửa bảng kê của quyển {name} đang lưu khác với nhật ký."
            yield "LECH_BANG_KE", name, says
