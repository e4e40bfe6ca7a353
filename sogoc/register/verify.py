"""Whether what is stored of a book is what its ledger says, and nothing was altered behind the software's back.

In: a book. Out: problems, each with a code, the place and a Vietnamese sentence. A check that cannot be done is said, and the next is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sogoc.ground.clock import stamp
from sogoc.ground.examining import Found, examined
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_layout, commit_to_package, commit_to_text
from sogoc.register.models import Book, Delivery, DeliveryItem, Package, PastState
from sogoc.register.replay import EntryState, Past
from sogoc.register.retelling import Event, ItemState, Retold, SendingState, retell
from sogoc.register.verify_cases import altered_cases
from sogoc.register.verify_contents import altered_contents, altered_projections


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing of a book that is not as the ledger says."""

    code: str
    where: str
    says: str


def verify_book(book: Book) -> Iterator[Mismatch]:
    """Compare what is stored of a book with its ledger replayed, its contents with their commitments, its lists with its contents."""
    what = f"nhật ký của quyển {book.path}"
    yield from examined(partial(_verify, book), Mismatch, where=book.path, what=what)


def _verify(book: Book) -> Iterator[Mismatch]:
    told = retell(ledger.contents(event) for event in ledger.events_of(f"book:{book.path}"))

    def found(what: str, check: Callable[[Book, Retold], Iterator[Found]]) -> Iterator[Mismatch]:
        mismatches = (Mismatch(*one) for one in check(book, told))
        return examined(lambda: mismatches, Mismatch, where=book.path, what=f"{what} của quyển {book.path}")

    yield from found("trạng thái các trường hợp", _entries)
    yield from found("các gói", _packages)
    yield from found("các lần gửi", _sendings)
    yield from found("hồ sơ của các trường hợp", lambda book, told: altered_cases(book, told.cases))
    yield from found("các tệp", _files)
    contents = list(found("nội dung các trường hợp", altered_contents))
    yield from contents
    if not contents:  # of altered contents nothing can be computed that would mean anything
        yield from found("thông tin tra cứu", altered_projections)


def lost_books() -> Iterator[Found]:
    """Books that were staged by the ledger and are not there any more."""
    staged = ledger.streams_with("stage", prefix="book:")  # first: a book that arrives meanwhile is not lost
    there = {f"book:{book.path}" for book in records.books()}
    for name in sorted(set(staged) - there):
        path = name.partition(":")[2]
        says = f"Quyển {path} có trong nhật ký nhưng không còn trong cơ sở dữ liệu: cả quyển đã bị xóa ngoài phần mềm."
        yield "MAT_QUYEN", path, says


def _entries(book: Book, told: Retold) -> Iterator[Found]:
    past: defaultdict[int, set[Past]] = defaultdict(set)
    for entry_id, source, since, until in PastState.objects.filter(entry__book=book).values_list(
        "entry", "source", "since", "until"
    ):
        past[entry_id].add((source, since.isoformat(), until.isoformat()))
    stored = {
        entry.key: EntryState(
            entry.state,
            version=entry.version,
            approved_on=entry.approved_on.isoformat() if entry.approved_on else None,
            approved_by=entry.approved_by.username if entry.approved_by else None,
            delivery=entry.delivery,
            official_on=entry.official_on.isoformat() if entry.official_on else None,
            arrived_on=entry.arrived_on.isoformat() if entry.arrived_on else None,
            withdrawn_on=entry.withdrawn_on.isoformat() if entry.withdrawn_on else None,
            legal=entry.legal,
            legal_on=entry.legal_on.isoformat() if entry.legal_on else None,
            legal_since=entry.legal_since.isoformat() if entry.legal_since else None,
            marked=entry.marked,
            past=frozenset(past[entry.pk]),
        )
        for entry in records.entries(book, withdrawn=True).select_related("approved_by")
    }
    for key in sorted(told.entries.keys() | stored.keys()):
        if told.entries.get(key) != stored.get(key):
            says = f"Trạng thái đang lưu của trường hợp {book.path}/{key} khác với trạng thái theo nhật ký."
            yield "LECH_NHAT_KY", f"{book.path}/{key}", says


