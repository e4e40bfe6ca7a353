"""The demo's book that is not keyed yet: photos of a small book of births, put in order and cut, ready for two keyers.

In: the people of the sample. Out: the path of the book, how many entries wait. Its families are those of another seed, so that nobody in
it is in the register already; it stands in no plan, so the progress table knows nothing of it. All of it or nothing: a demo that was
killed begins it again.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.cli.progress import Report

SEED, ENTRIES = 2, 400
"""Enough for one book that fits (``sample/images.py`` takes the smallest of 20 entries or more)."""
BLANK = 1
"""The last page of the book, with nothing on it."""
BASIS = "Ảnh chụp thử của tỉnh mẫu, không phải sổ thật"


@dataclass(frozen=True, slots=True)
class Photographed:
    """What stands ready to be keyed."""

    book: str
    entries: int


def photograph(*, keyer: Person, administrator: Person, via: str, progress: Report) -> Photographed:
    """Photograph a small book of another seed, bring the photos in as a person would, open the book for keying; done before: nothing."""
    from django.db import transaction

    from sogoc.intake.book_actions import describe
    from sogoc.keying.queries import works
    from sogoc.sample import write_sample
    from sogoc.sample.images import write_images

    known = works().first()
    if known is not None:
        return Photographed(known.book, known.drafts.count())
    with tempfile.TemporaryDirectory(prefix="sogoc-anh-") as folder:
        target = Path(folder) / "tinh"
        write_sample(target, entries=ENTRIES, seed=SEED, other_books=False)
        shots = write_images(target, seed=SEED)
        path = _free(shots.book)
        with transaction.atomic():
            describe(path, actor=administrator, basis=BASIS, via=via, pages=shots.entries + BLANK)
            return bring(target, path, actor=keyer, via=via, progress=progress)


def _free(book: str) -> str:
    """The book under its own name, as its pages say it, else the next volume of that unit and year that nobody knows of."""
    from sogoc.intake.queries import book_awaited
    from sogoc.register.queries import arrived_book

    stem = book.rpartition(".")[0]
    paths = chain([book], (f"{stem}.{number:02}" for number in count(2)))
    return next(path for path in paths if arrived_book(path) is None and book_awaited(path) is None)


def bring(target: Path, path: str, *, actor: Person, via: str, progress: Report) -> Photographed:
    """Bring the photos of a sample in under a book's path, as a person would, and open the book for keying."""
    from sogoc.keying.work_actions import open_work
    from sogoc.law.books import BOOK_TYPES
    from sogoc.law.layout import of_today
    from sogoc.packages.names import parse_book_name

    photos = list(_photos(target))
    for done, (file, sides) in enumerate(photos, start=1):
        _bring_one(path, file, sides, actor=actor, via=via)
        progress(done, len(photos), file.name)
    name = parse_book_name(path.rpartition("/")[2])
    layout = of_today(BOOK_TYPES[name.type]).code if name else ""
    return Photographed(path, open_work(path, actor=actor, layout=layout, via=via).drafts.count())


def _photos(target: Path) -> Iterator[tuple[Path, Sequence[Mapping[str, str]]]]:
    """Each photo, and what the truth says of its sides."""
    with (target / "truth" / "images.csv").open(encoding="utf-8", newline="") as file:
        for name, sides in groupby(csv.DictReader(file), key=lambda row: row["file"]):
            yield target / name, list(sides)


def _bring_one(path: str, file: Path, sides: Sequence[Mapping[str, str]], *, actor: Person, via: str) -> None:
    """One photo comes in, is turned upright, split where it shows two pages, marked, and its entries are cut out along the paper."""
    from sogoc.imaging import page_actions as desk
    from sogoc.imaging.actions import receive_scan
    from sogoc.imaging.cut_actions import cut_by_hand
    from sogoc.imaging.posing import Box
    from sogoc.sample.images import paper_on

    how: dict[str, Any] = {"actor": actor, "via": via}
    (page,) = receive_scan(path, file, name=file.name, **how).pages
    if degrees := int(sides[0]["rotate"]):
        desk.rotate_pages(path, [page], degrees=degrees, **how)
    halves = [page]
    if len(sides) > 1:
        ((left, right),) = desk.split_pages(path, [page], **how)
        halves = [left, right]
    for half, side in zip(halves, sides, strict=True):
        if side["kind"] == "entry":
            cut_by_hand(path, [(half, Box(*paper_on(side["side"])))], **how)
        else:
            desk.mark_pages(path, [half], kind=side["kind"], **how)


def told(found: Photographed) -> str:
    """What the demo says of it."""
    return t(
        "Quyển {book} có {n} trường hợp đã chụp ảnh, chờ nhập: đăng nhập bằng nhap rồi mở “Nhập liệu”.",
        "Book {book} has {n} photographed entries to be keyed: sign in as nhap and open “Nhập liệu”.",
    ).format(book=found.book, n=found.entries)
