"""Issue item 7: ``doctor`` verifies; replay equals state. Each thing done behind the software's back is reported."""

from __future__ import annotations

import pytest
from django.db import connection

from sogoc.ground.installation import file_store
from sogoc.ground.ledger import triggers
from sogoc.register.models import Entry, EntryVersion
from sogoc.reporting.health import examine
from tests.line.making import birth, births
from tests.line.office import PATH

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def worked(lasting_line):
    """A book that went all the way, and one that waits."""
    line = lasting_line
    line.bring(*births(1, 2), birth(3, chaHoTen=None))
    line.settle("THIEU_COT_LOI", "so_de_trong")
    line.approve()
    line.deliver()
    line.answer(f"{PATH}/001,official,14/10/2024,", f"{PATH}/002,refused,14/10/2024,Sai")
    line.bring(*births(4, 5), name="KS.2009.01")
    return line


def codes():
    return {problem.code for problem in examine()}


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.usefixtures("worked")
class TestNothingIsWrong:
    def test_an_installation_that_was_only_worked_with_is_healthy(self):
        assert examine() == []

    def test_every_book_is_looked_at_and_said(self):
        seen = []
        examine(progress=lambda done, total, what: seen.append((done, total, what)))
        assert seen == [(1, 2, PATH), (2, 2, "24862/KS.2009.01")]


@pytest.mark.usefixtures("worked")
class TestTampering:
    def test_with_a_value(self):
        version = EntryVersion.objects.filter(entry__book__year="2008").earliest("pk")
        EntryVersion.objects.filter(pk=version.pk).update(values=version.values.replace("BÌNH", "BINH"))
        (problem,) = examine()
        assert (problem.code, problem.where) == ("NOI_DUNG_BI_SUA", f"{PATH}/001")
        assert problem.says
        assert problem.fix

    def test_with_a_value_and_its_commitment(self):
        from sogoc.register.commitments import commit_to

        version = EntryVersion.objects.filter(entry__book__year="2008").earliest("pk")
        forged = version.values.replace("BÌNH", "BINH")
        forged_commitment = commit_to(forged, version.page_sha256, bytes(version.salt))
        EntryVersion.objects.filter(pk=version.pk).update(values=forged, commitment=forged_commitment)
        assert codes() == {"LECH_CAM_KET"}

    @pytest.mark.parametrize(
        "change",
        [
            {"state": "staged"},
            {"state": "withdrawn"},
            {"approved_on": "2020-01-01"},
            {"delivery": "official"},
            {"official_on": "2024-10-14"},
        ],
    )
    def test_with_the_state_of_an_entry(self, change):
        assert Entry.objects.filter(key="003").update(**change) == 1
        (problem,) = examine()
        assert (problem.code, problem.where) == ("LECH_NHAT_KY", f"{PATH}/003")

    def test_by_an_entry_that_no_act_made(self):
        entry = Entry.objects.filter(key="001", book__year="2008").get()
        entry.pk, entry.key = None, "099"
        entry.save()
        assert f"{PATH}/099" in {problem.where for problem in examine()}

    @pytest.mark.usefixtures("damage")
    def test_with_a_stored_file(self, worked):
        digest = worked.package().zip_sha256
        path = file_store().path(digest)
        path.chmod(0o600)
        path.write_bytes(path.read_bytes() + b"\0")
        assert "TEP_BI_HONG" in codes()

    @pytest.mark.usefixtures("damage")
    def test_by_taking_a_stored_file_away(self, worked):
        file_store().path(worked.package().xlsx_sha256).unlink()
        assert "MAT_TEP" in codes()

    @pytest.mark.usefixtures("damage")
    def test_by_a_foreign_file_in_the_store(self):
        (file_store().path("ab" * 32).parent).mkdir(parents=True, exist_ok=True)
        (file_store().path("ab" * 32).parent / "la.txt").write_text("lạ", encoding="utf-8")
        assert "TEP_BI_HONG" in codes()

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE ground_ledger_event SET actor = 'ai-do' WHERE action = 'approve'",
            "DELETE FROM ground_ledger_event WHERE action = 'approve'",
        ],
        ids=["changed", "deleted"],
    )
    def test_with_a_row_of_the_ledger(self, statement):
        with triggers.removed(connection):
            sql(statement)
        assert examine()

    def test_with_the_canonical_bytes_of_an_act(self):
        from sogoc.ground.ledger.models import Event

        event = Event.objects.filter(action="approve").get()
        forged = bytes(event.canonical).replace(b"lanhdao", b"kiemtra")
        with triggers.removed(connection):
            Event.objects.filter(pk=event.pk).update(canonical=forged)
        assert examine()

    def test_by_leaving_the_triggers_away(self):
        triggers.remove(connection)
        try:
            assert examine()
        finally:
            triggers.install(connection)
