"""Changes that a text seems to tell, for a person to accept: notes in the margin, and decisions of the book of changes with their entries.

Nothing here writes. A proposal is named by what it was read from, so that accepting it later accepts exactly what was shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Exists, OuterRef, Q, When

from sogoc.approval.amendment_queries import changes_of
from sogoc.approval.models import AmendmentTarget
from sogoc.ground import clock
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.decisions import BOOKS, Decision, decided_values, read_decision
from sogoc.law.decisions import TYPE as CHANGES
from sogoc.law.margin import Proposal, read_note
from sogoc.law.present import present
from sogoc.law.text import fold
from sogoc.law.value import Sameness, verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import compare
from sogoc.law.values.so_dang_ky import split
from sogoc.register import queries as records
from sogoc.register.models import Entry, Mention

if TYPE_CHECKING:
    from sogoc.accounts.queries import Jurisdiction
    from sogoc.law.book import BookType
    from sogoc.register.models import Book

CANDIDATES = 12
"""So many entries are shown as those that a decision may speak of."""
SURE, APART = 0.75, 0.3
"""Who is believed so far is beyond doubt, and others so much less need not be looked at."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal read from an entry's note, with the name under which it is accepted."""

    sign: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a decision may speak of: why, how far to believe it, and what it would change of it."""

    entry: Entry
    why: tuple[str, ...]
    belief: float
    values: dict[str, str]
    before: dict[str, str]
    said: dict[str, str]
    """Present values of the fields to be changed."""

    @property
    def differs(self) -> bool:
        """Whether the entry says neither the old value that the decision names nor the new one."""
        return any(
            not (self._says(name, old) or self._says(name, self.values[name]))
            for name, old in self.before.items()
        )

    @property
    def says_it(self) -> bool:
        """Whether the entry says the new values already: a page that was put right is keyed with its valid text."""
        return bool(self.values) and all(self._says(name, new) for name, new in self.values.items())

    def _says(self, name: str, text: str) -> bool:
        field = BOOK_TYPES[self.entry.book.type].field[name]
        said = self.said.get(name, "")
        return bool(said) and VALUE_TYPES[field.type].compare(said, text) is Sameness.SAME


def texts_of(entry: Entry) -> dict[str, str]:
    """Texts as written of the current version."""
    return {name: verbatim(value) for name, value in records.values_of(entry).items()}


def said_now(entry: Entry) -> dict[str, str]:
    """Present value of each field today."""
    shown = present(texts_of(entry), changes_of([entry.pk]).get(entry.pk, ()), as_of=clock.today_vn())
    return {name: one.value for name, one in shown.items()}


def proposals_of(entry: Entry) -> list[Proposed]:
    """Changes that the entry's own note seems to tell and that nobody has recorded yet."""
    book_type = BOOK_TYPES.get(entry.book.type)
    note = note_of(texts_of(entry), entry.book) if book_type else ""
    if book_type is None or not note or entry.state == "withdrawn":
        return []
    recorded = AmendmentTarget.objects.filter(entry=entry).exclude(amendment__state="withdrawn")
    known = {
        (kind, name)
        for kind, number, text in recorded.values_list("amendment__kind", "amendment__basis_number", "text")
        for name in (number, text)
        if name
    }
    return [
        Proposed(_sign(entry, one), one)
        for one in read_note(note, book_type, said=said_now(entry))
        if (one.kind, one.number) not in known and (one.kind, one.text) not in known
    ]


def note_of(texts: Mapping[str, str], book: Book) -> str:
    """The note in the margin, among the texts of an entry of a book."""
    columns = BOOK_TYPES[book.type].official
    return next((texts.get(one.name, "").strip() for one in columns if one.attribute == "ghi_chu"), "")


def proposals_in(book: Book) -> Iterator[tuple[Entry, list[Proposed]]]:
    """Entries of a book whose notes seem to tell changes that nobody recorded, in row order; few notes tell any."""
    book_type = BOOK_TYPES.get(book.type)
    if book_type is None:
        return
    for shown in records.values_of_book(book):
        texts = {name: verbatim(value) for name, value in shown.values.items()}
        note = note_of(texts, book)
        if note and read_note(note, book_type) and (found := proposals_of(shown.entry)):
            yield shown.entry, found


def _sign(entry: Entry, one: Proposal) -> str:
    read = f"{entry.pk}\0{entry.version}\0{one.kind}\0{one.text}\0{sorted(one.values.items())}"
    return hashlib.sha256(read.encode()).hexdigest()[:24]


