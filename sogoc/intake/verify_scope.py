"""Whether what is left out of scope is what the ledger and the books tell: policies, and the purpose of each entry.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sogoc.ground import clock
from sogoc.ground.clock import stamp
from sogoc.ground.ledger import queries as ledger
from sogoc.intake.models import Purpose, ScopePolicy
from sogoc.intake.scope_queries import in_force, policies, purposes_told
from sogoc.law.scope import OTHER_PURPOSES
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Book


def verify_scope() -> Iterator[tuple[str, str, str]]:
    """Compare the stored policies and purposes with the ledger and the current versions."""
    declared: dict[int, dict[str, Any]] = {}
    lifted: dict[int, dict[str, Any]] = {}
    for event in ledger.events_of("inventory"):
        contents = ledger.contents(event)
        where = {"leave_out_of_scope": declared, "return_to_scope": lifted}.get(contents["action"])
        if where is not None:
            where[contents["payload"]["policy"]] = contents
    stored = {one.pk: one for one in policies()}
    for pk in sorted(declared.keys() | stored.keys()):
        if pk not in stored or pk not in declared or _told(declared[pk], lifted.get(pk)) != _kept(stored[pk]):
            yield (
                "LECH_PHAM_VI",
                f"pham-vi/{pk}",
                f"Văn bản số {pk} về phạm vi số hóa đang lưu khác với nhật ký.",
            )
    out = in_force(OTHER_PURPOSES, clock.today_vn()) is not None
    for book in records.books().filter(type=OTHER_PURPOSES.book):
        if _of_book(book, left_out=out) != _kept_of_book(book):
            yield (
                "LECH_MUC_DICH",
                book.path,
                f"Mục đích sử dụng đang lưu của quyển {book.path} khác với gói và nhật ký.",
            )


def _told(act: dict[str, Any], end: dict[str, Any] | None) -> tuple[object, ...]:
    said = act["payload"]
    last = (end["payload"]["until"], end["payload"]["at"], end["actor"], end["reason"]) if end else None
    names = ("since", "document", "document_day", "issuer", "answer", "at")
    return (act["subject"], act["actor"], *(said[name] for name in names), last)


def _kept(policy: ScopePolicy) -> tuple[object, ...]:
    end = (
        policy.until.isoformat() if policy.until else "",
        stamp(policy.lifted_at) if policy.lifted_at else "",
        policy.lifted_by.username if policy.lifted_by else "",
        policy.lifted_because,
    )
    last = end if any(end) else None  # an end of which only a part is stored was made by no act
    return (
        policy.exemption,
        policy.declared_by.username,
        policy.since.isoformat(),
        policy.document,
        policy.document_day.isoformat(),
        policy.issuer,
        policy.answer_sha256,
        stamp(policy.declared_at),
        last,
    )


def _of_book(book: Book, *, left_out: bool) -> dict[str, tuple[str, str, str, bool]]:
    """Key → what the book tells, what a person said, who, left out; of entries that stand in the book."""
    said: dict[str, tuple[str, str]] = {}
    for event in ledger.events_of(f"book:{book.path}"):
        contents = ledger.contents(event)
        if contents["action"] == "classify":
            word = contents["payload"]["purpose"]
            said[contents["payload"]["entry"]] = (word, contents["actor"] if word else "")
    told = purposes_told(book)
    keys = records.keys_of(told)
    found = {}
    for entry, purpose in told.items():
        word, by = said.get(keys[entry], ("", ""))
        if code := purpose or word:
            found[keys[entry]] = (purpose, word, by, left_out and code in OTHER_PURPOSES.codes)
    return found


def _kept_of_book(book: Book) -> dict[str, tuple[str, str, str, bool]]:
    rows = Purpose.objects.filter(entry__book=book).exclude(entry__state="withdrawn")
    values = rows.values_list("entry__key", "told", "said", "by__username", "left_out")
    return {key: (told, said, by or "", out) for key, told, said, by, out in values}
