"""``sogoc doctor``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.installation import chosen_home, open_installation
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome
from sogoc.cli.progress import bar
from sogoc.cli.words import t
from sogoc.ground.refusals import THIEU_KHOA
from sogoc.law.refusal import Refusal


def doctor(
    *,
    files: Annotated[
        bool, Parameter(help=t("Đọc lại mọi tệp trong kho.", "Read every stored file again."))
    ] = True,
) -> Outcome:
    """Verify ledger, contents, files and database."""
    try:
        home = open_installation()
    except Refusal as refusal:
        if refusal.code != THIEU_KHOA.code:
            raise
        return _without_keys(refusal)
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


def _without_keys(refusal: Refusal) -> Outcome:
    """A lost key is what a doctor is asked about; nothing behind it can be opened."""
    problem = {"code": refusal.code, "where": "secrets", "says": refusal.says, "fix": refusal.fix}
    data = {"home": str(chosen_home()), "healthy": False, "ledger": None, "problems": [problem]}
    lines = [t("Có 1 vấn đề:", "1 problem:"), f"[{refusal.code}] {refusal.says}\n    → {refusal.fix}"]
    return Outcome(data, lines, WITH_FINDINGS)
