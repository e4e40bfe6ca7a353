"""The manual: pages in Markdown that are shipped with the product, and reference pages made from the law's declarations.

In: ``manual/<slug>.md``. A first line ``<!-- loại: cách làm · thứ tự: 20 -->`` puts a page in one of the four kinds and in order; the first
heading is its title. Out: pages as safe HTML (raw HTML in them is shown as text), search over their text, marks aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt

from sogoc.law.text import fold
from sogoc.web.refusals import UNKNOWN_PAGE

FOLDER = Path(__file__).parent / "manual"
KINDS = ("bài học", "cách làm", "tra cứu", "giải thích")
_ABOUT = re.compile(r"^<!--\s*(?P<about>[^>]*?)\s*-->\s*\n")
_LINK = re.compile(r'href="(?:\./)?([0-9a-z_-]+)\.md(#[^"]*)?"')
_SENTENCE = 90


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page as it was written."""

    slug: str
    title: str
    kind: str
    order: int
    text: str

    @property
    def html(self) -> str:
        """Page as HTML; links between Markdown files lead to the pages that they become."""
        made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(self.text)
        made = made.replace(
            "<table>",
            '<div class="scroll" tabindex="0" role="region" aria-label="Bảng"><table class="table">',
        )
        return _LINK.sub(r'href="/huong-dan/\1\2"', made.replace("</table>", "</table></div>"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds the words, and the words around them."""

    page: ManualPage
    around: str


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


def search(words: str) -> list[Hit]:
    """Pages that hold all words, marks aside; those with the words in their title first."""
    wanted = fold(words).split()
    hits = []
    for one in pages():
        text = fold(one.text)
        if wanted and all(word in text for word in wanted):
            hits.append((not all(word in fold(one.title) for word in wanted), one))
    return [Hit(one, _around(one.text, wanted[0])) for _, one in sorted(hits, key=lambda hit: hit[0])]


def _around(text: str, word: str) -> str:
    for line in text.splitlines()[1:]:
        plain = line.strip("#|*- ").replace("|", " ").replace("`", "").replace("**", "")
        if word in fold(plain):
            return plain if len(plain) <= 2 * _SENTENCE else f"{plain[: 2 * _SENTENCE]}…"
    return ""


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
