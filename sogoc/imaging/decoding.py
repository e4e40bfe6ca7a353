"""Images are decoded here, in the reader's process and never in ours (``packages.sandbox`` starts it, with its limits).

In: the path of a file of unknown origin. Out: what it is by its first bytes, how many pages it has and how large they are; pictures of
pages, turned, halved, cropped and encoded anew, so that nothing of the file's own bytes reaches a browser. A name's ending says nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pi_heif
import pypdfium2 as pdfium
from PIL import Image, UnidentifiedImageError

from sogoc.imaging.posing import WHOLE, Box, Pose

Answer = tuple[dict[str, Any], Iterable[bytes]]
MOST_PARTS = 1_000
_GAP = 6
_POINTS_TO_PIXELS = 200 / 72
"""A page of a PDF is spoken of as at 200 dpi."""
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_BROKEN = (OSError, ValueError, SyntaxError, UnidentifiedImageError, EOFError, KeyError, IndexError)
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF", "image/heic": "HEIF"}
_QUALITIES = {"WEBP": (72, 52, 36, 24, 12), "JPEG": (80, 62, 46, 32, 20)}
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF 2.3 §4.6.4: what brings a picture upright."""

pi_heif.register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # the size is judged before anything is decoded, by the request's own limit


def media_of(head: bytes) -> str:
    """Media type by the first bytes; empty for what is taken in nowhere."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] in {b"II*\0", b"MM\0*"}:
        return "image/tiff"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return "image/heic"
    return "application/pdf" if b"%PDF-" in head[:1024] else ""


def measure(request: dict[str, Any], limits: Any) -> Answer:
    """Say what a file is and how large its pages are; everything is decoded once, so that a broken one is found out now."""
    path = Path(request["path"])
    with path.open("rb") as file:
        media = media_of(file.read(1024))
    if not media:
        return {"fault": "nội dung không phải JPEG, PNG, TIFF, HEIC hay PDF"}, ()
    try:
        sizes = list(_pdf_sizes(path) if media == "application/pdf" else _sizes(path, media, limits))
    except _TooLargeError as large:
        return {"large": str(large)}, ()
    except pdfium.PdfiumError:
        return {"fault": "tệp PDF hỏng hoặc có mật khẩu"}, ()
    except _BROKEN:
        return {"fault": "ảnh bị cụt hoặc hỏng"}, ()
    if not sizes:
        return {"fault": "tệp không có trang nào"}, ()
    return {"media": media, "sizes": sizes}, ()


def draw(request: dict[str, Any], limits: Any) -> Answer:
    """Draw parts of pages, each as wide as asked, as WebP or JPEG of at most so many bytes; ``stacked``: one below the other."""
    width = request["width"]
    try:
        pictures = [_cut_out(piece, width, limits) for piece in request["pieces"]]
        if request["stacked"]:
            pictures = [_stacked(pictures, width)]
    except (_TooLargeError, pdfium.PdfiumError, *_BROKEN):
        return {"drawn": False}, ()
    sizes = [picture.size for picture in pictures]
    return {"drawn": True, "sizes": sizes}, [
        _encoded(one, request["format"], request["most"]) for one in pictures
    ]


def _cut_out(piece: dict[str, Any], width: int, limits: Any) -> Image.Image:
    box = Box(*piece["box"])
    needed = round(width * WHOLE / box.w)
    page = _page(Path(piece["path"]), piece["media"], Pose(**piece["pose"]), needed, limits)
    return _cropped(page, box, width)


def _stacked(pictures: list[Image.Image], width: int) -> Image.Image:
    """All of one width, a grey line between them."""
    width = min(width, max(one.width for one in pictures))
    even = [
        one if one.width == width else one.resize((width, max(1, round(one.height * width / one.width))))
        for one in pictures
    ]
    if len(even) == 1:
        return even[0]
    whole = Image.new("RGB", (width, sum(one.height for one in even) + _GAP * (len(even) - 1)), "grey")
    at = 0
    for one in even:
        whole.paste(one, (0, at))
        at += one.height + _GAP
    return whole


class _TooLargeError(Exception):
    """Sizes that no page has."""


def _pdf_sizes(path: Path) -> Iterator[tuple[int, int]]:
    with pdfium.PdfDocument(path) as document:
        if len(document) > MOST_PARTS:
            raise _TooLargeError(f"{len(document)} trang, nhiều nhất {MOST_PARTS} trang một tệp")
        for number in range(len(document)):
            wide, high = document.get_page_size(number)
            if not (0 < wide < 20_000 and 0 < high < 20_000):
                raise _TooLargeError("cỡ giấy của tệp PDF không có thật")
            yield max(1, round(wide * _POINTS_TO_PIXELS)), max(1, round(high * _POINTS_TO_PIXELS))


def _sizes(path: Path, media: str, limits: Any) -> Iterator[tuple[int, int]]:
    with Image.open(path, formats=(_FORMATS[media],)) as picture:
        frames = getattr(picture, "n_frames", 1) if media == "image/tiff" else 1
        if frames > MOST_PARTS:
            raise _TooLargeError(f"{frames} trang, nhiều nhất {MOST_PARTS} trang một tệp")
        for number in range(frames):
            if frames > 1:
                picture.seek(number)
            wide, high = picture.size
            _judge(wide, high, limits)
            turned = _orientation(picture, media) in {5, 6, 7, 8}
            if media == "image/jpeg":
                picture.draft(None, (max(1, wide // 8), max(1, high // 8)))
            picture.load()
            yield (high, wide) if turned else (wide, high)


def _judge(wide: int, high: int, limits: Any) -> None:
    if wide * high > limits.picture_pixels:
        most = limits.picture_pixels // 1_000_000
        raise _TooLargeError(f"ảnh có {wide} × {high} điểm, nhiều nhất {most} triệu điểm")
    if wide < 16 or high < 16:
        raise ValueError


def _orientation(picture: Image.Image, media: str) -> int:
    """The file's own note of which side is up (EXIF 0x0112); Pillow has turned a TIFF already, libheif a HEIC (there EXIF says nothing)."""
    if media in {"image/heic", "image/tiff"}:
        return 1
    try:
        return int(picture.getexif().get(0x0112, 1))
    except _BROKEN:
        return 1


