"""Whether judgements, runs and extracts are those that the ledger tells, and the sealed extracts can still be opened.

Out: (code, place, Vietnamese sentence) of what is otherwise. One pass over the judgements, whatever their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sogoc.ground.clock import stamp
from sogoc.ground.examining import Found
from sogoc.ground.ledger import queries as ledger
from sogoc.reconciliation import population
from sogoc.reconciliation.actions import STREAM
from sogoc.reconciliation.commitments import COMMITTED, Root
from sogoc.reconciliation.models import Extract, Judgement, Run
from sogoc.register import queries as records

Act = Mapping[str, Any]
AT_ONCE = 5_000


def verify_judgements() -> Iterator[Found]:
    """Compare the runs with their acts, and the judgements of every book with the root that its newest run left in the ledger."""
    acts = {
        int(act["subject"]): act
        for act in map(ledger.contents, ledger.events_of(STREAM))
        if act["action"] == "reconcile"
    }
    runs = {run.pk: run for run in Run.objects.select_related("extract", "by")}
    for pk in sorted(acts.keys() | runs.keys()):
        if pk not in runs or pk not in acts or not _is_as_told(runs[pk], acts[pk]):
            yield "LECH_DOI_CHIEU", str(pk), f"Thông tin đang lưu về lần đối chiếu số {pk} khác với nhật ký."
    yield from _altered_books(acts, runs)


def _is_as_told(run: Run, act: Act) -> bool:
    payload = act["payload"]
    stored = {
        "extract": run.extract.name,
        "scope": run.scope,
        "books": run.books,
        "mentions": run.mentions,
        "classes": run.classes,
        "at": stamp(run.at),
    }
    return run.by.username == act["actor"] and all(
        payload.get(name, stored[name]) == stored[name] for name in stored
    )


def _altered_books(acts: Mapping[int, Act], runs: Mapping[int, Run]) -> Iterator[Found]:
    """Books whose judgements are not those of their newest run. Runs older than these commitments cannot be compared."""
    newest: dict[str, tuple[int, str]] = {}
    unrooted = set()
    for pk, act in sorted(acts.items()):
        if "roots" not in act["payload"]:
            unrooted.add(pk)
        newest.update((path, (pk, root)) for path, root in act["payload"].get("roots", {}).items())
    computed = {path: Root(bytes(runs[pk].salt) if pk in runs else b"") for path, (pk, _) in newest.items()}
    paths = {book.pk: book.path for book in records.books()}
    wrong = set()
    rows = Judgement.objects.order_by("pk").values_list("run_id", "entry__book_id", *COMMITTED)
    for run, book, *judgement in rows.iterator(chunk_size=AT_ONCE):
        path = paths[book]
        if path in newest and newest[path][0] == run:
            computed[path].take(judgement)
        elif path in newest or run not in unrooted:
            wrong.add(path)
    wrong.update(path for path, (_, root) in newest.items() if computed[path].hex() != root)
    for path in sorted(wrong):
        says = f"Kết quả đối chiếu đang lưu của quyển {path} khác với kết quả mà nhật ký đã ghi nhận."
        yield "LECH_DOI_CHIEU", path, says


def verify_extracts() -> Iterator[Found]:
    """Compare the list of extracts with the acts that loaded and destroyed them."""
    told: dict[str, tuple[object, ...]] = {}
    at: dict[str, str | None] = {}
    live: dict[str, bool] = {}
    for act in map(ledger.contents, ledger.events_of(population.STREAM)):
        name, payload = act["subject"], act["payload"]
        if act["action"] == "load":
            told[name] = (payload["sha256"], payload["persons"], act["actor"])
            at[name], live[name] = payload.get("loaded_at"), True
        elif act["action"] == "destroy":
            live[name] = False
    stored = {one.name: one for one in Extract.objects.select_related("loaded_by")}
    for name in sorted(told.keys() | stored.keys()):
        one = stored.get(name)
        if (
            one is None
            or (one.sha256, one.persons, one.loaded_by.username) != told.get(name)
            or (one.destroyed_at is None) != live[name]
            or at[name] not in {None, stamp(one.loaded_at)}
        ):
            yield "LECH_DAN_CU", name, f"Thông tin đang lưu về bản trích dân cư {name} khác với nhật ký."
