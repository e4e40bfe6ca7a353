"""Who may do what, where. In: a person and a unit. Out: duties and jurisdictions.

A duty at an office covers that office's unit and all units below it; at the Department (``STP``) it covers everything. To single
books it also reaches by custody and assignment (``parties``): a place is a unit, or a book by its path ``24862/KS.2008.01``.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.db.models.lookups import In

from sogoc.accounts.contract_queries import left_by_contract
from sogoc.accounts.device_queries import device_by_cookie
from sogoc.accounts.duties import WAITING_AFTER_RESET
from sogoc.accounts.models import BookParty, DutyAssignment, Office, Person
from sogoc.accounts.offices import PROVINCE, Named, Tree
from sogoc.accounts.parties import PARTIES
from sogoc.accounts.refusals import KHONG_CO_DON_VI, KHONG_CO_TAI_KHOAN
from sogoc.accounts.security_models import AccessReset, Device
from sogoc.ground import clock
from sogoc.law.places import read_code
from sogoc.law.refusal import Refusal
from sogoc.law.text.ordering import dictionary_order


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The units that somebody's duties cover: ``everything``, or those named; and single ``books`` of other units."""

    everything: bool
    units: frozenset[str]
    books: frozenset[str] = frozenset()

    def __contains__(self, place: str) -> bool:
        unit, _, rest = place.partition("/")
        return self.everything or unit in self.units or (bool(rest) and place in self.books)

    def where(self, column: str = "unit") -> Q:
        """Condition that keeps a query on books within it: ``Book.objects.filter(jurisdiction.where("unit"))``."""
        if self.everything:
            return Q()
        own = Q(**{f"{column}__in": sorted(self.units)})
        if not self.books:
            return own
        at = column.removesuffix("unit")
        parts = (F(f"{at}type"), Value("."), F(f"{at}year"), Value("."), F(f"{at}number"))
        return own | Q(In(Concat(F(column), Value("/"), *parts), sorted(self.books)))


class Authority:
    """What one person may do on one day; read once, asked about many units. ``held`` maps offices to duties held there."""

    def __init__(self, held: Mapping[str, frozenset[str]], day: dt.date | None = None) -> None:
        self.held = held
        self.day = day or clock.today_vn()

    @cached_property
    def tree(self) -> Tree:
        """All offices; read only for people whose duties are not all at the Department."""
        return office_tree()

    def duties(self, place: str) -> frozenset[str]:
        """Duties that the person has over a unit, or over a book by its path."""
        everywhere = self.held.get(PROVINCE, frozenset())
        if self.held.keys() <= {PROVINCE}:
            return everywhere
        unit, _, rest = place.partition("/")
        own = everywhere.union(*(self.held.get(office, ()) for office in self.tree.upwards(unit)))
        return own | self.entrusted.get(place, frozenset()) if rest else own

    @cached_property
    def entrusted(self) -> dict[str, frozenset[str]]:
        """Path of each book of which an office of this person is a party → the duties that reach to it."""
        offices = [office for office in self.held if office != PROVINCE]
        if not offices:
            return {}
        covered = frozenset().union(*(self.tree.downwards(office) for office in offices))
        found: dict[str, frozenset[str]] = {}
        rows = parties_on(self.day).filter(office__in=sorted(covered)).exclude(role="dang_ky")
        for book, role, office in rows.values_list("book", "role", "office"):
            reaches = self.duties(office) & PARTIES[role].carries
            found[book] = found.get(book, frozenset()) | reaches
        return found

    def office_for(self, unit: str, duty: str) -> str | None:
        """The nearest office from which the person has this duty over a unit: what the ledger names."""
        chain = [PROVINCE] if self.held.keys() <= {PROVINCE} else self.tree.upwards(unit)
        return next((office for office in chain if duty in self.held.get(office, ())), None)

    def jurisdiction(self, duty: str | None = None) -> Jurisdiction:
        """Units covered by any duty, or by one."""
        offices = [office for office, duties in self.held.items() if duty is None or duty in duties]
        if PROVINCE in offices:
            return Jurisdiction(everything=True, units=frozenset())
        covered: Iterable[frozenset[str]] = (self.tree.downwards(office) for office in offices)
        books = (path for path, duties in self.entrusted.items() if duty is None or duty in duties)
        return Jurisdiction(False, frozenset().union(*covered), frozenset(books))


def find_person(username: str) -> Person:
    """Account of a user name; refuses an unknown one."""
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise KHONG_CO_TAI_KHOAN.because(username=username)
    return person


def office_tree() -> Tree:
    """All offices of all periods."""
    rows = Office.objects.values_list("ref", "parent", "valid_from", "valid_to")
    parents: dict[str, str] = {}
    periods: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for ref, parent, since, until in rows:
        parents[ref] = parent
        periods[ref] = (since, until)
    return Tree(parents, periods)


def find_office(unit: str) -> Office:
    """Office of a unit as it is written anywhere (``25114``, ``25114@2025-07-01``); refuses an unknown one."""
    office = Office.objects.filter(ref=unit).first()
    if office is None and "@" in unit:
        office = Office.objects.filter(ref=office_tree().resolve(unit)).first()
    if office is None:
        raise KHONG_CO_DON_VI.because(unit=unit)
    return office


