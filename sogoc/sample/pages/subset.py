"""A page's own small font: only the letters that the page shows.

In: a face and the letters in use. Out: a font program in the Compact Font Format (Adobe Technical
Notes 5176 and 5177). Outlines that several letters share (a base and its marks) become subroutines
of the charstrings, which also make the moves that letters have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sogoc.sample.pages.charstring import CALLSUBR, ENDCHAR, RETURN, first_move, move, number
from sogoc.sample.pages.encoding import FIXED, UNKNOWN, guest_codes, guests_among
from sogoc.sample.pages.faces import MARKED, Face, Glyph, Outline, split_letters

REAL_UNIT = {100: b"\x1e\xa0\x1f"}  # 1/grid as a real operand


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program and the codes of its letters."""

    program: bytes
    guests: tuple[str, ...]
    codes: dict[str, str]
    singles: dict[int, str]  # the same for letters of one code point, for str.translate

    def encode(self, text: str) -> bytes:
        """Give a text in the codes of this font, as a PDF literal string."""
        if UNKNOWN in self.codes or MARKED.search(text):
            codes, unknown = self.codes, self.codes.get(UNKNOWN, "")
            coded = "".join([codes.get(letter, unknown) for letter in split_letters(text)])
        else:
            coded = text.translate(self.singles)
        if "(" in coded or ")" in coded or "\\" in coded:
            coded = coded.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + coded.encode("latin-1") + b")"


def make_subset(face: Face, texts: Iterable[str]) -> Subset:
    """Make the font of the letters that occur in the texts."""
    letters = {" ", *split_letters("".join(texts))}
    guests = guests_among(letters)
    places = {letter: FIXED[letter] for letter in letters if letter in FIXED} | guest_codes(guests)
    in_order = sorted(places.items(), key=lambda place: place[1])
    glyphs = [face.glyph(letter) for letter, _ in in_order]
    program = font_program(face, glyphs, bytes([code for _, code in in_order]))
    codes = {letter: chr(code) for letter, code in places.items()}
    return Subset(program, guests, codes, {ord(letter): c for letter, c in codes.items() if len(letter) == 1})


def table(items: Sequence[bytes]) -> bytes:
    """Write a CFF INDEX."""
    if not items:
        return b"\0\0"
    ends = [1]
    for item in items:
        ends.append(ends[-1] + len(item))
    size = 1 if ends[-1] < 256 else 2  # a page's font never reaches 64 kB
    offsets = b"".join([end.to_bytes(size, "big") for end in ends])
    return len(items).to_bytes(2, "big") + bytes((size,)) + offsets + b"".join(items)


def charstrings(face: Face, glyphs: Sequence[Glyph]) -> tuple[list[bytes], list[bytes]]:
    """Write the letters' charstrings and the subroutines that they share."""
    uses = Counter([part[0] for glyph in glyphs for part in glyph.parts])
    followed = {part[0] for glyph in glyphs for part in glyph.parts[:-1]}
    shared = [outline for outline, times in uses.items() if times > 1]
    calls = {outline: number(i - 107) + CALLSUBR for i, outline in enumerate(shared)}
    advances = {glyph.parts[0][0]: number(glyph.advance) for glyph in glyphs if glyph.parts}
    written = []
    for glyph in glyphs:
        pieces = []
        if not glyph.parts or glyph.parts[0][0] not in calls:
            pieces.append(number(glyph.advance))  # else the subroutine begins with it
        at_x = at_y = 0
        for outline, x, y in glyph.parts:
            drawn = face.outlines[outline]
            if outline in calls:
                pieces += (move(x - at_x, y - at_y), calls[outline])
                onward = drawn.spot if outline in followed else drawn.end
            elif x == at_x and y == at_y:
                pieces.append(drawn.begun)
                onward = drawn.end
            else:
                pieces += (first_move(x + drawn.start[0] - at_x, y + drawn.start[1] - at_y), drawn.code)
                onward = drawn.end
            at_x, at_y = x + onward[0], y + onward[1]
        pieces.append(ENDCHAR)
        written.append(b"".join(pieces))
    return written, [
        advances.get(outline, b"") + subroutine(face.outlines[outline], followed=outline in followed)
        for outline in shared
    ]


@cache
def subroutine(outline: Outline, *, followed: bool) -> bytes:
    """Write an outline that several letters draw, with the move on to where a mark follows."""
    onward = move(outline.spot[0] - outline.end[0], outline.spot[1] - outline.end[1]) if followed else b""
    return outline.begun + onward + RETURN


def long(value: int) -> bytes:
    """Write an offset in a fixed number of bytes, so that offsets do not move one another."""
    return b"\x1c" + value.to_bytes(2, "big")


def font_program(face: Face, glyphs: Sequence[Glyph], codes: bytes) -> bytes:
    """Join header, dictionaries, charstrings and subroutines to a bare CFF font."""
    letters, subroutines = charstrings(face, glyphs)
    unit, zero = REAL_UNIT[face.grid], number(0)
    matrix = unit + zero + zero + unit + zero + zero + b"\x0c\x07"
    head = b"\x01\x00\x04\x02" + table([b"P"])
    top_size = len(matrix) + 3 + 1 + 3 + 1 + 3 + 1 + 6 + 1
    after_top = len(head) + 5 + top_size + 2 + 2  # the top dictionary's own table; two empty tables
    encoding = bytes((0, len(codes))) + codes
    charset = bytes((1, 0, 1, len(codes) - 1))
    glyph_table = table([ENDCHAR, *letters])
    private = number(2) + b"\x13"  # the subroutines follow at once
    at_charset = after_top + len(encoding)
    at_glyphs = at_charset + len(charset)
    at_private = at_glyphs + len(glyph_table)
    top = b"".join((
        matrix,
        long(at_charset), b"\x0f",
        long(after_top), b"\x10",
        long(at_glyphs), b"\x11",
        long(len(private)), long(at_private), b"\x12",
    ))  # fmt: skip
    body = encoding + charset + glyph_table + private + table(subroutines)
    return head + table([top]) + b"\0\0" + b"\0\0" + body
