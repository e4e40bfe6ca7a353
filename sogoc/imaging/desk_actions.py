"""What every act on the pages of a book has in common: the book is locked, duty and workflow are asked, the ledger is written.

In: a path, an actor. Out: a ``Desk`` for one act, inside the act's transaction. The ledger's stream is the book's, the subject its pages
(``24862/KS.2008.01#trang``), so that hundreds of photos do not bury what else was done to the book.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from sogoc.accounts import queries as accounts
from sogoc.ground.database import must_be_in_transaction
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.imaging import refusals
from sogoc.imaging.models import Album, Cut, Page, Region
from sogoc.imaging.queries import subject_of
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


@dataclass(frozen=True, slots=True)
class Desk:
    """One act of one person on the pages of one book."""

    path: str
    actor: Person
    duties: frozenset[str]
    via: str
    undoes: int | None

    def ask(self, workflow: str, act: str, *, state: str, holds: Collection[str] = ()) -> None:
        """Ask the workflow; its refusal leaves."""
        situation = Situation(state, str(self.actor.pk), self.duties, frozenset(holds))
        refused = why_not(WORKFLOWS[workflow], act, situation)
        if refused is not None:
            raise refused

    def pages(self, ids: Iterable[int], act: str) -> list[Page]:
        """Pages of the book in the order asked for, each asked whether the act may be done to it."""
        wanted = list(dict.fromkeys(ids))
        found = {one.pk: one for one in Page.objects.filter(book=self.path, pk__in=wanted, joined=False)}
        cut: dict[int, bool] = {}
        regions = Region.objects.filter(page__in=wanted, cut__removed_at__isnull=True)
        for page, taken in regions.values_list("page", "cut__taken"):
            cut[page] = cut.get(page, False) or taken
        for one in wanted:
            if one not in found:
                raise refusals.NO_PAGE.because(page=one)
            holds = {"nobody_keys"} if not cut.get(one) else set()
            holds |= {"uncut"} if one not in cut else set()
            self.ask("page", act, state="aside" if found[one].removed_at else "here", holds=holds)
        return [found[one] for one in wanted]

    def cuts(self, ids: Iterable[int], act: str, *, holds: Collection[str] = ()) -> list[Cut]:
        """Cuts of the book in the order asked for, each asked whether the act may be done to it."""
        wanted = list(dict.fromkeys(ids))
        rows = Cut.objects.filter(book=self.path, pk__in=wanted).prefetch_related("regions__page")
        found = {one.pk: one for one in rows}
        for one in wanted:
            if one not in found:
                raise refusals.NO_CUT.because(cut=one)
            cut = found[one]
            state = "undone" if cut.removed_at else "taken" if cut.taken else "free"
            still = {"pages_unchanged"} if all(map(_as_drawn, cut.regions.all())) else set()
            self.ask("cut", act, state=state, holds={*holds, *still})
        return [found[one] for one in wanted]

    def tell(
        self, action: str, payload: Mapping[str, Any], *, duty: str = "scan", client_txn: str | None = None
    ) -> None:
        """Write the act into the book's stream, and count it."""
        said = dict(payload) if self.undoes is None else {**payload, "undoes": self.undoes}
        tell(self.path, action, said, actor=self.actor, duty=duty, client_txn=client_txn, via=self.via)


def tell(
    path: str,
    action: str,
    payload: Mapping[str, Any],
    *,
    actor: Person | None,
    duty: str,
    client_txn: str | None = None,
    via: str,
) -> None:
    """Write an act on the pages of a book into its stream, and count it; the installation itself is the actor when there is none."""
    append(
        Act(
            stream=f"book:{path}",
            action=action,
            subject=subject_of(path),
            actor="" if actor is None else actor.username,
            office=path.partition("/")[0],
            duty=duty,
            payload=payload,
            client_txn=client_txn,
            via=via,
        )
    )
    Album.objects.filter(book=path).update(revision=F("revision") + 1)


def sit_down(path: str, *, actor: Person, via: str, undoes: int | None = None) -> Desk:
    """Begin an act on the pages of a book; others wait until its transaction is over."""
    must_be_in_transaction()
    duties = accounts.duties_of(actor, path)
    desk = Desk(path, actor, duties, via, undoes)
    desk.ask("page", "receive", state="here")
    Album.objects.get_or_create(book=path)
    Album.objects.select_for_update().get(book=path)
    return desk


def _as_drawn(region: Region) -> bool:
    """Whether a region's page is what it was when the region was drawn."""
    page = region.page
    here = page.removed_at is None and not page.joined
    return here and (page.side, page.split_at) == (region.side, region.split_at)


def renumber_cuts(path: str) -> None:
    """Give the cuts of a book their positions: by page, then downwards, then to the right; part of every act that may change them."""
    rows = Region.objects.filter(cut__book=path, cut__removed_at__isnull=True, order=0)
    ordered = rows.order_by("page__position", "y", "x", "cut").values_list("cut", "cut__position")
    places = {pk: (at, was) for at, (pk, was) in enumerate(ordered, start=1)}
    changed = [Cut(pk=pk, position=at) for pk, (at, was) in places.items() if at != was]
    Cut.objects.bulk_update(changed, ["position"], batch_size=300)
    Cut.objects.filter(book=path, removed_at__isnull=False).exclude(position=0).update(position=0)
