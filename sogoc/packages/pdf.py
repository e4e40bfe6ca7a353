"""One PDF at a time, for the web: sound or not, and its page as a picture; PDFium runs in the reader's process."""

from __future__ import annotations

from typing import Any

from sogoc.packages.sandbox import Sandbox

MOST_PAGES = 64
"""Pages of one entry that are shown."""


def is_sound(content: bytes, *, sandbox: Sandbox, name: str = "PDF") -> bool:
    """Tell whether a PDF opens and has a page that loads."""
    answer, _ = sandbox.ask("sound", name=name, content=content)
    return bool(answer["sound"])


def sizes(content: bytes, *, sandbox: Sandbox, name: str = "PDF") -> list[tuple[float, float]]:
    """Width and height in points of each page, of the first ``MOST_PAGES``; none when it does not open."""
    answer, _ = sandbox.ask("sizes", name=name, content=content, most=MOST_PAGES)
    return [(wide, high) for wide, high in answer["sizes"]]


def paper(content: bytes, *, sandbox: Sandbox, name: str = "giấy tờ") -> tuple[str, int]:
    """Media type and number of pages of a paper's file; an empty type when it is neither a sound PDF nor a sound picture."""
    answer, _ = sandbox.ask("paper", name=name, content=content)
    return str(answer["media"]), int(answer["pages"])


def signatures(content: bytes, *, sandbox: Sandbox, name: str = "PDF") -> list[dict[str, Any]]:
    """Digital signatures of a PDF, as ``packages.signatures.Signature`` tells them."""
    answer, _ = sandbox.ask("sogoc.packages.signatures:signatures", name=name, content=content)
    found: list[dict[str, Any]] = answer["signatures"]
    return found


def render(content: bytes, width: int, *, sandbox: Sandbox, page: int = 0, name: str = "PDF") -> bytes | None:
    """Draw a page (from 0) as WebP of a width in pixels; None when it cannot be drawn."""
    answer, pictures = sandbox.ask("render", name=name, content=content, width=width, page=page)
    return pictures[0] if answer["drawn"] else None
