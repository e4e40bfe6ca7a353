"""``sogoc intake``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, show_code, via
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t
from sogoc.law.books import BOOK_TYPES

if TYPE_CHECKING:
    from sogoc.cli.following import Following
    from sogoc.intake.actions import Arrival
    from sogoc.law.book import BookType

SHOWN = 10
"""So many changed entries of a book are named."""
PAGE = "trang"
"""Name under which the register says that an entry's page is another one."""


def intake(
    *paths: Annotated[
        Path, Parameter(help=t("Gói (tệp Excel), hoặc thư mục chứa các gói.", "Packages or folders."))
    ],
    unit: Annotated[
        str | None, Parameter(help=t("Mã đơn vị, khi thư mục không mang mã đơn vị.", "Unit code."))
    ] = None,
    actor: Annotated[str | None, Parameter(help=t("Tài khoản thực hiện.", "Acting account."))] = None,
    fewer: Annotated[
        str | None,
        Parameter(
            help=t(
                "Tài khoản của người phê duyệt, khác người nhập, đồng ý cho gói thiếu trường hợp đã duyệt, đã gửi hoặc chính thức.",
                "Account of an approver, not the one who brings, who agrees that approved, sent or official entries are left out.",
            )
        ),
    ] = None,
    code: Annotated[
        str | None, Parameter(help=t("Mã dùng một lần của người đồng ý.", "One-time code of who agrees."))
    ] = None,
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
    person, agrees = find_actor(actor), find_actor(fewer) if fewer else None
    if agrees is not None:
        from sogoc.intake.fewer import Consent

        Consent(agrees, person)  # before the code is used up
        show_code(agrees, code)
    with bar(t("Tiếp nhận", "Intake")) as progress:
        arrival = take_in(paths, unit=unit, actor=person, fewer=agrees, via=via(), progress=progress)
    if arrival.refused and not arrival.packages and not arrival.unchanged and len(arrival.refused) == 1:
        only = arrival.refused[0]
        raise Refusal(only["code"], only["says"], only["fix"])
    from sogoc.cli.following import following

    after = following(arrival.books)
    return Outcome(
        as_json(arrival, after),
        lines(arrival, after),
        WITH_FINDINGS if arrival.refused or arrival.findings else DONE,
    )


def as_json(arrival: Arrival, after: Following) -> dict[str, object]:
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
        "open": {one.rule.code: one.open for one in after.causes},
        "next": after.command,
    }


def lines(arrival: Arrival, after: Following) -> list[str]:
    """What the run did and what comes next, for a person."""
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
        said += _changed(one)
    if arrival.not_in_plan:
        said.append(
            t(
                "{n} quyển sổ chưa có trong bảng kê: {books}.", "{n} books are not in the plan: {books}."
            ).format(n=len(arrival.not_in_plan), books=", ".join(arrival.not_in_plan[:10]))
        )
    return [*said, *after.lines()]


def _changed(one: dict[str, Any]) -> list[str]:
    """What another version of a package changed: the fields of each entry by their names; their values stand on the pages."""
    said = [
        t(
            "{book}: phiên bản {version}, thêm {new}, thay đổi {changed}, không còn trong gói {gone}.",
            "{book}: version {version}, new {new}, changed {changed}, withdrawn {gone}.",
        ).format(
            book=one["book"],
            version=one["version"],
            new=len(one["new"]),
            changed=len(one["changed"]),
            gone=len(one["withdrawn"]),
        )
    ]
    book_type = BOOK_TYPES[one["book"].partition("/")[2].partition(".")[0]]
    touched = list(one["changed"].items())
    for key, names in touched[:SHOWN]:
        labels = ", ".join(_label(book_type, name) for name in names) or t("có lại trong gói", "back again")
        said.append(
            t("    thay đổi ở {key}: {labels}", "    changed in {key}: {labels}").format(
                key=key, labels=labels
            )
        )
    if len(touched) > SHOWN:
        left = number(len(touched) - SHOWN)
        said.append(t("    và {n} trường hợp khác", "    and {n} more").format(n=left))
    if one["same_as"]:
        said.append(
            t(
                "    gói này giống hệt phiên bản {n} đã tiếp nhận trước đây; kiểm tra xem có nộp nhầm bản cũ không",
                "    this package is the same as version {n} taken in before; check that it is not an old one by mistake",
            ).format(n=one["same_as"])
        )
    return said


def _label(book_type: BookType, name: str) -> str:
    """Name of a field as the pages show it; a column that the type does not know goes by its own name."""
    return t("trang PDF", "PDF page") if name == PAGE else book_type.label(name)
