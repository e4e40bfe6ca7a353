"""Images as cameras and scanners make them, and as somebody with bad intentions would."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from django.db import transaction
from PIL import Image, ImageDraw

GREY = (236, 230, 214)
PHOTO = Path(__file__).parent / "data" / "photo.heic"
"""``picture()`` as the camera of a phone stores it: lying on its side, EXIF orientation 6, and the property ``irot`` that turns it
(ISO/IEC 23008-12, 6.5.10). Made by ``heif-enc -q 40`` of that JPEG (Debian's libheif-examples 1.15.1); ``irot`` was put in by hand."""


def picture(width: int = 300, height: int = 420, *, seed: int = 1) -> Image.Image:
    """A page with a mark in its upper left corner, so that one can see how it was turned."""
    image = Image.new("RGB", (width, height), GREY)
    pen = ImageDraw.Draw(image)
    noise = random.Random(seed)
    for line in range(6):
        y = round(height * (0.3 + line * 0.1))
        pen.line((width * 0.1, y, width * noise.uniform(0.5, 0.9), y), fill=(40, 40, 90), width=3)
    pen.rectangle((0, 0, width // 4, height // 6), fill=(200, 0, 0))
    pen.point((width - 1 - seed % 40, height - 1), fill=(seed % 256, seed // 256 % 256, 7))
    return image


def encoded(image: Image.Image, form: str, **more: object) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **more)
    return target.getvalue()


def jpeg(seed: int = 1, *, size: tuple[int, int] = (300, 420), orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(picture(*size, seed=seed), "JPEG", quality=90, exif=exif)


def png(seed: int = 1) -> bytes:
    return encoded(picture(seed=seed), "PNG")


def cmyk() -> bytes:
    """As programs for print write a JPEG."""
    return encoded(picture().convert("CMYK"), "JPEG", quality=90)


def deep_png() -> bytes:
    """Sixteen bits for each of three colours."""
    image = picture()
    line = image.width * 3
    eight = image.tobytes()
    rows = (eight[at : at + line] for at in range(0, len(eight), line))
    body = b"".join(b"\0" + b"".join(bytes((one, one)) for one in row) for row in rows)
    return _png(*image.size, zlib.compress(body, 1), colours=2, bits=16)


def tiff(pages: int = 3) -> bytes:
    first, *others = [picture(seed=seed) for seed in range(pages)]
    return encoded(first, "TIFF", save_all=True, append_images=others, compression="tiff_lzw")


def pdf(pages: int = 2, *, turned: int = 0) -> bytes:
    """A PDF; ``turned``: its pages lie on their side and say so themselves (ISO 32000-1, table 30: Rotate)."""
    first, *others = [picture(seed=seed).rotate(turned, expand=True) for seed in range(pages)]
    plain = encoded(first, "PDF", save_all=True, append_images=others, resolution=100)
    with pdfium.PdfDocument(plain) as document, io.BytesIO() as target:
        for page in document:
            page.set_rotation(turned)
        document.save(target)
        return target.getvalue()


def heic(quarters: int = 3) -> bytes:
    """The photo of a phone, turned by so many quarters anticlockwise; its EXIF says orientation 6 beside it, as phones do."""
    content = bytearray(PHOTO.read_bytes())
    content[content.index(b"irot") + 4] = quarters
    return bytes(content)


def png_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG that claims 3.6 thousand million pixels in a few kilobytes."""
    return _png(width, height, zlib.compress(b"\0" * 400_000, 9), colours=0)


def png_of_zeros(width: int, height: int) -> bytes:
    """A sound black PNG, a thousand times smaller than what it unpacks to."""
    return _png(width, height, zlib.compress(b"\0" * (height * (1 + 3 * width)), 1), colours=2)


def _png(width: int, height: int, body: bytes, *, colours: int, bits: int = 8) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def is_red(image: Image.Image, x: float, y: float) -> bool:
    """Whether the mark stands at a place, given as parts of width and height."""
    red, green, _ = _colour(image, round(image.width * x), round(image.height * y))
    return red > 150 and green < 90


def _colour(image: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    return tuple(image.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes())  # type: ignore[return-value]


def corner_of_mark(content: bytes) -> str:
    """In which corner the red mark stands."""
    image = opened(content)
    corners = {
        "trên trái": (0.05, 0.05), "trên phải": (0.95, 0.05), "dưới phải": (0.95, 0.95), "dưới trái": (0.05, 0.95),
    }  # fmt: skip
    return next((name for name, at in corners.items() if is_red(image, *at)), "không thấy")


def write(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """What is done to the database inside is undone after it: one example of many."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
