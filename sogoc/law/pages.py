"""The kinds of pages of a paper book, and which of them a declaration counts.

In: nothing. Out: codes and their Vietnamese words. A book's pages are numbered and sealed (TT 04/2020/TT-BTP Điều 29); what is left
blank or struck through keeps its number, the closing page says how many cases the book holds. Covers, the back of a page with its notes
and slips that lie in the book bear no page number of their own (practice of the offices, not a text that was read).
"""

from __future__ import annotations

from collections.abc import Mapping

PAGE_KINDS: Mapping[str, str] = {
    "entry": "trang ghi trường hợp",
    "cover": "bìa",
    "blank": "trang trống",
    "crossed_out": "trang gạch bỏ",
    "closing": "trang khóa sổ",
    "slip": "giấy rời",
    "reverse": "mặt sau",
}
"""Code → what the screen calls it, in the order of the keys 1–7."""

NUMBERED = frozenset({"entry", "blank", "crossed_out", "closing"})
"""Kinds that the declared number of pages of a book counts."""

BEARING = frozenset({"entry", "crossed_out"})
"""Kinds that hold entries: those that are cut into entries."""

CUT_KINDS: Mapping[str, str] = {"entry": "trường hợp", "crossed_out": "số gạch bỏ"}
"""What one cut is: an entry that counts, or a number that was struck through."""
