"""``sogoc review``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sogoc.cli.faults import kept_aside, writable_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.checking.review_actions import Reviewed


def review(
    *,
    unit: Annotated[
        list[str] | None,
        Parameter(
            help=t("Chỉ ghi kết quả cho sổ của các đơn vị này.", "Only books of these units."),
            negative_iterable=(),
        ),
    ] = None,
    rule: Annotated[
        list[str] | None,
        Parameter(help=t("Chỉ các quy tắc mang mã này.", "Only rules of these codes."), negative_iterable=()),
    ] = None,
    out: Annotated[Path | None, Parameter(help=t("Tệp CSV kết quả.", "CSV file of the result."))] = None,
    actor: Actor = None,
) -> Outcome:
    """Ask the rules over the whole register."""
    open_installation()
    from sogoc.packages.sandbox import leave_a_core

    leave_a_core()
    from sogoc.checking.register_view import frame_of_plan
    from sogoc.checking.review_actions import review as act
    from sogoc.checking.review_queries import write_csv
    from sogoc.intake.book_queries import series_of, shelf_as_declared
    from sogoc.intake.exemplar_queries import linked_books
    from sogoc.intake.queries import plan_lines
    from sogoc.packages.publishing import publishing

    if out is not None:
        writable_file(out)
    codes = [code.upper() for code in rule] if rule else None
    who = find_actor(actor)
    with bar(t("Rà soát toàn bộ", "Review")) as progress:
        done = act(
            actor=who, plan=frame_of_plan(plan_lines()), linked=linked_books(), series=series_of(),
            shelf=shelf_as_declared(), units=unit or None, only=codes, via=via(), progress=progress,
        )  # fmt: skip
    older: list[Path] = []
    if out is not None:
        with publishing(out.parent, older=older) as beside:
            write_csv(done.review, beside / out.name, person=who)
    data = as_json(done) | {"out": str(out) if out else None, "kept": [str(one) for one in older]}
    return Outcome(data, [*lines(done), *kept_aside(older)], WITH_FINDINGS if done.by_code else DONE)


def as_json(done: Reviewed) -> dict[str, Any]:
    """What a review did, for ``--json``."""
    return {
        "review": done.review.pk,
        "books": done.books,
        "entries": done.entries,
        "counts": dict(sorted(done.by_code.items())),
        "new": done.new,
        "still": done.still,
        "gone": done.gone,
        "left": done.left,
    }


def lines(done: Reviewed) -> list[str]:
    """The same for a person."""
    from sogoc.law.rules import RULES

    told = [
        t(
            "Đã rà soát {books} quyển, {entries} trường hợp.", "Reviewed {books} books, {entries} entries."
        ).format(books=number(done.books), entries=number(done.entries)),
        t(
            "Lỗi, cảnh báo: {new} mới, {still} vẫn còn, {gone} không còn.",
            "Findings: {new} new, {still} still there, {gone} gone.",
        ).format(new=number(done.new), still=number(done.still), gone=number(done.gone)),
    ]
    told += [
        f"  {number(count):>9}  {code}  {RULES[code].title}" for code, count in done.by_code.most_common()
    ]
    if done.left:
        said = t(
            "Chưa ghi cho {books}: gói vừa được nộp lại.",
            "Not written for {books}: a package came meanwhile.",
        )
        told.append(said.format(books=", ".join(done.left)))
    return told
