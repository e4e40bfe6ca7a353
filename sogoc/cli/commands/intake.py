"""``sogoc intake``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.intake.actions import Arrival


def intake(
    *paths: Annotated[
        Path, Parameter(help=t("Gói (tệp Excel), hoặc thư mục chứa các gói.", "Packages or folders."))
    ],
    unit: Annotated[
        str | None, Parameter(help=t("Mã đơn vị, khi thư mục không mang mã đơn vị.", "Unit code."))
    ] = None,
    actor: Annotated[str | None, Parameter(help=t("Tài khoản thực hiện.", "Acting account."))] = None,
) -> Outcome:
    """Take packages into staging."""
    open_installation()
    from sogoc.packages.sandbox import leave_a_core

    leave_a_core()
    from sogoc.intake.actions import take_in
    from sogoc.intake.refusals import NO_PACKAGE
    from sogoc.law.refusal import Refusal

    if not paths:
        raise NO_PACKAGE.because(path="(chưa nêu đường dẫn)")
    with bar(t("Tiếp nhận", "Intake")) as progress:
        arrival = take_in(paths, unit=unit, actor=find_actor(actor), via=via(), progress=progress)
    if arrival.refused and not arrival.packages and not arrival.unchanged and len(arrival.refused) == 1:
        only = arrival.refused[0]
        raise Refusal(only["code"], only["says"], only["fix"])
    return Outcome(
        as_json(arrival), lines(arrival), WITH_FINDINGS if arrival.refused or arrival.findings else DONE
    )


def as_json(arrival: Arrival) -> dict[str, object]:
    """What the run did, for ``--json``."""
    return {
        "run": arrival.run.pk,
        "packages": arrival.packages,
        "unchanged": arrival.unchanged,
        "entries": arrival.entries,
        "findings": arrival.findings,
        "books": arrival.books,
        "changed": arrival.changed,
        "refused": arrival.refused,
        "not_in_plan": arrival.not_in_plan,
    }


def lines(arrival: Arrival) -> list[str]:
    """What the run did, for a person."""
    said = [
        t(
            "Đã tiếp nhận {packages} gói, {entries} trường hợp; {unchanged} gói không thay đổi; {findings} lỗi, cảnh báo.",
            "Took in {packages} packages, {entries} entries; {unchanged} packages unchanged; {findings} findings.",
        ).format(
            packages=number(arrival.packages),
            entries=number(arrival.entries),
            unchanged=number(arrival.unchanged),
            findings=number(arrival.findings),
        )
    ]
    said += [f"{one['file']}: {one['says']}\n    → {one['fix']}" for one in arrival.refused]
    for one in arrival.changed:
        said.append(
            t(
                "{book}: phiên bản {version}, thêm {new}, thay đổi {changed}, không còn trong gói {gone}.",
                "{book}: version {version}, new {new}, changed {changed}, withdrawn {gone}.",
            ).format(
                book=one["book"],
                version=one["version"],
                new=len(one["new"]),  # type: ignore[arg-type]
                changed=len(one["changed"]),  # type: ignore[arg-type]
                gone=len(one["withdrawn"]),  # type: ignore[arg-type]
            )
        )
    if arrival.not_in_plan:
        said.append(
            t(
                "{n} quyển sổ chưa có trong bảng kê: {books}.", "{n} books are not in the plan: {books}."
            ).format(n=len(arrival.not_in_plan), books=", ".join(arrival.not_in_plan[:10]))
        )
    return said
