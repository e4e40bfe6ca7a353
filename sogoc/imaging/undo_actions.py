"""Undo: the last act of a person on the pages of a book is taken back by its opposite, which is an act of its own in the ledger.

In: a path, a person. Out: what was undone. Again undoes the one before it; other people's acts are theirs. What stands in the way (a page
that is being keyed meanwhile) is said by the opposite act's own refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sogoc.ground.ledger import queries as ledger
from sogoc.imaging import cut_actions as cuts
from sogoc.imaging import page_actions as pages
from sogoc.imaging import refusals
from sogoc.imaging.desk_actions import sit_down
from sogoc.imaging.posing import Box
from sogoc.imaging.queries import subject_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

Payload = Mapping[str, Any]


@transaction.atomic
def undo(path: str, *, actor: Person, via: str = "") -> str:
    """Take back this person's last act on the pages of a book; return which kind of act it was."""
    sit_down(path, actor=actor, via=via)
    undone: set[int] = set()
    for event in reversed(ledger.history(subject_of(path))):
        payload = event["payload"]
        if "undoes" in payload:
            undone.add(payload["undoes"])
        elif event["actor"] == actor.username and event["seq"] not in undone and event["action"] in OPPOSITES:
            how = {"actor": actor, "via": via, "undoes": event["seq"]}
            OPPOSITES[event["action"]](path, payload, how)
            return str(event["action"])
    raise refusals.NOTHING_TO_UNDO.because()


def _unreceive(path: str, said: Payload, how: dict[str, Any]) -> None:
    pages.remove_pages(path, said["pages"], **how)
    if said.get("replaces") is not None:
        pages.restore_pages(path, [said["replaces"]], **how)


def _unmark(path: str, said: Payload, how: dict[str, Any]) -> None:
    kinds = {page: before for page, before, _ in said["kind"]}
    labels = {page: before for page, before, _ in said["label"]}
    pages.change_marks(path, kinds=kinds, labels=labels, **how)


def _unjoin(path: str, said: Payload, how: dict[str, Any]) -> None:
    for left, _, at in said["halves"]:
        pages.split_pages(path, [left], at=at, **how)


def _recut(path: str, said: Payload, how: dict[str, Any]) -> None:
    frame = [(page, Box(*box)) for page, *box in said["was"]]
    cuts.recut(path, said["cut"], frame, **how)


def _unmark_cuts(path: str, said: Payload, how: dict[str, Any]) -> None:
    for cut, before in said["cuts"]:
        cuts.mark_cuts(path, [cut], kind=before, **how)


OPPOSITES: Mapping[str, Callable[[str, Payload, dict[str, Any]], object]] = {
    "receive_scan": _unreceive,
    "move_pages": lambda path, said, how: pages.unmove_pages(path, said["was"], **how),
    "rotate_pages": lambda path, said, how: pages.rotate_pages(
        path, said["pages"], degrees=-said["degrees"], **how
    ),
    "split_pages": lambda path, said, how: pages.join_pages(
        path, [left for left, _ in said["halves"]], **how
    ),
    "join_pages": _unjoin,
    "mark_pages": _unmark,
    "remove_pages": lambda path, said, how: pages.restore_pages(path, said["pages"], **how),
    "restore_pages": lambda path, said, how: pages.remove_pages(path, said["pages"], **how),
    "cut": lambda path, said, how: cuts.remove_cuts(path, [one["cut"] for one in said["cuts"]], **how),
    "recut": _recut,
    "mark_cuts": _unmark_cuts,
    "remove_cuts": lambda path, said, how: cuts.restore_cuts(path, said["cuts"], **how),
    "restore_cuts": lambda path, said, how: cuts.remove_cuts(path, said["cuts"], **how),
}
