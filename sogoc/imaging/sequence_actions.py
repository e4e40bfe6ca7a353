"""The order of a book's pages, kept as positions 1, 2, 3 … of all its rows; part of the acts that change it."""

from __future__ import annotations

from collections.abc import Sequence

from sogoc.imaging.models import Page


def order_of(path: str) -> list[int]:
    """Ids of all rows of a book in their order, also of pages put aside and of right halves that were joined."""
    return list(Page.objects.filter(book=path).order_by("position", "pk").values_list("pk", flat=True))


def put_order(path: str, order: Sequence[int]) -> None:
    """Store an order; only rows that move are written."""
    was = dict(Page.objects.filter(book=path).values_list("pk", "position"))
    rows = [Page(pk=pk, position=at) for at, pk in enumerate(order, start=1) if was[pk] != at]
    Page.objects.bulk_update(rows, ["position"], batch_size=300)
