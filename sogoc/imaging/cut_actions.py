"""Pages are cut into entries: by drawing, or by how the printed form lies on the paper. A cut that is being keyed stays as it is.

In: rectangles in permille of the upright page. Out: cuts, each one entry of one region or several. ``keying`` holds and frees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.ground import clock
from sogoc.imaging import refusals
from sogoc.imaging.desk_actions import Desk, renumber_cuts, sit_down
from sogoc.imaging.laying import Frame, Leaf, Ruler, frames_for, frames_over
from sogoc.imaging.models import Cut, Page, Region
from sogoc.imaging.pictures import box_of, page_size
from sogoc.imaging.posing import Box
from sogoc.imaging.queries import pages_of
from sogoc.law.layout import Shape
from sogoc.law.pages import BEARING, CUT_KINDS

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

LYING_OPEN = BEARING | {"blank"}
MOST_REGIONS = 8
MOST_AT_ONCE = 2_000


@transaction.atomic
def cut_by_hand(
    path: str, frame: Sequence[tuple[int, Box]], *, kind: str = "", actor: Person, via: str = ""
) -> Cut:
    """Cut one entry out: rectangles on one page or on several, in the order in which they are read."""
    desk = sit_down(path, actor=actor, via=via)
    return _cut(desk, [Frame(tuple(frame), kind)])[0]


@transaction.atomic
def cut_by_layout(
    path: str, pages: Sequence[int], *, shape: Shape, ruler: Ruler | None = None, actor: Person, via: str = ""
) -> list[Cut]:
    """Cut those of the chosen pages that hold entries and are not cut yet, as the form of the book lies on the paper."""
    desk = sit_down(path, actor=actor, via=via)
    chosen = {page.pk: page for page in desk.pages(pages, "arrange")}
    done = set(
        Region.objects.filter(page__in=chosen, cut__removed_at__isnull=True).values_list("page", flat=True)
    )
    ordered = sorted(chosen.values(), key=lambda page: page.position)
    free = [(page.pk, page.kind) for page in ordered if page.kind in BEARING and page.pk not in done]
    if not free:
        raise refusals.NOTHING_TO_CUT.because()
    if shape is Shape.TWO_PAGES:
        return _cut(desk, frames_over(_leaves(path, {page for page, _ in free}), ruler or Ruler()))
    return _cut(desk, frames_for(free, shape, ruler or Ruler()))


def _leaves(path: str, free: set[int]) -> list[Leaf]:
    """Pages of a book that lie open in pairs, in their order; covers, slips and backs do not."""
    numbered = enumerate(pages_of(path), start=1)
    return [
        Leaf(one.pk, one.kind, at, one.pk in free, one.side, whole=not one.side and _wide(one))
        for at, one in numbered
        if one.kind in LYING_OPEN
    ]


def _wide(page: Page) -> bool:
    wide, high = page_size(page)
    return wide > high


def _cut(desk: Desk, frames: Sequence[Frame]) -> list[Cut]:
    """Rows and act of new cuts."""
    if not frames or len(frames) > MOST_AT_ONCE:
        raise refusals.WRONG_LAYOUT.because(detail=f"{len(frames)} khung một lần")
    desk.ask("cut", "cut", state="free")
    pages = _pages(desk, {page for frame in frames for page, _ in frame.regions})
    now = clock.now()
    told, cuts = [], []
    for frame in frames:
        _judge(frame.regions)
        kind = frame.kind or ("crossed_out" if _all_crossed(frame, pages) else "entry")
        if kind not in CUT_KINDS:
            raise refusals.WRONG_MARK.because(value=kind, what="loại khung")
        cut = Cut.objects.create(book=desk.path, kind=kind, made_by=desk.actor, at=now)
        regions = _put_regions(cut, frame.regions, pages)
        told.append({"cut": cut.pk, "kind": kind, "regions": regions})
        cuts.append(cut)
    renumber_cuts(desk.path)
    desk.tell("cut", {"cuts": told})
    return cuts


@transaction.atomic
def recut(
    path: str,
    cut: int,
    frame: Sequence[tuple[int, Box]],
    *,
    actor: Person,
    via: str = "",
    undoes: int | None = None,
) -> None:
    """Draw the regions of a cut anew."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    found = desk.cuts([cut], "recut")[0]
    was = [[one.page_id, *box_of(one).as_list()] for one in found.regions.all()]
    _judge(frame)
    pages = _pages(desk, {page for page, _ in frame})
    found.regions.all().delete()
    now = _put_regions(found, frame, pages)
    renumber_cuts(path)
    desk.tell("recut", {"cut": cut, "regions": now, "was": was})


@transaction.atomic
def mark_cuts(
    path: str, cuts: Iterable[int], *, kind: str, actor: Person, via: str = "", undoes: int | None = None
) -> None:
    """Say that a cut is an entry, or a number that was struck through."""
    if kind not in CUT_KINDS:
        raise refusals.WRONG_MARK.because(value=kind, what="loại khung")
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    news = [one for one in desk.cuts(cuts, "recut") if one.kind != kind]
    if not news:
        return
    Cut.objects.filter(pk__in=[one.pk for one in news]).update(kind=kind)
    desk.tell("mark_cuts", {"kind": kind, "cuts": [[one.pk, one.kind] for one in news]})


@transaction.atomic
def remove_cuts(
    path: str, cuts: Iterable[int], *, actor: Person, via: str = "", undoes: int | None = None
) -> None:
    """Undo cuts that nobody keys."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = [one.pk for one in desk.cuts(cuts, "remove")]
    Cut.objects.filter(pk__in=chosen).update(removed_at=clock.now())
    renumber_cuts(path)
    desk.tell("remove_cuts", {"cuts": chosen})


@transaction.atomic
def restore_cuts(
    path: str, cuts: Iterable[int], *, actor: Person, via: str = "", undoes: int | None = None
) -> None:
    """Bring cuts back whose pages are what they were."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = [one.pk for one in desk.cuts(cuts, "restore")]
    Cut.objects.filter(pk__in=chosen).update(removed_at=None)
    renumber_cuts(path)
    desk.tell("restore_cuts", {"cuts": chosen})


def _judge(frame: Sequence[tuple[int, Box]]) -> None:
    if not frame or len(frame) > MOST_REGIONS or not all(box.sound for _, box in frame):
        raise refusals.WRONG_FRAME.because()


def _pages(desk: Desk, ids: set[int]) -> dict[int, Page]:
    return {page.pk: page for page in desk.pages(sorted(ids), "arrange")}


def _all_crossed(frame: Frame, pages: dict[int, Page]) -> bool:
    return all(pages[page].kind == "crossed_out" for page, _ in frame.regions)


def _put_regions(cut: Cut, frame: Sequence[tuple[int, Box]], pages: dict[int, Page]) -> list[list[int]]:
    """Rows of a cut's regions; what the ledger says of them."""
    Region.objects.bulk_create(
        Region(
            cut=cut, order=order, page_id=page, x=box.x, y=box.y, w=box.w, h=box.h,
            side=pages[page].side, split_at=pages[page].split_at,
        )
        for order, (page, box) in enumerate(frame)
    )  # fmt: skip
    return [[page, *box.as_list()] for page, box in frame]
