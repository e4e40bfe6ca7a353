"""What is asked of a change before it is recorded: its day, its ground, and whether each of its entries can take it.

In: what a person wants to record. Out: nothing, or one refusal that names every entry which cannot take it, and why. Writes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.approval import amendment_refusals as refusals
from sogoc.approval.amendment_queries import (
    WORKFLOW,
    change_of,
    changes_in_force,
    changes_of,
    may_see_sensitive,
)
from sogoc.approval.models import MOST, Amendment
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.law.amendment import NO_GROUND
from sogoc.law.books import BOOK_TYPES
from sogoc.law.present import contradictions, present
from sogoc.law.value import Sameness, verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import bounds, understand
from sogoc.law.workflow import Situation, why_not
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import may_look, must_be_there

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.amendment import AmendmentKind
    from sogoc.law.book import BookType
    from sogoc.law.field import Field
    from sogoc.register.models import Entry


MOST_WORDS = 4_000
_GONE, _ENDED = "không còn trong gói của quyển sổ", "đã bị gạch bỏ, thu hồi hoặc được thay thế"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Basis:
    """On what a change rests: the paper in words, the entry of a book that registered it, the hash of the document kept here."""

    title: str = ""
    number: str = ""
    day: str = ""
    issuer: str = ""
    entry: Entry | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One entry to be changed: new texts by official column, the note as the margin has it and its page.

    ``before`` are the old values that the basis names: where the entry says something else, it is perhaps another person's.
    """

    entry: Entry
    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    page: str = ""
    before: Mapping[str, str] = field(default_factory=dict)


def legal_day_of(written: str) -> str:
    """Canonical day of what a person wrote; empty stays empty."""
    if not written.strip():
        return ""
    found = understand(written.strip())
    if found.kind != "ngay" or not found.canonical:
        raise refusals.BAD_LEGAL_DAY.because(day=written)
    earliest, _ = bounds(found.canonical)
    if earliest is not None and earliest > clock.today_vn():
        raise refusals.DAY_TO_COME.because(day=written)
    return found.canonical


def check_texts(basis: Basis, targets: Sequence[Target], reason: str) -> None:
    """Refuse what no paper can say: control characters, texts that are none, longer than what is kept of them."""
    given: list[tuple[str, object, int]] = [
        ("lý do", reason, MOST_WORDS),
        ("loại giấy tờ", basis.title, MOST["basis_title"]),
        ("số giấy tờ", basis.number, MOST["basis_number"]),
        ("nơi ban hành", basis.issuer, MOST["basis_issuer"]),
    ]
    for one in targets:
        book_type = BOOK_TYPES[one.entry.book.type]
        given += [("ghi chú ở lề", one.text, MOST_WORDS), ("trang", one.page, MOST["page"])]
        for texts in (one.values, one.before):
            given += [
                (book_type.label(name) if name in book_type.field else name, text, MOST_WORDS)
                for name, text in texts.items()
            ]
    for what, text, most in given:
        check_words(what, text, most)


def check_words(what: str, text: object, most: int = MOST_WORDS) -> None:
    """Refuse one text that no paper can say."""
    why = ""
    if not isinstance(text, str):
        why = "không phải là chữ"
    elif len(text) > most:
        why = f"dài {len(text)} ký tự, nhiều nhất là {most}"
    elif _CONTROL.search(text):
        why = "có ký tự điều khiển không nhìn thấy"
    if why:
        raise refusals.BAD_TEXT.because(what=what, why=why)


def check_basis(basis: Basis, targets: Sequence[Target], *, actor: Person) -> None:
    """Refuse a change of values without a ground, a ground that is not there, an entry that stands twice or is its own ground."""
    paper = basis.title.strip() or basis.number.strip() or basis.entry is not None or basis.sha256
    if not paper and any(one.values and not one.text.strip() for one in targets):
        raise refusals.NO_BASIS.because()
    if basis.entry is not None:
        if basis.entry.sensitive:
            must_be_there(basis.entry, actor)
        if basis.entry.book.type in NO_GROUND or basis.entry.state == "withdrawn":
            raise refusals.BASIS_OF_NO_CHANGE.because(path=str(basis.entry))
    if basis.sha256 and basis.sha256 not in file_store():
        raise refusals.UNKNOWN_DOCUMENT.because(sha256=basis.sha256)
    seen = set()
    for one in targets:
        if basis.entry is not None and one.entry.pk == basis.entry.pk:
            raise refusals.BASIS_NOT_DECISION.because(path=str(one.entry))
        if one.entry.pk in seen:
            raise refusals.TARGET_TWICE.because(path=str(one.entry))
        seen.add(one.entry.pk)


