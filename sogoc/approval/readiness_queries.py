"""Whether a book is complete (đủ): its numbers, pages, closing totals, drafts, findings, each told in one sentence.

In: a book that arrived. Out: points, each accounted for, open, or without anything to compare with. Who stands before the book reads them
as a list of what is left to do; nothing here holds anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q

from sogoc.approval.models import BookStep
from sogoc.checking.models import Finding
from sogoc.imaging import queries as imaging
from sogoc.intake import queries as plan
from sogoc.intake.book_queries import facts_of
from sogoc.keying.models import BookWork, Draft
from sogoc.keying.queries import UNFINISHED, frames_not_keyed
from sogoc.law.text.figures import vn
from sogoc.law.workflows.book import BACK
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.intake.book_models import BookFacts
    from sogoc.register.models import Book

ACCOUNTED = ("so", "ke_khai", "khoa_so", "trang", "so_trang", "tep", "phieu", "tra_lai")
"""Points of completeness: the book as a thing; the others speak of findings."""


NAMED = 5
"""So many numbers are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of completeness. ``ok`` is None where there is nothing to compare with; ``where`` names the place that mends it."""

    code: str
    ok: bool | None
    says: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Counts:
    alive: int
    crossed: int
    without_page: int
    held: int


def readiness(book: Book) -> list[Point]:
    """All points of a book, in the order in which a person would look at them."""
    facts, counts = facts_of(book.path), _counts(book)
    return [
        _numbers(book),
        *_declared(book, counts),
        _closing(facts, counts),
        *_pages(book, facts, counts),
        *_drafts(book),
        *_given_back(book),
        _findings(book, counts),
    ]


def lacking(points: list[Point]) -> list[Point]:
    """Points of the book as a thing that are open."""
    return [one for one in points if one.code in ACCOUNTED and one.ok is False]


def unsettled(points: list[Point]) -> list[Point]:
    """Points that speak of findings, and are open."""
    return [one for one in points if one.code not in ACCOUNTED and one.ok is False]


def _counts(book: Book) -> _Counts:
    found = records.entries(book).aggregate(
        alive=Count("pk"),
        crossed=Count("pk", filter=Q(legal="crossed_out")),
        without_page=Count("pk", filter=Q(pdf="")),
        held=Count("pk", filter=Q(state="staged", held__gt=0)),
    )
    return _Counts(**found)


def _numbers(book: Book) -> Point:
    gaps = Finding.objects.filter(book=book, code="KHUYET_SO", settlement__isnull=True).count()
    if gaps:
        return Point("so", ok=False, says=f"{vn(gaps)} chỗ khuyết số chưa có lý do.", where="KHUYET_SO")
    return Point("so", ok=True, says="Các số đã có liền nhau, hoặc mọi chỗ khuyết giữa chúng đã có lý do.")


def _declared(book: Book, counts: _Counts) -> Iterator[Point]:
    lines = list(plan.declared_of_book(book.unit, book.type, book.year, book.number))
    if not lines:
        says = "Quyển này không có trong bảng kê, nên không có số kê khai để so."
        yield Point("ke_khai", ok=None, says=says, where="plan")
        return
    yield _total("ke_khai", "Bảng kê khai", sum(line.declared for line in lines), counts, where="plan")


def _closing(facts: BookFacts, counts: _Counts) -> Point:
    if facts.closing_total is None:
        says = "Chưa ghi số trường hợp của trang khóa sổ, nên không có số để so."
        return Point("khoa_so", ok=None, says=says, where="shelf")
    return _total("khoa_so", "Trang khóa sổ ghi", facts.closing_total, counts, where="shelf")


def _total(code: str, source: str, told: int, counts: _Counts, *, where: str) -> Point:
    """A total that somebody told; numbers that were crossed out may be within it or not, each office decided for itself."""
    of = f" (trong đó {vn(counts.crossed)} số gạch bỏ)" if counts.crossed else ""
    here = f"đang có {vn(counts.alive)}{of}"
    if counts.alive - counts.crossed <= told <= counts.alive:
        return Point(code, ok=True, says=f"{source} {vn(told)} trường hợp, {here}: khớp.")
    off = told - counts.alive
    differs = f"thiếu {vn(off)}" if off > 0 else f"nhiều hơn {vn(counts.alive - counts.crossed - told)}"
    return Point(code, ok=False, says=f"{source} {vn(told)} trường hợp, {here}: {differs}.", where=where)


def _pages(book: Book, facts: BookFacts, counts: _Counts) -> Iterator[Point]:
    here = imaging.counts_of(book.path)
    if here.pages:
        if here.uncut:
            says = f"{vn(here.uncut)} trang chưa tách thành trường hợp và chưa đánh dấu là bìa, trang trống, gạch bỏ …"
            yield Point("trang", ok=False, says=says, where="pages")
        else:
            yield Point("trang", ok=True, says=f"Cả {vn(here.pages)} trang đã tách hoặc đã đánh dấu.")
        if here.aside:
            says = f"{vn(here.aside)} trang đã cất khỏi quyển (chụp trùng, mờ, không thuộc sổ) không được tính ở trên."
            yield Point("trang_cat", ok=None, says=says)
        if facts.pages is not None:
            says = f"Sổ ghi {vn(facts.pages)} trang, đã nạp {vn(here.numbered)} trang có đánh số"
            same = facts.pages == here.numbered
            yield Point("so_trang", ok=same, says=f"{says}{': khớp' if same else ''}.", where="pages")
    if counts.without_page:
        says = f"{vn(counts.without_page)} trường hợp chưa có trang sổ (PDF)."
        yield Point("tep", ok=False, says=says, where="THIEU_TEP")
    else:
        yield Point("tep", ok=True, says="Trường hợp nào cũng có trang sổ (PDF).")


def _drafts(book: Book) -> Iterator[Point]:
    work = BookWork.objects.filter(book=book.path).first()
    if left := frames_not_keyed(book.path):
        says = f"{vn(left)} trường hợp đã tách trên trang nhưng chưa vào việc nhập liệu."
        yield Point("phieu", ok=False, says=says, where="keying")
        return
    if work is None:
        return
    states = work.drafts.aggregate(
        open=Count("pk", filter=Q(state__in=UNFINISHED)), settled=Count("pk", filter=Q(state="settled"))
    )
    if states["open"]:
        says = f"{vn(states['open'])} phiếu nhập chưa nhập xong hoặc hai lượt còn lệch."
        yield Point("phieu", ok=False, says=says, where="keying")
    elif states["settled"]:
        says = f"{vn(states['settled'])} phiếu đã thống nhất nhưng chưa nộp vào sổ."
        yield Point("phieu", ok=False, says=says, where="keying")
    else:
        yield Point("phieu", ok=True, says="Mọi phiếu nhập đã nộp vào sổ.")


def _given_back(book: Book) -> Iterator[Point]:
    """Entries that the last remark names and no package mended since; those that were keyed here are told by their drafts."""
    step = BookStep.objects.filter(way__book=book, act__in=BACK).order_by("-pk").first()
    if step is None or not step.entries:
        return
    mended = Q(versions__number=F("version"), versions__package__received_at__gt=step.at)
    keyed = Draft.objects.filter(entry=OuterRef("pk"), inspected=False)
    named = records.entries(book).filter(~Exists(keyed), key__in=step.entries, state="staged")
    numbers = sorted(named.exclude(mended).values_list("so", flat=True).distinct())
    if numbers:
        shown = ", ".join(numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
        says = f"{vn(len(numbers))} trường hợp được trả lại kèm lời nhắn vẫn như cũ: số {shown}."
        yield Point("tra_lai", ok=False, says=says, where="entries")


def _findings(book: Book, counts: _Counts) -> Point:
    if not (counts.held or book.held):
        return Point("loi", ok=True, says="Không lỗi, cảnh báo nào còn giữ lại.")
    parts = [
        f"{vn(counts.held)} trường hợp bị giữ" if counts.held else "",
        f"{vn(book.held)} lỗi, cảnh báo chung giữ cả quyển" if book.held else "",
    ]
    says = f"Còn {', '.join(one for one in parts if one)} vì lỗi, cảnh báo chưa có lý do."
    return Point("loi", ok=False, says=says, where="findings")
