"""A kind of note in the margin that changes what an entry says, without changing what was written (the noun of ``law/amendments``).

What stands in the book stays; a later decision, judgment or registration is noted beside it, and copies are issued with the changed
value (khoản 6 Điều 29, khoản 3 Điều 23, Điều 35 Thông tư 04/2020/TT-BTP; read in a copy of the text as first issued). In: a kind, a
book type. Out: which of its fields the kind may touch, and its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.law.rule import Law
from sogoc.law.text import fold

if TYPE_CHECKING:
    from sogoc.law.book import BookType

GHI_CHU = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 6 Điều 29")
"""Changes are noted in the margin and copies take the changed value."""
GHI_CHU_HON_NHAN = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 3 Điều 23")
GHI_CHU_SUA_CHUA = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 35")
HO_TICH_CAI_CHINH = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 46, 47", sure=False)

PLACE_IN_THE_BOOK = frozenset({"so", "quyen_so", "trang_so", "ghi_chu"})
"""Attributes that no note changes: where the entry stands, and the margin itself."""
NO_GROUND = frozenset({"KS", "HN", "TL", "XNTT"})
"""Books whose entries change no other entry: a birth, a certificate, a copy."""
_PETITIONER = "nyc"


@dataclass(frozen=True, slots=True)
class Phrase:
    """How the margin says it: a regular expression over folded text (no marks, lower case), and how far it is to be believed."""

    pattern: str
    belief: float = 0.8


@dataclass(frozen=True, slots=True)
class Gives:
    """A text that a kind brings by itself, where the book has the column; ``when`` (like a phrase's pattern) names the notes that do."""

    column: str
    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentKind:
    """One kind of dated change.

    ``books`` are the types whose entries may bear it (empty: all); ``roles`` the person blocks (empty: all but the petitioner's);
    ``attributes`` what of them it may touch, ``names`` further official columns. With neither it is a note only, with
    ``everything`` it may touch whatever is no place in the book. ``says`` is the sentence of the screen, with ``{basis}``.
    ``sensitive`` kinds are shown only with the duty to see what is sensitive.
    """

    code: str
    title: str
    says: str
    laws: tuple[Law, ...]
    books: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    everything: bool = False
    sensitive: bool = False
    phrases: tuple[Phrase, ...] = ()
    gives: tuple[Gives, ...] = ()
    """What it says by being what it is, the more special first; proposed like everything that was read, never applied by itself."""
    group: str = "Ghi chú"

    def fits(self, book_type: BookType) -> bool:
        """Whether an entry of this type may bear it."""
        return not self.books or book_type.code in self.books

    def fields(self, book_type: BookType) -> tuple[str, ...]:
        """Official columns that it may give a new value, in the order of the printed page."""
        if not self.fits(book_type):
            return ()
        return tuple(name for name in book_type.page_order if self._touches(book_type, name))

    def _touches(self, book_type: BookType, name: str) -> bool:
        field = book_type.field[name]
        if name in self.names:
            return True
        if field.attribute in PLACE_IN_THE_BOOK:
            return False
        if self.everything:
            return True
        if field.block is None or field.attribute not in self.attributes:
            return False
        return field.block in self.roles if self.roles else field.block != _PETITIONER

    def given(self, book_type: BookType, note: str = "") -> dict[str, str]:
        """Official column → text that the kind brings into an entry of this type, by the words of a note."""
        may, folded = self.fields(book_type), fold(note)
        given: dict[str, str] = {}
        for one in self.gives:
            if one.column in may and re.search(one.when, folded):
                given.setdefault(one.column, one.text)
        return given

    def sentence(self, basis: str) -> str:
        """What happened, as a sentence: ``Đã ly hôn theo Bản án số 12/2010/HNGĐ-ST ngày 05/06/2010 của …``."""
        return self.says.format(basis=basis or "căn cứ chưa ghi")
