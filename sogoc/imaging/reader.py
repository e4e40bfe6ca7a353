"""The reader's process, asked about images: what a file is, how a page looks. One child for this process, started at the first question.

In: files in the store, poses, boxes. Out: sizes and encoded pictures, or a refusal that names the file.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sogoc.imaging import refusals
from sogoc.imaging.posing import Box, Pose
from sogoc.law.refusal import Refusal
from sogoc.packages.limits import GIB, Limits
from sogoc.packages.refusals import TEP_KHONG_DOC_DUOC, TEP_QUA_NANG
from sogoc.packages.sandbox import Sandbox

LIMITS = Limits(memory=GIB, cpu_seconds=60, wall_seconds=150.0)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a file of images is."""

    media: str
    sizes: tuple[tuple[int, int], ...]


@cache
def reader() -> Sandbox:
    """The one reader of images of this process."""
    reader = Sandbox(LIMITS, loads="sogoc.imaging.decoding")
    atexit.register(reader.close)
    return reader


def measure(path: Path, name: str) -> Measured:
    """Media type and the sizes of the pages of a file; a refusal that names it when it is no image or asks for too much."""
    answer, _ = _ask("measure", name, path=str(path))
    if "fault" in answer:
        raise refusals.NOT_AN_IMAGE.because(name=name, detail=answer["fault"])
    if "large" in answer:
        raise refusals.IMAGE_TOO_LARGE.because(name=name, detail=answer["large"])
    return Measured(answer["media"], tuple((wide, high) for wide, high in answer["sizes"]))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: where its file is kept, what that is and was called, how the page stands, which rectangle of it."""

    path: str
    media: str
    name: str
    pose: Pose
    box: Box


@dataclass(frozen=True, slots=True)
class Drawn:
    """An encoded picture."""

    content: bytes
    width: int
    height: int


def draw(pieces: Sequence[Piece], *, width: int, most: int, form: str) -> list[Drawn]:
    """Pictures of the pieces; ``form`` is WEBP or JPEG, ``most`` the bytes that each should stay within."""
    return _drawn(pieces, width=width, most=most, form=form, stacked=False)


def draw_stacked(pieces: Sequence[Piece], *, width: int, most: int) -> bytes:
    """One WebP of all pieces, one below the other."""
    return _drawn(pieces, width=width, most=most, form="WEBP", stacked=True)[0].content


def _drawn(pieces: Sequence[Piece], *, width: int, most: int, form: str, stacked: bool) -> list[Drawn]:
    name = pieces[0].name
    said = [asdict(piece) | {"box": piece.box.as_list()} for piece in pieces]
    answer, pictures = _ask("draw", name, pieces=said, width=width, most=most, format=form, stacked=stacked)
    if not answer["drawn"]:
        raise refusals.NOT_AN_IMAGE.because(name=name, detail="không vẽ được trang này")
    return [Drawn(one, *size) for one, size in zip(pictures, answer["sizes"], strict=True)]


def _ask(do: str, name: str, **arguments: Any) -> tuple[dict[str, Any], list[bytes]]:
    try:
        return reader().ask(f"sogoc.imaging.decoding:{do}", name=name, **arguments)
    except Refusal as refusal:
        if refusal.code == TEP_QUA_NANG.code:
            raise refusals.IMAGE_TOO_HEAVY.because(name=name) from refusal
        if refusal.code == TEP_KHONG_DOC_DUOC.code:
            raise refusals.NOT_AN_IMAGE.because(name=name, detail="ảnh bị cụt hoặc hỏng") from refusal
        raise
