"""Links between documents lead somewhere; pages of the manual stand in one of its kinds; every duty has its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sogoc.accounts.duties import TITLES
from sogoc.web import manual_pages
from tests.support import documents, tree

PAGES = [path for path in documents.markdown() if path.parent == documents.MANUAL]


@pytest.mark.parametrize("path", documents.markdown(), ids=str)
def test_links_resolve(path: Path):
    lost = [
        link
        for link in documents.links(documents.read(path))
        if not re.match(r"https?://|#|mailto:", link)
        and not (tree.ROOT / path.parent / link.split("#")[0]).exists()
    ]
    assert lost == []


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_a_page_of_the_manual_stays_in_the_manual(path: Path):
    inside = {page.name for page in PAGES}
    links = [link.split("#")[0] for link in documents.links(documents.read(path))]
    assert [link for link in links if not link.startswith("http") and link not in inside] == []


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_a_page_of_the_manual_has_a_kind_and_one_title(path: Path):
    page = manual_pages.page(path.stem)
    assert page.kind in manual_pages.KINDS
    assert len(re.findall(r"^# ", page.text, re.MULTILINE)) == 1
    assert page.title != page.slug


def test_pages_of_a_kind_have_different_places():
    places = [(page.kind, page.order) for page in manual_pages.pages()]
    assert len(places) == len(set(places))


def test_the_manual_has_all_kinds():
    assert [kind for kind, _ in manual_pages.grouped()] == list(manual_pages.KINDS)


def test_every_duty_has_its_page():
    told = {
        code: (cells[1], documents.links(cells[2]))
        for cells in documents.rows(documents.read(documents.MANUAL / "viec-cua-tung-nhiem-vu.md"))
        if len(cells) > 2
        for code in documents.named(cells[0])
    }
    assert {code: title for code, (title, _) in told.items()} == dict(TITLES)
    assert [code for code, (_, links) in told.items() if not links] == []
    listed = {
        link.split("#")[0]
        for link in documents.links(documents.read(documents.MANUAL / "viec-cua-tung-nhiem-vu.md"))
    }
    assert {path.name for path in PAGES if path.name.startswith("viec-")} - {
        "viec-cua-tung-nhiem-vu.md"
    } <= listed


def test_decisions_are_numbered_without_gaps():
    files = sorted(path for path in documents.markdown() if path.parts[:2] == ("docs", "decisions"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for path in files:
        text = documents.read(path)
        assert text.startswith(f"# {path.name[:4]} ")
        assert "**Decided**" in text
        assert "**Rejected.**" in text, path
