"""Files of pages: they come piece by piece or in one form, originals and the PDF of an entry go out."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.ground.installation import file_store, home_path
from sogoc.imaging import photo_actions as photos
from sogoc.imaging import queries as imaging
from sogoc.imaging import refusals
from sogoc.imaging.actions import receive_scan
from sogoc.intake.uploading import PIECE
from sogoc.keying.sight_queries import seen_on_cut, seen_on_pages
from sogoc.law.refusal import Refusal
from sogoc.register.look_actions import IMAGE, PDF
from sogoc.web.pages.errors import BAD
from sogoc.web.pages.images import noted
from sogoc.web.pages.uploads import answers_json
from sogoc.web.viewer import viewer_of


@never_cache
@require_http_methods(["GET", "PUT"])
@answers_json
def piece(request: HttpRequest, unit: str, name: str, token: str) -> HttpResponse:
    """Ask how much of a file is here, or send its next piece; the last one answers with the pages that came of it."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    if request.method == "GET":
        return JsonResponse(said(photos.progress_of(book.path, token, actor=viewer.person)))
    photo, offset = asked(request, token)
    done = photos.receive_piece(
        book.path, photo, offset=offset, piece=request.read(PIECE + 1), actor=viewer.person, via="web"
    )
    return JsonResponse(said(done))


def asked(request: HttpRequest, token: str) -> tuple[photos.Photo, int]:
    """What a request to send a piece says of its file: offset, size, name."""
    try:
        offset, size = int(request.GET.get("tu", "")), int(request.GET.get("ca", ""))
    except ValueError:
        raise BAD from None
    return photos.Photo(token, request.GET.get("ten", "")[:255] or "anh", size), offset


def said(progress: photos.Progress) -> dict[str, object]:
    """Answer to a piece."""
    done = progress.done
    return {
        "received": progress.received,
        "done": done is not None,
        "already": bool(done and done.already),
        "pages": list(done.pages) if done else [],
    }


@require_POST
def send(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """All files in one form, for browsers without scripts; each stands alone."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    taken = 0
    for one in request.FILES.getlist("files"):
        with tempfile.NamedTemporaryFile(dir=home_path() / "tmp", prefix="anh-") as file:
            for content in one.chunks():
                file.write(content)
            file.flush()
            try:
                txn = f"anh:{viewer.person.pk}:{secrets.token_hex(16)}"
                receive_scan(
                    book.path,
                    Path(file.name),
                    name=one.name or "anh",
                    actor=viewer.person,
                    via="web",
                    client_txn=txn,
                )
                taken += 1
            except Refusal as refusal:
                messages.error(request, f"{refusal.says} {refusal.fix}")
    if taken:
        messages.success(request, f"Đã nạp {taken} tệp.")
    return redirect("scans", unit, name)


@require_GET
def original(request: HttpRequest, unit: str, name: str, scan: int) -> FileResponse:
    """One original as it came, to be kept as a file, for whoever may see all its pages: never shown by the browser itself."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    found = next((one for one in imaging.scans_of(book.path) if one.pk == scan), None)
    seen = None if found is None else seen_on_pages(viewer.person, book.path, imaging.pages_of_scan(scan))
    if found is None or seen is None:
        raise refusals.NO_PAGE.because(page=scan)
    answer = FileResponse(
        file_store().open(found.sha256),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )
    return noted(answer, seen, viewer.person, what=IMAGE)


@require_GET
def paper(request: HttpRequest, unit: str, name: str, cut: int) -> HttpResponse:
    """The PDF of one entry, as it will be handed in."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    found = imaging.find_cut(cut)
    seen = seen_on_cut(viewer.person, found) if found.book == book.path else None
    if seen is None:
        raise refusals.NO_CUT.because(cut=cut)
    answer = HttpResponse(imaging.pdf_of(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{book.name}.{found.position:03}.pdf"'
    return noted(answer, seen, viewer.person, what=PDF)
