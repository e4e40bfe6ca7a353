"""Links that the texts themselves suggest, as proposals with a confidence; a person makes the link or leaves it.

In: an entry. Out: candidates, the surest first. Read are the columns in which a book names another entry (``law.links.REFERENCES``:
``gthtSo``, ``ghSo``, ``khSo`` with day and place), and the mark "đăng ký lại". What each candidate shares with the reference is told;
one contradiction (another day) makes it unsure, never silently good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from sogoc.law.books import BOOK_TYPES
from sogoc.law.links import AGAIN, KINDS, REFERENCES, LinkKind, Reference, book_of_paper
from sogoc.law.places import read_code
from sogoc.law.refusal import Refusal
from sogoc.law.text import fold
from sogoc.law.value import verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.so_dang_ky import split
from sogoc.register.link_queries import links_of
from sogoc.register.models import Entry, Mention
from sogoc.register.queries import books_with, values_of
from sogoc.register.sensitive_queries import there_for

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

MOST = 10
LEAST = 0.4
"""Below this a candidate is not worth a look."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate: which entry, by which kind, how sure (0 to 1), and why, in words."""

    other: Entry
    kind: LinkKind
    confidence: float
    why: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """Confidence for the screen: ``80%``."""
        return f"{round(self.confidence * 100)}%"


def proposals(entry: Entry, person: Person) -> list[Proposal]:
    """Candidates for links of an entry (as the newer one), among what this person may see."""
    values = {name: verbatim(value) for name, value in values_of(entry).items()}
    known = {one.other.pk for one in links_of(entry)}
    found: dict[int, Proposal] = {}
    for one in (*_referred(entry, values, person), *_again(entry, values, person)):
        before = found.get(one.other.pk)
        if one.other.pk not in known and (before is None or before.confidence < one.confidence):
            found[one.other.pk] = one
    return sorted(found.values(), key=lambda one: (-one.confidence, one.other.pk))[:MOST]


def _within(person: Person, entry: Entry) -> QuerySet[Entry]:
    rows = Entry.objects.filter(there_for(person)).exclude(pk=entry.pk).exclude(state="withdrawn")
    return rows.select_related("book").prefetch_related("mentions").order_by("pk")


def _referred(entry: Entry, values: Mapping[str, str], person: Person) -> Iterable[Proposal]:
    for reference in REFERENCES:
        if reference.book == entry.book.type and values.get(reference.number, "").strip():
            yield from _candidates(entry, values, reference, person=person)


def _candidates(
    entry: Entry, values: Mapping[str, str], reference: Reference, *, person: Person
) -> Iterable[Proposal]:
    written = values[reference.number].strip()
    day = _day(values.get(reference.day, ""))
    number, in_number = split(written)
    year = in_number or day[:4]
    named = book_of_paper(values.get(reference.what, ""))
    targets = reference.targets or ((named,) if named else ())
    kind = KINDS[reference.kind]
    rows = _within(person, entry)
    rows = rows.filter(book__type__in=targets) if targets else rows
    bare = number.lstrip("0") or number
    padded = {bare.zfill(width) for width in (1, 2, 3, 4)} | {number}
    where = Q(so__in={written, *(f"{one}/{year}" for one in padded)})
    if year.isdecimal():
        where |= Q(so__in=padded, registered__startswith=year)
        where &= Q(book__in=books_with(year).values("pk"))
    else:
        where &= Q(book__unit=entry.book.unit)  # a number without a year stands in every book
    place = fold(values.get(reference.place, "")) if reference.place else ""
    subjects = _subjects(entry)
    same_name = Exists(Mention.objects.filter(entry=OuterRef("pk"), fold__in=subjects))
    for other in rows.filter(where).annotate(same_name=same_name).order_by("-same_name", "pk")[: MOST * 5]:
        if not kind.allows(entry.book.type, other.book.type):
            continue
        score, why = 0.5, [f"cùng số {other.so}"]
        if day and other.registered:
            shared = min(len(day), len(other.registered))
            if day[:shared] == other.registered[:shared]:
                score, why = score + 0.2, [*why, "cùng ngày đăng ký"]
            else:
                score, why = score - 0.25, [*why, "ngày đăng ký khác nhau"]
        if place and _names(place, other.book.unit):
            score, why = score + 0.1, [*why, "đúng nơi đăng ký"]
        if other.subject_fold and subjects & {one.fold for one in other.mentions.all()}:
            score, why = score + 0.2, [*why, "trùng họ tên"]
        if score >= LEAST:
            yield Proposal(other, kind, round(min(score, 1.0), 2), tuple(why))


def _again(entry: Entry, values: Mapping[str, str], person: Person) -> Iterable[Proposal]:
    """An entry registered again: older entries of the same person in books of the same type."""
    mark = AGAIN.get(entry.book.type)
    if mark is None or not entry.subject_fold:
        return
    field = BOOK_TYPES[entry.book.type].field[mark[0]]
    code = VALUE_TYPES[field.type].understand(values.get(mark[0], ""), field.codes).canonical
    if code != mark[1] and "dang ky lai" not in fold(values.get("ghiChu", "")):
        return
    rows = _within(person, entry).filter(book__type=entry.book.type, subject_fold=entry.subject_fold)
    if entry.birth:
        rows = rows.filter(Q(birth=entry.birth) | Q(birth=entry.birth[:4]) | Q(birth=""))
    for other in rows[: MOST * 5]:
        if other.registered and entry.registered and other.registered > entry.registered:
            continue
        same = bool(entry.birth) and other.birth == entry.birth
        why = ("trùng họ tên", "trùng ngày sinh" if same else "ngày sinh không đủ để so", "ghi đăng ký lại")
        yield Proposal(other, KINDS["dang_ky_lai"], 0.8 if same else 0.5, why)


def _day(written: str) -> str:
    day = VALUE_TYPES["ngay"].understand(written, None).canonical or ""
    return day if day[:4].isdigit() and "|" not in day else ""


def _subjects(entry: Entry) -> set[str]:
    return {one.fold for one in entry.mentions.all() if one.fold}


def _names(place: str, unit: str) -> bool:
    """Whether a written place (folded) names a unit by its bare name."""
    try:
        bare = (
            fold(read_code(unit).name).removeprefix("xa ").removeprefix("phuong ").removeprefix("thi tran ")
        )
    except Refusal:
        return False
    return bool(bare) and bare in place
