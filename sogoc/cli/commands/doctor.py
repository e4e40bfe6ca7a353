"""``sogoc doctor``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.installation import open_installation
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome
from sogoc.cli.progress import bar
from sogoc.cli.words import t


def doctor(
    *,
    files: Annotated[
        bool, Parameter(help=t("Đọc lại mọi tệp trong kho.", "Read every stored file again."))
    ] = True,
) -> Outcome:
    """Verify ledger, contents, files and database."""
    home = open_installation()
    from dataclasses import asdict

    from sogoc.ground.ledger.queries import head
    from sogoc.reporting.health import examine

    with bar(t("Kiểm tra", "Doctor")) as progress:
        problems = examine(files=files, progress=progress)
    now = head()
    data = {
        "home": str(home),
        "healthy": not problems,
        "ledger": now.as_json(),
        "problems": [asdict(one) for one in problems],
    }
    lines = [
        t(
            "Bản cài đặt nguyên vẹn: nhật ký, nội dung, tệp, cơ sở dữ liệu đều khớp.",
            "Healthy: ledger, contents, files and database agree.",
        )
        if not problems
        else t("Có {n} vấn đề:", "{n} problems:").format(n=len(problems))
    ]
    lines += [f"[{one.code}] {one.says}\n    → {one.fix}" for one in problems]
    return Outcome(data, lines, WITH_FINDINGS if problems else DONE)
