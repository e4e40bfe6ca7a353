"""Pictures of pages and of cuts: derivations, made once by their recipe and kept; the original is never touched.

In: pages and cuts as stored. Out: WebP at the width asked for, and the PDF of one entry. What decides how a picture looks is in its name,
so a page that is turned has another picture and turning it back finds the first again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sogoc.ground.files.products import Products
from sogoc.ground.installation import file_store, home_path
from sogoc.imaging.paper import paper_of
from sogoc.imaging.posing import FULL, Box, Pose
from sogoc.imaging.reader import Piece, draw, draw_stacked
from sogoc.imaging.refusals import NO_CUT

if TYPE_CHECKING:
    from sogoc.imaging.models import Cut, Page, Region

WIDTHS = (400, 900, 1600, 2400)
PAGE_RECIPE, CROP_RECIPE, PAPER_RECIPE = "trang-webp-1", "khung-webp-1", "khung-pdf-1"
_MOST = {400: 24_000, 900: 60_000, 1600: 120_000, 2400: 300_000}
"""Bytes that a picture of each width may have."""
_PAPER_WIDTH, _PAPER_BYTES = 1240, 140_000
"""150 dpi across A4; bytes of the pictures of one entry's PDF together."""


def pose_of(page: Page) -> Pose:
    """How a page stands."""
    return Pose(page.part, page.rotation, page.side, page.split_at, page.spread_rotation)


def page_size(page: Page) -> tuple[int, int]:
    """Width and height of a page as it stands, in pixels of its original."""
    return pose_of(page).size(page.width, page.height)


def image_code(page: Page) -> str:
    """Changes whenever the picture of a page does: the ``v`` of its address."""
    return f"{page.scan.sha256[:10]}-{pose_of(page).code}"


def width_of(asked: int) -> int:
    """The least of the kept widths that is not below the one asked for."""
    return next((one for one in WIDTHS if one >= asked), WIDTHS[-1])


def page_image(page: Page, width: int) -> bytes:
    """A page as WebP of one of the kept widths."""
    width = width_of(width)
    sha256 = page.scan.sha256
    name = f"{sha256[:2]}/{sha256}/{pose_of(page).code}-{width}.webp"
    return _kept(
        PAGE_RECIPE,
        name,
        lambda: draw([_piece(page, FULL)], width=width, most=_MOST[width], form="WEBP")[0].content,
    )


def crop(cut: Cut, width: int, *, part: int | None = None) -> bytes:
    """The regions of a cut as one WebP, one below the other, all of one width; with ``part`` that one alone, in their order."""
    width = width_of(width)
    regions = _regions(cut) if part is None else _regions(cut)[part : part + 1]
    if not regions:
        raise NO_CUT.because(cut=cut.pk)
    return _kept(
        CROP_RECIPE,
        f"{cut.pk % 256:02x}/{cut.pk}-{_sign(regions)}-{width}.webp",
        lambda: draw_stacked(
            [_piece(one.page, box_of(one)) for one in regions], width=width, most=_MOST[width]
        ),
    )


def pdf_of(cut: Cut) -> bytes:
    """The PDF of one entry: its regions, one a page; the same regions give the same bytes."""
    regions = _regions(cut)

    def make() -> bytes:
        pieces = [_piece(one.page, box_of(one)) for one in regions]
        most = max(30_000, _PAPER_BYTES // len(regions))
        return paper_of(draw(pieces, width=_PAPER_WIDTH, most=most, form="JPEG"))

    return _kept(PAPER_RECIPE, f"{cut.pk % 256:02x}/{cut.pk}-{_sign(regions)}.pdf", make)


def box_of(region: Region) -> Box:
    """Rectangle of a region."""
    return Box(region.x, region.y, region.w, region.h)


def draw_ahead(page: Page) -> None:
    """Make the pictures that a person will ask for first."""
    for width in (WIDTHS[0], WIDTHS[2]):
        page_image(page, width)


def _regions(cut: Cut) -> Sequence[Region]:
    return sorted(cut.regions.all(), key=lambda one: one.order)


def _sign(regions: Sequence[Region]) -> str:
    said = [f"{image_code(one.page)}:{one.page.scan.sha256}:{box_of(one).as_list()}" for one in regions]
    return hashlib.sha256("|".join(said).encode()).hexdigest()[:24]


def _piece(page: Page, box: Box) -> Piece:
    scan = page.scan
    return Piece(str(file_store().path(scan.sha256)), scan.media, scan.name, pose_of(page), box)


def _kept(recipe: str, name: str, make: Callable[[], bytes]) -> bytes:
    products = Products(home_path())
    if products.has(recipe, name):
        return products.path(recipe, name).read_bytes()
    content = make()
    products.put(recipe, name, content)
    return content
