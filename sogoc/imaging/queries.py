"""Readers of pages and cuts, for the rooms above and the shells.

Pictures: ``page_image(page, width)`` and ``crop(cut, width)`` are WebP, ``pdf_of(cut)`` is the entry's PDF; each is made once and kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from sogoc.imaging import refusals
from sogoc.imaging.models import Album, Cut, Page, Region, Scan
from sogoc.imaging.pictures import WIDTHS, crop, image_code, page_image, page_size, pdf_of
from sogoc.imaging.retelling import SUBJECT_END
from sogoc.law.pages import BEARING, NUMBERED

__all__ = [
    "WIDTHS", "Counted", "aside", "counts_of", "crop", "cut_stands", "cuts_by_page", "cuts_of", "cuts_on", "cuts_over", "find_cut",
    "find_page", "image_code", "page_image", "page_size", "pages_of", "pages_of_scan", "paths_with_pages", "pdf_of", "revision_of",
    "scans_of", "subject_of",
]  # fmt: skip

EDGE = 15
"""Permille of a page by which neighbouring frames may overlap: less than a line of writing."""


def subject_of(path: str) -> str:
    """Under what the ledger speaks of the pages of a book."""
    return f"{path}{SUBJECT_END}"


def pages_of(path: str) -> list[Page]:
    """Pages of a book in their order, without those put aside."""
    rows = Page.objects.filter(book=path, joined=False, removed_at__isnull=True)
    return list(rows.select_related("scan").order_by("position"))


def pages_of_scan(scan: int) -> list[Page]:
    """Pages that came of one original."""
    return list(Page.objects.filter(scan=scan, joined=False).select_related("scan").order_by("position"))


def aside(path: str) -> list[Page]:
    """Pages that were put aside, in their order."""
    rows = Page.objects.filter(book=path, joined=False, removed_at__isnull=False)
    return list(rows.select_related("scan").order_by("position"))


def cuts_of(path: str) -> list[Cut]:
    """Cuts of a book in their order (``cut.position`` from 1); ``cut.regions.all()`` in theirs, each with its page."""
    rows = Cut.objects.filter(book=path, removed_at__isnull=True).prefetch_related(_REGIONS)
    return list(rows.order_by("position"))


def find_page(pk: int) -> Page:
    """One page; refuses what is none."""
    page = Page.objects.filter(pk=pk, joined=False).select_related("scan").first()
    if page is None:
        raise refusals.NO_PAGE.because(page=pk)
    return page


def find_cut(pk: int) -> Cut:
    """One cut with its regions, also one that was undone; refuses what is none."""
    cut = Cut.objects.filter(pk=pk).prefetch_related(_REGIONS).first()
    if cut is None:
        raise refusals.NO_CUT.because(cut=pk)
    return cut


def cut_stands(pk: int) -> bool:
    """Whether a cut is on its pages still."""
    return Cut.objects.filter(pk=pk, removed_at__isnull=True).exists()


def cuts_on(page: Page) -> list[int]:
    """Ids of the cuts that have a region on a page."""
    rows = Region.objects.filter(page=page, cut__removed_at__isnull=True)
    return list(rows.values_list("cut", flat=True).distinct())


def cuts_by_page(path: str, pages: Iterable[int] | None = None) -> dict[int, dict[int, bool]]:
    """Page → cuts that ever were on it, each with whether it stands; of these pages of a book (None: of all that have any)."""
    rows = Region.objects.filter(cut__book=path)
    if pages is not None:
        rows = rows.filter(page__in=list(pages))
    found: dict[int, dict[int, bool]] = {}
    for page, cut, removed in rows.values_list("page", "cut", "cut__removed_at"):
        found.setdefault(page, {})[cut] = removed is None
    return found


def cuts_over(cuts: Collection[int], among: Collection[int] | None = None) -> set[int]:
    """Cuts (of these; None: of all that stand) whose picture shows something of the place of some cuts, those themselves left out.

    A neighbour's edge, within which frames drawn by hand meet, does not count, unless it is most of the frame.
    """
    theirs: dict[int, list[Region]] = {}
    for region in Region.objects.filter(cut__in=list(cuts)):
        theirs.setdefault(region.page_id, []).append(region)
    standing = Q(cut__removed_at__isnull=True) if among is None else Q(cut__in=list(among))
    rows = Region.objects.filter(standing, page__in=list(theirs)).exclude(cut__in=list(cuts))
    return {one.cut_id for one in rows if any(_meet(one, other) for other in theirs[one.page_id])}


def _meet(one: Region, other: Region) -> bool:
    """Whether two regions of a page show the same place; what was drawn on a spread or on another half of it is taken to."""
    if (one.side, one.split_at) != (other.side, other.split_at):
        return True
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    if min(wide, high) <= 0:
        return False
    most = 2 * wide * high >= min(one.w * one.h, other.w * other.h)
    return most or min(wide, high) > EDGE


_REGIONS: Prefetch[str, QuerySet[Region, Region], str] = Prefetch(
    "regions", Region.objects.select_related("page__scan").order_by("order")
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is here of a book's pages."""

    pages: int = 0
    numbered: int = 0
    """Those that a declared number of pages counts."""
    uncut: int = 0
    """Pages that hold entries and are not cut yet."""
    cuts: int = 0
    taken: int = 0
    aside: int = 0


def counts_of(path: str) -> Counted:
    """Count the pages and cuts of a book."""
    here = Q(removed_at__isnull=True)
    cut = Q(regions__cut__removed_at__isnull=True, regions__isnull=False)
    rows = Page.objects.filter(book=path, joined=False)
    found = rows.aggregate(
        pages=Count("pk", filter=here, distinct=True),
        numbered=Count("pk", filter=here & Q(kind__in=NUMBERED), distinct=True),
        bearing=Count("pk", filter=here & Q(kind__in=BEARING), distinct=True),
        done=Count("pk", filter=here & Q(kind__in=BEARING) & cut, distinct=True),
        aside=Count("pk", filter=~here, distinct=True),
    )
    cuts = Cut.objects.filter(book=path, removed_at__isnull=True)
    taken = cuts.aggregate(all=Count("pk"), taken=Count("pk", filter=Q(taken=True)))
    return Counted(
        found["pages"], found["numbered"], found["bearing"] - found["done"], taken["all"], taken["taken"], found["aside"]
    )  # fmt: skip


def revision_of(path: str) -> int:
    """How many acts the pages of a book have seen: what a screen compares."""
    return Album.objects.filter(book=path).values_list("revision", flat=True).first() or 0


def paths_with_pages(paths: Iterable[str] | None = None) -> dict[str, int]:
    """Path → number of pages, of those books (None: of all) that have any."""
    rows = Page.objects.filter(joined=False, removed_at__isnull=True)
    if paths is not None:
        rows = rows.filter(book__in=list(paths))
    return dict(rows.order_by().values_list("book").annotate(n=Count("pk")))


def scans_of(path: str) -> list[Scan]:
    """Originals of a book, in the order in which they came."""
    return list(Scan.objects.filter(book=path).select_related("by").order_by("pk"))
