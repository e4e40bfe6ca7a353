"""``sogoc settle``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t


def settle(
    book: Annotated[
        str, Parameter(help=t("Quyển sổ, ví dụ 24862/KS.2008.01.", "Book, e.g. 24862/KS.2008.01."))
    ],
    /,
    *,
    code: Annotated[str, Parameter(help=t("Mã lỗi, cảnh báo.", "Code of the findings."))],
    reason: Annotated[str, Parameter(help=t("Mã lý do, ví dụ dung_theo_so.", "Reason, e.g. dung_theo_so."))],
    rows: Annotated[
        str | None, Parameter(help=t("Các dòng Excel, ví dụ 5,8-12.", "Excel rows, e.g. 5,8-12."))
    ] = None,
    text: Annotated[str, Parameter(help=t("Giải thích thêm.", "Further words."))] = "",
    drop: Annotated[
        bool,
        Parameter(
            help=t(
                "Giữ chữ trong sổ, bỏ giá trị hiểu (với lỗi không thể).",
                "Keep the text, drop what was understood.",
            )
        ),
    ] = False,
    actor: Annotated[str | None, Parameter(help=t("Tài khoản thực hiện.", "Acting account."))] = None,
) -> Outcome:
    """Give a reason to findings."""
    open_installation()
    from sogoc.checking import actions
    from sogoc.register.queries import book_at

    done = actions.settle(
        book_at(book),
        code=code.upper(),
        reason=reason,
        rows=None if rows is None else _rows(rows),
        text=text,
        drop=drop,
        actor=find_actor(actor),
        via=via(),
    )
    return Outcome(
        {"settlement": done.pk, "findings": done.findings_count, "code": done.code, "reason": done.reason},
        [
            t("Đã ghi lý do cho {n} lỗi, cảnh báo mã {code}.", "Settled {n} findings {code}.").format(
                n=done.findings_count, code=done.code
            )
        ],
    )


def _rows(text: str) -> list[int]:
    from sogoc.law.refusal import Refusal

    chosen: list[int] = []
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if not (part.isascii() and first.isdigit() and (not last or last.isdigit())) or len(part) > 15:
            raise Refusal(
                "DONG_SAI",
                t(f"Không hiểu các dòng “{text}”.", f"The rows “{text}” are not understood."),
                t("Ghi số dòng Excel, ví dụ 5,8-12.", "Write rows of the Excel sheet, e.g. 5,8-12."),
            )
        chosen.extend(range(int(first), min(int(last or first), int(first) + 100_000) + 1))
    return chosen
