"""The pages of a book as images: in their order with their kinds, what is missing, and everything that is done to them.

The screen is drawn here, whole or as its part that changes (``grid``); what a person does comes as one small JSON message (``act``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.imaging import queries as imaging
from sogoc.imaging.layouts import shapes_of
from sogoc.intake import queries as plan
from sogoc.intake.book_queries import facts_of, told_name_of
from sogoc.intake.uploading import PIECE
from sogoc.keying.sight_queries import Sight
from sogoc.law.layout import SHAPES
from sogoc.law.pages import BEARING, PAGE_KINDS
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.web.asking import body_of
from sogoc.web.pages.scan_acts import do, read_act
from sogoc.web.pages.units import trail_to
from sogoc.web.pages.uploads import answers_json
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.imaging.models import Page
    from sogoc.register.models import Book

ACCEPTED = ".jpg,.jpeg,.png,.tif,.tiff,.heic,.heif,.pdf,image/*,application/pdf"


VEILED = "Trang có trường hợp nhạy cảm: ảnh dành cho người có nhiệm vụ “Xem trường hợp nhạy cảm”."
NOT_READ = "Trang chưa nhập xong: ảnh dành cho người quét, nhập, kiểm tra, xử lý giá trị lệch và phê duyệt quyển này."
TO_BE_ASKED = "Trang có trường hợp nhạy cảm: mở trang để xem ảnh, mỗi lần xem được ghi lại."


@dataclass
class Thumb:
    """One page as the grid shows it."""

    page: Page
    number: int
    title: str
    size: tuple[int, int]
    code: str
    unseen: str = ""
    """Why its picture is not there for this person; empty: it is."""
    sensitive: bool = False
    """It holds a sensitive entry: the picture is drawn when asked for, and that is noted."""
    frames: list[dict[str, Any]] = field(default_factory=list)

    @property
    def frames_json(self) -> str:
        return json.dumps(self.frames)

    @property
    def image(self) -> str:
        """Address of its picture, without the width; empty where it is not there."""
        return "" if self.unseen else f"/api/pages/{self.page.pk}/"

    @property
    def veil(self) -> str:
        """What stands in the place of its picture, in few words; empty where the picture does."""
        if self.sensitive:
            return "Nhạy cảm" if self.unseen else "Nhạy cảm: mở để xem"
        return "Chưa nhập xong" if self.unseen else ""

    @property
    def taken(self) -> bool:
        return any(frame["taken"] for frame in self.frames)

    @property
    def bears(self) -> bool:
        return self.page.kind in BEARING

    @property
    def says(self) -> str:
        """What a screen reader hears."""
        label = f", số ghi trên trang {self.page.label}" if self.page.label else ""
        half = {"left": ", nửa trái của trang đôi", "right": ", nửa phải của trang đôi"}.get(
            self.page.side, ""
        )
        cuts = f", {len(self.frames)} khung" if self.frames else ", chưa cắt" if self.bears else ""
        why = f". {self.unseen}" if self.unseen else f". {TO_BE_ASKED}" if self.sensitive else ""
        return f"Trang {self.number}: {self.title}{label}{half}{cuts}{why}"


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Everything of one book's pages."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    shown = _grid(viewer, book) | {
        "here": "province",
        "kinds": [(at, code, title) for at, (code, title) in enumerate(PAGE_KINDS.items(), start=1)],
        "shapes": [(shape, SHAPES[shape]) for shape in shapes_of(book.type, book.year)],
        "accepted": ACCEPTED,
        "piece": PIECE,
        "trail": [
            *trail_to(book.unit, viewer),
            (told_name_of(book), reverse("book", args=[book.unit, book.name])),
            ("Trang ảnh", None),
        ],
    }
    return render(request, "scans/show.html", shown)


@never_cache
@require_GET
@answers_json
def grid(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """The part that changes, if it changed since the revision that the screen knows (``?lan=``)."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    if request.GET.get("lan", "") == str(imaging.revision_of(book.path)):
        return JsonResponse({"same": True})
    return JsonResponse(_changed(viewer, book))


@require_POST
@answers_json
def act(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Do one thing to pages or cuts, and show how they stand now."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    asked = read_act(body_of(request))
    says = do(book.path, asked, actor=viewer.person)
    return JsonResponse(_changed(viewer, book) | {"says": says})


def _changed(viewer: Viewer, book: Book) -> dict[str, Any]:
    shown = _grid(viewer, book)
    return {"html": render_to_string("scans/grid.html", shown), "revision": shown["revision"]}


def _unseen(sight: Sight, page: Page) -> str:
    if sight.page(page) is not None:
        return ""
    return VEILED if sight.is_sensitive(page) else NOT_READ


def _grid(viewer: Viewer, book: Book) -> dict[str, Any]:
    """What the changing part shows."""
    path = book.path
    revision = imaging.revision_of(path)
    frames: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for cut in imaging.cuts_of(path):
        regions = list(cut.regions.all())
        for region in regions:
            frames[region.page_id].append(
                {
                    "cut": cut.pk, "number": cut.position, "kind": cut.kind, "taken": cut.taken, "order": region.order,
                    "of": len(regions), "box": [region.x, region.y, region.w, region.h],
                }
            )  # fmt: skip
    sight = Sight(viewer.person, path)
    thumbs = [
        Thumb(
            page, number, PAGE_KINDS[page.kind], imaging.page_size(page), imaging.image_code(page), _unseen(sight, page),
            sight.is_sensitive(page), frames[page.pk],
        )
        for number, page in enumerate(imaging.pages_of(path), start=1)
    ]  # fmt: skip
    counts = imaging.counts_of(path)
    situation = Situation("here", str(viewer.person.pk), viewer.authority.duties(path))
    return {
        "book": book,
        "revision": revision,
        "thumbs": thumbs,
        "aside": imaging.aside(path),
        "counts": counts,
        "declared_pages": facts_of(path).pages,
        "declared": sum(
            line.declared for line in plan.declared_of_book(book.unit, book.type, book.year, book.number)
        ),
        "why_not": why_not(WORKFLOWS["page"], "arrange", situation),
    }
