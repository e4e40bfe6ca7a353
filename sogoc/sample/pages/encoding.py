"""One byte for every Vietnamese letter: the code that both faces of a page share.

In: the letters that a page shows. Out: their codes, and the map back to Unicode (ISO 32000-1, 9.10.3)
that makes the text selectable. ASCII letters stand where they stand; the 134 other letters of
the Vietnamese alphabet have fixed places, so that widths and map are the same on all pages; what else a
page needs (highland letters, letters with a combining breve, typographic quotes) takes the free places.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

# First code, first letter, number of letters: runs that follow one another in Unicode.
RUNS = ((0x20, 0x20, 59), (0x61, 0x61, 26), (0x80, 0x1EA0, 90))
# First code, letters.
LISTS = ((0xDA, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđƠơ"), (0x01, "ƯưĨĩŨũ"))
FIXED = {
    **{chr(letter + i): code + i for code, letter, count in RUNS for i in range(count)},
    **{letter: code + i for code, letters in LISTS for i, letter in enumerate(letters)},
}
UNKNOWN = "\ufffd"


@cache
def free_codes() -> tuple[int, ...]:
    """Give the codes that no fixed letter has (a line end would change inside a PDF string)."""
    taken = {*FIXED.values(), 0x0A, 0x0D}
    return tuple(code for code in range(1, 256) if code not in taken)


def guests_among(letters: Iterable[str]) -> tuple[str, ...]:
    """Give the letters without a fixed place, in order; when too many come, the last are unknown."""
    guests = sorted({letter for letter in letters if letter not in FIXED})
    room = len(free_codes())
    return tuple(guests if len(guests) <= room else [*guests[: room - 1], UNKNOWN])


def guest_codes(guests: tuple[str, ...]) -> dict[str, int]:
    """Give the places of the letters that have no fixed one."""
    return dict(zip(guests, free_codes(), strict=False))


def unicode_map(guests: tuple[str, ...]) -> bytes:
    """Write the ToUnicode map."""
    runs = "".join(f"<{code:02x}><{code + count - 1:02x}><{letter:04x}>" for code, letter, count in RUNS)
    for code, letters in LISTS:
        listed = "".join(f"<{ord(letter):04x}>" for letter in letters)
        runs += f"<{code:02x}><{code + len(letters) - 1:02x}>[{listed}]"
    rows = "".join(
        f"<{code:02x}><{letter.encode('utf-16-be', 'replace').hex()}>"
        for letter, code in guest_codes(guests).items()
    )
    singles = f"{len(guests)} beginbfchar{rows}endbfchar " if guests else ""
    return (
        "begincmap 1 begincodespacerange<00><ff>endcodespacerange "
        f"{len(RUNS) + len(LISTS)} beginbfrange{runs}endbfrange {singles}endcmap"
    ).encode("ascii")
