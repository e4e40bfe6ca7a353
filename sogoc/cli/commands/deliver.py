"""``sogoc deliver`` and ``sogoc export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sogoc.cli.book_by_book import books_at, one_by_one
from sogoc.cli.faults import writable_folder
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.register.models import Book, Delivery


def deliver(
    *books: Annotated[
        str,
        Parameter(
            help=t("Các quyển sổ; không nêu: mọi quyển có trường hợp chờ gửi.", "Books; none: all that wait.")
        ),
    ],
    system: Annotated[str, Parameter(help=t("Hệ thống nhận.", "Receiving system."))] = "158",
    out: Annotated[
        Path | None, Parameter(help=t("Thư mục ghi các gói để tải lên.", "Folder for the packages."))
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """Record sendings."""
    open_installation()
    from sogoc.approval import actions
    from sogoc.approval.queries import passed_over

    person = find_actor(actor)
    refused: list[dict[str, str]] = []
    with bar(t("Gửi", "Deliver")) as progress:
        if books:

            def act(book: Book) -> Delivery:
                folder = None if out is None else out / book.unit
                return actions.deliver(book, system=system, actor=person, out=folder, via=via())

            sent, refused = one_by_one(books_at(books), act, progress=progress)
        else:
            sent = actions.deliver_all(system=system, actor=person, out=out, via=via(), progress=progress)
    left = [] if books else passed_over(person, system)
    data = {
        "system": system,
        "deliveries": [
            {"book": one.book.path, "attempt": one.attempt, "entries": one.entries, "sent_at": one.sent_at}
            for one in sent
        ],
        "entries": sum(one.entries for one in sent),
        "refused": refused,
        "passed_over": [
            {"code": one.code, "says": one.says, "books": one.books, "entries": one.entries} for one in left
        ],
    }
    lines = [
        t(
            "Đã ghi nhận gửi {n} trường hợp trong {k} quyển sổ.",
            "Recorded {n} entries in {k} books as sent.",
        ).format(n=number(sum(one.entries for one in sent)), k=number(len(sent)))
    ]
    lines += [f"  {one['book']}: {one['says']}\n    → {one['fix']}" for one in refused]
    lines += [
        t(
            "  Không gửi {n} trường hợp trong {k} quyển sổ: {why}.", "  Not sent: {n} in {k} books: {why}."
        ).format(n=number(one.entries), k=number(one.books), why=one.says)
        for one in left
    ]
    return Outcome(data, lines, WITH_FINDINGS if refused else DONE)


def export(
    book: Annotated[str, Parameter(help=t("Quyển sổ, ví dụ 24862/KS.2008.01.", "Book."))],
    target: Annotated[Path, Parameter(help=t("Thư mục sẽ ghi gói.", "Target folder."))],
    /,
    *,
    mixed: Annotated[
        bool,
        Parameter(
            help=t(
                "Quyển bìa chung: ghi một bảng gồm mọi loại sổ thay vì mỗi loại một gói.",
                "A mixed volume: one workbook instead of a package per type.",
            )
        ),
    ] = False,
    actor: Actor = None,
) -> Outcome:
    """Write the package of a book, or those of a mixed volume."""
    open_installation()
    from sogoc.approval.showing_actions import export_book
    from sogoc.intake.book_queries import find_book
    from sogoc.packages.covers import parse_cover_name

    if parse_cover_name(book.partition("/")[2]) is not None:
        return _export_cover(book, target, mixed=mixed, actor=actor)
    found = find_book(book)
    made = export_book(found, writable_folder(target), actor=find_actor(actor), via=via())
    said = [
        t("Đã xuất gói {book} vào {folder}.", "Exported {book} to {folder}.").format(
            book=found.path, folder=target
        )
    ]
    if made.left_out:
        said.append(
            t(
                "Gói không trọn quyển: thiếu {n} trường hợp mà tài khoản này không được xem. Không nhập lại, không gửi gói này; "
                "người có nhiệm vụ duyệt xuất được trọn quyển.",
                "Not the whole book: {n} entries are left out that this account may not see.",
            ).format(n=number(made.left_out))
        )
    return Outcome(
        {
            "book": found.path,
            "xlsx_sha256": made.xlsx_sha256,
            "zip_sha256": made.zip_sha256 or None,
            "folder": str(target),
            "left_out": made.left_out,
        },
        said,
    )


def _export_cover(cover: str, target: Path, *, mixed: bool, actor: Actor) -> Outcome:
    from sogoc.approval.cover_actions import export_cover

    folder = writable_folder(target)
    files = export_cover(cover, folder, mixed=mixed, actor=find_actor(actor), via=via())
    said = t(
        "Đã xuất {n} tệp của quyển bìa chung {cover} vào {folder}.",
        "Exported {n} files of {cover} to {folder}.",
    )
    return Outcome(
        {"cover": cover, "files": [file.name for file in files], "folder": str(target)},
        [said.format(n=number(len(files)), cover=cover, folder=target)],
    )
