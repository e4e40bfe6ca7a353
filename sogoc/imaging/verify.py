"""Whether pages, cuts and originals are what the ledger says of them.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields

from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.imaging.models import Album, Cut, Page, Scan
from sogoc.imaging.retelling import ACTS, ToldAlbum, ToldCut, ToldPage, retell
from sogoc.register.commitments import commit_to_text

Found = Iterator[tuple[str, str, str]]
_OF_PAGE = [one.name for one in fields(ToldPage) if one.name not in {"scan", "aside"}]


def verify_pages() -> Found:
    """Compare everything that the room stores of books with the ledger, and look whether the originals are there."""
    told = retell(map(ledger.contents, ledger.events_named(*ACTS)))
    stored = _stored()
    for book in sorted(told.keys() | stored.keys()):
        said, kept = told.get(book, ToldAlbum()), stored.get(book, ToldAlbum())
        for what, one, other in (
            ("Bản gốc", said.scans, kept.scans),
            ("Trang", said.pages, kept.pages),
            ("Thứ tự trang", said.order, kept.order),
            ("Khung", said.cuts, kept.cuts),
            ("Số lần sửa", said.acts, kept.acts),
        ):
            if one != other:
                yield "LECH_TRANG_ANH", book, f"{what} đang lưu của quyển {book} khác với nhật ký."
    store = file_store()
    for sha256, *_ in sorted({scan for album in told.values() for scan in album.scans.values()}):
        if sha256 not in store:
            yield "MAT_TEP", sha256, f"Bản gốc {sha256} của một trang sổ không còn trong kho."


def _stored() -> dict[str, ToldAlbum]:
    albums: defaultdict[str, ToldAlbum] = defaultdict(ToldAlbum)
    for book, acts in Album.objects.filter(revision__gt=0).values_list("book", "revision"):
        albums[book].acts = acts
    for scan in Scan.objects.select_related("by").iterator(chunk_size=2_000):
        name = commit_to_text(scan.name, bytes(scan.salt))
        facts = (scan.sha256, scan.media, scan.size, name, scan.pairing_id, scan.place, scan.by.username)
        albums[scan.book].scans[scan.pk] = facts
    for page in Page.objects.order_by("book", "position", "pk").iterator(chunk_size=2_000):
        album = albums[page.book]
        same = {name: getattr(page, name) for name in _OF_PAGE}
        album.pages[page.pk] = ToldPage(scan=page.scan_id, aside=page.removed_at is not None, **same)
        album.order.append(page.pk)
    rows = Cut.objects.select_related("made_by").prefetch_related("regions")
    for cut in rows.order_by("pk").iterator(chunk_size=2_000):
        regions = [
            (one.page_id, one.x, one.y, one.w, one.h, one.side, one.split_at)
            for one in sorted(cut.regions.all(), key=lambda one: one.order)
        ]
        undone = cut.removed_at is not None
        albums[cut.book].cuts[cut.pk] = ToldCut(
            cut.kind, cut.made_by.username, regions, undone=undone, taken=cut.taken
        )
    return dict(albums)
