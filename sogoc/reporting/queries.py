"""What waits: entries by the work that they need next, within a jurisdiction. The same conditions filter the pages of books.

In: a jurisdiction's condition on books. Out: counts, and the books that hold what was counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sogoc.accounts.queries import Jurisdiction
from sogoc.checking.models import Finding
from sogoc.register.models import Book, Entry
from sogoc.reporting.confirmed import OUTDATED

_NUMBERLESS = Q(
    Exists(Finding.objects.filter(entry=OuterRef("pk"), code="CHO_DINH_DANH", settlement__isnull=True))
)
_ALIVE = ~Q(state="withdrawn")


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
            "bị giữ vì lỗi, cảnh báo",
            "Mở quyển sổ, xem lỗi theo nguyên nhân, đối chiếu với trang sổ rồi ghi lý do hoặc nhập lại gói đã sửa.",
            Q(state="staged", held__gt=0),
        ),
        Sort(
            "cho-dinh-danh",
            "chờ số định danh",
            "Đề nghị cơ quan quản lý cơ sở dữ liệu dân cư cấp số, hoặc ghi lý do “chờ số định danh” để duyệt trước.",
            _ALIVE & _NUMBERLESS,
        ),
        Sort(
            "cho-duyet",
            "chờ duyệt",
            "Người có nhiệm vụ phê duyệt, không phải người nhập, mở quyển sổ và duyệt.",
            Q(state="staged", held=0, book__held=0),
        ),
        Sort(
            "cho-gui",
            "đã duyệt, chờ gửi",
            "Mở quyển sổ đã duyệt và gửi gói lên hệ thống của Bộ Tư pháp.",
            Q(state="approved") & ~Q(delivery__in=("sent", "received", "official")) & ~Q(delivery="refused"),
        ),
        Sort(
            "bi-tu-choi",
            "bị hệ thống của Bộ từ chối",
            "Đọc lời từ chối ở trang của trường hợp, sửa, nhập lại gói rồi gửi lần nữa.",
            _ALIVE & Q(delivery="refused"),
        ),
        Sort(
            "cho-tra-loi",
            "đã gửi, chờ trả lời",
            "Nạp tệp trả lời của hệ thống khi có.",
            _ALIVE & Q(delivery__in=("sent", "received")),
        ),
        Sort("chinh-thuc", "đã chuyển chính thức", "", _ALIVE & Q(official_on__isnull=False), waits=False),
        Sort(
            "chinh-thuc-cu",
            "có bản chính thức là phiên bản cũ",
            "Duyệt phiên bản mới, gửi lại rồi nạp tệp trả lời; đến khi đó hệ thống của Bộ vẫn giữ phiên bản cũ.",
            OUTDATED,
            waits=False,
        ),
        Sort("da-duyet", "đã duyệt", "", Q(state="approved"), waits=False),
        Sort("da-nhap", "có trong sổ", "", _ALIVE, waits=False),
        Sort("da-rut", "không còn trong gói", "", Q(state="withdrawn"), waits=False),
    )
}


def waiting_counts(within: Jurisdiction) -> list[tuple[Sort, int]]:
    """How many entries wait for each next step, those sorts that have any."""
    entries = Entry.objects.filter(within.where("book__unit")).order_by()
    sorts = [one for one in SORTS.values() if one.waits]
    plain = [one for one in sorts if one.condition != SORTS["cho-dinh-danh"].condition]
    counted = entries.aggregate(
        **{one.code.replace("-", "_"): Count("pk", filter=one.condition) for one in plain}
    )
    counted["cho_dinh_danh"] = (
        Finding.objects.filter(within.where("book__unit"), code="CHO_DINH_DANH", settlement__isnull=True)
        .exclude(entry__state="withdrawn")
        .values("entry")
        .distinct()
        .count()
    )
    return [(one, count) for one in sorts if (count := counted[one.code.replace("-", "_")])]


def books_with(sort: Sort, within: Jurisdiction) -> list[tuple[Book, int]]:
    """Books that hold entries of a sort, the most first."""
    rows = (
        sort.among(Entry.objects.filter(within.where("book__unit")))
        .order_by()
        .values("book")
        .annotate(found=Count("pk"))
        .values_list("book", "found")
    )
    counts: dict[int, int] = dict(rows)
    books = Book.objects.filter(pk__in=counts)
    return sorted(((book, counts[book.pk]) for book in books), key=lambda pair: (-pair[1], pair[0].path))


def counts_of(entries: QuerySet[Entry]) -> dict[str, int]:
    """Count of every sort among some entries, by code."""
    return {code: sort.among(entries).count() for code, sort in SORTS.items()}


def used_units() -> set[str]:
    """Units that have a book here or a line in the plan."""
    from sogoc.intake.models import InventoryLine

    planned: Iterable[Any] = InventoryLine.objects.filter(replaced_in__isnull=True).values_list(
        "unit", flat=True
    )
    return {*Book.objects.values_list("unit", flat=True).distinct(), *planned}
