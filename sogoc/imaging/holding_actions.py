"""``keying`` holds a cut while somebody keys it and once it is keyed, and frees it when that work is given back.

Called inside the transaction of the act that hands out or takes back; who may is that act's business. A held cut, and the shape of its
pages, stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sogoc.ground.database import must_be_in_transaction
from sogoc.imaging import refusals
from sogoc.imaging.desk_actions import tell
from sogoc.imaging.models import Album, Cut

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def hold_cuts(path: str, cuts: Iterable[int], *, actor: Person, via: str = "") -> None:
    """Hold cuts; one that was undone meanwhile is refused."""
    _change(path, cuts, taken=True, actor=actor, via=via)


def free_cuts(path: str, cuts: Iterable[int], *, actor: Person | None, via: str = "") -> None:
    """Free cuts that nobody keys any more."""
    _change(path, cuts, taken=False, actor=actor, via=via)


def _change(path: str, cuts: Iterable[int], *, taken: bool, actor: Person | None, via: str) -> None:
    must_be_in_transaction()
    Album.objects.get_or_create(book=path)
    Album.objects.select_for_update().get(book=path)
    wanted = sorted(set(cuts))
    rows = dict(
        Cut.objects.filter(book=path, pk__in=wanted, removed_at__isnull=True).values_list("pk", "taken")
    )
    for one in wanted:
        if one not in rows:
            raise refusals.NO_CUT.because(cut=one)
    news = [one for one in wanted if rows[one] is not taken]
    if not news:
        return
    Cut.objects.filter(pk__in=news).update(taken=taken)
    tell(path, "hold_cuts" if taken else "free_cuts", {"cuts": news}, actor=actor, duty="key", via=via)
