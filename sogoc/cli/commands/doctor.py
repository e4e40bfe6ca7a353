"""``sogoc doctor``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import chosen_home, open_installation
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome
from sogoc.cli.progress import bar
from sogoc.cli.words import t
from sogoc.ground.refusals import THIEU_KHOA
from sogoc.law.refusal import Refusal, RefusalKind

NO_HEAD = RefusalKind(
    "KHONG_CO_DAU_NHAT_KY",
    t(
        "Tệp {file} không phải là kết quả của một lần “sogoc doctor --json” trước đây.",
        "{file} is not the output of an earlier “sogoc doctor --json”.",
    ),
    t(
        "Chọn tệp đã lưu bằng “sogoc doctor --json”.",
        "Choose a file that was kept with “sogoc doctor --json”.",
    ),
    status=422,
)


def doctor(
    *,
    files: Annotated[
        bool, Parameter(help=t("Đọc lại mọi tệp trong kho.", "Read every stored file again."))
    ] = True,
    against: Annotated[
        Path | None,
        Parameter(
            help=t(
                "Kết quả “doctor --json” của lần trước, giữ ở nơi khác: nhật ký phải còn nguyên phần đã có lúc đó.",
                "An earlier “doctor --json” that was kept elsewhere: the ledger must still begin with what it was.",
            )
        ),
    ] = None,
) -> Outcome:
    """Verify ledger, contents, files and database."""
    earlier = None if against is None else _head_in(existing_file(against))
    try:
        home = open_installation()
    except Refusal as refusal:
        if refusal.code != THIEU_KHOA.code:
            raise
        return _without_keys(refusal)
    from dataclasses import asdict

    from sogoc.ground.ledger.queries import head
    from sogoc.reporting.health import examine, since

    with bar(t("Kiểm tra", "Doctor")) as progress:
        problems = examine(files=files, progress=progress)
    if earlier is not None:
        problems += since(earlier)
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


def _head_in(file: Path) -> dict[str, Any]:
    """Head of the ledger in the output of an earlier examination."""
    try:
        said = json.loads(file.read_bytes())
        head: dict[str, Any] = said.get("ledger", said)
        streams = [(type(name), type(size), type(root)) for name, size, root in head["streams"]]
        is_head = isinstance(head["at"], str) and set(streams) <= {(str, int, str)}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        is_head = False
    if not is_head:
        raise NO_HEAD.because(file=file.name)
    return head


def _without_keys(refusal: Refusal) -> Outcome:
    """A lost key is what a doctor is asked about; nothing behind it can be opened."""
    problem = {"code": refusal.code, "where": "secrets", "says": refusal.says, "fix": refusal.fix}
    data = {"home": str(chosen_home()), "healthy": False, "ledger": None, "problems": [problem]}
    lines = [t("Có 1 vấn đề:", "1 problem:"), f"[{refusal.code}] {refusal.says}\n    → {refusal.fix}"]
    return Outcome(data, lines, WITH_FINDINGS)
