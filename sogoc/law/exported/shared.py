"""What all book types share: value types, code lists with their other wordings, names, places, reasons and absences."""

from __future__ import annotations

from typing import Any

from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS, CodeList, read_table
from sogoc.law.places.model import Gazetteer, Unit
from sogoc.law.reasons import REASONS
from sogoc.law.value import ABSENCES
from sogoc.law.values import VALUE_TYPES, dan_toc, quoc_tich

_NAMES = "sogoc.law.values.ho_ten"


def shared(places: Gazetteer) -> dict[str, Any]:
    """One dictionary for all types; ``places`` are those of the installation."""
    used = sorted({field.codes for one in BOOK_TYPES.values() for field in one.official if field.codes})
    return {
        "absences": {str(code): words for code, words in ABSENCES.items()},
        "reasons": REASONS,
        "kinds": {one.code: dict(one.kinds) for one in VALUE_TYPES.values()},
        "lists": {code: _list(CODE_LISTS[code]) for code in used},
        "wordings": {"dan_toc": dan_toc.wordings(), "quoc_tich": quoc_tich.wordings()},
        "names": {
            "surnames": [[row["ho"], float(row["trong_so"])] for row in read_table(_NAMES, "ho")],
            "given": [[row["ten"], int(row["lan"])] for row in read_table(_NAMES, "ten")],
            "highland": [row["tu"] for row in read_table(_NAMES, "tay_nguyen")],
        },
        "places": {
            "province": places.province,
            "units": [_unit(each, places) for each in places.everything if each.kind != "so"],
            "aliases": [
                [row["alias"], row["name"], row["kind"]] for row in read_table("sogoc.law.places", "aliases")
            ],
        },
    }


def _list(one: CodeList) -> dict[str, Any]:
    """Codes with their labels in the list's order; a list whose code is its label says each once."""
    labels = all(code == label for code, label in one.items.items())
    said: dict[str, Any] = {
        "title": one.title,
        "items": list(one.items) if labels else [list(item) for item in one.items.items()],
    }
    if one.aliases:
        said["aliases"] = dict(one.aliases)
    return said | {name: day for name, day in (("since", one.since), ("until", one.until)) if day}


def _unit(each: Unit, places: Gazetteer) -> list[str]:
    """Code, name, kind, code above, first and last day, what it mainly came from; what is empty at the end is left out."""
    days = [day.isoformat() if day else "" for day in (each.valid_from, each.valid_to)]
    origins = places.origins(each.code, each.valid_from) if each.valid_from else []
    origin = origins[0][0] if origins and origins[0][0] != each.code else ""
    said = [each.code, each.name, each.kind, each.parent or "", *days, origin]
    while not said[-1]:
        said.pop()
    return said
