"""The writers of what is declared of a book besides its plan: covers, series, pages, closing totals, the book behind a provisional name.

Everything is an act in the ledger's stream of the book (or of the cover), with its basis; what was declared before stays there. Who may:
``scan`` or ``administer`` over the book; loading the plan (``inventory``) declares by the Department's right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.checking.again_actions import look_again
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake import book_refusals as refusals
from sogoc.intake.book_models import BookFacts, Cover
from sogoc.intake.book_names import parse_book_path, parse_cover_path
from sogoc.intake.book_queries import path_behind
from sogoc.register import queries as records
from sogoc.register.actions import lock

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

DECLARED = ("cover", "series", "pages", "closing_total", "blank_pages", "crossed_pages", "known_as")
COVERED = ("heading", "opened", "closed", "pages", "basis")
DESCRIBING = ("scan", "administer")
"""Who has one of these duties over a book declares what it is and hands it over."""
LONGEST_BASIS, LONGEST_HEADING = 300, 300


@transaction.atomic
def declare_cover(
    path: str,
    *,
    actor: Person,
    basis: str,
    heading: str = "",
    opened: str = "",
    closed: str = "",
    pages: int | None = None,
    via: str = "",
) -> Cover:
    """Declare one physical volume that several books share, or declare it anew; its books name it by ``describe``."""
    path = parse_cover_path(path)
    duty = may_describe(path, actor)
    said = {
        "heading": heading.strip()[:LONGEST_HEADING],
        "opened": opened,
        "closed": closed,
        "pages": pages,
        "basis": _basis(basis),
    }
    return put_cover(path, said, actor=actor, duty=duty, via=via)


def put_cover(path: str, said: Mapping[str, Any], *, actor: Person, duty: str, via: str) -> Cover:
    """Row and act of a cover; part of the actions that checked who may."""
    known = Cover.objects.filter(path=path).first()
    if known is not None and all(getattr(known, name) == value for name, value in said.items()):
        return known
    cover, _ = Cover.objects.update_or_create(path=path, defaults=dict(said))
    tell_book("declare_cover", path, payload=said, actor=actor, duty=duty, via=via)
    return cover


@transaction.atomic
def describe(book: str, *, actor: Person, basis: str, via: str = "", **facts: Any) -> BookFacts:
    """Declare facts of a book: ``cover``, ``series``, ``pages``, ``closing_total``, ``blank_pages``, ``crossed_pages``."""
    path = parse_book_path(book)
    duty = may_describe(path, actor)
    if facts.get("cover"):
        facts["cover"] = parse_cover_path(facts["cover"])
        if not Cover.objects.filter(path=facts["cover"]).exists():
            raise refusals.NO_COVER.because(path=facts["cover"])
    return put_facts(path, facts, basis=_basis(basis), actor=actor, duty=duty, via=via)


@transaction.atomic
def identify(book: str, known_as: str, *, actor: Person, basis: str, via: str = "") -> BookFacts:
    """Say which book one of unknown year or number is: its ids keep the provisional name, it is found under both, sent as the true one."""
    path, name = parse_book_path(book), parse_book_path(known_as)
    duty = may_describe(path, actor)
    if path.split(".")[0] != name.split(".")[0]:  # unit and type
        raise refusals.OTHER_UNIT_OR_TYPE.because(book=path, known_as=name)
    holder = path_behind(name)
    if holder not in (None, path) or name == path:
        raise refusals.NAME_TAKEN.because(name=name, book=holder or path)
    return put_facts(path, {"known_as": name}, basis=_basis(basis), actor=actor, duty=duty, via=via)


def put_under_cover(path: str, cover: str, *, file: str, actor: Person, via: str) -> None:
    """A book that arrived in the workbook of a cover shares it; part of the action that stages it."""
    at = f"{path.partition('/')[0]}/{cover}"
    basis = f"Gói {file}"[:LONGEST_BASIS]
    if not Cover.objects.filter(path=at).exists():
        said = {"heading": "", "opened": "", "closed": "", "pages": None, "basis": basis}
        put_cover(at, said, actor=actor, duty="key", via=via)
    put_facts(path, {"cover": at}, basis=basis, actor=actor, duty="key", via=via)


def put_facts(
    path: str, facts: Mapping[str, Any], *, basis: str, actor: Person, duty: str, via: str
) -> BookFacts:
    """Row and act of what is declared of a book; part of the actions that checked who may. What is known already is no news.

    Other series make other numbers: a book that arrived is looked at again.
    """
    row = BookFacts.objects.select_for_update().filter(book=path).first() or BookFacts(book=path)
    news = {name: value for name, value in facts.items() if getattr(row, name) != value}
    unknown = facts.keys() - set(DECLARED)
    if unknown:
        raise ValueError(sorted(unknown))
    if not news:
        return row
    for name, value in (*news.items(), ("basis", basis)):
        setattr(row, name, value)
    row.save()
    payload = {"facts": news, "basis": basis}
    tell_book("describe_book", path, payload=payload, actor=actor, duty=duty, via=via)
    if "series" in news and (book := records.arrived_book(path)) is not None:
        told = look_again(lock(book), changed={}, series=row.series).recorded
        again = {"findings": told.count, "found": told.commitment.hex(), "kept": told.kept}
        tell_book("look_again", path, payload=again, actor=actor, duty=duty, via=via)
    return row


def may_describe(path: str, actor: Person) -> str:
    """Duty by which this person may declare something of a book; refuses who has none."""
    held = accounts.duties_of(actor, path)
    duty = next((one for one in DESCRIBING if one in held), None)
    if duty is None:
        raise refusals.MAY_NOT_DESCRIBE.because(book=path)
    return duty


def _basis(text: str) -> str:
    text = " ".join(text.split())[:LONGEST_BASIS]
    if not text:
        raise refusals.NO_BASIS.because()
    return text


def tell_book(
    action: str, path: str, *, payload: Mapping[str, Any], actor: Person, duty: str, via: str
) -> None:
    """Write an act into the ledger's stream of a book (or of a cover), whether or not it arrived."""
    append(
        Act(
            stream=f"book:{path}",
            action=action,
            subject=path,
            actor=actor.username,
            office=path.partition("/")[0],
            duty=duty,
            payload=payload,
            via=via,
        )
    )
