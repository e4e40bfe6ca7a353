"""No tracked file holds the address of a package index, nor a path of the machine it was written on."""

from __future__ import annotations

import re

import pytest

from tests.support import tree

# written in pieces, so that this file does not name them either
INDEX = re.compile(
    r"https?://[^\s\"']*("
    + "|".join(["py" + "pi", "python" + "hosted", "npm" + "js", "deb" + r"ian\.org"])
    + ")"
)
MACHINE = re.compile(
    r"(?<![a-z])/(ro" + r"ot/|w" + r"ork/[a-z]|f" + r"arm/)|\.\./(sha" + r"red|\.lib" + "rary)"
)


def offences(text: str) -> list[str]:
    """The addresses and paths in a text that should not stand in it."""
    return [match.group() for pattern in (INDEX, MACHINE) for match in pattern.finditer(text)]


def test_no_file_names_an_index_or_a_machine():
    found = {str(path): offences(tree.text(path) or "") for path in tree.files()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://py" + "pi.org/simple/",
        "https://files.python" + "hosted.org/packages/x",
        "https://registry.npm" + "js.org/x",
        "cd /w" + "ork/main && make",
        "/ro" + "ot/.cache",
    ],
)
def test_the_check_sees_them(text: str):
    assert offences(text)


@pytest.mark.parametrize("text", ["http://127.0.0.1:8000", "https://www.gnu.org/licenses/", "workbench/main"])
def test_the_check_lets_other_addresses_be(text: str):
    assert not offences(text)
