"""Acts on pages: put in order, turned, split and joined, marked, put aside and back. Whoever has ``scan`` over the book does them.

Each is written so that it can be undone: with what was before. ``undoes`` is the place (``seq``) of the act that this one takes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.ground import clock
from sogoc.imaging import refusals
from sogoc.imaging.desk_actions import renumber_cuts, sit_down
from sogoc.imaging.models import Page, Region
from sogoc.imaging.pictures import box_of
from sogoc.imaging.posing import WHOLE, followers, moved, put_back
from sogoc.imaging.sequence_actions import order_of, put_order
from sogoc.law.pages import BEARING, PAGE_KINDS

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

_LABEL = re.compile(r"[0-9A-Za-z./-]{0,12}")
_EDGE = 50
"""A spread is split no nearer to its edge (permille)."""


@transaction.atomic
def move_pages(path: str, pages: Sequence[int], *, before: int | None, actor: Person, via: str = "") -> None:
    """Put pages together, in the order given, before another page, or at the end."""
    desk = sit_down(path, actor=actor, via=via)
    chosen = [one.pk for one in desk.pages(pages, "arrange")]
    order = order_of(path)
    if before in chosen or not chosen:
        return
    if before is not None and before not in order:
        raise refusals.NO_PAGE.because(page=before)
    was = followers(order, chosen)
    new = moved(order, chosen, before)
    if new == order:
        return
    put_order(path, new)
    renumber_cuts(path)
    desk.tell("move_pages", {"pages": chosen, "before": before, "was": [list(one) for one in was]})


@transaction.atomic
def unmove_pages(
    path: str,
    was: Sequence[tuple[int, int | None]],
    *,
    actor: Person,
    via: str = "",
    undoes: int | None = None,
) -> None:
    """Put pages back before what followed them."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    put_order(path, put_back(order_of(path), list(was)))
    renumber_cuts(path)
    desk.tell("move_pages", {"back": [list(one) for one in was]})


@transaction.atomic
def rotate_pages(
    path: str, pages: Iterable[int], *, degrees: int, actor: Person, via: str = "", undoes: int | None = None
) -> None:
    """Turn pages clockwise by 90, 180 or 270 degrees; frames on them turn with them."""
    degrees %= 360
    if degrees not in {90, 180, 270}:
        raise refusals.WRONG_MARK.because(value=degrees, what="góc xoay")
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = desk.pages(pages, "turn")
    for page in chosen:
        page.rotation = (page.rotation + degrees) % 360
    Page.objects.bulk_update(chosen, ["rotation"], batch_size=300)
    regions = list(Region.objects.filter(page__in=[page.pk for page in chosen]).select_related("page"))
    for region in regions:
        if (region.side, region.split_at) == (region.page.side, region.page.split_at):
            box = box_of(region).turned(degrees)
            region.x, region.y, region.w, region.h = box.x, box.y, box.w, box.h
    Region.objects.bulk_update(regions, ["x", "y", "w", "h"], batch_size=300)
    renumber_cuts(path)
    desk.tell("rotate_pages", {"pages": [page.pk for page in chosen], "degrees": degrees})


@transaction.atomic
def split_pages(
    path: str,
    pages: Iterable[int],
    *,
    at: int = WHOLE // 2,
    actor: Person,
    via: str = "",
    undoes: int | None = None,
) -> list[tuple[int, int]]:
    """Split spreads at a line (permille of the width as they stand); each page becomes the left half, its right half follows it."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = desk.pages(pages, "split")
    if not _EDGE <= at <= WHOLE - _EDGE:
        raise refusals.WRONG_MARK.because(value=at, what="vạch tách")
    halves = []
    for page in chosen:
        if page.side:
            raise refusals.CHANGED_MEANWHILE.because(detail="trang đã được tách rồi")
        turned = {"split_at": at, "spread_rotation": page.rotation, "rotation": page.rotation}
        right = Page.objects.filter(scan=page.scan_id, part=page.part, joined=True).first()
        right = right or Page(book=path, scan_id=page.scan_id, part=page.part, position=page.position + 1)
        _set(
            right,
            turned | {"side": "right", "kind": page.kind, "label": "", "joined": False, "removed_at": None},
        )
        _set(right, {"width": page.width, "height": page.height})
        right.save()
        _set(page, turned | {"side": "left"})
        page.save()
        order = [one for one in order_of(path) if one != right.pk]
        order.insert(order.index(page.pk) + 1, right.pk)
        put_order(path, order)
        halves.append((page.pk, right.pk))
    renumber_cuts(path)
    desk.tell("split_pages", {"halves": [list(one) for one in halves], "at": at})
    return halves


@transaction.atomic
def join_pages(
    path: str, pages: Iterable[int], *, actor: Person, via: str = "", undoes: int | None = None
) -> list[int]:
    """Join spreads that were split, named by either half; they come back as they stood before."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = desk.pages(pages, "split")
    joined: list[list[int]] = []
    for page in chosen:
        if not page.side:
            raise refusals.CHANGED_MEANWHILE.because(detail="trang này không phải là một nửa của trang đôi")
        if any(page.pk in pair for pair in joined):
            continue
        both = Page.objects.filter(scan=page.scan_id, part=page.part, joined=False)
        left, right = both.get(side="left"), both.get(side="right")
        desk.pages([one.pk for one in (left, right) if one.removed_at is None], "split")
        joined.append([left.pk, right.pk, int(left.split_at or 0)])
        _set(right, {"joined": True})
        right.save()
        _set(left, {"side": "", "split_at": None, "rotation": left.spread_rotation, "spread_rotation": 0})
        left.save()
    renumber_cuts(path)
    desk.tell("join_pages", {"halves": joined})
    return [left for left, *_ in joined]


