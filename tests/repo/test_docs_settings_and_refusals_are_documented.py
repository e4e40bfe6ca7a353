"""Every setting of the environment and every refusal can be looked up in the manual."""

from __future__ import annotations

import ast

import sogoc
from sogoc.accounts.first_people import _SAMPLE_PEOPLE, SAMPLE_PASSWORD
from sogoc.law.refusal import RefusalKind
from sogoc.web.refusal_index import every_refusal
from tests.support import documents, tree

PRODUCT = [path for path in tree.modules() if path.parts[0] == "sogoc"]


def settings() -> set[str]:
    """Names of the environment that the product reads."""
    found = set()
    for path in PRODUCT:
        for node in ast.walk(tree.syntax(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and str(first.value).startswith("SOGOC_"):
                    found.add(str(first.value))
    return found


def called(name: str) -> set[str]:
    """Codes with which a class of refusals is built in place."""
    return {
        str(node.args[0].value)
        for path in PRODUCT
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == name
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_the_page_of_settings_names_what_is_read_and_nothing_else():
    page = documents.read(documents.MANUAL / "cai-dat.md")
    told = {
        name
        for cells in documents.rows(page)
        for name in documents.named(cells[0])
        if name.startswith("SOGOC_")
    }
    assert told == settings()


def test_every_kind_of_refusal_is_in_the_reference():
    declared = called(RefusalKind.__name__)
    assert len(declared) > 80
    assert declared <= {kind.code for kind in every_refusal()}


def test_every_refusal_said_in_place_is_told():
    page = documents.read(documents.MANUAL / "bi-tu-choi.md")
    told = {code for cells in documents.rows(page) for code in documents.named(cells[0])}
    assert called("Refusal") - {kind.code for kind in every_refusal()} <= told
    assert {code for code in told if code.isupper() and "_" in code} <= (
        called("Refusal") | {kind.code for kind in every_refusal()}
    )


def test_the_readmes_tell_how_to_sign_in():
    for name in ("README.md", "README.vi.md"):
        text = documents.read(name)
        accounts = {code for cells in documents.rows(text) for code in documents.named(cells[0])}
        assert {username for username, *_ in _SAMPLE_PEOPLE} | {"admin"} <= accounts
        assert SAMPLE_PASSWORD in text


def test_the_changelog_tells_of_this_version():
    assert f"## [{sogoc.__version__}]" in documents.read("CHANGELOG.md")
