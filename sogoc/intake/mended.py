"""What is said of fields that were mended after an approval when their package comes again (docs/decisions/0020).

In: a package, its findings and what became of it. Out: the rows to examine in its place, where a mended text stays, and the findings to
record: what was noted on a cell whose text the entry does not take goes, and each such field is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sogoc.checking.actions import Found
from sogoc.checking.examine import Rows, Standing, with_texts
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Scope
from sogoc.law.rules import RULES
from sogoc.register.mending import Kept
from sogoc.register.staging_actions import Staged

STAYS, OVERRULED = "GIA_TRI_DA_SUA", "GIA_TRI_SUA_BI_THAY"


def as_it_stays(read: Rows, what: Staged) -> Standing | None:
    """The package with the texts that its entries keep; None where they take all of it."""
    stays = {
        row: {name: text for name, (_, text) in kept.stays.items()}
        for row, kept in what.mended.items()
        if kept.stays
    }
    return with_texts(read, stays) if stays else None


def with_mended(found: Sequence[Found], what: Staged, so: dict[int, str]) -> list[Found]:
    """Findings of a package with those about its mended fields; ``so``: number of each row."""
    if not what.mended:
        return list(found)
    left = [one for one in found if not _of_its_cell(one, what)]
    return left + [
        one for row, kept in what.mended.items() for one in _told(row, kept, what, so.get(row, ""))
    ]


def _of_its_cell(one: Found, what: Staged) -> bool:
    """Whether a finding was noted on a cell whose text the entry does not take; what rules say is said of the text that stays."""
    kept = what.mended.get(one.row)
    return kept is not None and one.field in kept.stays and RULES[one.code].scope is Scope.PACKAGE


def _told(row: int, kept: Kept, what: Staged, so: str) -> Iterator[Found]:
    fields = BOOK_TYPES[what.book.type].field
    for code, several in ((STAYS, kept.stays), (OVERRULED, kept.overruled)):
        rule = RULES[code]
        for name, (value, mended) in several.items():
            says = rule.says.format(label=fields[name].label, value=value, kept=mended)
            yield Found(what.entry_ids[row], row, so, name, code, rule.severity, says)
