"""``sogoc inventory load``, ``sogoc units load`` and ``sogoc units find``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.commands.proposals import decide, proposals, propose
from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import Outcome, number
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.unit_actions import UnitsDiff
    from sogoc.law.places import Candidate

inventory = App(name="inventory", help=t("Bảng kê sổ (kế hoạch).", "The plan."))
units = App(name="units", help=t("Danh mục đơn vị.", "Units with their dates."))
for _act, _help in (
    (proposals, t("Các đề nghị sửa bảng kê.", "Proposals for the plan.")),
    (
        propose,
        t("Đề nghị sửa, thêm hoặc bỏ một dòng của bảng kê.", "Propose to change, add or withdraw a line."),
    ),
    (decide, t("Quyết định một đề nghị, hoặc rút lại.", "Decide a proposal, or take it back.")),
):
    inventory.command(_act, name=_act.__name__, help=_help)
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
    document: Annotated[
        str,
        Parameter(help=t("Số văn bản; bắt buộc khi sửa điều đã kê khai.", "Document of a revision.")),
    ] = "",
    day: Annotated[dt.date | None, BOUNDED_DAY, Parameter(help=t("Ngày văn bản.", "Its day."))] = None,
    scan: Annotated[Path | None, Parameter(help=t("Bản quét của văn bản.", "Its scan."))] = None,
    actor: Actor = None,
) -> Outcome:
    """Load the plan; what changes the plan in force rests on a document."""
    open_installation()
    from sogoc.intake.inventory import Paper, load

    paper = Paper(document, day)
    if scan is not None:
        paper = Paper(document, day, scan.name, existing_file(scan).read_bytes())
    done = load(existing_file(file), actor=find_actor(actor), paper=paper, via=via())
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


@units.command(
    name="find", help=t("Tra cứu địa danh hoặc mã đơn vị theo ngày.", "Look up a place or a unit's code.")
)
def find_units(
    text: Annotated[
        str, Parameter(help=t("Nơi chốn như trong sổ, hoặc mã đơn vị.", "A place as written, or a code."))
    ],
    /,
    *,
    on: Annotated[
        str, Parameter(help=t("Ngày, tháng hoặc năm, ví dụ 12/03/1999, 1980.", "Day, month or year."))
    ] = "",
) -> Outcome:
    """Look up a place as a book writes it, or a code, as of a day."""
    open_installation()
    from sogoc.law.places import DEFAULT_DAY, candidates, coded, day_meant

    day = day_meant(on) if on else DEFAULT_DAY
    if day is None:
        says = t(
            f"“{on}” không phải là một ngày, tháng hoặc năm, ví dụ 12/03/1999, 1980.",
            f"“{on}” is no day, month or year.",
        )
        raise wrong_command(says, "units find")
    found = [_told(one, day) for one in coded(text, day) or candidates(text, day)]
    lines = [t("“{text}” theo ngày {day}:", "“{text}” as of {day}:").format(text=text, day=f"{day:%d/%m/%Y}")]
    lines += [
        f"    {one['percent']}% · "
        + " · ".join(
            filter(None, (f"{one['name']} ({one['unit']})", *one["above"], one["today"], *one["why"]))
        )
        for one in found
    ]
    if not found:
        lines = [
            t(
                f"Không có đơn vị nào trong danh mục có tên hoặc mã gần với “{text}”. Kiểm tra lại chữ, hoặc ghi thêm huyện, tỉnh.",
                f"No unit has a name or code near “{text}”.",
            )
        ]
    return Outcome({"text": text, "on": day, "found": found}, lines)


def _told(one: Candidate, day: dt.date) -> dict[str, Any]:
    """A candidate as the command shows it."""
    from sogoc.law.places import above, dated_code, place_today

    meant = one.unit
    at = day if meant.on(day) else meant.valid_to or meant.valid_from or day
    return {
        "unit": dated_code(meant),
        "name": meant.name,
        "valid_from": meant.valid_from,
        "valid_to": meant.valid_to,
        "percent": round(100 * one.confidence),
        "why": list(one.why),
        "above": [up.name for up in above(meant, at)],
        "today": place_today(meant),
    }