def _page(path: Path, media: str, pose: Pose, width: int, limits: Any) -> Image.Image:
    """The page upright, about as wide as asked or wider; never drawn larger than it is."""
    picture = (
        _rendered(path, pose, width, limits)
        if media == "application/pdf"
        else _opened(path, media, pose, width, limits)
    )
    picture = _turned(picture, pose.before)
    half = pose.half
    if half.w < WHOLE:
        left, right = (round(picture.width * at / WHOLE) for at in (half.x, half.x + half.w))
        picture = picture.crop((left, 0, max(right, left + 1), picture.height))
    return _turned(picture, pose.after)


def _turned(picture: Image.Image, degrees: int) -> Image.Image:
    ways = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    return picture.transpose(ways[degrees]) if degrees in ways else picture


def _rendered(path: Path, pose: Pose, width: int, limits: Any) -> Image.Image:
    with pdfium.PdfDocument(path) as document:
        page = document[pose.part]
        wide, high = page.get_size()
        size = pose.size(round(wide * 4), round(high * 4))
        scale = width / (size[0] / 4)
        scale = min(scale, 400 / 72, (limits.rendered_pixels / (wide * high)) ** 0.5)
        drawn: Image.Image = page.render(scale=scale).to_pil()
        return drawn.convert("RGB")


def _opened(path: Path, media: str, pose: Pose, width: int, limits: Any) -> Image.Image:
    with Image.open(path, formats=(_FORMATS[media],)) as picture:
        if pose.part:
            picture.seek(pose.part)
        wide, high = picture.size
        _judge(wide, high, limits)
        orientation = _orientation(picture, media)
        upright = (high, wide) if orientation in {5, 6, 7, 8} else (wide, high)
        factor = max(1, pose.size(*upright)[0] // max(1, width))
        if media == "image/jpeg":
            picture.draft(None, (wide // factor, high // factor))
        picture.load()
        factor = max(1, factor * picture.size[0] // wide)
        plain = _plain(picture.reduce(factor) if factor > 1 and picture.mode in {"L", "RGB"} else picture)
    way = _UPRIGHT.get(orientation)
    return plain if way is None else plain.transpose(way)


def _plain(picture: Image.Image) -> Image.Image:
    """Grey or RGB, on white where it is transparent."""
    if picture.mode in {"I;16", "I;16B", "I;16L", "I", "F"}:
        low, high = (float(one) for one in picture.convert("F").getextrema())  # type: ignore[arg-type]
        return (
            picture.convert("F")
            .point(lambda value: (value - low) * (255 / ((high - low) or 1.0)))
            .convert("L")
        )
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        over = picture.convert("RGBA")
        white = Image.new("RGB", over.size, "white")
        white.paste(over, mask=over.getchannel("A"))
        return white
    return picture.convert("RGB")


def _cropped(picture: Image.Image, box: Box, width: int) -> Image.Image:
    """A part of the page, at most as wide as asked."""
    wide, high = picture.size
    left, right = round(wide * box.x / WHOLE), round(wide * (box.x + box.w) / WHOLE)
    top, bottom = round(high * box.y / WHOLE), round(high * (box.y + box.h) / WHOLE)
    piece = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    if piece.width > width:
        tall = max(1, round(piece.height * width / piece.width))
        piece = piece.resize((width, tall), Image.Resampling.LANCZOS)
    return piece


def _encoded(picture: Image.Image, form: str, most: int) -> bytes:
    """The best quality that stays within so many bytes; the last one however large it is."""
    content = b""
    for quality in _QUALITIES[form]:
        target = io.BytesIO()
        more = {"optimize": True, "subsampling": 2} if form == "JPEG" else {"method": 3}
        picture.save(target, form, quality=quality, **more)
        content = target.getvalue()
        if len(content) <= most:
            break
    return content
