"""For which units somebody brings packages, and whether a table names another place than the unit chosen for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.accounts.models import Office
from sogoc.accounts.offices import PROVINCE, Named, Tree
from sogoc.intake.refusals import NO_REGISTERS
from sogoc.law import places
from sogoc.law.text import fold_key
from sogoc.law.value import verbatim
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

ABOVE_BOOKS = "tinh"
"""A province keeps no register of its own: what it registered is its Department's."""
OTHER_TIMES = "Đơn vị của thời kỳ khác"
LOOKED_AT = 50
"""So many entries of a book are asked where they were registered."""
_KINDS = ("Sở Tư pháp", "Phòng Tư pháp", "Thị trấn", "Thành phố", "Đặc khu", "Phường", "Huyện", "Tỉnh", "Xã")


def keeps_registers(unit: places.Unit) -> places.Unit:
    """Return the unit; refuses one that keeps no civil-status books of its own."""
    if unit.kind == ABOVE_BOOKS:
        raise NO_REGISTERS.because(name=unit.name, unit=places.dated_code(unit))
    return unit


def units_to_bring(person: Person) -> dict[str, list[tuple[str, str]]]:
    """Units (code, title) whose packages this person may bring, by district; a commune says its own, for there is many a *Phường 1*.

    The own province as of the contract's day comes first, then other provinces, then units of other times.
    """
    may = accounts.jurisdiction_units(person, duty="key")
    entrusted = {path.partition("/")[0] for path in may.books}
    if accounts.has_units() or not may.everything:
        rows = Office.objects.values_list("ref", "name", "kind", "parent")
        known = [Named(*row) for row in rows.order_by("parent", "ref")]
    else:  # no list of units was loaded yet: those of the contract's day
        known = [Named(one.code, one.name, one.kind, one.parent or "") for one in places.units()]
    by_ref = {one.ref: one for one in known}
    tree = Tree({one.ref: one.parent for one in known}, {})
    others = {one.ref for one in known if one.kind == ABOVE_BOOKS} - {tree.parents.get(PROVINCE, "")}
    ranked: list[tuple[int, str, str, tuple[str, str]]] = []
    for one in known:
        if one.kind != ABOVE_BOOKS and (one.ref in may or one.ref in entrusted):
            if "@" in one.ref:
                ranked.append((2, "", OTHER_TIMES, (one.ref, one.name)))
                continue
            far = not others.isdisjoint(tree.upwards(one.ref))
            above = by_ref.get(one.parent)
            code, name = one.district(by_ref) or ("", above.name if above else "Cấp tỉnh")
            ranked.append((int(far), code, name, (one.ref, one.title(by_ref))))
    grouped: dict[str, list[tuple[str, str]]] = {}
    for _, _, group, choice in sorted(ranked, key=lambda row: row[:2]):
        grouped.setdefault(group, []).append(choice)
    return grouped


def registered_elsewhere(books: Iterable[Book]) -> list[tuple[Book, str]]:
    """Books of which no entry looked at names its unit as the place of registration, with the place that the first one names."""
    found = []
    for book in books:
        ids = records.entries(book).order_by("row").values_list("pk", flat=True)[:LOOKED_AT]
        written = [verbatim(values.get("noiDangKy")) for values in records.values_of_entries(ids).values()]
        places_named = [text for text in written if text]
        loaded = Office.objects.filter(ref=book.unit).values_list("name", flat=True)
        keys = {_bare(name) for name in (places.read_code(book.unit).name, *loaded)}
        if places_named and not any(key in fold_key(text) for text in places_named for key in keys):
            found.append((book, places_named[0]))
    return found


def _bare(name: str) -> str:
    """A unit's name as any spelling of its kind would hold it: *Xã Lát* → *lat*; the Department is known by the word alone."""
    if name.startswith("Sở Tư pháp"):
        return fold_key("Sở Tư pháp")
    for kind in _KINDS:
        if name.startswith(kind + " "):
            return fold_key(name.removeprefix(kind + " "))
    return fold_key(name)
