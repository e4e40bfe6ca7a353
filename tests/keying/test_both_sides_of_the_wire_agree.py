"""What the server sends and takes is what ``frontend/src/wire.ts`` says: the same names, the same that may be missing."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from sogoc.api import schemas
from sogoc.api.endpoints.keying import ACTS
from sogoc.law.value import Absence
from tests.support import tree

WIRE = re.sub(
    r"/\*\*.*?\*/", "", (tree.ROOT / "frontend/src/wire.ts").read_text(encoding="utf-8"), flags=re.DOTALL
)
ANSWERED_HERE = {
    "Me",
    "WorkBook",
    "WorkLease",
    "Work",
    "Coaching",
    "Packet",
    "Draft",
    "Region",
    "PageImage",
    "Proposals",
}
TAKEN_HERE = {"AskLease", "FinishedPass", "Adjudication", "RefusalSaid"}


def block(text: str, start: int) -> str:
    """What stands between the braces that open at a place."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return text[start + 1 : at]
    raise ValueError(text[start:])


def members(body: str) -> dict[str, bool]:
    """Name → whether it must be there, of the members of one interface, not of those within them."""
    flat, depth = [], 0
    for letter in body:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        flat.append(letter if depth == 0 else "")
    return {name: not optional for name, optional in re.findall(r"(?:^|[;\n{])\s*(\w+)(\?)?:", "".join(flat))}


def interfaces() -> dict[str, dict[str, bool]]:
    found = {}
    for one in re.finditer(r"export interface (\w+) \{", WIRE):
        found[one[1]] = members(block(WIRE, one.end() - 1))
    return found


SAID = interfaces()


def ours(name: str) -> dict[str, bool]:
    """The same of the server's side; an optional one there is one with a value of its own."""
    fields = getattr(schemas, name).model_fields
    return {field.alias or key: field.is_required() for key, field in fields.items()}


@pytest.mark.parametrize("name", sorted(ANSWERED_HERE | TAKEN_HERE))
def test_both_sides_name_the_same(name: str):
    assert SAID[name]
    assert ours(name) == SAID[name]


def test_every_interface_has_its_other_side():
    assert set(SAID) - ANSWERED_HERE - TAKEN_HERE == set()


def test_the_kinds_are_the_same():
    def said(name: str) -> set[str]:
        line = re.search(rf"export type {name} =([^;]*);", WIRE)
        assert line is not None
        return set(re.findall(r'"(\w+)"', line[1]))

    assert said("PassKind") == set(get_args(schemas.PassKind))
    assert said("LeaseKind") | said("PassKind") == set(get_args(schemas.LeaseKind))
    assert said("Absence") == set(get_args(schemas.Absence)) == set(Absence)
    acts = WIRE[WIRE.index("export type ActBody") : WIRE.index("export type Act =")]
    assert set(re.findall(r'kind: "(\w+)"', acts)) == set(ACTS)
