"""What is asked of a change before it is recorded: its day, its ground, and whether each of its entries can take it.

In: what a person wants to record. Out: nothing, or one refusal that names every entry which cannot take it, and why. Writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.approval import amendment_refusals as refusals
from sogoc.approval.amendment_queries import WORKFLOW, changes_of, may_see_sensitive
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.law.books import BOOK_TYPES
from sogoc.law.present import present
from sogoc.law.value import Sameness, verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import bounds, understand
from sogoc.law.workflow import Situation, why_not
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import may_look

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.amendment import AmendmentKind
    from sogoc.law.field import Field
    from sogoc.register.models import Entry


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


def check_basis(basis: Basis, targets: Sequence[Target]) -> None:
    """Refuse a ground that is not there, and an entry that stands twice or is its own ground."""
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
    if failing:
        raise refusals.TARGETS_FAIL.because(
            count=len({line.partition(" ")[0] for line in failing}), all=len(targets), list="; ".join(failing)
        )


def _why_not_target(kind: AmendmentKind, one: Target, said: Mapping[str, str], *, even_so: bool) -> list[str]:
    book_type = BOOK_TYPES[one.entry.book.type]
    if one.entry.state == "withdrawn":
        return ["không còn trong gói của quyển sổ"]
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


def says(said: str, text: str, field_: Field) -> bool:
    """Whether what an entry says is a text, as no reader of the book would tell them apart."""
    return bool(said) and VALUE_TYPES[field_.type].compare(said, text) is Sameness.SAME
