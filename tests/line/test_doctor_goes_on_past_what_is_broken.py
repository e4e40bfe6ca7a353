"""``doctor`` says what is gone and goes on past what it cannot read: one broken thing never hides another."""

from __future__ import annotations

import pytest
from django.db import connection

from sogoc.ground.installation import file_store
from sogoc.register.models import DeliveryItem, EntryVersion, Package
from sogoc.reporting.health import examine
from tests.line.making import birth, births
from tests.line.office import PATH

OTHER = "24862/KS.2009.01"
OF_BOOK = "(SELECT id FROM register_book WHERE year = '2008')"
OF_ENTRIES = f"(SELECT id FROM register_entry WHERE book_id IN {OF_BOOK})"


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def problems():
    return {(one.code, one.where) for one in examine()}


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("damage")]


@pytest.fixture(scope="module")
def worked(lasting_line):
    """One book that was sent and answered, and one beside it."""
    line = lasting_line
    line.bring(*births(1, 2), birth(3, chaHoTen=None))
    line.settle("THIEU_COT_LOI", "so_de_trong")
    line.approve()
    line.deliver()
    line.answer(f"{PATH}/001,official,14/10/2024,", f"{PATH}/002,refused,14/10/2024,Sai")
    line.bring(*births(4, 5), name="KS.2009.01")
    assert examine() == []
    return line


@pytest.mark.usefixtures("worked")
def test_a_whole_book_that_was_deleted_is_missed():
    for statement in (
        f"DELETE FROM approval_sheetpaper WHERE sheet_id IN (SELECT id FROM approval_approvalsheet WHERE book_id IN {OF_BOOK})",
        f"DELETE FROM approval_approvalsheet WHERE book_id IN {OF_BOOK}",
        f"DELETE FROM register_mention WHERE entry_id IN {OF_ENTRIES}",
        f"DELETE FROM register_paststate WHERE entry_id IN {OF_ENTRIES}",
        f"DELETE FROM register_deliveryitem WHERE entry_id IN {OF_ENTRIES}",
        f"DELETE FROM register_delivery WHERE book_id IN {OF_BOOK}",
        f"DELETE FROM checking_finding WHERE book_id IN {OF_BOOK}",
        f"DELETE FROM checking_settlement WHERE book_id IN {OF_BOOK}",
        f"DELETE FROM register_entryversion WHERE entry_id IN {OF_ENTRIES}",
        f"DELETE FROM register_entry WHERE book_id IN {OF_BOOK}",
        f"DELETE FROM register_package WHERE book_id IN {OF_BOOK}",
        "DELETE FROM register_book WHERE year = '2008'",
    ):
        sql(statement)
    (problem,) = examine()
    assert (problem.code, problem.where) == ("MAT_QUYEN", PATH)
    assert PATH in problem.says
    assert problem.fix


@pytest.mark.usefixtures("worked")
def test_a_book_under_another_name_is_missed_under_its_own():
    assert sql("UPDATE register_book SET number = '02' WHERE year = '2008'") == 1
    assert ("MAT_QUYEN", PATH) in problems()


@pytest.mark.usefixtures("worked")
def test_a_version_that_points_to_the_package_of_another_book_is_seen():
    other = Package.objects.get(book__year="2009")
    assert EntryVersion.objects.filter(entry__book__year="2008", entry__key="001").update(package=other) == 1
    assert problems() == {("LECH_GOI", f"{PATH}/001")}


@pytest.mark.usefixtures("worked")
def test_the_file_that_answers_rest_on_is_missed():
    (evidence,) = set(DeliveryItem.objects.exclude(evidence="").values_list("evidence", flat=True))
    file_store().path(evidence).unlink()
    (problem,) = examine()
    assert (problem.code, problem.where) == ("MAT_TEP", PATH)
    assert evidence in problem.says


def test_the_file_of_an_answer_that_another_replaced_is_missed_too(worked):
    worked.answer(
        f"{PATH}/001,refused,20/10/2024,Thiếu trang", f"{PATH}/002,official,21/10/2024,", name="2.csv"
    )
    (last,) = set(DeliveryItem.objects.exclude(evidence="").values_list("evidence", flat=True))
    before = [path for path in file_store().root.joinpath("sha256").rglob("*") if path.is_file()]
    (first,) = [
        path for path in before if path.name != last and path.read_bytes().startswith(b"entry,status")
    ]
    first.unlink()
    assert problems() == {("MAT_TEP", PATH)}


@pytest.mark.parametrize("digest", ["khong-phai-ma-bam", "../../../etc/passwd", "A" * 64, "a" * 63])
def test_what_is_no_hash_is_no_file(worked, digest):
    assert digest not in file_store()
    assert sql("UPDATE register_package SET xlsx_sha256 = %s WHERE book_id IN " + OF_BOOK, digest) == 1
    file_store().path(worked.package(OTHER).xlsx_sha256).unlink()
    assert problems() == {("LECH_GOI", PATH), ("MAT_TEP", OTHER)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_book SET type = 'XX' WHERE year = '2008'",
        "UPDATE register_entryversion SET \"values\" = '{' WHERE entry_id IN " + OF_ENTRIES,
        "UPDATE register_entry SET approved_on = '2008-13-45' WHERE book_id IN " + OF_BOOK,
        "UPDATE checking_settlement SET at = '2008-13-45 00:00:00' WHERE book_id IN " + OF_BOOK,
    ],
    ids=["type", "values", "day", "instant"],
)
@pytest.mark.engine("sqlite")  # the other engine refuses most of these by itself
def test_a_book_that_cannot_be_read_hides_no_other(worked, statement):
    assert sql(statement) > 0
    file_store().path(worked.package(OTHER).xlsx_sha256).unlink()
    found = examine()
    assert ("MAT_TEP", OTHER) in {(one.code, one.where) for one in found}
    assert [one for one in found if one.where.startswith("24862/") and one.where != OTHER]
    assert all(one.says.endswith(".") and one.fix for one in found)


@pytest.mark.engine("sqlite")
def test_what_could_not_be_examined_is_said_with_its_reason(worked):
    assert sql("UPDATE register_entry SET approved_on = '2008-13-45' WHERE book_id IN " + OF_BOOK) == 3
    broken_off = [one for one in examine() if one.code == "KHONG_KIEM_TRA_DUOC"]
    assert {one.where for one in broken_off} == {PATH}
    assert any(f"trạng thái các trường hợp của quyển {PATH}" in one.says for one in broken_off)


def test_an_act_that_replays_to_nothing_hides_no_other_book(worked):
    from sogoc.ground.ledger import triggers
    from sogoc.ground.ledger.models import Event

    act = Event.objects.get(stream__name=f"book:{PATH}", action="approve")
    with triggers.removed(connection):
        Event.objects.filter(pk=act.pk).update(canonical=b"{")
    file_store().path(worked.package(OTHER).xlsx_sha256).unlink()
    found = problems()
    assert ("KHONG_KIEM_TRA_DUOC", PATH) in found
    assert ("MAT_TEP", OTHER) in found
