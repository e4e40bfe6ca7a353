"""Optional columns of ``inventory.csv``: cover, series, keeper, exemplar, counts; absent and empty cells say nothing."""

from __future__ import annotations

import pytest

from sogoc.accounts import queries as accounts
from sogoc.accounts.models import Office
from sogoc.accounts.verify import verify_parties
from sogoc.intake import inventory, queries
from sogoc.intake.book_queries import books_under, facts_of
from sogoc.intake.exemplar_queries import exemplar_of
from sogoc.intake.verify import verify_plan
from sogoc.intake.verify_books import verify_shelf
from sogoc.law.refusal import Refusal
from tests.line.making import UNIT
from tests.line.office import PLAN_PAPER

HEADER = (
    "unit,type,year,number,opened,closed,period,declared_entries,basis,"
    "cover,series,keeper,exemplar_of,pages,closing_total,blank_pages,crossed_pages"
)


def load(line, *rows: str, paper: inventory.Paper | None = None) -> inventory.Loaded:
    file = line.folder / "inventory.csv"
    file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return inventory.load(file, actor=line.people["admin"], paper=paper, via="test")


@pytest.fixture
def archive(line):
    Office.objects.create(ref="H675", code="H675", name="Phòng Tư pháp Lạc Dương", kind="huyen", parent="")
    return line


def test_the_columns_are_declared_with_the_list_as_their_basis(archive):
    done = load(
        archive,
        f"{UNIT},KS,1985,01,,,truoc_7_2016,40,Kiểm kê,HH.1985.01,quá hạn: 4,H675,,198,40,2,1",
        f"{UNIT},KT,1985,01,,,truoc_7_2016,9,Kiểm kê,HH.1985.01,,,,,,,",
        "H675,KS,1985,01,,,truoc_7_2016,40,Kiểm kê,,,,24862/KS.1985.01,,,,",
    )
    path = f"{UNIT}/KS.1985.01"
    facts = facts_of(path)
    assert (done.new, done.described) == (3, 3)
    assert (facts.pages, facts.closing_total, facts.blank_pages, facts.crossed_pages) == (198, 40, 2, 1)
    assert facts.series == {"quá hạn": {"kinds": ["4"], "prefixes": []}}
    assert books_under(f"{UNIT}/HH.1985.01") == [path, f"{UNIT}/KT.1985.01"]
    assert [(one.role, one.office) for one in accounts.parties_of(path)] == [("giu", "H675")]
    link = exemplar_of("H675/KS.1985.01")
    assert link is not None
    assert (link.main, link.second) == (path, "H675/KS.1985.01")
    assert sum(row["declared"] for row in queries.plan_by_book([UNIT, "H675"])) == 49
    assert [*verify_shelf(), *verify_parties()] == []


def test_the_same_list_again_and_empty_cells_change_nothing(archive):
    full = f"{UNIT},KS,1985,01,,,truoc_7_2016,40,Kiểm kê,HH.1985.01,quá hạn: 4,H675,,198,40,2,1"
    load(archive, full)
    again = load(archive, full)
    assert (again.unchanged, again.described) == (1, 0)
    load(archive, f"{UNIT},KS,1985,01,,,truoc_7_2016,41,Kiểm kê,,,,,,,,", paper=PLAN_PAPER)
    assert facts_of(f"{UNIT}/KS.1985.01").pages == 198
    other = full.replace(",40,Kiểm", ",41,Kiểm").replace(",198,40,", ",198,39,")
    with pytest.raises(Refusal, match="BANG_KE_CAN_VAN_BAN"):
        load(archive, other)
    assert load(archive, other, paper=PLAN_PAPER).described == 1
    facts = facts_of(f"{UNIT}/KS.1985.01")
    assert (facts.closing_total, facts.basis) == (39, "Văn bản 12/CV-STP ngày 05/01/2024")
    assert [*verify_shelf(), *verify_parties(), *verify_plan()] == []


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("HH.85.1,,,,,,,", "bìa chung"),
        (",quá hạn,,,,,,", "loạt"),
        (",,99999,,,,,", "99999"),
        (",,,KS85,,,,", "quyển sổ"),
        (",,,,nhiều,,,", "số nguyên"),
    ],
)
def test_what_cannot_be_is_refused_by_its_line(archive, cells, says):
    with pytest.raises(Refusal, match=says):
        load(archive, f"{UNIT},KS,1985,01,,,truoc_7_2016,40,Kiểm kê,{cells}")
    assert not queries.units_in_plan()


def test_lines_of_one_book_must_agree(archive):
    with pytest.raises(Refusal, match="khác với dòng trước"):
        load(
            archive,
            f"{UNIT},KS,2016,01,,,truoc_7_2016,40,Kiểm kê,,,,,100,,,",
            f"{UNIT},KS,2016,01,,,tu_7_2016,40,Kiểm kê,,,,,200,,,",
        )
