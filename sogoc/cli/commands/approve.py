"""``sogoc approve``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sogoc.cli.book_by_book import books_at, one_by_one
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, show_code, via
from sogoc.cli.options import BOUNDED_DAY
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.progress import bar
from sogoc.cli.words import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sogoc.approval.actions import Approved
    from sogoc.approval.staying_queries import Staying
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
    from sogoc.approval.queries import preview, why_not_anywhere
    from sogoc.approval.refusals import ALL_HELD
    from sogoc.approval.staying_queries import staying
    from sogoc.law.refusal import Refusal
    from sogoc.law.workflows import WORKFLOWS

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
    if all_clean:
        shown.append(why_not_anywhere(WORKFLOWS["entry"], "approve", person))
    if all(one is not None and one.code != ALL_HELD.code for one in shown):
        raise next(one for one in shown if one is not None)  # before the code is used up
    show_code(person, code)
    refused: list[dict[str, str]] = []
    with bar(t("Duyệt", "Approve")) as progress:
        if all_clean:
            done = actions.approve_all_clean(actor=person, at=at, reason=reason, via=via(), progress=progress)
        else:

            def act(book: Book) -> Approved:
                return actions.approve(book, actor=person, at=at, reason=reason, via=via())

            done, refused = one_by_one(chosen, act, progress=progress)
    return _told(done, staying(person, None if all_clean else chosen), refused, each=not all_clean)


def _told(
    done: Sequence[Approved], stays: Sequence[Staying], refused: Sequence[dict[str, str]], *, each: bool
) -> Outcome:
    """What was approved, and what stays and why, so that the figures add up; ``each``: entries that are held, one by one."""
    approved = {one.book: len(one.approved) for one in done}
    staying = {one.book: one for one in stays}
    by_findings = sum(len(one.held) for one in stays)
    by_book = sum(one.by_book for one in stays)
    waiting = sum(one.waiting for one in stays)
    data = {
        "approved": sum(approved.values()),
        "waiting": waiting,
        "held": by_findings + by_book,
        "held_by_book": by_book,
        "own": sum(len(one.own) for one in stays),
        "books": [
            _book(path, approved.get(path, 0), staying.get(path))
            for path in sorted(approved.keys() | staying.keys())
        ],
        "refused": list(refused),
    }
    lines = [
        t("Đã duyệt {n} trường hợp trong {k} quyển sổ.", "Approved {n} entries in {k} books.").format(
            n=number(sum(approved.values())), k=number(sum(1 for count in approved.values() if count))
        )
    ]
    if stays:
        lines.append(
            t(
                "Còn {n} trường hợp chờ duyệt trong {k} quyển sổ: {why}.",
                "{n} entries in {k} books still wait: {why}.",
            ).format(n=number(waiting), k=number(len(stays)), why=_why(stays))
        )
    for one in stays:
        lines.append(
            t("  {book}: còn {n}: {why}.", "  {book}: {n}: {why}.").format(
                book=one.book, n=number(one.waiting), why=_why([one])
            )
        )
        if each:
            lines += [
                t(
                    "    số {so} (dòng {row}) còn {n} lỗi, cảnh báo chưa có lý do.",
                    "    {so} (row {row}) held by {n}.",
                ).format(so=entry["so"] or "–", row=entry["row"], n=entry["findings"])
                for entry in one.held
            ]
    lines += [f"  {one['book']}: {one['says']}\n    → {one['fix']}" for one in refused]
    return Outcome(data, lines, WITH_FINDINGS if stays or refused else DONE)


def _book(path: str, approved: int, stays: Staying | None) -> dict[str, object]:
    return {
        "book": path,
        "approved": approved,
        "waiting": stays.waiting if stays else 0,
        "held": stays.held if stays else [],
        "held_by_book": stays.by_book if stays else 0,
        "own": stays.own if stays else [],
        "being_read": stays.being_read if stays else [],
    }


def _why(stays: Sequence[Staying]) -> str:
    """Each entry that waits is in one of the figures."""
    by_book = sum(one.by_book for one in stays)
    held = by_book + sum(len(one.held) for one in stays)
    own, free = sum(len(one.own) for one in stays), sum(one.free for one in stays)
    said = []
    if held and by_book:
        said.append(
            t(
                "{n} bị giữ (trong đó {m} chỉ do cả quyển bị giữ)",
                "{n} held ({m} of them only with their book)",
            )
        )
    elif held:
        said.append(t("{n} bị giữ", "{n} held"))
    if own:
        said.append(t("{own} do chính người duyệt nhập hoặc sửa", "{own} brought or changed by the approver"))
    read = sum(len(one.being_read) for one in stays)
    if read:
        words = t("{read} có phiếu đang đọc lại, chưa nộp lại", "{read} being read again, not handed in")
        said.append(words)
    if free:
        said.append(t("{free} không bị giữ", "{free} free"))
    return ", ".join(said).format(
        n=number(held), m=number(by_book), own=number(own), read=number(read), free=number(free)
    )