def check_targets(
    kind: AmendmentKind,
    targets: Sequence[Target],
    *,
    actor: Person,
    reason: str,
    as_of: dt.date | None,
    even_so: bool,
) -> None:
    """Refuse the whole act with a list when any target cannot take it."""
    authority = accounts.authority_of(actor)
    anywhere = frozenset().union(*(authority.duties(one.entry.book.path) for one in targets))
    refused = why_not(WORKFLOW, "record", Situation("new", str(actor.pk), anywhere, reason=reason))
    if refused is not None:
        raise refused
    failing = []
    known = changes_of(one.entry.pk for one in targets)
    values = records.values_of_entries(one.entry.pk for one in targets)
    for one in targets:
        duties = authority.duties(one.entry.book.path)
        if "key" not in duties or not may_look(one.entry, duties):
            failing.append(f"{one.entry} ngoài phạm vi được giao nhiệm vụ nhập dữ liệu")
            continue
        if kind.sensitive and not may_see_sensitive(duties):
            failing.append(f"{one.entry} chỉ nhận ghi chú nhạy cảm từ người được xem nội dung nhạy cảm")
            continue
        original = {name: verbatim(value) for name, value in values[one.entry.pk].items()}
        now = present(original, known.get(one.entry.pk, ()), as_of=as_of or clock.today_vn())
        said = {name: shown.value for name, shown in now.items()}
        failing.extend(f"{one.entry} {why}" for why in _why_not_target(kind, one, said, even_so=even_so))
        book_type = BOOK_TYPES[one.entry.book.type]
        if not even_so:
            failing.extend(
                f"{one.entry} {why}"
                for why in _why_not_day(original.get(book_type.registered, ""), as_of, book_type)
            )
    if failing:
        raise refusals.TARGETS_FAIL.because(
            count=len({line.partition(" ")[0] for line in failing}), all=len(targets), list="; ".join(failing)
        )


def _why_not_target(kind: AmendmentKind, one: Target, said: Mapping[str, str], *, even_so: bool) -> list[str]:
    book_type = BOOK_TYPES[one.entry.book.type]
    if one.entry.state == "withdrawn":
        return [_GONE]
    if one.entry.legal and not even_so:
        return [_ENDED]
    if not kind.fits(book_type):
        return [f"thuộc loại sổ “{book_type.short}”, không nhận ghi chú “{kind.title}”"]
    if not one.values and not one.text.strip():
        return ["chưa có nội dung ghi chú, cũng không có mục nào thay đổi"]
    may = kind.fields(book_type)
    why = [
        f"không đổi được mục “{book_type.label(name)}” bằng ghi chú “{kind.title}”"
        for name in one.values
        if name not in may
    ]
    if not even_so:
        why += _why_not_values(one.values, book_type)
    for name, old in one.before.items():
        field_ = book_type.field.get(name)
        if even_so or field_ is None or not old.strip():
            continue
        known = (
            old,
            one.values.get(name, old),
        )  # a page that was put right is keyed with its valid text (TT 04/2020 Điều 35)
        if not any(says(said.get(name, ""), text, field_) for text in known):
            why.append(f"đang ghi mục “{field_.label}” khác với giá trị cũ mà căn cứ nêu")
    return why


def _why_not_values(values: Mapping[str, str], book_type: BookType) -> list[str]:
    """New values that cannot be: the paper may really say so, and then it is taken all the same (``even_so``)."""
    why = []
    for name, text in values.items():
        field_ = book_type.field.get(name)
        if field_ is None:
            continue
        if not text.strip():
            if name in book_type.core:
                why.append(f"sẽ để trống mục bắt buộc “{field_.label}”")
        elif VALUE_TYPES[field_.type].understand(text, field_.codes).canonical is None:
            why.append(f"sẽ ghi mục “{field_.label}” là “{text}”, không hiểu được hoặc không thể có")
    return why


def _why_not_day(registered: str, day: dt.date | None, book_type: BookType) -> list[str]:
    """A change of an entry is noted after the entry was written."""
    earliest, _ = bounds(understand(registered).canonical or "") if registered else (None, None)
    if day is None or earliest is None or day >= earliest:
        return []
    return [f"được đăng ký sau ngày của thay đổi (“{book_type.label(book_type.registered)}” là {registered})"]


def check_still_so(amendment: Amendment) -> None:
    """Refuse to put in force what contradicts a change that was not in force when this one was recorded."""
    failing = []
    targets = list(amendment.targets.select_related("entry__book"))
    gone = [f"{one.entry} {_GONE}" for one in targets if one.entry.state == "withdrawn"]
    since = clock.date_vn(amendment.recorded_at)
    gone += [
        f"{one.entry} {_ENDED}"
        for one in targets
        if one.entry.legal and one.entry.legal_since is not None and one.entry.legal_since > since
    ]
    if gone:
        raise refusals.TARGETS_FAIL.because(count=len(gone), all=len(targets), list="; ".join(gone))
    for target in targets:
        book_type = BOOK_TYPES[target.entry.book.type]
        original = {name: verbatim(value) for name, value in records.values_of(target.entry).items()}
        mine, others = change_of(target), changes_in_force(target.entry)
        known = [change for change, from_ in others if from_ <= amendment.recorded_at]
        every = [change for change, _ in others]
        same = _sameness(book_type)
        allowed = contradictions(original, [*known, mine], same=same) | contradictions(
            original, every, same=same
        )
        new = contradictions(original, [*every, mine], same=same) - allowed
        failing += [
            f"mục “{book_type.label(name)}” của {target.entry} (thay đổi số {number})"
            for number, name in sorted(new)
        ]
    if failing:
        raise refusals.SAID_OTHERWISE.because(list="; ".join(failing))


def _sameness(book_type: BookType) -> Callable[[str, str, str], bool]:
    def same(name: str, said: str, text: str) -> bool:
        field_ = book_type.field.get(name)
        return field_ is None or says(said, text, field_)

    return same


def says(said: str, text: str, field_: Field) -> bool:
    """Whether what an entry says is a text, as no reader of the book would tell them apart."""
    return bool(said) and VALUE_TYPES[field_.type].compare(said, text) is Sameness.SAME