def decision_of(entry: Entry) -> Decision | None:
    """What an entry changes at others: one of the book of changes, or of a book of what is noted elsewhere; None for any other."""
    if entry.book.type not in BOOKS:
        return None
    return read_decision(texts_of(entry), BOOK_TYPES[entry.book.type])


def candidates(entry: Entry, decision: Decision, within: Jurisdiction) -> list[Candidate]:
    """Entries of a jurisdiction that a decision may change, the likeliest first: by its paper's number and day, by name and birth."""
    texts = texts_of(entry)
    of_type = Q(book__type=decision.paper_type) if decision.paper_type else _of_kind(decision.kind)
    rows = Entry.objects.filter(within.where("book__unit"), of_type).exclude(state="withdrawn")
    rows = rows.exclude(pk=entry.pk).select_related("book")
    by_paper = _by_paper(entry, decision)
    chosen: list[Entry] = []
    if decision.name:  # each of the two goes by its own index, never over all entries
        bearing = Mention.objects.filter(fold=fold(decision.name))
        named = rows.filter(
            Q(pk__in=bearing.values("entry")) | Q(pk__in=_renamed_to(decision.name, within))
        ).annotate(
            numbered=Case(When(by_paper, then=1), default=0),
            born=Exists(bearing.filter(entry=OuterRef("pk"), birth=decision.birth)),
        )
        chosen += named.order_by("-numbered", "-born", "pk")[: CANDIDATES * 2]
    chosen += rows.filter(by_paper).order_by("pk")[: CANDIDATES * 2]
    source = BOOK_TYPES[entry.book.type]
    found = [
        _candidate(one, decision, texts, source=source) for one in {one.pk: one for one in chosen}.values()
    ]
    return sorted((one for one in found if one is not None), key=lambda one: (-one.belief, str(one.entry)))[
        :CANDIDATES
    ]


def clearly(found: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Those to be looked at, and those that nobody needs to where one of the others is beyond doubt."""
    best = found[0].belief if found else 0.0
    near = [one for one in found if best < SURE or one.belief > best - APART]
    return near, [one for one in found if one not in near]


def _by_paper(entry: Entry, decision: Decision) -> Q:
    """Entries that bear the number of the paper, in books in which its year may stand; without a year, of the same unit."""
    if not decision.paper_number:
        return Q(pk__in=())
    by_number = Q(so=decision.paper_number)
    year = decision.paper_day[:4] or split(decision.paper_number)[1] or ""
    if not year.isdecimal():
        return by_number & Q(book__unit=entry.book.unit)
    if decision.paper_day:
        by_number &= Q(registered__startswith=year)
    return by_number & Q(book__in=records.books_with(year).values("pk"))


def _renamed_to(name: str, within: Jurisdiction) -> list[int]:
    """Entries of a jurisdiction in which a change in force gave somebody this name: a later decision speaks of them by it."""
    rows = AmendmentTarget.objects.filter(within.where("entry__book__unit"), amendment__state="in_force")
    wanted = fold(name)
    return [pk for pk, values in rows.values_list("entry", "values") if wanted in map(fold, values.values())]


def _of_kind(kind: str) -> Q:
    """Entries of books that may bear a kind of change; a change of a change is none."""
    books = AMENDMENTS[kind].books
    return Q(book__type__in=books) if books else ~Q(book__type=CHANGES)


def _candidate(
    one: Entry, decision: Decision, texts: dict[str, str], *, source: BookType
) -> Candidate | None:
    why, belief = [], 0.0
    if decision.paper_number and one.so == decision.paper_number:
        why.append(f"số {one.so} như giấy tờ hộ tịch đã nêu")
        belief += 0.35
    if decision.paper_day and one.registered == decision.paper_day:
        why.append("ngày đăng ký như giấy tờ đã nêu")
        belief += 0.25
    people = list(one.mentions.filter(fold=fold(decision.name))) if decision.name else []
    if people:
        why.append(f"có người tên {people[0].name}")
        belief += 0.2
        if decision.birth and any(compare(who.birth, decision.birth) is Sameness.SAME for who in people):
            why.append("trùng ngày sinh")
            belief += 0.18
    said = said_now(one)
    if decision.name and not people and fold(decision.name) in map(fold, said.values()):
        why.append(f"nay có người tên {decision.name}")
        belief += 0.2
    if belief < 0.3 and not people:
        return None
    target = BOOK_TYPES[one.book.type]
    values, before = decided_values(texts, decision.kind, source=source, target=target)
    return Candidate(one, tuple(why), belief, values, before, {name: said.get(name, "") for name in values})


def accepted(entry: Entry, sign: str) -> Proposal | None:
    """The proposal that was shown under this name; None when there is none any more."""
    return next((one.proposal for one in proposals_of(entry) if one.sign == sign), None)
