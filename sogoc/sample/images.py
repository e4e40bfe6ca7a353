"""Photos of one small book of a sample, as somebody with a telephone makes them: some of two facing pages at once, some lying on their
side, all a little askew, grainy and unevenly lit. So that keying from images can be tried, shown and tested.

In: a sample that was written with its PDFs. Out: ``images/<unit>/<book>/anh-001.jpg …``, and the truth: ``truth/images.csv`` (which
file shows which entry, on which half, to be turned by how much) and ``truth/image_values.csv`` (what stands in the book, field by field).
The same sample and seed give the same bytes.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.limits import Limits
from sogoc.packages.names import parse_pdf_name
from sogoc.packages.pattern import chosen_pattern
from sogoc.packages.spreadsheet import read_table
from sogoc.sample.refusals import KHONG_CO_SO_DE_CHUP
from sogoc.sample.streams import stream

SCALE = 150 / 72
FEWEST, MOST = 20, 40
MARGIN = 0.02
"""Of the table around the paper, as a part of the paper's height."""
PAPER, TABLE, CLOTH = (247, 243, 232), (92, 70, 52), (110, 38, 32)
TRUTH = ("file", "side", "rotate", "kind", "entry")
VALUES = ("entry", "field", "said")


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo: its pages from left to right (kind, entry id), how it lies."""

    pages: tuple[tuple[str, str], ...]
    turned: int = 0
    by_note: bool = False
    """The camera wrote down which side is up, the picture itself lies."""


@dataclass(frozen=True, slots=True)
class Photographed:
    """What was written."""

    book: str
    files: int
    entries: int
    folder: Path = field(compare=False)


def write_images(target: Path, *, seed: int) -> Photographed:
    """Photograph the smallest suitable book of births of a sample."""
    unit, name = _choose(target)
    papers = _papers(target / "packages" / unit / f"{name}.zip")
    keys = [key for key in _keys_of(target, unit, name) if key in papers]
    chance = stream(seed, "images", unit, name)
    folder = target / "images" / unit / name
    folder.mkdir(parents=True, exist_ok=True)
    grain = _grain(chance)
    rows: list[tuple[object, ...]] = []
    for number, shot in enumerate(_shots([f"{unit}/{name}/{key}" for key in keys], chance), start=1):
        file = f"anh-{number:03}.{'png' if number == 3 else 'jpg'}"
        sheets = [_sheet(kind, papers.get(entry.rpartition("/")[2])) for kind, entry in shot.pages]
        photo = _photo(sheets, chance, grain)
        (folder / file).write_bytes(_encoded(photo, shot, file))
        sides = ("left", "right") if len(shot.pages) > 1 else ("",)
        for side, (kind, entry) in zip(sides, shot.pages, strict=True):
            rotate = 0 if shot.by_note else (360 - shot.turned) % 360
            rows.append((f"images/{unit}/{name}/{file}", side, rotate, kind, entry))
    _write(target / "truth" / "images.csv", TRUTH, rows)
    _write(target / "truth" / "image_values.csv", VALUES, _said(target, unit, name, keys))
    return Photographed(f"{unit}/{name}", number, len(keys), folder)


def paper_on(side: str) -> tuple[int, int, int, int]:
    """Where the paper lies on an upright photo, or on one half of one that shows two pages: x, y, width, height in thousandths."""
    wide, high = 595 / 842, 1.0
    across = wide + MARGIN * (1 if side else 2)
    left, whole = 0 if side == "right" else MARGIN, high + 2 * MARGIN
    x, w = round(1000 * left / across), round(1000 * wide / across)
    return x, round(1000 * MARGIN / whole), min(w, 1000 - x), round(1000 * high / whole)


def _choose(target: Path) -> tuple[str, str]:
    """A book of births on today's form, whole and of its own file, the smallest that fills an afternoon."""
    with (target / "truth" / "books.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (int(row["entries"]), row["unit"], row["book"])
            for row in csv.DictReader(file)
            if row["book"].startswith("KS.")
            and int(row["book"].split(".")[1])
            and not row["layout"]
            and row["file"] == row["book"]
            and row["digitised"] == "1"
        ]
    rows = [row for row in rows if (target / "packages" / row[1] / f"{row[2]}.zip").exists()]
    if not rows:
        raise KHONG_CO_SO_DE_CHUP.because(folder=target)
    fit = [row for row in rows if FEWEST <= row[0] <= MOST]
    _, unit, name = min(fit or rows, key=lambda row: (abs(row[0] - FEWEST), row[1:]))
    return unit, name


