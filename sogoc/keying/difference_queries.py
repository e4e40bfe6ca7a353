"""What two passes read differently, for the third person: both readings, without names, in an order that tells nothing.

The order comes of the book's secret, the draft and the field, so it is the same whenever it is asked and says of no two fields that
they are of one reader. Hints (twins, repeats, neighbours) stand beside it and decide nothing.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from sogoc.intake.exemplar_queries import exemplar_of
from sogoc.keying.comparing import Verdict
from sogoc.keying.deciding_actions import compare_draft
from sogoc.keying.models import Draft
from sogoc.keying.pages import fields_of
from sogoc.keying.policy import lot
from sogoc.keying.values import canonical, reading_of_stored, text_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text import fold
from sogoc.register import queries as records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Shown(NamedTuple):
    """One reading as it is shown, and whose it is, which is not: ``first``, ``second``, ``package``, ``inspect``, ``spare``."""

    reading: dict[str, Any] | None
    whose: str


class Difference(NamedTuple):
    """One field that a third person settles."""

    field: str
    label: str
    sort: str
    doubt: bool
    """The readings say the same, and nobody is sure."""
    readings: tuple[Shown, ...]


class Hint(NamedTuple):
    """Something else that the registers hold, which may help and decides nothing."""

    kind: str
    """``lap`` another draft of the book with the same subject and birth; ``lien_ke`` the neighbours' numbers; ``so_kep`` the same number in
    the other exemplar of the book."""
    says: str


def differences(draft: Draft) -> list[Difference]:
    """Fields of a draft that wait for a third person, in the order of the page."""
    readings = _readings(draft)
    fields = {field.name: field for field in fields_of(draft.work)}
    found = []
    for one in compare_draft(draft):
        if one.verdict is Verdict.AGREE:
            continue
        shown = _in_hidden_order(draft, one.field, readings)
        field = fields[one.field]
        found.append(Difference(field.name, field.label, field.type, one.verdict is Verdict.DOUBT, shown))
    return found


def sign_of(found: Iterable[Difference]) -> str:
    """Fingerprint of readings as they are shown: a choice that names one by its place holds for exactly these."""
    told = hashlib.sha256()
    for one in found:
        for shown in one.readings:
            told.update(hashlib.sha256(f"{one.field} ".encode() + canonical(shown.reading)).digest())
    return told.hexdigest()


def _readings(draft: Draft) -> list[tuple[str, frozenset[str], dict[str, Any]]]:
    """Who says it, which columns were asked, what is said."""
    rows: list[tuple[str, frozenset[str], dict[str, Any]]] = []
    if draft.inspected and draft.entry is not None:
        stored = records.values_of(draft.entry)
        brought = {name: reading_of_stored(value) for name, value in stored.items()}
        rows.append(("package", frozenset(field.name for field in fields_of(draft.work)), brought))
    passes = draft.passes.filter(undone_at__isnull=True).order_by("pk")
    return [*rows, *((one.kind, frozenset(one.fields), one.values) for one in passes)]


def _in_hidden_order(
    draft: Draft, field: str, readings: list[tuple[str, frozenset[str], dict[str, Any]]]
) -> tuple[Shown, ...]:
    """Different readings of a field, each once, in the order of the book's secret."""
    shown: dict[bytes, Shown] = {}
    for whose, asked, values in readings:
        if field in asked:
            reading = values.get(field)
            shown.setdefault(canonical(reading), Shown(reading, whose))
    salt = bytes(draft.work.salt)
    return tuple(
        one
        for _, one in sorted(shown.items(), key=lambda pair: lot(salt, draft.pk, f"{field}:{pair[0].hex()}"))
    )


def hints(draft: Draft) -> list[Hint]:
    """What stands near: the numbers of the neighbours, drafts of this book that speak of the same child or couple, the other exemplar."""
    return [*_neighbours(draft), *_repeats(draft), *_other_exemplar(draft)]


def _neighbours(draft: Draft) -> Iterator[Hint]:
    number = BOOK_TYPES[draft.work.type].number
    near = draft.work.drafts.filter(position__in=(draft.position - 1, draft.position + 1)).exclude(
        pk=draft.pk
    )
    for one in near.order_by("position"):
        texts = sorted({text_of(done.values.get(number)) for done in _counting(one)} - {""})
        if texts:
            where = "trước" if one.position < draft.position else "sau"
            yield Hint(
                "lien_ke", f"Trường hợp liền {where} mang số {' hoặc '.join(f'“{text}”' for text in texts)}."
            )


def _repeats(draft: Draft) -> Iterator[Hint]:
    book_type = BOOK_TYPES[draft.work.type]
    subject = book_type.subjects[0]
    columns = [book_type.attribute(subject, name) for name in ("ho_ten", "ngay_sinh")]
    name, birth = (column or "" for column in columns)
    own = {_sign(one.values, name, birth) for one in _counting(draft)} - {("", "")}
    others = (
        Draft.objects.filter(work=draft.work)
        .exclude(pk=draft.pk)
        .prefetch_related("passes")
        .order_by("position")
    )
    for other in others:
        signs = {_sign(one.values, name, birth) for one in other.passes.all() if one.undone_at is None}
        if own & {sign for sign in signs if all(sign)}:
            yield Hint(
                "lap",
                f"Phiếu thứ {other.position} của quyển ghi cùng họ tên và ngày sinh: có thể là sinh đôi, hoặc một việc ghi hai lần.",
            )


def _other_exemplar(draft: Draft) -> Iterator[Hint]:
    """Whether the other of two exemplars (*sổ kép*) has the number, and the same name beside it; a sensitive entry is not told of."""
    link = exemplar_of(draft.work.book)
    other = None if link is None else link.second if link.main == draft.work.book else link.main
    book = None if other is None else records.arrived_book(other)
    if book is None:
        return
    book_type = BOOK_TYPES[draft.work.type]
    name = book_type.attribute(book_type.subjects[0], "ho_ten") or ""
    read = _counting(draft)
    numbers = {text_of(one.values.get(book_type.number)) for one in read} - {""}
    names = {fold(text_of(one.values.get(name))) for one in read} - {""}
    for entry in records.entries(book).filter(so__in=numbers, sensitive=False).order_by("row"):
        alike = "cùng" if entry.subject_fold in names else "khác"
        says = f"Bản kia của quyển ({other}) có trường hợp mang số “{entry.so}”, ghi {alike} họ tên."
        yield Hint("so_kep", says)


def _counting(draft: Draft) -> list[Any]:
    return list(draft.passes.filter(undone_at__isnull=True))


def _sign(values: dict[str, Any], name: str, birth: str) -> tuple[str, str]:
    return fold(text_of(values.get(name))), text_of(values.get(birth)).strip()
