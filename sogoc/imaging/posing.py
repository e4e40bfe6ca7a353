"""How a page stands: its part of a file, turned, perhaps halved. Pure geometry, in permille of the upright page.

In: rotation, side, split line, rectangles. Out: sizes, rectangles after a turn, the recipe by which a picture of the page is kept.
A spread is turned as a whole, split at a line, and each half may be turned further.
"""

from __future__ import annotations

from dataclasses import dataclass

WHOLE = 1000
SIDES = ("", "left", "right")
LEAST = 10
"""Least side of a region: a hundredth of the page."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    x: int
    y: int
    w: int
    h: int

    @property
    def sound(self) -> bool:
        """Whether it lies on the page and is large enough to hold anything."""
        inside = self.x >= 0 and self.y >= 0 and self.x + self.w <= WHOLE and self.y + self.h <= WHOLE
        return inside and self.w >= LEAST and self.h >= LEAST

    def turned(self, degrees: int) -> Box:
        """Where it lies when the page is turned clockwise."""
        box = self
        for _ in range(degrees % 360 // 90):
            box = Box(WHOLE - box.y - box.h, box.x, box.h, box.w)
        return box

    def as_list(self) -> list[int]:
        """For the ledger and the wire."""
        return [self.x, self.y, self.w, self.h]


FULL = Box(0, 0, WHOLE, WHOLE)


@dataclass(frozen=True, slots=True)
class Pose:
    """Everything that decides how a part of a file looks as a page."""

    part: int = 0
    rotation: int = 0
    side: str = ""
    split_at: int | None = None
    spread_rotation: int = 0

    @property
    def code(self) -> str:
        """Name of its pictures: changes whenever they do."""
        half = f"{self.side[0]}{self.split_at}.{self.spread_rotation}" if self.side else "w"
        return f"{self.part}-{half}-{self.rotation}"

    @property
    def before(self) -> int:
        """Degrees by which the whole part is turned first."""
        return self.spread_rotation if self.side else self.rotation

    @property
    def after(self) -> int:
        """Degrees by which a half is turned further."""
        return (self.rotation - self.spread_rotation) % 360 if self.side else 0

    @property
    def half(self) -> Box:
        """The part of the turned whole that is this page."""
        if not self.side or self.split_at is None:
            return FULL
        if self.side == "left":
            return Box(0, 0, self.split_at, WHOLE)
        return Box(self.split_at, 0, WHOLE - self.split_at, WHOLE)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Size of the page, of a part that comes so wide and high."""
        if self.before % 180:
            width, height = height, width
        width = max(1, round(width * self.half.w / WHOLE))
        return (height, width) if self.after % 180 else (width, height)


def moved(order: list[int], chosen: list[int], before: int | None) -> list[int]:
    """Order in which the chosen ones stand together before another one, or at the end."""
    taken = set(chosen)
    rest = [one for one in order if one not in taken]
    at = len(rest) if before is None else rest.index(before)
    return [*rest[:at], *chosen, *rest[at:]]


def put_back(order: list[int], was: list[tuple[int, int | None]]) -> list[int]:
    """Undo a move: each one before what followed it, from the last to the first."""
    for one, following in reversed(was):
        order = moved(order, [one], following)
    return order


def followers(order: list[int], chosen: list[int]) -> list[tuple[int, int | None]]:
    """What a move must keep so that it can be undone: each chosen one with what follows it, in the order as it is."""
    taken = set(chosen)
    return [
        (one, order[at + 1] if at + 1 < len(order) else None) for at, one in enumerate(order) if one in taken
    ]
