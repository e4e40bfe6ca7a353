"""What ``check`` answers for one package: the findings, their counts, the exit code of the command line (contract)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sogoc.packages.names import BookName

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class CheckResult:
    """Findings of one package, sorted by row and field."""

    book: BookName
    entries: int
    findings: pl.DataFrame

    @property
    def exit_code(self) -> int:
        """0: nothing to say; 1: findings."""
        return 0 if self.findings.is_empty() else 1

    @property
    def counts(self) -> dict[str, int]:
        """Number of findings by code, codes sorted."""
        counted: dict[str, int] = {}
        for code in self.findings["code"].sort():
            counted[code] = counted.get(code, 0) + 1
        return counted

    def as_json(self) -> dict[str, Any]:
        """The object that ``check --json`` prints."""
        return {
            "book": {"type": self.book.type, "year": self.book.year, "number": self.book.number},
            "entries": self.entries,
            "findings": self.findings.drop("_book").rename({"_row": "row"}).rows(named=True),
            "counts": self.counts,
        }
