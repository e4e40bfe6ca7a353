"""A QR code (ISO/IEC 18004) drawn in a terminal, to be photographed by an authenticator's camera.

In: a text. Out: lines of half blocks, two rows of modules to a line, black on white whatever the terminal's own colours are, with the
quiet zone of four modules that the standard asks for.
"""

from __future__ import annotations

QUIET = 4
BLACK_ON_WHITE, AS_BEFORE = "\x1b[30;107m", "\x1b[0m"
HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
"""(upper module, lower module) → the character that paints the dark ones."""


def drawn(text: str) -> list[str]:
    """Draw the code of a text."""
    import segno

    code = segno.make(text, error="m", micro=False)
    rows = [tuple(row) for row in code.matrix_iter(border=QUIET)]
    if len(rows) % 2:
        rows.append((0,) * len(rows[0]))
    return [
        BLACK_ON_WHITE + "".join(HALVES[pair] for pair in zip(upper, lower, strict=True)) + AS_BEFORE
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