def mark_pages(path: str, pages: Iterable[int], *, kind: str, actor: Person, via: str = "") -> None:
    """Say of what kind pages are; one that is cut into entries holds entries."""
    change_marks(path, kinds=dict.fromkeys(pages, kind), actor=actor, via=via)


def label_page(path: str, page: int, *, label: str, actor: Person, via: str = "") -> None:
    """Write down the page number that stands on a page."""
    change_marks(path, labels={page: label}, actor=actor, via=via)


def number_pages(path: str, pages: Sequence[int], *, first: int, actor: Person, via: str = "") -> None:
    """Number pages one after the other from a number, as they are numbered in the book."""
    labels = {page: str(at) for at, page in enumerate(pages, start=first)}
    change_marks(path, labels=labels, actor=actor, via=via)


@transaction.atomic
def change_marks(
    path: str,
    *,
    kinds: Mapping[int, str] | None = None,
    labels: Mapping[int, str] | None = None,
    actor: Person,
    via: str = "",
    undoes: int | None = None,
) -> None:
    """Kinds and written numbers of pages, each as given; what is so already is no news."""
    kinds, labels = kinds or {}, {page: label.strip() for page, label in (labels or {}).items()}
    for kind in kinds.values():
        if kind not in PAGE_KINDS:
            raise refusals.WRONG_MARK.because(value=kind, what="loại trang")
    for label in labels.values():
        if not _LABEL.fullmatch(label):
            raise refusals.WRONG_MARK.because(value=label, what="số trang")
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    desk.pages([page for page, kind in kinds.items() if kind not in BEARING], "empty")
    changed = {page.pk: page for page in desk.pages([*kinds, *labels], "arrange")}
    said = {
        name: [
            [pk, getattr(changed[pk], name), new]
            for pk, new in wanted.items()
            if getattr(changed[pk], name) != new
        ]
        for name, wanted in (("kind", kinds), ("label", labels))
    }
    if not any(said.values()):
        return
    for name, rows in said.items():
        for pk, _, new in rows:
            setattr(changed[pk], name, new)
    Page.objects.bulk_update(changed.values(), ["kind", "label"], batch_size=300)
    desk.tell("mark_pages", said)


@transaction.atomic
def remove_pages(
    path: str, pages: Iterable[int], *, actor: Person, via: str = "", undoes: int | None = None
) -> None:
    """Put pages aside: they are no pages of the book until they are brought back; nothing of them is deleted."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = [page.pk for page in desk.pages(pages, "remove")]
    Page.objects.filter(pk__in=chosen).update(removed_at=clock.now())
    desk.tell("remove_pages", {"pages": chosen})


@transaction.atomic
def restore_pages(
    path: str, pages: Iterable[int], *, actor: Person, via: str = "", undoes: int | None = None
) -> None:
    """Bring pages back to where they were."""
    desk = sit_down(path, actor=actor, via=via, undoes=undoes)
    chosen = [page.pk for page in desk.pages(pages, "restore")]
    Page.objects.filter(pk__in=chosen).update(removed_at=None)
    desk.tell("restore_pages", {"pages": chosen})


def _set(page: Page, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(page, name, value)
