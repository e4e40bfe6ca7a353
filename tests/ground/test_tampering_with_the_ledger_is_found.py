"""Whoever takes the triggers away and changes something is found out by recomputing, or by a head that was printed before."""

from __future__ import annotations

import pytest
from django.db import connection

from sogoc.ground.ledger import triggers
from sogoc.ground.ledger.actions import append, append_many
from sogoc.ground.ledger.audit import check_against, verify_all
from sogoc.ground.ledger.events import Act, stream_leaf
from sogoc.ground.ledger.merkle import Frontier, leaf_hash
from sogoc.ground.ledger.models import Event, Stream, Tile
from sogoc.ground.ledger.queries import head


def acts(count, stream="book:a", actor="nhap"):
    return [Act(stream=stream, action="key", subject=f"entry:{n}", actor=actor) for n in range(count)]


@pytest.fixture
def intruder(db):
    """A full ledger whose triggers somebody took away."""
    append_many(acts(300) + acts(2, "accounts"))
    triggers.remove(connection)


def codes(problems):
    return {problem.code for problem in problems} - {"NHAT_KY_MAT_KHOA"}


def event(seq):
    return Event.objects.filter(stream__name="book:a", seq=seq)


def rewrite(stream_name, events):
    """What a careful intruder does: recompute everything that stands in the database."""
    stream = Stream.objects.get(name=stream_name)
    frontier = Frontier()
    for one in events:
        frontier.append(bytes(one.leaf_hash))
    root = frontier.root()
    Stream.objects.filter(pk=stream.pk).update(
        size=frontier.size,
        frontier=frontier.to_bytes(),
        root=root,
        leaf=leaf_hash(stream_leaf(stream_name, frontier.size, root)),
    )


def test_missing_triggers_are_said(intruder):
    problems = verify_all()
    assert {problem.code for problem in problems} == {"NHAT_KY_MAT_KHOA"}
    assert len(problems) == len(triggers.expected(connection))
    triggers.install(connection)
    assert verify_all() == []


def test_a_searchable_column_that_was_changed_is_found(intruder):
    event(7).update(actor="nguoikhac")
    (problem,) = (one for one in verify_all() if one.code == "NHAT_KY_LECH_COT")
    assert (problem.stream, problem.seq) == ("book:a", 7)
    assert "việc số 7" in problem.says


def test_changed_content_is_found(intruder):
    canonical = bytes(event(7).get().canonical).replace(b"nhap", b"nham")
    event(7).update(canonical=canonical)
    assert "NHAT_KY_SAI_MA_BAM" in codes(verify_all())


def test_changed_content_with_its_hash_is_found(intruder):
    canonical = bytes(event(7).get().canonical).replace(b"nhap", b"nham")
    event(7).update(canonical=canonical, leaf_hash=leaf_hash(canonical), actor="nham")
    assert codes(verify_all()) == {"NHAT_KY_SAI_GOC", "NHAT_KY_SAI_NHANH"}


def test_an_act_that_was_taken_out_is_found(intruder):
    event(120).delete()
    problems = verify_all()
    assert any(one.code == "NHAT_KY_THIEU" and one.seq == 120 for one in problems)
    assert "NHAT_KY_SAI_GOC" in codes(problems)


def test_acts_that_were_cut_off_the_end_are_found(intruder):
    Event.objects.filter(stream__name="book:a", seq__gte=290).delete()
    assert {"NHAT_KY_THIEU", "NHAT_KY_SAI_GOC"} <= codes(verify_all())


def test_a_changed_branch_is_found(intruder):
    Tile.objects.update(root=b"\0" * 32)
    assert codes(verify_all()) == {"NHAT_KY_SAI_NHANH"}


def test_a_branch_of_nothing_is_found(intruder):
    Tile.objects.create(stream=Stream.objects.get(name="accounts"), level=1, index=0, root=b"\0" * 32)
    assert codes(verify_all()) == {"NHAT_KY_SAI_NHANH"}


def test_a_changed_head_is_found(intruder):
    Stream.objects.filter(name="accounts").update(root=b"\0" * 32)
    assert codes(verify_all()) == {"NHAT_KY_SAI_GOC"}


@pytest.mark.engine("sqlite")  # PostgreSQL does not let its foreign keys be broken
@pytest.mark.parametrize("stream", ["book:a", "accounts"])
def test_a_stream_taken_away_from_its_acts_is_found(intruder, stream):
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys=ON")
        pk = Stream.objects.get(name=stream).pk
        cursor.execute("UPDATE ground_ledger_stream SET id = 999 + id WHERE id = %s", [pk])
        found = verify_all()
        cursor.execute("UPDATE ground_ledger_stream SET id = %s WHERE id = %s", [pk, 999 + pk])
    assert {"NHAT_KY_LAC", "NHAT_KY_THIEU"} <= codes(found)


def test_an_unreadable_act_is_found(intruder):
    event(3).update(canonical=b"{}")
    assert "NHAT_KY_KHONG_DOC_DUOC" in codes(verify_all())


def test_cutting_off_with_everything_recomputed_shows_against_a_printed_head(intruder):
    printed = head().as_json()
    Event.objects.filter(stream__name="book:a", seq__gte=290).delete()
    rewrite("book:a", Event.objects.filter(stream__name="book:a").order_by("seq"))
    assert codes(verify_all()) == set()
    (problem,) = check_against(printed)
    assert problem.code == "NHAT_KY_BI_CAT"
    assert "300 việc" in problem.says
    assert "290 việc" in problem.says


def test_rewriting_with_everything_recomputed_shows_against_a_printed_head(intruder):
    printed = head().as_json()
    one = event(299).get()
    canonical = bytes(one.canonical).replace(b"nhap", b"nham")
    event(299).update(canonical=canonical, leaf_hash=leaf_hash(canonical), actor="nham")
    rewrite("book:a", Event.objects.filter(stream__name="book:a").order_by("seq"))
    assert codes(verify_all()) == set()
    assert [one.code for one in check_against(printed)] == ["NHAT_KY_BI_VIET_LAI"]


def test_a_whole_stream_that_disappeared_shows_against_a_printed_head(intruder):
    printed = head().as_json()
    Event.objects.filter(stream__name="accounts").delete()
    Stream.objects.filter(name="accounts").delete()
    assert codes(verify_all()) == set()
    assert [(one.code, one.stream) for one in check_against(printed)] == [("NHAT_KY_BI_CAT", "accounts")]


def test_honest_growth_agrees_with_every_head_printed_before(db):
    printed = []
    for round_ in range(4):
        append_many(acts(100, actor=f"n{round_}") + acts(3, f"book:{round_}"))
        printed.append(head().as_json())
    assert [check_against(one) for one in printed] == [[], [], [], []]


def test_progress_counts_the_acts(db):
    append_many(acts(5))
    heard: list[int] = []
    verify_all(progress=heard.append)
    assert heard == [5]


def test_the_audit_reads_what_single_acts_wrote(db):
    for one in acts(5):
        append(one)
    assert verify_all() == []