def _packages(book: Book, told: Retold) -> Iterator[Found]:
    stages = {event["payload"]["package"]: event for event in told.stages}
    stored = {
        package.number: package for package in Package.objects.filter(book=book).select_related("received_by")
    }
    for number in sorted(stages.keys() | stored.keys()):
        package, event = stored.get(number), stages.get(number)
        if package is None or event is None or not _is_as_told(package, event):
            says = f"Thông tin đang lưu về gói phiên bản {number} của quyển {book.path} khác với nhật ký."
            yield "LECH_GOI", book.path, says
    last = stored.get(max(stages, default=0))
    if last is not None and (layout := stages[last.number]["payload"].get("layout")) is not None:
        alive = {key for key, state in told.entries.items() if state.state != "withdrawn"}
        rows = [
            row
            for row in records.entries(book, withdrawn=True).values_list("row", "key", "pdf")
            if row[1] in alive
        ]
        if commit_to_layout(rows, bytes(last.salt)).hex() != layout:
            says = f"Số dòng hoặc trang PDF đang lưu của các trường hợp trong quyển {book.path} khác với gói đã nhận."
            yield "LECH_GOI", book.path, says


def _is_as_told(package: Package, event: Event) -> bool:
    payload = event["payload"]
    facts = payload.get("facts")
    return (
        package.received_by.username == event["actor"]
        and (package.xlsx_sha256, package.zip_sha256) == (payload["xlsx"], payload["zip"])
        and (facts is None or commit_to_package(package).hex() == facts)
    )


def _sendings(book: Book, told: Retold) -> Iterator[Found]:
    sendings = {
        (one.system, one.attempt): SendingState(
            stamp(one.sent_at) if one.sent_at else None,
            one.sent_by.username if one.sent_by else None,
            one.xlsx_sha256,
            one.zip_sha256,
            one.entries,
        )
        for one in Delivery.objects.filter(book=book).select_related("sent_by")
    }
    items = {
        (item.delivery.system, item.delivery.attempt, item.entry.key): ItemState(
            item.version,
            item.status,
            item.answered_on.isoformat() if item.answered_on else None,
            item.evidence,
            commit_to_text(item.words, bytes(item.salt)),
        )
        for item in DeliveryItem.objects.filter(delivery__book=book).select_related("delivery", "entry")
    }
    for system, attempt in sorted(told.sendings.keys() | sendings.keys()):
        if told.sendings.get((system, attempt)) != sendings.get((system, attempt)):
            says = f"Lần gửi {attempt} lên hệ thống {system} của quyển {book.path} đang lưu khác với nhật ký."
            yield "LECH_LAN_GUI", book.path, says
    for place in sorted(told.items.keys() | items.keys()):
        if told.items.get(place) != items.get(place):
            system, attempt, key = place
            where = f"{book.path}/{key}"
            says = f"Trả lời đang lưu cho trường hợp {where} (hệ thống {system}, lần gửi {attempt}) khác với nhật ký."
            yield "LECH_LAN_GUI", where, says


def _files(book: Book, told: Retold) -> Iterator[Found]:
    """Whether the packages and the answers that the book's acts rest on are in the store."""
    store = file_store()
    packages = (event["payload"] for event in told.stages)
    for digest in dict.fromkeys(name for one in packages for name in (one["xlsx"], one["zip"]) if name):
        if digest not in store:
            yield "MAT_TEP", book.path, f"Tệp {digest} của quyển {book.path} không còn trong kho."
    for digest in told.evidence:
        if digest not in store:
            says = f"Tệp trả lời {digest} làm căn cứ cho các trường hợp trong quyển {book.path} không còn trong kho."
            yield "MAT_TEP", book.path, says
