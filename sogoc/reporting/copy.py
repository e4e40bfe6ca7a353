"""What a copy of an extract would say on a day: the present values in the order of the printed page (khoản 6 Điều 29 TT 04/2020/TT-BTP).

In: an entry and a day. Out: blocks of lines, each with the present text, and whether it is the original one. It is a draft without legal
worth, unless the installation is the register of record (domain facts §12).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.approval.amendment_queries import basis_words, change_of, targets_of
from sogoc.ground import clock
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.refusal import Refusal, RefusalKind
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import bounds, in_slashes, understand
from sogoc.reporting.present import presented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sogoc.law.field import Field
    from sogoc.law.present import Presented
    from sogoc.register.models import Entry

LEFT_OUT = frozenset({"ghi_chu", "nguoi_thuc_hien", "loai_dang_ky", "loai_cu_tru"})
"""Attributes that stand in the book and on no copy."""
_CODE = re.compile("[A-Z]{2,3}|[0-9]{1,3}")
"""What a keyer writes for a nationality or a people instead of its name: ``VNM``, ``1``."""
NOT_YET_REGISTERED = RefusalKind(
    "BAN_SAO_TRUOC_DANG_KY",
    "Trường hợp {path} đăng ký ngày {registered}; đến hết ngày {day} chưa có gì để sao.",
    "Chọn ngày từ ngày đăng ký trở đi.",
    status=422,
)
DAY_OF_COPY_TO_COME = RefusalKind(
    "BAN_SAO_NGAY_CHUA_DEN",
    "Ngày {day} chưa đến; không biết trước được bản sao sẽ ghi gì.",
    "Chọn ngày hôm nay hoặc một ngày đã qua.",
    status=422,
)


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line of the draft; ``original`` only where its text is another, ``change`` the number of the last change that made it so."""

    label: str
    text: str
    original: str | None
    change: int | None


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """Lines of one person, or those of the registration."""

    title: str
    lines: tuple[CopyLine, ...]


def why_no_copy(entry: Entry, as_of: dt.date) -> Refusal | None:
    """Why there is no copy as of a day: it has not come, or the entry was registered later; None where there is one."""
    day = f"{as_of:%d/%m/%Y}"
    if as_of > clock.today_vn():
        return DAY_OF_COPY_TO_COME.because(day=day)
    earliest, _ = bounds(entry.registered)
    if earliest is not None and as_of < earliest:
        return NOT_YET_REGISTERED.because(path=str(entry), day=day, registered=in_slashes(entry.registered))
    return None


def draft_copy(entry: Entry, *, as_of: dt.date) -> list[CopyBlock]:
    """Blocks of the draft in page order; lines in which nothing stands are left out."""
    book_type = BOOK_TYPES[entry.book.type]
    shown = presented(entry, as_of=as_of)
    groups: dict[str, list[CopyLine]] = {}
    for name in book_type.page_order:
        field, one = book_type.field[name], shown.get(name)
        if one is None or field.attribute in LEFT_OUT or not (one.value or one.way):
            continue
        if field.block and not book_type.block[field.block].mention:
            continue  # a petitioner stands on no copy
        title = book_type.heading(field)
        groups.setdefault(title, []).append(_line(field, title, one))
    notes = tuple(_notes(entry, as_of))
    return [
        *(CopyBlock(title, tuple(lines)) for title, lines in groups.items()),
        *([CopyBlock("Ghi chú", notes)] if notes else []),
    ]


def _notes(entry: Entry, as_of: dt.date) -> Iterator[CopyLine]:
    """What holds on the day and no field can say, or not all of it: a divorce with its judgment, a declaration of a court.

    The sentence is that of khoản 3 Điều 23 Thông tư 04/2020/TT-BTP: “Đã ly hôn theo Bản án số … ngày … của Tòa án …”.
    """
    for target in targets_of(entry, sensitive=False):
        amendment = target.amendment
        kind = AMENDMENTS[amendment.kind]
        holds = amendment.state == "in_force" and change_of(target).effective <= as_of
        if holds and (kind.gives or not target.values):
            yield CopyLine(kind.title, kind.sentence(basis_words(amendment)), None, amendment.pk)


def _line(field: Field, title: str, one: Presented) -> CopyLine:
    text, original = copied(one.value, field), copied(one.original, field)
    change = one.way[-1].number if one.way else None
    return CopyLine(field.within(title), text, original if text != original else None, change)


def days_of_change(entry: Entry) -> list[dt.date]:
    """Days from which copies of an entry say something else, oldest first."""
    return sorted(
        {change.effective for one in presented(entry).values() for change in (*one.way, *one.later)}
    )


def copied(text: str, field: Field) -> str:
    """A text as a copy has it: a code by its words, a day with slashes; anything else as it is written."""
    if field.type == "ma" and field.codes and field.codes in CODE_LISTS:
        return CODE_LISTS[field.codes].items.get(text.strip(), text)
    if field.type in {"quoc_tich", "dan_toc"} and _CODE.fullmatch(text.strip()):
        label = VALUE_TYPES[field.type].understand(text, field.codes).canonical
        return label.partition(" (")[0] if label else text
    if field.type == "ngay":
        found = understand(text)
        if found.kind == "ngay" and found.canonical:
            return in_slashes(found.canonical)
    return text
