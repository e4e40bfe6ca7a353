"""``sogoc approve``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sogoc.cli.book_by_book import books_at, one_by_one
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import BOUNDED_DAY
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.approval.actions import Approved
    from sogoc.register.models import Book


def approve(
    *books: Annotated[str, Parameter(help=t("Các quyển sổ, ví dụ 24862/KS.2008.01.", "Books."))],
    actor: Annotated[str, Parameter(help=t("Tài khoản của người duyệt.", "Approver's account."))],
    all_clean: Annotated[
        bool,
        Parameter(
            help=t(
                "Duyệt mọi trường hợp không bị giữ của mọi quyển không bị giữ.",
                "Every unheld entry of every unheld book.",
            )
        ),
    ] = False,
    code: Annotated[
        str | None, Parameter(help=t("Mã dùng một lần của người duyệt.", "Approver's one-time code."))
    ] = None,
    at: Annotated[
        dt.date | None,
        Parameter(help=t("Ngày ghi nhận (cần --reason).", "Stated date (needs --reason).")),
        BOUNDED_DAY,
    ] = None,
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))] = "",
) -> Outcome:
    """Approve staged entries."""
    open_installation()
    from sogoc.approval import actions
    from sogoc.approval.queries import preview
    from sogoc.approval.refusals import ALL_HELD
    from sogoc.law.refusal import Refusal

    if bool(books) == all_clean:
        raise Refusal(
            "CHON_SO",
            t("Chưa rõ duyệt quyển sổ nào.", "It is not clear which books are to be approved."),
            t(
                "Nêu các quyển sổ, hoặc dùng --all-clean, không dùng cả hai.",
                "Name books, or use --all-clean, not both.",
            ),
        )
    person = find_actor(actor)
    chosen = books_at(books)
    shown = [preview(one, person).refused for one in chosen]
    if chosen and all(one is not None and one.code != ALL_HELD.code for one in shown):
        raise next(one for one in shown if one is not None)  # before the code is used up
    actions.show_code(person, code)
    refused: list[dict[str, str]] = []
    with bar(t("Duyệt", "Approve")) as progress:
        if all_clean:
            done = actions.approve_all_clean(actor=person, at=at, reason=reason, via=via(), progress=progress)
        else:

            def act(book: Book) -> Approved:
                return actions.approve(book, actor=person, at=at, reason=reason, via=via())

            done, refused = one_by_one(chosen, act, progress=progress)
    approved = sum(len(one.approved) for one in done)
    held = sum(len(one.held) for one in done)
    data = {
        "approved": approved,
        "held": held,
        "books": [
            {"book": one.book, "approved": len(one.approved), "held": one.held, "own": one.own}
            for one in done
        ],
        "refused": refused,
    }
    lines = [
        t(
            "Đã duyệt {approved} trường hợp trong {books} quyển sổ; {held} trường hợp còn bị giữ.",
            "Approved {approved} entries in {books} books; {held} entries are held.",
        ).format(approved=number(approved), books=number(len(done)), held=number(held))
    ]
    lines += [
        t(
            "  {book}: số {so} (dòng {row}) còn {n} lỗi, cảnh báo chưa có lý do.",
            "  {book}: {so} (row {row}) held by {n}.",
        ).format(book=one.book, so=entry["so"] or "–", row=entry["row"], n=entry["findings"])
        for one in done
        if not all_clean
        for entry in one.held
    ]
    lines += [f"  {one['book']}: {one['says']}\n    → {one['fix']}" for one in refused]
    return Outcome(data, lines, WITH_FINDINGS if held or refused else DONE)