def _papers(archive: Path) -> dict[str, bytes]:
    """Key of each entry → its drawn page; what the sample's clerk misnamed or broke is left out."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(archive) as pages:
        for name in sorted(pages.namelist()):
            read = parse_pdf_name(name, pattern=chosen_pattern())
            content = pages.read(name)
            if read is not None and content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF"):
                found.setdefault(read.id, content)
    return found


def _shots(entries: Sequence[str], chance: random.Random) -> Iterator[Shot]:
    """The cover, then the pages; every fifth photo shows two of them, every seventh lies on its side; a blank page at the end."""
    yield Shot((("cover", ""),))
    rest = list(entries)
    number = 1
    while rest:
        number += 1
        several = 2 if number % 5 == 0 and len(rest) > 1 else 1
        pages = tuple(("entry", entry) for entry in rest[:several])
        del rest[:several]
        turned = chance.choice((90, 270)) if number % 7 == 0 else 0
        yield Shot(pages, turned or (90 if number % 9 == 0 else 0), by_note=not turned and number % 9 == 0)
    yield Shot((("blank", ""),))


def _sheet(kind: str, paper: bytes | None) -> Image.Image:
    size = (round(595 * SCALE), round(842 * SCALE))
    if kind == "cover" or paper is None:
        sheet = Image.new("RGB", size, CLOTH if kind == "cover" else PAPER)
        if kind == "cover":
            wide, high = size
            frame = (wide // 6, high // 5, wide * 5 // 6, high * 2 // 5)
            ImageDraw.Draw(sheet).rectangle(frame, fill=PAPER, outline=(30, 20, 20), width=4)
        return sheet
    with pdfium.PdfDocument(paper) as document:
        drawn: Image.Image = document[0].render(scale=SCALE).to_pil().convert("RGB")
    return ImageChops.multiply(drawn, Image.new("RGB", drawn.size, PAPER))


def _photo(sheets: Sequence[Image.Image], chance: random.Random, grain: Image.Image) -> Image.Image:
    """Sheets on a table, a little askew, lit from one side."""
    high = max(one.height for one in sheets)
    wide = sum(one.width for one in sheets)
    spread = Image.new("RGB", (wide, high), PAPER)
    at = 0
    for one in sheets:
        spread.paste(one, (at, 0))
        at += one.width
    if len(sheets) > 1:
        fold = sheets[0].width
        ImageDraw.Draw(spread).line((fold, 0, fold, high), fill=(120, 110, 95), width=5)
    margin = round(high * MARGIN)
    photo = Image.new("RGB", (wide + 2 * margin, high + 2 * margin), TABLE)
    photo.paste(spread, (margin, margin))
    photo = photo.rotate(chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=TABLE)
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize(photo.size)
    photo = ImageChops.multiply(photo, light.point(lambda value: value * 0.12 + 224).convert("RGB"))
    tiles = Image.new("L", photo.size)
    for x in range(0, photo.width, grain.width):
        for y in range(0, photo.height, grain.height):
            tiles.paste(grain, (x, y))
    return ImageChops.add(photo, tiles.convert("RGB"), scale=1.0, offset=-8)


def _grain(chance: random.Random) -> Image.Image:
    """Noise of a small sensor, 0 to 15."""
    return Image.frombytes("L", (256, 256), chance.randbytes(65_536)).point(lambda value: value * (1 / 16))


def _encoded(photo: Image.Image, shot: Shot, file: str) -> bytes:
    ways = {90: Image.Transpose.ROTATE_270, 270: Image.Transpose.ROTATE_90}
    exif = Image.Exif()
    if shot.by_note:  # lies a quarter turn to the left, the camera says so: EXIF 6
        photo = photo.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    elif shot.turned:
        photo = photo.transpose(ways[shot.turned])
    held = io.BytesIO()
    if file.endswith(".png"):
        photo.convert("L").save(held, "PNG")
    else:
        photo.save(held, "JPEG", quality=72, exif=exif)
    return held.getvalue()


def _said(target: Path, unit: str, name: str, keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What the book says: what was typed, with the typist's slips taken back."""
    slips: dict[tuple[str, str], str] = {}
    with (target / "truth" / "errors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["layer"] == "nhap" and row["entry"].startswith(f"{unit}/{name}/"):
                slips.setdefault((row["entry"], row["field"]), row["before"])
    table = read_table(target / "packages" / unit / f"{name}.xlsx", limits=Limits())
    wanted, columns = set(keys), BOOK_TYPES["KS"].field
    for key, cells in zip(_keys_of(target, unit, name), table.frame.iter_rows(), strict=False):
        entry = f"{unit}/{name}/{key}"
        if key not in wanted:
            continue
        for column, typed in zip(table.header, cells, strict=False):
            if column is None or column not in columns:
                continue
            if said := slips.get((entry, column), typed):
                yield entry, column, str(said)


def _keys_of(target: Path, unit: str, name: str) -> list[str]:
    """Keys of the entries in the order of their rows."""
    with (target / "truth" / "mentions.csv").open(encoding="utf-8", newline="") as file:
        rows = (row["entry"] for row in csv.DictReader(file) if row["entry"].startswith(f"{unit}/{name}/"))
        return list(dict.fromkeys(entry.rpartition("/")[2] for entry in rows))


def _write(
    path: Path, header: Sequence[str], rows: Sequence[tuple[object, ...]] | Iterator[tuple[str, str, str]]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
