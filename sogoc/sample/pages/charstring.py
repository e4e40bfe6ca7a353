"""The few words of the Type 2 charstring language that pages need (Adobe Technical Note 5177)."""

from __future__ import annotations

from functools import lru_cache

RMOVETO, HMOVETO, VMOVETO, CALLSUBR, RETURN, ENDCHAR = b"\x15", b"\x16", b"\x04", b"\x0a", b"\x0b", b"\x0e"


@lru_cache(4096)
def number(value: int) -> bytes:
    """Write an integer as a Type 2 operand."""
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= abs(value) <= 1131:
        rest = abs(value) - 108
        return bytes(((247 if value > 0 else 251) + (rest >> 8), rest & 255))
    return b"\x1c" + value.to_bytes(2, "big", signed=True)


@lru_cache(4096)
def move(x: int, y: int) -> bytes:
    """Write a move of the pen off the paper, or nothing."""
    if x and y:
        return number(x) + number(y) + RMOVETO
    return number(x) + HMOVETO if x else number(y) + VMOVETO if y else b""


def first_move(x: int, y: int) -> bytes:
    """Write the move that must begin a path, even when it leads nowhere."""
    return move(x, y) or number(0) + HMOVETO
