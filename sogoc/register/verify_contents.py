"""Whether the contents of a book's entries are those that the ledger committed to, and its lists those that follow from them.

In: a book, and what its stream tells. Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

import orjson
from django.db.models import F

from sogoc.law.books import BOOK_TYPES
from sogoc.register.commitments import commit_to
from sogoc.register.incoming import Person, period_of
from sogoc.register.link_queries import sensitive_by_link
from sogoc.register.models import Book, EntryVersion, Mention, VersionMaker
from sogoc.register.projection import project
from sogoc.register.retelling import Retold

AT_ONCE = 2_000
Problem = tuple[str, str, str]


def altered_contents(book: Book, told: Retold) -> Iterator[Problem]:
    """Compare every version with its commitment, and the commitments with the roots in the ledger."""
    dropped = {place for _, places in told.dropped for place in places}
    made: defaultdict[int, list[bytes]] = defaultdict(list)
    committed: dict[tuple[str, int], bytes] = {}
    count: defaultdict[str, int] = defaultdict(int)
    disordered = set()
    keyed = _keyed(book)
    versions = EntryVersion.objects.filter(entry__book=book).order_by("pk")
    for version in versions.select_related("entry", "package", "made_by").iterator(chunk_size=AT_ONCE):
        key, stored = version.entry.key, bytes(version.commitment)
        if commit_to(version.values, version.page_sha256, bytes(version.salt)) != stored:
            says = f"Nội dung bản {version.number} của trường hợp {book.path}/{key} đã bị sửa ngoài phần mềm."
            yield "NOI_DUNG_BI_SUA", f"{book.path}/{key}", says
        if version.package.book_id != book.pk:
            says = (
                f"Bản {version.number} của trường hợp {book.path}/{key} đang trỏ tới gói của một quyển khác."
            )
            yield "LECH_GOI", f"{book.path}/{key}", says
        maker = version.made_by.username if version.made_by is not None else None
        hands = frozenset(keyed.get(version.pk, ()))
        if (maker, hands) != told.hands(key, version.number):
            says = f"Người làm ra bản {version.number} của trường hợp {book.path}/{key} khác với nhật ký."
            yield "LECH_NHAT_KY", f"{book.path}/{key}", says
        count[key] += 1
        if version.number != count[key]:
            disordered.add(key)
        committed[key, version.number] = stored
        if (key, version.number) not in dropped:
            made[version.package.number].append(stored)
    for event in told.stages:
        payload = event["payload"]
        if _root(made.pop(payload["package"], [])) != payload["commitments"]:
            says = f"Các bản ghi của gói phiên bản {payload['package']} của quyển {book.path} không khớp cam kết trong nhật ký."
            yield "LECH_CAM_KET", book.path, says
    for root, places in told.dropped:
        if root and _root([committed.get(place, b"") for place in places]) != root:
            says = f"Các bản ghi đã bỏ giá trị hiểu của quyển {book.path} không khớp cam kết trong nhật ký."
            yield "LECH_CAM_KET", book.path, says
    disordered |= {key for key, state in told.entries.items() if state.version != count.get(key)}
    for key in sorted(disordered | {key for key in count if key not in told.entries}):
        says = f"Trường hợp {book.path}/{key} có bản ghi không do việc nào trong nhật ký làm ra, hoặc thiếu bản ghi."
        yield "LECH_CAM_KET", f"{book.path}/{key}", says


def _keyed(book: Book) -> dict[int, set[tuple[str, str]]]:
    """Id of a version → who keyed it, by which act."""
    keyed: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    made = VersionMaker.objects.filter(version__entry__book=book)
    for version, person, act in made.values_list("version", "person__username", "act"):
        keyed[version].add((person, act))
    return keyed


def _root(commitments: list[bytes]) -> str:
    root = hashlib.sha256()
    for one in commitments:
        root.update(one)
    return root.hexdigest()


def altered_projections(book: Book, _told: Retold) -> Iterator[Problem]:
    """Compare the columns and persons that lists and searches look at with those computed from the contents."""
    book_type = BOOK_TYPES[book.type]
    linked = sensitive_by_link(book)
    people: defaultdict[int, list[Person]] = defaultdict(list)
    for one in Mention.objects.filter(entry__book=book).order_by("pk"):
        people[one.entry_id].append(
            Person(one.role, one.name, one.fold, one.birth, one.sex, one.personal_number, one.place)
        )
    versions = EntryVersion.objects.filter(entry__book=book, number=F("entry__version"))
    for version in versions.select_related("entry", "package").iterator(chunk_size=AT_ONCE):
        entry = version.entry
        computed = project(orjson.loads(version.values), book_type)
        period = period_of(computed.registered, version.package.default_period or entry.period)
        stored = (entry.so, entry.registered, entry.subject, entry.subject_fold, entry.birth, entry.period)
        sensitive = computed.sensitive or entry.marked or entry.pk in linked
        if (*stored, entry.pdf, tuple(people[entry.pk]), entry.sensitive) != (
            computed.so, computed.registered, computed.subject, computed.subject_fold, computed.birth, period,
            version.pdf, computed.people, sensitive,
        ):  # fmt: skip
            says = f"Thông tin tra cứu của trường hợp {book.path}/{entry.key} khác với nội dung đã nhập."
            yield "LECH_TRA_CUU", f"{book.path}/{entry.key}", says
