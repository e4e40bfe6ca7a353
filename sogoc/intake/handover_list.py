"""Books of a hand-over as people list them: a line for each, its name, how many pages, in which condition. Pure.

In: text as pasted from a spreadsheet or typed (``KS.2008.01; 198; rách bìa``; tabs, semicolons or blanks between, an ordinal before
the name and a line of titles are passed over). Out: path → ``Handed``; a line that cannot be read is refused with its number, and
nothing is taken.
"""

from __future__ import annotations

import re

from sogoc.intake.book_names import parse_book_path
from sogoc.intake.book_refusals import HANDOVER_BAD_LINE
from sogoc.intake.handover_actions import Handed
from sogoc.law.refusal import Refusal

_ORDINAL = re.compile(r"[0-9]{1,4}[.)]?")
_PAGES = re.compile(r"([0-9]{1,7})(?: +trang)?")
_IN_BLANKS = re.compile(r"(?P<name>[^ ]+)(?: +(?P<pages>[0-9]{1,7}(?: +trang)?)(?![^ ]))?(?P<condition>.*)")


def read_handed(text: str, unit: str = "") -> dict[str, Handed]:
    """Books of a list; ``unit``: whose books they are where a name does not say (``KS.2008.01``)."""
    found: dict[str, Handed] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or (not found and not any(map(str.isdigit, line))):
            continue  # a line of titles above the first book
        name, pages, condition = _cells(line.strip())
        try:
            path = parse_book_path(name if "/" in name or not unit else f"{unit}/{name}")
        except Refusal as refusal:
            raise _wrong(number, line, refusal.says) from None
        if path in found:
            raise _wrong(number, line, f"quyển {path} đã có ở dòng trước.")
        counted = _PAGES.fullmatch(pages)
        if pages and counted is None:
            raise _wrong(number, line, f"“{pages}” không phải số trang.")
        found[path] = Handed(int(counted[1]) if counted else None, condition)
    return found


def _cells(line: str) -> tuple[str, str, str]:
    """Name, pages, condition of a line: by tabs, else by semicolons, else by blanks."""
    separator = next((one for one in "\t;" if one in line), None)
    if separator is None:
        first, _, rest = line.partition(" ")
        read = _IN_BLANKS.fullmatch(rest.strip() if _ORDINAL.fullmatch(first) and rest else line)
        return (read["name"], read["pages"] or "", read["condition"].strip()) if read else (line, "", "")
    cells = [cell.strip() for cell in line.split(separator)]
    if _ORDINAL.fullmatch(cells[0]) and len(cells) > 1:
        del cells[0]
    name, pages, *condition = [*cells, ""]
    return name, pages, "; ".join(filter(None, condition))


def _wrong(number: int, line: str, what: str) -> Refusal:
    return HANDOVER_BAD_LINE.because(line=number, text=line.strip()[:60], what=what[:1].lower() + what[1:])
