"""Photos come piece by piece, each under an id of its own: a cut line goes on where it stopped, and a photo sent twice is answered once.

In: a photo's id, name and size, an offset and bytes. Out: how much is here, and once it is whole what came of it. Pieces lie on disk as
those of other uploads do (``intake.uploading``) until the photo is whole; each file stands alone, so a broken one stops no other.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sogoc.ground import clock
from sogoc.ground.installation import home_path
from sogoc.ground.ledger import queries as ledger
from sogoc.imaging import refusals
from sogoc.imaging.queries import subject_of
from sogoc.imaging.receiving_actions import MOST_BYTES, Received, receive_scan
from sogoc.intake import uploading
from sogoc.intake.refusals import DISK_FULL, NO_UPLOAD, WRONG_PLACE
from sogoc.law.refusal import Refusal

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

_TOKEN = re.compile(r"[0-9a-f]{32}")
_NONE = "tron"
"""Name under which a photo would stand when whole; it is taken in straight from its part."""
_FORGOTTEN = 7 * 24 * 3600
_OF_THE_FILE = {refusals.NOT_AN_IMAGE.code, refusals.IMAGE_TOO_LARGE.code, refusals.IMAGE_TOO_HEAVY.code}


@dataclass(frozen=True, slots=True)
class Photo:
    """A file that somebody sends: an id that the sender made, what it is called, how large it is."""

    token: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a photo is here; what came of it once it is whole."""

    received: int
    done: Received | None = None


def progress_of(path: str, token: str, *, actor: Person) -> Progress:
    """How far a photo has come."""
    done = _answered(path, token, actor)
    folder = _folder(token, actor)
    return Progress(uploading.received(folder, 0, _NONE), done)


def receive_piece(
    path: str,
    photo: Photo,
    *,
    offset: int,
    piece: bytes,
    actor: Person,
    pairing: int | None = None,
    replaces: int | None = None,
    via: str = "",
) -> Progress:
    """Take a piece at its place; the last one makes the photo a page."""
    done = _answered(path, photo.token, actor)
    if done is not None:
        return Progress(photo.size, done)
    folder = _folder(photo.token, actor)
    here = uploading.received(folder, 0, _NONE)
    if not 0 < photo.size <= MOST_BYTES:
        raise refusals.IMAGE_TOO_LARGE.because(
            name=photo.name, detail=f"tệp trống hoặc lớn hơn {MOST_BYTES >> 20} MB"
        )
    if offset + len(piece) > here:
        if offset < 0 or offset > here or offset + len(piece) > photo.size or len(piece) > uploading.PIECE:
            raise WRONG_PLACE.because(file=photo.name, received=uploading.in_words(here))
        if not here:
            _make_room(folder.parent.parent, photo.size)
        uploading.write(folder, 0, offset=offset, piece=piece)
        here = uploading.received(folder, 0, _NONE)
    if here < photo.size:
        return Progress(here)
    try:
        done = receive_scan(
            path, folder.parent / "0.part", name=photo.name, actor=actor, via=via, pairing=pairing,
            client_txn=_txn(photo.token, actor), replaces=replaces,
        )  # fmt: skip
    except Refusal as refusal:
        if refusal.code in _OF_THE_FILE:
            shutil.rmtree(folder.parent, ignore_errors=True)
        raise
    shutil.rmtree(folder.parent, ignore_errors=True)
    return Progress(photo.size, done)


def page_of_photo(path: str, token: str, *, actor: Person) -> int | None:
    """The page that came of a photo; None while there is none."""
    done = _answered(path, token, actor)
    return done.pages[0] if done is not None and done.pages else None


def _answered(path: str, token: str, actor: Person) -> Received | None:
    told = ledger.done_before(
        _txn(token, actor), action="receive_scan", subject=subject_of(path), actor=actor.username
    )
    return None if told is None else Received(told["scan"], tuple(told["pages"]), already=True)


def _txn(token: str, actor: Person) -> str:
    return f"anh:{actor.pk}:{token}"


def _folder(token: str, actor: Person) -> Path:
    """Where the pieces of a photo lie; a name that is no id leads nowhere."""
    if not _TOKEN.fullmatch(token):
        raise NO_UPLOAD.because()
    return home_path() / "tmp" / "photos" / str(actor.pk) / token / "whole"


def _make_room(root: Path, size: int) -> None:
    """Clear away what was begun long ago; refuse what the disk has no room for."""
    for old in root.glob("*/*") if root.exists() else ():
        if clock.now().timestamp() - old.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(old.parent, ignore_errors=True)
    free = shutil.disk_usage(home_path()).free
    if 2 * size > free:
        raise DISK_FULL.because(free=uploading.in_words(free), need=uploading.in_words(size))
