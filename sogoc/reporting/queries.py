"""What waits: entries by the work that they need next. The same conditions count the figures and filter the lists that they lead to.

In: a set of entries, or a jurisdiction's condition. Out: counts, and the books that hold what was counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from sogoc.accounts.queries import Jurisdiction
from sogoc.checking.queries import WAITS_FOR_NUMBER
from sogoc.intake.queries import units_in_plan
from sogoc.law.books import BOOK_TYPES
from sogoc.register.counting_queries import books_within, counts_by_book, units_with_books
from sogoc.reporting.confirmed import OUTDATED

if TYPE_CHECKING:
    from sogoc.register.models import Book, Entry

_ALIVE = ~Q(state__in=("withdrawn", "crossed_out"))
"""Cases of their book; a crossed-out number is accounted for and is none."""
OFFICIAL = Q(official_on__isnull=False)
_LEFT_OUT = Q(purpose__left_out=True)
"""Entries of an exemption in force: nobody has to do anything about them."""
_TAKEN = Q(book__type__in=[code for code, one in BOOK_TYPES.items() if one.in_158])
"""Entries of books that *Phần mềm 158* has; the others are approved here and wait for nothing there."""
_UNSENT = Q(state="approved") & ~Q(delivery__in=("sent", "received", "official", "refused")) & ~_LEFT_OUT


@dataclass(frozen=True, slots=True)
class Sort:
    """Entries that need the same next step: its code in addresses, its name, what to do, and which they are."""

    code: str
    title: str
    todo: str
    condition: Q
    waits: bool = True

    def among(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those of a set of entries."""
        return entries.filter(self.condition)


SORTS: dict[str, Sort] = {
    one.code: one
    for one in (
        Sort(
            "bi-giu",
            "bị giữ vì lỗi, cảnh báo của chính trường hợp",
            "Mở quyển sổ, xem lỗi theo nguyên nhân, đối chiếu với trang sổ rồi ghi lý do hoặc nhập lại gói đã sửa.",
            Q(state="staged", held__gt=0) & ~_LEFT_OUT,
        ),
        Sort(
            "giu-quyen",
            "không có lỗi riêng, bị giữ cùng cả quyển",
            "Mở quyển sổ, xem lỗi chung của cả quyển, ghi lý do hoặc nhập lại gói đã sửa; các trường hợp này duyệt được ngay sau đó.",
            Q(state="staged", held=0, book__held__gt=0) & ~_LEFT_OUT,
        ),
        Sort(
            "cho-dinh-danh",
            "chờ số định danh",
            "Đề nghị cơ quan quản lý cơ sở dữ liệu dân cư cấp số, hoặc ghi lý do “chờ số định danh” để duyệt trước.",
            _ALIVE & WAITS_FOR_NUMBER,
        ),
        Sort(
            "cho-duyet",
            "chờ duyệt",
            "Người có nhiệm vụ phê duyệt, không phải người nhập, mở quyển sổ và duyệt.",
            Q(state="staged", held=0, book__held=0) & ~_LEFT_OUT,
        ),
        Sort(
            "cho-gui",
            "đã duyệt, chờ gửi",
            "Mở quyển sổ đã duyệt và gửi gói lên hệ thống của Bộ Tư pháp.",
            _UNSENT & _TAKEN,
        ),
        Sort(
            "khong-gui",
            "đã duyệt, Phần mềm 158 không nhận loại sổ này",
            "Không phải gửi: Phần mềm 158 không có loại sổ này. Trường hợp đã duyệt nằm ở đây; gửi được khi hệ thống dùng chung của Bộ "
            "nhận.",
            _UNSENT & ~_TAKEN,
        ),
        Sort(
            "bi-tu-choi",
            "bị hệ thống của Bộ từ chối",
            "Đọc lời từ chối ở trang của trường hợp, sửa, nhập lại gói rồi gửi lần nữa.",
            _ALIVE & Q(delivery="refused") & ~_LEFT_OUT,
        ),
        Sort(
            "cho-tra-loi",
            "đã gửi, chờ trả lời",
            "Nạp tệp trả lời của hệ thống khi có.",
            Q(state="approved", delivery__in=("sent", "received")) & ~_LEFT_OUT,
        ),
        Sort("chinh-thuc", "đã chuyển chính thức", "", _ALIVE & OFFICIAL, waits=False),
        Sort(
            "chinh-thuc-cu",
            "có bản chính thức là phiên bản cũ",
            "Duyệt phiên bản mới, gửi lại rồi nạp tệp trả lời; đến khi đó hệ thống của Bộ vẫn giữ phiên bản cũ.",
            OUTDATED,
            waits=False,
        ),
        Sort(
            "ngoai-pham-vi",
            "ngoài phạm vi số hóa, chưa duyệt",
            "Không phải nhập, kiểm tra, duyệt tiếp theo văn bản đang áp dụng; những gì đã nhập được giữ nguyên.",
            Q(state="staged") & _LEFT_OUT,
            waits=False,
        ),
        Sort(
            "ngoai-pham-vi-duyet",
            "ngoài phạm vi số hóa, đã duyệt, chưa chính thức",
            "Không phải gửi, chờ trả lời hay sửa tiếp theo văn bản đang áp dụng; những gì đã nhập được giữ nguyên.",
            Q(state="approved", official_on__isnull=True) & _LEFT_OUT,
            waits=False,
        ),
        Sort("da-duyet", "đã duyệt", "", Q(state__in=("approved", "replaced", "revoked")), waits=False),
        Sort("da-nhap", "có trong sổ", "", _ALIVE, waits=False),
        Sort("gach-bo", "là số bị gạch bỏ", "", Q(state="crossed_out"), waits=False),
        Sort("thay-the", "được thay thế", "", Q(state="replaced"), waits=False),
        Sort("thu-hoi", "bị thu hồi, hủy bỏ", "", Q(state="revoked"), waits=False),
        Sort("da-rut", "không còn trong gói", "", Q(state="withdrawn"), waits=False),
    )
}


def books_with(sort: Sort, where: Q) -> list[tuple[Book, int]]:
    """Books that hold entries of a sort, the most first; ``where`` is a condition on entries."""
    counts = counts_by_book({sort.code: sort.condition}, where=where & sort.condition)
    books = books_within(Q(pk__in=list(counts)))
    found = [(books[pk], count[sort.code]) for pk, count in counts.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].path))


def counts_of(entries: QuerySet[Entry]) -> dict[str, int]:
    """Count of every sort among some entries, by code."""
    return {code: sort.among(entries).count() for code, sort in SORTS.items()}


def used_units(within: Jurisdiction | None = None) -> set[str]:
    """Units that have a book here or a line in the plan; those of a jurisdiction when one is given."""
    found = units_with_books() | units_in_plan()
    return found if within is None or within.everything else found & within.units
