"""``sogoc settle``."""

from __future__ import annotations

import re
from itertools import chain
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
    field: Annotated[
        str | None,
        Parameter(help=t("Chỉ một cột, ví dụ chaHoTen.", "Only one column, e.g. chaHoTen.")),
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
        rows=None if rows is None else chain.from_iterable(_rows(rows)),
        field=field,
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


_PART = re.compile(r" *([0-9]{1,7})(?: *- *([0-9]{1,7}))? *")
MOST_ROWS = 1_048_576
"""So many rows a sheet of Excel has."""


def _rows(text: str) -> list[range]:
    """Rows and ranges of rows with commas between them; a blank inside a number would make another row of two."""
    from sogoc.law.refusal import Refusal

    chosen = []
    for part in text.split(","):
        found = _PART.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not first <= last <= MOST_ROWS:
            raise Refusal(
                "DONG_SAI",
                t(f"Không hiểu các dòng “{text}”.", f"The rows “{text}” are not understood."),
                t(
                    "Ghi số dòng Excel, cách nhau bằng dấu phẩy, ví dụ 5,8-12.",
                    "Write rows of the Excel sheet with commas between them, e.g. 5,8-12.",
                ),
            )
        chosen.append(range(first, last + 1))
    return chosen
