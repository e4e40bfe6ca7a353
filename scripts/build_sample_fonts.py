"""Prepare the two small faces of the synthetic pages (a development-time tool).

In: ``hand.strokes`` and ``print.strokes``, both drawn for this project as single lines of a pen. Out:
``hand.json`` and ``print.json`` beside them: every outline as a Type 2 charstring (Adobe Technical
Note 5177) without its first move and its ``endchar``, so that a page's font is put together at run
time by joining bytes. A stroke is a path that walks to its end and back: a page paints it in the
stroking text mode, where it comes out as one line of the pen. That takes half the bytes of an outline
font, whose letters have an inner and an outer edge.

    .venv/bin/python scripts/build_sample_fonts.py
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.cffLib.specializer import specializeProgram
from fontTools.pens.t2CharStringPen import T2CharStringPen

FONTS = Path(__file__).resolve().parents[1] / "sogoc" / "sample" / "data" / "fonts"
GRID = 100
SPACE = {"hand": 26, "print": 32}
TRACKING = {"hand": 1, "print": 5}  # added to each advance
STEP = 8  # advances are multiples of this: fewer different widths take fewer bytes
SECOND_SPOT = (9, 8)  # where an acute stands on a circumflex or breve; other tones are moved from there
ARC = 0.5523  # handle of a quarter ellipse

Point = tuple[float, float]
Segment = tuple[Point, ...]  # one point: a line; three: a cubic curve
Contour = tuple[Point, list[Segment]]


def read_node(word: str) -> tuple[Point, str]:
    """Read ``x,yv`` into its point and the axis along which the pen passes it."""
    axis = word[-1] if word[-1] in "vh" else ""
    x, y = word.removesuffix(axis).split(",")
    return (float(x), float(y)), axis


def join_nodes(start: tuple[Point, str], end: tuple[Point, str]) -> Segment:
    """Join two nodes by a line, a quarter of an ellipse or an S."""
    (x0, y0), a0 = start
    (x1, y1), a1 = end
    dx, dy = x1 - x0, y1 - y0
    if not (a0 or a1) or not dx or not dy:
        return ((x1, y1),)
    pull = 0.5 if a0 == a1 else ARC

    def handle(axis: str, at: Point, sign: int) -> Point:
        if not axis:
            return at
        across = (round(sign * pull * dx), 0) if axis == "h" else (0, round(sign * pull * dy))
        return at[0] + across[0], at[1] + across[1]

    return handle(a0, (x0, y0), 1), handle(a1, (x1, y1), -1), (x1, y1)


def there_and_back(start: Point, segments: list[Segment]) -> Contour:
    """Walk a stroke to its end and back, leaving the last line to the closing of the path."""
    points = [start, *(segment[-1] for segment in segments)]
    back: list[Segment] = [
        (*reversed(segment[:-1]), points[i]) for i, segment in reversed(list(enumerate(segments)))
    ]
    if len(segments[0]) > 1 and len(segments[-1]) == 1:
        start, segments, back = points[-1], back, segments
    if len(back[-1]) == 1:
        back = back[:-1]
    return start, [*segments, *back]


def read_strokes(text: str) -> list[Contour]:
    """Read the strokes of one letter or mark."""
    contours = []
    for stroke in text.split(" | "):
        words = stroke.split()
        closed = words[-1] == "z"
        nodes = [read_node(word) for word in words if word != "z"]
        if closed:
            nodes.append(nodes[0])
        segments = [join_nodes(a, b) for a, b in pairwise(nodes)]
        contours.append((nodes[0][0], segments) if closed else there_and_back(nodes[0][0], segments))
    return contours


def outline(contours: list[Contour], spot: tuple[int, int] | None = None) -> list[Any]:
    """Give a stored outline: charstring, first move, end, and the spot where a mark may follow.

    The points are measured from the letter's origin, or for a mark from the spot on which it sits.
    """
    code, end = charstring(contours)
    (x, y), _ = contours[0]
    return [code, round(x), round(y), *end, *(spot or end)]


def moved(contours: list[Contour], dx: float, dy: float) -> list[Contour]:
    """Give the contours elsewhere."""
    return [
        ((x + dx, y + dy), [tuple((px + dx, py + dy) for px, py in segment) for segment in segments])
        for (x, y), segments in contours
    ]


def charstring(contours: list[Contour]) -> tuple[str, tuple[int, int]]:
    """Write contours as Type 2 operators without the first move; give where they end, too."""
    pen = T2CharStringPen(None, None)
    (x0, y0), _ = contours[0]
    at: Point = (0, 0)
    for start, segments in moved(contours, -x0, -y0):
        pen.moveTo(start)
        for segment in segments:
            if len(segment) == 1:
                pen.lineTo(segment[0])
            else:
                pen.curveTo(*segment)
            at = segment[-1]
        pen.closePath()
    written = pen.getCharString(optimize=False)
    # A stroke that turns on its heel must stay: the specializer would merge the way there and back.
    program = specializeProgram(written.program, preserveTopology=True)
    first = next(i for i, word in enumerate(program) if isinstance(word, str))
    written.program = [word for word in program[first + 1 :] if word != "endchar"]
    written.compile()
    return written.bytecode.hex(), (round(at[0] + x0), round(at[1] + y0))


def spaced(advance: int, name: str) -> int:
    """Give the stored advance of a letter."""
    return round((advance + TRACKING[name]) / STEP) * STEP


def build(name: str) -> dict[str, Any]:
    """Build a face from its strokes."""
    outlines: list[list[Any]] = []
    letters: dict[str, list[int]] = {" ": [spaced(SPACE[name], name)]}
    marks: dict[str, list[Any]] = {}
    horns: dict[str, list[int]] = {}
    for line in (FONTS / f"{name}.strokes").read_text("utf-8").splitlines():
        kind = line.split(" ", 1)[0]
        if kind == "horn":
            _, letter, spot = line.split()
            horns[letter] = [int(n) for n in spot.split(",")]
        elif kind in {"base", "mark"}:
            head, strokes = line.rsplit(" : ", 1)
            _, letter, *rest = head.split()
            if kind == "mark":
                marks[chr(int(letter, 16))] = [rest[0], len(outlines)]
                outlines.append(outline(read_strokes(strokes), SECOND_SPOT if rest[0] == "above" else None))
            else:
                spots = [int(n) for spot in rest[1:] for n in spot.split(",")]
                letters[letter] = [spaced(int(rest[0]), name), len(outlines), *spots]
                outlines.append(outline(read_strokes(strokes), (spots[0], spots[1])))
    return {"grid": GRID, "letters": letters, "marks": marks, "horns": horns, "outlines": outlines}


def write(name: str, font: dict[str, Any]) -> None:
    """Write a font, one letter or outline to a line, so that a change can be read."""
    chunks = []
    for key, value in font.items():
        if isinstance(value, dict):
            rows = [f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in value.items()]
            chunks.append(f'"{key}": {{\n' + ",\n".join(rows) + "\n}")
        elif isinstance(value, list):
            chunks.append(f'"{key}": [\n' + ",\n".join(json.dumps(v) for v in value) + "\n]")
        else:
            chunks.append(f'"{key}": {json.dumps(value)}')
    (FONTS / name).write_text("{\n" + ",\n".join(chunks) + "\n}\n", "utf-8")
    print(name, len(font["letters"]), "letters,", len(font["outlines"]), "outlines")


if __name__ == "__main__":
    for face in ("hand", "print"):
        write(f"{face}.json", build(face))
