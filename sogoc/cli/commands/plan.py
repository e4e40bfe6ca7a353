"""``sogoc inventory load`` and ``sogoc units load``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome, number
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.unit_actions import UnitsDiff

inventory = App(name="inventory", help=t("Bảng kê sổ (kế hoạch).", "The plan."))
units = App(name="units", help=t("Danh mục đơn vị.", "Units with their dates."))
SHOWN = 3
"""So many names stand as examples of a kind of change."""
CHANGES = {
    "name": "tên",
    "kind": "loại đơn vị",
    "parent": "đơn vị cấp trên",
    "valid_from": "ngày bắt đầu",
    "valid_to": "ngày kết thúc",
    "software_from": "ngày bắt đầu dùng phần mềm",
    "successors": "đơn vị kế tiếp",
}


@inventory.command(name="load", help=t("Nạp bảng kê từ tệp CSV.", "Load the plan from a CSV file."))
def load_inventory(
    file: Annotated[Path, Parameter(help=t("Tệp inventory.csv.", "inventory.csv."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Load the plan."""
    open_installation()
    from sogoc.intake.inventory import load

    done = load(existing_file(file), actor=find_actor(actor), via=via())
    return Outcome(
        {"lines": done.lines, "new": done.new, "revised": done.revised, "unchanged": done.unchanged},
        [
            t(
                "Bảng kê có {lines} dòng: {new} dòng mới, {revised} dòng sửa, {unchanged} dòng không đổi.",
                "{lines} lines: {new} new, {revised} revised, {unchanged} unchanged.",
            ).format(lines=done.lines, new=done.new, revised=done.revised, unchanged=done.unchanged)
        ],
    )


@units.command(name="load", help=t("Nạp danh mục đơn vị từ tệp CSV.", "Load units from a CSV file."))
def load_units(
    file: Annotated[Path, Parameter(help=t("Tệp units.csv.", "units.csv."))], /, *, actor: Actor = None
) -> Outcome:
    """Load the units."""
    open_installation()
    from sogoc.accounts import unit_actions

    diff = unit_actions.load_units(existing_file(file), actor=find_actor(actor), via=via())
    kinds = Counter(column for columns in diff.changed.values() for column in columns)
    return Outcome(
        {
            "new": list(diff.new),
            "changed": dict(diff.changed),
            "unchanged": diff.unchanged,
            "absent": list(diff.absent),
            "changes": dict(kinds),
        },
        _units_said(diff, kinds),
    )


def _units_said(diff: UnitsDiff, kinds: Counter[str]) -> list[str]:
    """What a load of units did: counts, then each kind of change with the first units that it touched."""
    said = [
        t(
            "Danh mục đơn vị: {new} mới, {changed} thay đổi, {same} không đổi.",
            "Units: {new} new, {changed} changed, {same} unchanged.",
        ).format(new=number(len(diff.new)), changed=number(len(diff.changed)), same=number(diff.unchanged))
    ]
    parts = [(t("mới", "new"), diff.new)]
    parts += [
        (
            t(f"đổi {CHANGES[column]}", f"changed {column}"),
            [ref for ref, columns in diff.changed.items() if column in columns],
        )
        for column, _ in kinds.most_common()
    ]
    parts.append((t("không có trong tệp, được giữ lại", "not in the file, kept"), diff.absent))
    said += [f"    {what}: {number(len(refs))} ({_names(refs)})" for what, refs in parts if refs]
    return said


def _names(refs: Sequence[str]) -> str:
    from sogoc.accounts.queries import find_office

    first = ", ".join(f"{find_office(ref).name} {ref}" for ref in refs[:SHOWN])
    return first if len(refs) <= SHOWN else f"{first}, …"
