"""Whether books as they are on the shelf are what their acts made them: facts, covers, hand-overs, two exemplars and what they leave out.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sogoc.ground.clock import stamp
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.intake.book_actions import COVERED, DECLARED
from sogoc.intake.book_models import BookFacts, Cover, Exemplar, HandOverItem, Unchosen
from sogoc.intake.exemplar_actions import of_both
from sogoc.intake.exemplar_queries import unchosen_now
from sogoc.intake.handover_actions import payload_of
from sogoc.register.commitments import commit_to_text

Found = Iterator[tuple[str, str, str]]
_UNSAID = BookFacts()
_EMPTY: Mapping[str, Any] = {name: getattr(_UNSAID, name) for name in DECLARED}


def verify_shelf() -> Found:
    """Compare everything that this part of the room stores with the ledger."""
    yield from _facts()
    yield from _covers()
    yield from _handovers()
    yield from _exemplars()


def _facts() -> Found:
    told: dict[str, dict[str, Any]] = {}
    for event in map(ledger.contents, ledger.events_named("describe_book")):
        said = told.setdefault(event["subject"], dict(_EMPTY))
        said.update(event["payload"]["facts"])
        said["basis"] = event["payload"]["basis"]
    stored = {row["book"]: row for row in BookFacts.objects.values("book", *DECLARED, "basis")}
    for book in sorted(told.keys() | stored.keys()):
        kept = {name: value for name, value in stored.get(book, {}).items() if name != "book"}
        if told.get(book) != (kept or None):
            yield "LECH_MO_TA_SO", book, f"Mô tả đang lưu của quyển {book} khác với nhật ký."


def _covers() -> Found:
    told = {
        event["subject"]: event["payload"]
        for event in map(ledger.contents, ledger.events_named("declare_cover"))
    }
    stored = {row.pop("path"): row for row in Cover.objects.values("path", *COVERED)}
    for path in sorted(told.keys() | stored.keys()):
        if told.get(path) != stored.get(path):
            yield "LECH_BIA", path, f"Quyển bìa chung {path} đang lưu khác với nhật ký."


def _handovers() -> Found:
    told: dict[tuple[int, str], tuple[str, dict[str, Any]]] = {}
    for event in map(ledger.contents, ledger.events_named("hand_over", "add_minutes")):
        said, place = event["payload"], (event["payload"]["handover"], event["subject"])
        if event["action"] == "hand_over":
            told[place] = (event["actor"], said)
        elif place in told:
            told[place][1]["minutes"] = said["minutes"]
    stored = {
        (item.handover_id, item.book): (item.handover.by.username, payload_of(item.handover, item))
        for item in HandOverItem.objects.select_related("handover__by")
    }
    for place in sorted(told.keys() | stored.keys()):
        if told.get(place) != stored.get(place):
            yield "LECH_BAN_GIAO", place[1], f"Một lần bàn giao quyển {place[1]} đang lưu khác với nhật ký."
    store = file_store()
    for digest in sorted({said["minutes"] for _, said in told.values() if said["minutes"]}):
        if digest not in store:
            yield "MAT_TEP", digest, f"Bản quét biên bản bàn giao {digest} không còn trong kho."


def _exemplars() -> Found:
    links: dict[tuple[str, str], Any] = {}
    choices: dict[tuple[str, str], dict[str, Any]] = {}
    for event in map(
        ledger.contents, ledger.events_named("join_exemplars", "part_exemplars", "choose_exemplar")
    ):
        said = event["payload"]
        pair = (said["main"], said["second"])
        if event["action"] == "join_exemplars":
            links[pair] = (said["basis"], said["since"], said["at"], event["actor"])
            choices[pair] = {}
        elif event["action"] == "part_exemplars":
            links.pop(pair, None)
        else:
            chosen = (said["source"], said["text"], said["at"], event["actor"])
            choices[pair].update(dict.fromkeys(said["entries"], chosen))
    rows = {(row.main, row.second): row for row in Exemplar.objects.select_related("by")}
    for pair in sorted(links.keys() | rows.keys()):
        row = rows.get(pair)
        if row is None or (row.basis, row.since.isoformat(), stamp(row.at), row.by.username) != links.get(
            pair
        ):
            yield "LECH_SO_KEP", pair[0], f"Sổ kép {pair[0]} và {pair[1]} đang lưu khác với nhật ký."
            continue
        kept = {
            one.key: (one.source, commit_to_text(one.reason, bytes(one.salt)), stamp(one.at), one.by.username)
            for one in row.choices.select_related("by")
        }
        open_ = Unchosen.objects.filter(of_both(row), until__isnull=True).values_list("entry", flat=True)
        if kept != choices[pair] or set(open_) != unchosen_now(row):
            says = f"Bản được chọn của các trường hợp trong sổ kép {pair[0]} và {pair[1]} khác với nhật ký."
            yield "LECH_SO_KEP", pair[0], says