def unit_name(code: str) -> str:
    """Name of a unit by its code; the code itself where nobody knows it."""
    for find in (read_code, find_office):
        try:
            return str(find(code).name)
        except Refusal:
            continue
    return code


def authority_of(person: Person, at: dt.date | None = None) -> Authority:
    """Everything that a person may do on a day (today)."""
    day = at or clock.today_vn()
    return Authority(held_on(person, day, that_count=day >= clock.today_vn()), day)


def held_on(person: Person, day: dt.date, *, that_count: bool = False) -> dict[str, frozenset[str]]:
    """Office → duties that a person was given and holds on a day, as far as the contract allows; ``that_count``: none that waits.

    After somebody else set an account's password or factors, its grave duties wait until a third person confirmed (decision 0032).
    """
    held: dict[str, frozenset[str]] = {}
    if person.is_active:
        reset = AccessReset.objects.filter(person=OuterRef("person"), confirmed_at=None)
        rows = DutyAssignment.objects.filter(person=person).values_list(
            "office__ref", "duty", "since", "until", Exists(reset)
        )
        for office, duty, since, until, was_reset in rows:
            waits = that_count and was_reset and duty in WAITING_AFTER_RESET
            if since <= day and (until is None or day < until) and not waits:
                held[office] = held.get(office, frozenset()) | {duty}
    return left_by_contract(person, held, day)


def duties_of(person: Person, place: str, at: dt.date | None = None) -> frozenset[str]:
    """Duties that a person has over a unit, or over a book by its path, on a day (today)."""
    return authority_of(person, at).duties(place)


def jurisdiction_units(person: Person, *, duty: str | None = None, at: dt.date | None = None) -> Jurisdiction:
    """Units that a person's duties (or one duty) cover."""
    return authority_of(person, at).jurisdiction(duty)


def may_see(person: Person, unit: str, at: dt.date | None = None) -> bool:
    """Whether a unit's books are this person's business."""
    return bool(duties_of(person, unit, at))


def may_act(person: Person, unit: str, *, duty: str, at: dt.date | None = None) -> bool:
    """Whether a person has one duty over a unit."""
    return duty in duties_of(person, unit, at)


def units_without(duty: str, units: Iterable[str]) -> list[str]:
    """Those of some units over which no open account holds a duty today."""
    day = clock.today_vn()
    rows = DutyAssignment.objects.filter(duty=duty, since__lte=day, person__is_active=True)
    offices = set(rows.filter(Q(until__isnull=True) | Q(until__gt=day)).values_list("office__ref", flat=True))
    tree = office_tree()
    return [unit for unit in sorted(units) if offices.isdisjoint(tree.upwards(unit))]


def parties_on(day: dt.date) -> QuerySet[BookParty]:
    """Parties of all books on a day."""
    return BookParty.objects.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gt=day))


def parties_of(book: str) -> QuerySet[BookParty]:
    """All that ever were parties of a book, the present ones first."""
    return BookParty.objects.filter(book=book).order_by(F("until").desc(nulls_first=True), "-since", "-pk")


def books_of_party(offices: Iterable[str], day: dt.date) -> QuerySet[BookParty]:
    """Of which books these offices are a party on a day, beside being the unit that the book is named after."""
    return parties_on(day).filter(office__in=list(offices)).exclude(role="dang_ky").order_by("book", "role")


def is_sample() -> bool:
    """Whether this home is marked as a sample: no one-time codes are asked there."""
    return bool(settings.SOGOC_IS_SAMPLE)


def has_units() -> bool:
    """Whether this installation knows units besides the Department."""
    return Office.objects.exclude(code=PROVINCE).exists()


def office_names() -> list[tuple[str, str]]:
    """Ref and name of every office in the order of the dictionary: what a form offers.

    A commune's name stands with its district; of two offices of one name each says since when it is.
    """
    rows = Office.objects.values_list("ref", "name", "kind", "parent")
    by_ref = {row[0]: Named(*row) for row in rows}
    titles = {ref: one.title(by_ref) for ref, one in by_ref.items()}
    told = Counter(titles.values())
    since = dict(Office.objects.exclude(valid_from=None).values_list("ref", "valid_from"))
    found = [
        (ref, f"{title}, từ {since[ref]:%d/%m/%Y}" if told[title] > 1 and ref in since else title)
        for ref, title in titles.items()
    ]
    return sorted(found, key=lambda one: (dictionary_order(one[1]), one[0]))


def offices_below(ref: str) -> list[Office]:
    """Offices directly below one, by code."""
    return list(Office.objects.filter(parent=ref).order_by("code", "valid_from"))


def full_names(usernames: Iterable[str]) -> dict[str, str]:
    """Full name of each account that exists, by user name."""
    return dict(Person.objects.filter(username__in=set(usernames)).values_list("username", "full_name"))


def device_of(person: Person, cookie: str | None) -> Device | None:
    """The registered device that a request comes from: the browser's cookie ``device_queries.COOKIE`` and the person who is signed in."""
    return device_by_cookie(person, cookie)
