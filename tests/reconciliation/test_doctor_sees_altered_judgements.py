"""A personal number is what the house exists for: judgements, runs and extracts are what the ledger tells, or ``doctor`` says so."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground.home import keys_folder
from sogoc.ground.installation import home_path
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.reconciliation import population
from sogoc.reconciliation.actions import reconcile
from sogoc.reconciliation.commitments import Root
from sogoc.reconciliation.models import Extract, Judgement, Run
from sogoc.register import queries as records
from sogoc.reporting.health import examine
from tests.line.making import birth
from tests.line.office import PATH
from tests.reconciliation.making import crowd, person, write_csv

pytestmark = pytest.mark.django_db
OTHER = "24862/KS.2009.01"
ROW = birth(1)
CHILD = person(1, "Nguyễn Văn Bình", "02/05/2008", gioiTinh="1", meHoTen=str(ROW["meHoTen"]).title())


def run(line, *books):
    return reconcile(
        books=[line.book(path) for path in books] or None, actor=line.people["kiemtra"], via="test"
    )


def problems(**how):
    return {(one.code, one.where) for one in examine(**how)}


@pytest.fixture(scope="module")
def judged(lasting_line):
    """Two books and an extract that knows one of their children; all was reconciled, then one of the books again."""
    line = lasting_line
    file = write_csv(line.folder / "population.csv", [CHILD, *crowd()])
    population.load(file, actor=line.people["admin"], via="test")
    line.bring(birth(1), birth(2))
    line.bring(birth(3), birth(4), name="KS.2009.01")
    run(line)
    run(line, PATH)
    assert examine() == []
    return line


@pytest.mark.usefixtures("judged")
class TestJudgements:
    @pytest.mark.parametrize(
        "columns",
        [
            {"personal_number": "068000999999"},
            {"outcome": "trung_khop"},
            {"score": 0.5},
            {"tier": "khac"},
            {"why": "Khác."},
            {"role": "nkt"},
            {"version": 9},
        ],
        ids=lambda columns: next(iter(columns)),
    )
    @pytest.mark.parametrize("book", [PATH, OTHER])
    def test_each_alteration_is_seen_in_its_book(self, columns, book):
        one = Judgement.objects.filter(entry__book__year=book[9:13]).exclude(**columns).latest("pk")
        assert Judgement.objects.filter(pk=one.pk).update(**columns) == 1
        assert problems() == {("LECH_DOI_CHIEU", book)}

    @pytest.mark.parametrize("book", [PATH, OTHER])
    def test_a_deleted_one_is_missed(self, book):
        Judgement.objects.filter(entry__book__year=book[9:13]).latest("pk").delete()
        assert problems() == {("LECH_DOI_CHIEU", book)}

    def test_all_of_them_are_missed(self):
        Judgement.objects.all().delete()
        assert problems() == {("LECH_DOI_CHIEU", PATH), ("LECH_DOI_CHIEU", OTHER)}

    def test_one_that_moved_to_another_run_is_seen(self):
        first, last = Run.objects.order_by("pk")
        assert Judgement.objects.filter(run=last).update(run=first) == 6
        assert problems() == {("LECH_DOI_CHIEU", PATH)}

    def test_one_that_moved_to_another_entry_is_seen(self):
        one = Judgement.objects.filter(entry__book__year="2009", role="nks").latest("pk")
        Judgement.objects.filter(entry=records.entry_at(f"{PATH}/001"), role="nks").delete()
        Judgement.objects.filter(pk=one.pk).update(entry=records.entry_at(f"{PATH}/001"))
        assert problems() == {("LECH_DOI_CHIEU", PATH), ("LECH_DOI_CHIEU", OTHER)}

    def test_the_same_over_again_is_healthy(self, judged):
        Judgement.objects.all().delete()
        run(judged)
        assert problems() == set()

    def test_a_book_that_no_longer_has_anybody_has_a_root_too(self, judged):
        from sogoc.register.models import Mention

        Mention.objects.filter(entry__book__year="2008").delete()
        assert run(judged, PATH).mentions == 0
        assert ("LECH_DOI_CHIEU", PATH) not in problems()


@pytest.mark.usefixtures("judged")
class TestRuns:
    @pytest.mark.parametrize(
        "columns",
        [
            {"scope": "full"},
            {"books": 7},
            {"mentions": 7},
            {"classes": {}},
            {"at": "2020-01-01T00:00:00Z"},
        ],
        ids=lambda columns: next(iter(columns)),
    )
    def test_each_alteration_is_seen(self, columns):
        last = Run.objects.latest("pk")
        Run.objects.filter(pk=last.pk).update(**columns)
        assert problems() == {("LECH_DOI_CHIEU", str(last.pk))}

    def test_who_made_it_cannot_be_hidden(self, judged):
        last = Run.objects.latest("pk")
        Run.objects.filter(pk=last.pk).update(by=judged.people["admin"])
        assert problems() == {("LECH_DOI_CHIEU", str(last.pk))}

    def test_one_that_was_deleted_with_what_it_said_is_missed(self):
        last = Run.objects.latest("pk")
        Judgement.objects.filter(run=last).delete()
        last.delete()
        assert {("LECH_DOI_CHIEU", PATH), ("LECH_DOI_CHIEU", str(last.pk or 2))} & problems()
        assert len(problems()) == 2

    def test_one_that_nobody_made_is_seen(self):
        last = Run.objects.latest("pk")
        last.pk = None
        last.save()
        assert problems() == {("LECH_DOI_CHIEU", str(last.pk))}


def test_the_ledger_shows_no_number_that_could_be_guessed_at(judged):
    acts = [contents(event)["payload"] for event in events_of("reconciliation")]
    assert [sorted(act["roots"]) for act in acts] == [[PATH, OTHER], [PATH]]
    assert acts[0]["roots"][PATH] != acts[1]["roots"][PATH]  # the same judgements under another salt


ROWS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["nks", "me"]), st.text(max_size=3)), max_size=5)


@given(one=ROWS, other=ROWS, salt=st.binary(min_size=16, max_size=16))
def test_two_books_have_one_root_only_if_they_say_the_same(one, other, salt):
    roots = []
    for rows in (one, other):
        root = Root(salt)
        for row in rows:
            root.take(row)
        roots.append(root.hex())
    assert (roots[0] == roots[1]) == (one == other)


@pytest.mark.usefixtures("judged", "damage")
class TestExtracts:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE reconciliation_extract SET persons = 1",
            "UPDATE reconciliation_extract SET sha256 = 'ab'",
            "UPDATE reconciliation_extract SET loaded_at = '2020-01-01 00:00:00'",
            "UPDATE reconciliation_extract SET destroyed_at = '2020-01-01 00:00:00'",
        ],
    )
    def test_each_alteration_of_the_list_is_seen(self, statement):
        assert examine() == []
        with connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount == 1
        assert "LECH_DAN_CU" in {code for code, _ in problems()}

    def test_one_that_is_no_longer_on_the_list_is_missed(self):
        for one in (Judgement, Run, Extract):
            one.objects.all().delete()
        assert "LECH_DAN_CU" in {code for code, _ in problems()}

    @pytest.mark.parametrize("files", [True, False])
    def test_a_sealed_file_that_is_gone_is_missed(self, files):
        sealed_file().unlink()
        assert problems(files=files) == {("MAT_TEP_DAN_CU", "population")}

    def test_a_sealed_file_that_was_altered_is_seen(self):
        content = bytearray(sealed_file().read_bytes())
        content[-1] ^= 1
        sealed_file().write_bytes(content)
        assert problems() == {("DAN_CU_BI_SUA", "population")}

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("00" * 32, "KHOA_DAN_CU_KHAC"),
            ("không phải khóa", "THIEU_KHOA_DAN_CU"),
            (None, "THIEU_KHOA_DAN_CU"),
        ],
    )
    def test_a_key_that_does_not_open_it_is_seen(self, written, code):
        key = keys_folder(home_path(), None) / population.KEY_NAME
        if written is None:
            key.unlink()
        else:
            key.write_text(written, encoding="utf-8")
        (problem,) = examine()
        assert problem.code == code
        assert problem.fix

    def test_one_that_was_destroyed_is_no_problem(self, judged):
        destroy(judged)
        assert examine() == []

    def test_one_that_was_destroyed_and_still_lies_there_is_seen(self, judged):
        place, content = sealed_file(), sealed_file().read_bytes()
        destroy(judged)
        place.write_bytes(content)
        assert problems() == {("DAN_CU_CHUA_HUY", "population")}

    def test_one_that_was_loaded_again_is_healthy(self, judged):
        destroy(judged)
        population.load(judged.folder / "population.csv", actor=judged.people["admin"], via="test")
        assert examine() == []


def sealed_file():
    (found,) = (home_path() / "population").iterdir()
    return found


def destroy(line):
    name = Extract.objects.get().name
    population.destroy(name, actor=line.people["admin"], reason="hết hạn", via="test")
