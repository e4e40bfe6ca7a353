"""Optional columns of ``inventory.csv``: what the plan says of a book on the shelf beside its cases.

In: cells by column. Out: acts. ``cover`` (``HH.1985.01``), ``series`` (``quá hạn: 4; lưu động: LĐ``), ``keeper`` (a unit's code),
``exemplar_of`` (the main exemplar's path, or its name within the unit), ``pages``, ``closing_total``, ``blank_pages``,
``crossed_pages``. A column that is absent says nothing; an empty cell too: what was declared stays. Lines of one book (its two periods)
must not contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sogoc.accounts import queries as accounts
from sogoc.accounts.parties import KEEPER
from sogoc.accounts.party_actions import put_party
from sogoc.intake.book_actions import put_cover, put_facts
from sogoc.intake.book_models import Cover
from sogoc.intake.book_names import parse_book_path, parse_cover_path
from sogoc.intake.book_queries import facts_of
from sogoc.intake.book_series import read_series
from sogoc.intake.exemplar_actions import put_link
from sogoc.intake.exemplar_queries import exemplar_of
from sogoc.law.refusal import Refusal

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

OPTIONAL = (
    "cover", "series", "keeper", "exemplar_of", "pages", "closing_total", "blank_pages", "crossed_pages",
)  # fmt: skip
COUNTS = ("pages", "closing_total", "blank_pages", "crossed_pages")
_FACTS = ("cover", "series", *COUNTS)
MOST = 1_000_000
Shelf = dict[str, dict[str, Any]]
"""Path of a book → what the optional columns say of it."""
News = dict[str, dict[str, tuple[Any, Any]]]
"""Path of a book → column → what stands, what the list says."""


def note_columns(
    shelf: Shelf, path: str, cells: Mapping[str, str], *, refuse: Callable[[str], Refusal]
) -> None:
    """Add what one line says of its book; refuses what cannot be, and what contradicts another line of the book."""
    said = {
        column: _read(path, column, cells[column].strip(), refuse)
        for column in OPTIONAL
        if cells.get(column, "").strip()
    }
    known = shelf.setdefault(path, {})
    for column, value in said.items():
        if known.setdefault(column, value) != value:
            raise refuse(f"cột {column} của quyển {path} khác với dòng trước của cùng quyển")
    if not known:
        del shelf[path]


def shelf_news(shelf: Shelf) -> News:
    """What of it is not so yet; books of which nothing is new are left out."""
    found = {path: _news(path, said) for path, said in shelf.items()}
    return {path: news for path, news in found.items() if news}


def revises(news: Mapping[str, tuple[Any, Any]]) -> bool:
    """Whether something that was declared before is declared otherwise."""
    return any(was not in (None, "", {}) for was, _ in news.values())


def put_shelf(news: News, *, basis: str, actor: Person, via: str) -> None:
    """Write what is new, in the transaction of the loading."""
    for path, said in news.items():
        now = {column: value for column, (_, value) in said.items()}
        _put_facts(path, now, basis=basis, actor=actor, via=via)
        if "keeper" in now:
            put_party(
                path, KEEPER, basis=basis, actor=actor, office=now["keeper"], words="", since=None,
                duty="administer", at_office="STP", via=via,
            )  # fmt: skip
    for path, said in news.items():
        if "exemplar_of" in said:
            put_link(said["exemplar_of"][1], path, basis=basis, actor=actor, duty="administer", via=via)


def _news(path: str, said: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    facts = facts_of(path)
    stands = {column: getattr(facts, column) for column in _FACTS}
    if "keeper" in said:
        keeper = accounts.parties_of(path).filter(role=KEEPER, until__isnull=True).first()
        stands["keeper"] = keeper.office if keeper else ""
    if "exemplar_of" in said:
        link = exemplar_of(path)
        stands["exemplar_of"] = link.main if link and link.second == path else ""
    return {column: (stands[column], value) for column, value in said.items() if stands[column] != value}


def _put_facts(path: str, said: Mapping[str, Any], *, basis: str, actor: Person, via: str) -> None:
    facts = {name: said[name] for name in _FACTS if name in said}
    cover = facts.get("cover")
    if cover and not Cover.objects.filter(path=cover).exists():
        plain = {"heading": "", "opened": "", "closed": "", "pages": None, "basis": basis}
        put_cover(cover, plain, actor=actor, duty="administer", via=via)
    put_facts(path, facts, basis=basis, actor=actor, duty="administer", via=via)


def _read(path: str, column: str, text: str, refuse: Callable[[str], Refusal]) -> Any:
    unit = path.partition("/")[0]
    try:
        if column == "cover":
            return parse_cover_path(text if "/" in text else f"{unit}/{text}")
        if column == "exemplar_of":
            return parse_book_path(text if "/" in text else f"{unit}/{text}")
        if column == "keeper":
            return accounts.find_office(text).ref
        if column == "series":
            return read_series(text)
    except Refusal as refusal:
        raise refuse(refusal.says[:1].lower() + refusal.says[1:].rstrip(".")) from None
    except ValueError as wrong:
        raise refuse(str(wrong)) from None
    if not (text.isascii() and text.isdigit()) or int(text[:9]) > MOST:
        raise refuse(f"“{text[:40]}” ở cột {column} không phải một số nguyên không âm hợp lý")
    return int(text)
