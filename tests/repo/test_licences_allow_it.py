"""What the product imports may be given to any office: no licence in it asks for the product's own source."""

from __future__ import annotations

import json
import re
from importlib import metadata

import pytest

from tests.support import tree

ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python Software Foundation|Unlicense|LGPL|Lesser General|HPND|Zlib|0BSD|CC0|OFL|BlueOak)",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(r"\b(A?GPL|SSPL|(Affero )?General Public License)", re.IGNORECASE)
LESSER = re.compile(r"LGPL|(GNU )?Lesser General Public License", re.IGNORECASE)


def pinned(name: str) -> list[str]:
    """The packages of one requirements file."""
    lines = (tree.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [
        line.partition("==")[0]
        for line in lines
        if re.match(r"[a-z0-9]", line) and "sys_platform ==" not in line
    ]


def licence(package: str) -> str:
    """What a distribution says of its licence: the expression, the classifiers or the free text's first line."""
    data = metadata.metadata(package)
    if expression := data.get_all("License-Expression"):
        return str(expression[0])
    classifiers = [line for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    return "; ".join(classifiers) or "".join(data.get_all("License") or []).strip().partition("\n")[0]


def is_allowed(words: str) -> bool:
    """Whether a licence's words name an allowed one and none that spreads to the importer."""
    alternatives = re.split(r"\s+OR\s+", words)
    return any(
        ALLOWED.search(words) is not None and FORBIDDEN.search(LESSER.sub("", words)) is None
        for words in alternatives
    )


@pytest.mark.parametrize(
    "package", sorted({*pinned("run"), "psycopg", "psycopg-binary", "psycopg-pool", "obstore"})
)
def test_a_package_that_runs_has_an_allowed_licence(package: str):
    words = licence(package)
    assert is_allowed(words), f"{package}: {words!r}"


def test_what_the_workbench_is_made_of_and_with_has_allowed_licences():
    lock = json.loads((tree.ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    said = {name: about.get("license", "") for name, about in lock["packages"].items() if name}
    assert {name: words for name, words in said.items() if not is_allowed(words)} == {}


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0", False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", True),
        ("LGPL-3.0-only", True),
        ("MIT OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("", False),
    ],
)
def test_the_check_knows_one_licence_from_another(words: str, allowed: bool):
    assert is_allowed(words) is allowed
