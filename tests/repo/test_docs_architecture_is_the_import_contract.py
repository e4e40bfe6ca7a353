"""The list of rooms on the architecture page is the contract that import-linter holds, and each room is told of."""

from __future__ import annotations

import tomllib

from tests.support import documents, tree

PAGE = documents.read("docs/architecture.md")
ROOMS = sorted({path.parts[1] for path in tree.files() if path.parts[0] == "sogoc" and len(path.parts) > 2})


def contract() -> list[str]:
    """The layers of pyproject.toml, from the top."""
    with (tree.ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (layers,) = [one["layers"] for one in contracts if one["type"] == "layers"]
    return [str(layer) for layer in layers]


def test_the_page_shows_the_layers():
    assert documents.blocks(PAGE, "text")[0].split("\n")[:-1] == contract()


def test_each_room_has_its_line():
    told = {name for cells in documents.rows(PAGE) for name in documents.named(cells[0])}
    assert told == set(ROOMS)


def test_each_room_with_records_or_acts_has_a_readme():
    silent = {"law", "cli"}  # the nouns and the commands speak for themselves
    assert [
        room for room in ROOMS if room not in silent and not (tree.PACKAGE / room / "README.md").is_file()
    ] == []


def test_rooms_that_stand_are_no_longer_planned():
    planned = {
        word.strip("()") for layer in contract() for word in layer.split(" | ") if word.startswith("(")
    }
    assert planned & set(ROOMS) == set()
