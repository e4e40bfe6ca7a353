"""``sogoc inventory load`` and ``sogoc units load``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t

inventory = App(name="inventory", help=t("Bảng kê sổ (kế hoạch).", "The plan."))
units = App(name="units", help=t("Danh mục đơn vị.", "Units with their dates."))


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
    return Outcome(
        {"new": list(diff.new), "changed": dict(diff.changed), "unchanged": diff.unchanged},
        [
            t(
                "Danh mục đơn vị: {new} mới, {changed} thay đổi, {same} không đổi.",
                "Units: {new} new, {changed} changed, {same} unchanged.",
            ).format(new=len(diff.new), changed=len(diff.changed), same=diff.unchanged)
        ],
    )
