"""The only readers of judgements and extracts for the rooms above."""

from __future__ import annotations

from django.db.models import Count, F, QuerySet

from sogoc.reconciliation.models import Extract, Judgement, Run
from sogoc.register.models import Book, Entry

CLASSES = {
    "trung_khop": "Trùng khớp",
    "sai_lech": "Sai lệch",
    "nhieu_ket_qua": "Nhiều kết quả",
    "khong_tim_thay": "Không tìm thấy",
}


def current_extract() -> Extract | None:
    """The extract that is asked: the one loaded last."""
    return Extract.objects.filter(destroyed_at=None).order_by("-loaded_at", "-pk").first()


def extract_named(name: str) -> Extract | None:
    """An extract that was not destroyed, by name."""
    return Extract.objects.filter(name=name, destroyed_at=None).first()


def live_extracts() -> list[str]:
    """Names of the extracts that were not destroyed."""
    return list(Extract.objects.filter(destroyed_at=None).values_list("name", flat=True))


def destroyed_extracts() -> list[str]:
    """Names of the extracts that were destroyed."""
    return list(Extract.objects.exclude(destroyed_at=None).values_list("name", flat=True))


def judgements_of(entry: Entry) -> QuerySet[Judgement]:
    """Judgements of an entry's people that speak of its current version, in the order of the roles' reading."""
    return entry.judgements.filter(version=entry.version).select_related("run", "run__extract").order_by("pk")


def judgements_of_books(books: list[int]) -> QuerySet[Judgement]:
    """Judgements of books' current entries."""
    rows = Judgement.objects.filter(entry__book__in=books, version=F("entry__version"))
    return rows.exclude(entry__state="withdrawn")


def counts(book: Book) -> dict[str, int]:
    """Judgements of a book by class; classes without any are 0."""
    found = dict(judgements_of_books([book.pk]).values_list("outcome").annotate(Count("pk")).order_by())
    return {code: found.get(code, 0) for code in CLASSES}


def runs() -> QuerySet[Run]:
    """All runs, newest first."""
    return Run.objects.select_related("extract", "by").order_by("-pk")


def claims_elsewhere(books: set[int]) -> dict[tuple[str, str], int]:
    """Role and number → entries of other books that births and deaths were linked to before."""
    rows = (
        Judgement.objects.filter(
            role__in=("nks", "nkt"), outcome__in=("trung_khop", "sai_lech"), version=F("entry__version")
        )
        .exclude(entry__book__in=books)
        .exclude(entry__state="withdrawn")
    )
    return {
        (role, pid): entry for role, pid, entry in rows.values_list("role", "personal_number", "entry_id")
    }
