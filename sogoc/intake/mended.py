"""What is said of fields that were mended after an approval when their package comes again (docs/decisions/0020).

In: the findings of a package and what became of it. Out: the findings to record: those about a text that the entry does not take go, and
each such field is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sogoc.checking.actions import Found
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rules import RULES
from sogoc.register.actions import Staged
from sogoc.register.mending import Kept

STAYS, OVERRULED = "GIA_TRI_DA_SUA", "GIA_TRI_SUA_BI_THAY"


def with_mended(found: Sequence[Found], what: Staged, so: dict[int, str]) -> list[Found]:
    """Findings of a package with those about its mended fields; ``so``: number of each row."""
    if not what.mended:
        return list(found)
    left = [one for one in found if one.row not in what.mended or one.field not in what.mended[one.row].stays]
    return left + [
        one for row, kept in what.mended.items() for one in _told(row, kept, what, so.get(row, ""))
    ]


def _told(row: int, kept: Kept, what: Staged, so: str) -> Iterator[Found]:
    fields = BOOK_TYPES[what.book.type].field
    for code, several in ((STAYS, kept.stays), (OVERRULED, kept.overruled)):
        rule = RULES[code]
        for name, (value, mended) in several.items():
            says = rule.says.format(label=fields[name].label, value=value, kept=mended)
            yield Found(what.entry_ids[row], row, so, name, code, rule.severity, says)
