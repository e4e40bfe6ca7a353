"""What comes after an intake: which findings still ask for a reason, and the command to go on with.

In: paths of the books that arrived. Out: causes, what holds first, and one command line that may be typed as it stands but for the
words in capitals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.cli.outcome import number
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.checking.queries import Cause
    from sogoc.register.models import Book

MOST = 5
"""So many causes are told."""
WHO = t("TÀI_KHOẢN", "ACCOUNT")
REASON = t("LÝ_DO", "REASON")
WHEN_HELD = t(
    "Lệnh tiếp theo, sau khi đối chiếu với trang sổ (xem từng dòng ở giao diện: “sogoc serve”; có thể sửa trong Excel rồi tiếp nhận lại):",
    "Next, after a look at the pages (row by row in the UI: “sogoc serve”; or correct the Excel file and take it in again):",
)
WHEN_CLEAN = t(
    "Lệnh tiếp theo, do người phê duyệt không nhập quyển này chạy:",
    "Next, by an approver who did not bring these books in:",
)


@dataclass(frozen=True, slots=True)
class Following:
    """Open findings of the books that arrived, by cause, and the next command; both empty when nothing arrived."""

    causes: tuple[Cause, ...] = ()
    command: str = ""
    why: str = ""
    explains: str = ""

    def lines(self) -> list[str]:
        """Say it."""
        said = []
        for one in self.causes[:MOST]:
            word = t("phải ghi lý do", "asks for a reason") if one.holds else t("lưu ý", "to be noted")
            said.append(f"    {number(one.open)} × {one.rule.title} ({one.rule.code}, {word})")
        if said:
            said.insert(
                0, t("Lỗi, cảnh báo chưa xử lý của các quyển vừa nhập:", "Open findings of these books:")
            )
        if len(self.causes) > MOST:
            left = len(self.causes) - MOST
            said.append(t("    và {n} nguyên nhân khác", "    and {n} other causes").format(n=left))
        if self.command:
            said += [self.why, f"    {self.command}"]
        if self.explains:
            said.append(f"    {self.explains}")
        return said


def following(paths: Iterable[str]) -> Following:
    """Look at the books that arrived."""
    from sogoc.checking.queries import Cause, books_with_open, counts_by_code
    from sogoc.ground.database import in_parts
    from sogoc.law.rules import RULES
    from sogoc.register.queries import books

    arrived = set(paths)
    found = {
        book.pk: book for book in books({path.partition("/")[0] for path in arrived}) if book.path in arrived
    }
    total: Counter[str] = Counter()
    still: Counter[str] = Counter()
    for some in in_parts(list(found)):
        for row in counts_by_code(some):
            total[row["code"]] += row["total"]
            still[row["code"]] += row["open"]
    causes = [Cause(RULES[code], total[code], count) for code, count in still.items() if count]
    causes.sort(key=lambda one: (not one.holds, -one.open, one.rule.code))
    for cause in causes:
        held = [book for book in books_with_open(cause.rule.code) if book.pk in found]
        if cause.holds and held:
            return Following(tuple(causes), _settle(held[0], cause), WHEN_HELD, _reasons(cause))
    if not found:
        return Following()
    what = "--all-clean" if len(found) > 1 else next(iter(found.values())).path
    return Following(tuple(causes), f"sogoc approve {what} --actor {WHO}", WHEN_CLEAN)


def _settle(book: Book, cause: Cause) -> str:
    drop = " --drop" if cause.cannot_exist else ""
    return f"sogoc settle {book.path} --code {cause.rule.code} --reason {REASON}{drop} --actor {WHO}"


def _reasons(cause: Cause) -> str:
    return f"{REASON}: {'; '.join(f'{code} ({words})' for code, words in cause.reasons)}"
