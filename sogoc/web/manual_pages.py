"""The manual: pages in Markdown that are shipped with the product, and reference pages made from the law's declarations.

In: ``manual/<slug>.md``. A first line ``<!-- loại: cách làm · thứ tự: 20 -->`` puts a page in one of the kinds and in order; the first
heading is its title. Out: pages as safe HTML (raw HTML in them is shown as text).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sogoc.law.text import fold
from sogoc.web.refusals import UNKNOWN_PAGE

FOLDER = Path(__file__).parent / "manual"
KINDS = ("bài học", "nhiệm vụ", "cách làm", "tra cứu", "giải thích")
_ABOUT = re.compile(r"^<!--\s*(?P<about>[^>]*?)\s*-->\s*\n")
_LINK = re.compile(r'href="(?:\./)?([0-9a-z_-]+)\.md(#[^"]*)?"')
_NOT_IN_IDS = re.compile(r"[^0-9a-z]+")
_READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page as it was written."""

    slug: str
    title: str
    kind: str
    order: int
    text: str

    @property
    def tokens(self) -> list[Token]:
        """Page as Markdown's parts; every heading has an id, so that a link can lead to its section."""
        found = _READER.parse(self.text)
        used: Counter[str] = Counter()
        for at, token in enumerate(found):
            if token.type == "heading_open":
                name = _NOT_IN_IDS.sub("-", fold(found[at + 1].content)).strip("-")
                used[name] += 1
                token.attrSet("id", name if used[name] == 1 else f"{name}-{used[name]}")
        return found

    @property
    def html(self) -> str:
        """Page as HTML; links between Markdown files lead to the pages that they become."""
        made: str = _READER.renderer.render(self.tokens, _READER.options, {})
        made = made.replace(
            "<table>",
            '<div class="scroll" tabindex="0" role="region" aria-label="Bảng"><table class="table">',
        )
        return _LINK.sub(r'href="/huong-dan/\1\2"', made.replace("</table>", "</table></div>"))


def pages() -> list[ManualPage]:
    """All pages in the order of their kinds."""
    found = [_page(path.stem, path.stat().st_mtime_ns) for path in FOLDER.glob("*.md")]
    return sorted(found, key=lambda page: (_place(page.kind), page.order, page.title))


def grouped() -> list[tuple[str, list[ManualPage]]]:
    """Pages by kind, those kinds that have any."""
    every = pages()
    kinds = dict.fromkeys((*KINDS, *(page.kind for page in every)))
    return [(kind, rows) for kind in kinds if (rows := [page for page in every if page.kind == kind])]


def page(slug: str) -> ManualPage:
    """One page; refuses a name that none has."""
    for one in pages():
        if one.slug == slug:
            return one
    raise UNKNOWN_PAGE.because(page=slug)


def _place(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


@cache
def _page(slug: str, _changed: int) -> ManualPage:
    text = (FOLDER / f"{slug}.md").read_text(encoding="utf-8")
    kind, order = "khác", 50
    if found := _ABOUT.match(text):
        text = text[found.end() :]
        for part in found["about"].split("·"):
            name, _, value = (piece.strip() for piece in part.partition(":"))
            kind = value if name == "loại" else kind
            order = int(value) if name == "thứ tự" and value.isdigit() else order
    title = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), slug)
    return ManualPage(slug, title, kind, order, text)
