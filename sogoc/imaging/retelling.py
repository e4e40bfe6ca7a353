"""The pages and cuts of books, told again from the ledger alone. Pure.

In: acts as ``ground.ledger.queries.contents`` gives them, in their order. Out: for each book what must stand in the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sogoc.imaging.posing import Box, moved, put_back

SUBJECT_END = "#trang"
Payload = Mapping[str, Any]


@dataclass(slots=True)
class ToldPage:
    """A page as the acts leave it; the names are the table's columns."""

    scan: int
    part: int
    width: int
    height: int
    side: str = ""
    split_at: int | None = None
    spread_rotation: int = 0
    rotation: int = 0
    kind: str = "entry"
    label: str = ""
    aside: bool = False
    joined: bool = False


@dataclass(slots=True)
class ToldCut:
    """A cut as the acts leave it; a region is page, x, y, w, h, side, split_at."""

    kind: str
    made_by: str
    regions: list[tuple[Any, ...]]
    undone: bool = False
    taken: bool = False


@dataclass(slots=True)
class ToldAlbum:
    """Everything of one book."""

    scans: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    pages: dict[int, ToldPage] = field(default_factory=dict)
    cuts: dict[int, ToldCut] = field(default_factory=dict)
    acts: int = 0

    def regions(self, rows: Iterable[list[int]]) -> list[tuple[Any, ...]]:
        """Regions with how their pages stand now."""
        return [(*row, self.pages[row[0]].side, self.pages[row[0]].split_at) for row in rows]


def retell(events: Iterable[Mapping[str, Any]]) -> dict[str, ToldAlbum]:
    """Tell the acts of all books."""
    albums: dict[str, ToldAlbum] = {}
    for event in events:
        subject: str = event["subject"]
        if not subject.endswith(SUBJECT_END):
            continue
        album = albums.setdefault(subject.removesuffix(SUBJECT_END), ToldAlbum())
        album.acts += 1
        ACTS[event["action"]](album, event["payload"], event["actor"])
    return albums


def _receive(album: ToldAlbum, said: Payload, actor: str) -> None:
    facts = (said["sha256"], said["media"], said["size"], said["name"], said["pairing"], said["place"], actor)
    album.scans[said["scan"]] = facts
    sizes = [(wide, high) for wide, high, times in said["sizes"] for _ in range(times)]
    old = album.pages[said["replaces"]] if said["replaces"] is not None else None
    for part, (page, (wide, high)) in enumerate(zip(said["pages"], sizes, strict=True)):
        album.pages[page] = ToldPage(said["scan"], part, wide, high)
        if old is not None:
            album.pages[page].kind, album.pages[page].label = old.kind, old.label
    album.order += said["pages"]
    if old is not None:
        album.order = moved(album.order, list(said["pages"]), said["replaces"])
        old.aside = True


def _move(album: ToldAlbum, said: Payload, _: str) -> None:
    if "back" in said:
        album.order = put_back(album.order, [(one, following) for one, following in said["back"]])
    else:
        album.order = moved(album.order, list(said["pages"]), said["before"])


def _rotate(album: ToldAlbum, said: Payload, _: str) -> None:
    for pk in said["pages"]:
        album.pages[pk].rotation = (album.pages[pk].rotation + said["degrees"]) % 360
    turned = set(said["pages"])
    for cut in album.cuts.values():
        cut.regions = [_turned(album, region, turned, said["degrees"]) for region in cut.regions]


def _turned(album: ToldAlbum, region: tuple[Any, ...], turned: set[int], degrees: int) -> tuple[Any, ...]:
    page, x, y, w, h, side, split_at = region
    stands = album.pages[page]
    if page not in turned or (stands.side, stands.split_at) != (side, split_at):
        return region
    return (page, *Box(x, y, w, h).turned(degrees).as_list(), side, split_at)


def _split(album: ToldAlbum, said: Payload, _: str) -> None:
    for left, right in said["halves"]:
        page = album.pages[left]
        page.side, page.split_at, page.spread_rotation = "left", said["at"], page.rotation
        album.pages[right] = ToldPage(
            page.scan, page.part, page.width, page.height, "right", said["at"], page.rotation, page.rotation, page.kind
        )  # fmt: skip
        rest = [one for one in album.order if one != right]
        rest.insert(rest.index(left) + 1, right)
        album.order = rest


def _join(album: ToldAlbum, said: Payload, _: str) -> None:
    for left, right, _at in said["halves"]:
        page = album.pages[left]
        page.rotation = page.spread_rotation
        page.side, page.split_at, page.spread_rotation = "", None, 0
        album.pages[right].joined = True


def _mark(album: ToldAlbum, said: Payload, _: str) -> None:
    for name in ("kind", "label"):
        for pk, _before, now in said[name]:
            setattr(album.pages[pk], name, now)


def _aside(album: ToldAlbum, said: Payload, _: str) -> None:
    for pk in said["pages"]:
        album.pages[pk].aside = True


def _back(album: ToldAlbum, said: Payload, _: str) -> None:
    for pk in said["pages"]:
        album.pages[pk].aside = False


def _cut(album: ToldAlbum, said: Payload, actor: str) -> None:
    for one in said["cuts"]:
        album.cuts[one["cut"]] = ToldCut(one["kind"], actor, album.regions(one["regions"]))


def _recut(album: ToldAlbum, said: Payload, _: str) -> None:
    album.cuts[said["cut"]].regions = album.regions(said["regions"])


def _mark_cuts(album: ToldAlbum, said: Payload, _: str) -> None:
    for pk, _before in said["cuts"]:
        album.cuts[pk].kind = said["kind"]


def _each(name: str, *, value: bool) -> Callable[[ToldAlbum, Payload, str], None]:
    def tell(album: ToldAlbum, said: Payload, _: str) -> None:
        for pk in said["cuts"]:
            setattr(album.cuts[pk], name, value)

    return tell


ACTS: Mapping[str, Callable[[ToldAlbum, Payload, str], None]] = {
    "receive_scan": _receive,
    "move_pages": _move,
    "rotate_pages": _rotate,
    "split_pages": _split,
    "join_pages": _join,
    "mark_pages": _mark,
    "remove_pages": _aside,
    "restore_pages": _back,
    "cut": _cut,
    "recut": _recut,
    "mark_cuts": _mark_cuts,
    "remove_cuts": _each("undone", value=True),
    "restore_cuts": _each("undone", value=False),
    "hold_cuts": _each("taken", value=True),
    "free_cuts": _each("taken", value=False),
}
