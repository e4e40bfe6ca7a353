"""Issue item 9: units × two periods, declared, official or approved as of a date, rate; totals computed; drawn by a day's units."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import defaultdict

import pytest

from sogoc.ground import clock
from sogoc.intake.models import InventoryLine
from sogoc.law.places import DEFAULT_DAY, reporting_units
from sogoc.register import queries as records
from sogoc.register.incoming import PERIODS
from sogoc.reporting.audit import audit
from sogoc.reporting.progress import progress
from sogoc.reporting.tables import as_csv, as_lines, write_xlsx
from tests.line.making import birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

BEFORE, SINCE = PERIODS
PLAN = (
    "24862,KS,2008,01,,,truoc_7_2016,10,Biên bản",
    "24862,KS,2016,01,01/01/2016,31/12/2016,truoc_7_2016,4,Biên bản",
    "24862,KS,2016,01,01/01/2016,31/12/2016,tu_7_2016,6,Biên bản",
    "24769,KS,2020,01,,,tu_7_2016,5,Biên bản",
    "STP,KS,2010,01,,,truoc_7_2016,3,Biên bản",
)
NOT_DATED = {"ngayDangKy": None}


def table(*, source="noi-bo", as_of=None, units_as_of=DEFAULT_DAY, within=None):
    found = progress(as_of=as_of or clock.today_vn(), source=source, units_as_of=units_as_of, within=within)
    return found, {row.unit: row for row in found.rows}


@pytest.fixture
def later(monkeypatch):
    """`later(days)`: from now on the product's clock says so many days after today."""
    start = clock.now()

    def move(days):
        monkeypatch.setattr(clock, "now", lambda: start + dt.timedelta(days=days))
        return clock.today_vn()

    return move


class TestRows:
    @pytest.mark.usefixtures("line")
    def test_they_are_the_units_of_the_seeds_table_in_its_order(self):
        found, _ = table()
        assert [row.unit for row in found.rows] == [unit.code for unit in reporting_units(DEFAULT_DAY)]
        assert len(found.rows) == 13
        assert found.rows[-1].unit == "STP"

    def test_communes_count_in_their_district_and_the_department_in_its_own_row(self, line):
        line.plan(*PLAN)
        _, rows = table()
        assert rows["H675"].total.declared == 20
        assert rows["H672"].total.declared == 5
        assert rows["STP"].total.declared == 3
        assert rows["H679"].total.declared == 0

    def test_nothing_that_a_drawing_does_not_cover_is_dropped(self, line):
        line.plan(*PLAN)
        InventoryLine.objects.filter(unit="STP").update(
            unit="99999", declared=7
        )  # as an older home may hold it
        found, rows = table()
        assert found.total.declared == 32
        assert rows["?"].total.declared == 7
        assert "?" not in {row.unit for row in table(units_as_of=DEFAULT_DAY)[0].rows[:-1]}


class TestPeriods:
    def test_an_entrys_period_follows_its_registration_date(self, line):
        rows = [
            birth(1, so="01/2016", ngayDangKy="30.06.2016"),
            birth(2, so="02/2016", ngayDangKy="01.07.2016"),
            birth(3, so="03/2016", ngayDangKy="05.2016"),
            birth(4, so="04/2016", ngayDangKy="07.2016"),
        ]
        line.bring(*rows, name="KS.2016.01")
        _, found = table()
        assert [found["H675"].periods[period].present for period in PERIODS] == [2, 2]

    @pytest.mark.parametrize(
        ("name", "period"), [("KS.2015.01", BEFORE), ("KS.2017.01", SINCE), ("KS.0000.00", BEFORE)]
    )
    def test_without_a_date_it_follows_its_book(self, line, name, period):
        line.bring(birth(1, **NOT_DATED), name=name)
        _, found = table()
        assert found["H675"].periods[period].present == 1

    def test_in_a_book_of_2016_without_a_date_it_follows_the_plan(self, line):
        line.plan("24862,KS,2016,02,01/08/2016,31/12/2016,tu_7_2016,6,Biên bản")
        line.bring(birth(1, **NOT_DATED), name="KS.2016.02")
        _, found = table()
        assert found["H675"].periods[SINCE].present == 1

    def test_a_year_alone_may_be_either_side_so_the_book_decides(self, line):
        line.plan("24862,KS,2016,02,01/08/2016,31/12/2016,tu_7_2016,6,Biên bản")
        line.bring(birth(1, ngayDangKy="2016"), name="KS.2016.02")
        _, found = table()
        assert found["H675"].periods[SINCE].present == 1


class TestSources:
    def test_approved_here_is_not_official_there(self, line):
        line.plan(*PLAN)
        line.bring(*births(1, 2, 3, 4))
        line.approve()
        line.deliver()
        line.answer(f"{PATH}/001,official,14/10/2024,", f"{PATH}/002,refused,14/10/2024,Sai")
        ours, ours_rows = table(source="noi-bo")
        theirs, their_rows = table(source="bo")
        assert (ours.total.done, theirs.total.done) == (4, 1)
        assert ours_rows["H675"].periods[BEFORE].rate == pytest.approx(4 / 14)
        assert their_rows["H675"].periods[BEFORE].rate == pytest.approx(1 / 14)
        assert their_rows["H675"].periods[SINCE].rate == 0
        assert their_rows["H679"].total.rate is None

    @pytest.mark.usefixtures("line")
    def test_the_title_names_source_date_and_units(self):
        found, _ = table(source="bo", as_of=dt.date(2024, 10, 14))
        assert "Bộ Tư pháp" in found.title
        assert "14/10/2024" in found.title
        assert table(source="noi-bo")[0].title != table(source="bo")[0].title


class TestAsOf:
    def test_official_counts_from_its_day_on(self, line):
        line.bring(*births(1, 2))
        line.approve()
        line.deliver()
        line.answer(f"{PATH}/001,official,14/10/2024,", f"{PATH}/002,official,20/10/2024,")
        days = [dt.date(2024, 10, 13), dt.date(2024, 10, 14), dt.date(2024, 10, 19), dt.date(2024, 10, 20)]
        assert [table(source="bo", as_of=day)[0].total.done for day in days] == [0, 1, 1, 2]

    def test_approved_counts_from_its_day_on(self, line, later):
        line.bring(*births(1, 2))
        day = later(5)
        line.approve()
        assert table(as_of=day - dt.timedelta(days=1))[0].total.done == 0
        assert table(as_of=day)[0].total.done == 2

    def test_the_plan_is_the_one_of_that_day(self, line, later):
        first = clock.today_vn()
        line.plan(*PLAN)
        revised = later(10)
        assert line.plan(PLAN[0].replace(",10,", ",12,"), *PLAN[1:]).revised == 1
        assert table(as_of=first)[0].total.declared == 28
        assert table(as_of=revised - dt.timedelta(days=1))[0].total.declared == 28
        assert table(as_of=revised)[0].total.declared == 30

    def test_before_the_first_loading_the_first_plan_counts(self, line):
        line.plan(*PLAN)
        assert table(as_of=dt.date(2024, 10, 14))[0].total.declared == 28


class TestUnitsOfOtherDays:
    """Drawn by the units of a chosen date: districts merged on 1/12/2024, communes alone since 1/7/2025."""

    @pytest.fixture
    @made_once
    def planned(self, line):
        line.plan(
            "24862,KS,2008,01,,,truoc_7_2016,10,Biên bản",
            "H681,KS,2008,01,,,truoc_7_2016,2,Biên bản",
            "H683,KS,2008,01,,,truoc_7_2016,3,Biên bản",
            "STP,KS,2010,01,,,truoc_7_2016,4,Biên bản",
        )
        return line

    @pytest.mark.usefixtures("planned")
    def test_merged_districts_count_in_what_they_became(self):
        found, rows = table(units_as_of=dt.date(2024, 12, 2))
        assert len(found.rows) == 11
        assert found.total.declared == 19
        assert not {"H681", "H683"} & set(rows)
        assert rows["H682"].total.declared == 5

    @pytest.mark.usefixtures("planned")
    def test_since_july_2025_there_are_communes_and_the_department(self):
        found, rows = table(units_as_of=dt.date(2025, 7, 1))
        assert found.total.declared == 19
        assert not [code for code in rows if code.startswith("H")]
        assert sum(row.total.declared > 0 for row in found.rows) >= 2
        assert found.units_as_of == dt.date(2025, 7, 1)

    @pytest.mark.parametrize("day", [DEFAULT_DAY, dt.date(2024, 12, 2), dt.date(2025, 7, 1)])
    def test_the_whole_is_the_same_however_it_is_drawn(self, planned, day):
        planned.bring(*births(1, 2))
        planned.approve()
        found, _ = table(units_as_of=day)
        assert (found.total.declared, found.total.done, found.total.present) == (19, 2, 2)


def test_paper_shows_figures_as_viet_nam_writes_them(line):
    line.plan("24862,KS,2008,01,,,truoc_7_2016,1234567,Biên bản")
    text = "\n".join(as_lines(table()[0]))
    assert "1.234.567" in text
    assert "0,00%" in text


@pytest.mark.usefixtures("busy")
class TestTotals:
    @pytest.fixture
    @made_once
    def busy(self, line):
        line.plan(*PLAN)
        line.bring(*births(1, 2, 3), birth(4, chaHoTen=None))
        dated = {"ngayDangKy": "01.07.2016", "nksNgaySinh": "20.06.2016", "nksSoDinhDanh": "068216000016"}
        line.bring(birth(1, so="01/2016", **dated), name="KS.2016.01")
        line.bring(*births(5), unit="24769", name="KS.2020.01")
        for path in (PATH, "24862/KS.2016.01", "24769/KS.2020.01"):
            line.approve(path)
        return line

    def test_every_total_is_the_sum_of_its_rows(self):
        found, _ = table()
        for period in PERIODS:
            of_rows = [row.periods[period] for row in found.rows]
            assert found.total_periods[period].declared == sum(one.declared for one in of_rows)
            assert found.total_periods[period].done == sum(one.done for one in of_rows)
        assert found.total.done == sum(row.total.done for row in found.rows) == 5

    def test_it_agrees_with_an_independent_count_of_the_entries(self):
        counted: defaultdict[tuple[str, str], int] = defaultdict(int)
        for book in records.books():
            for entry in records.entries(book):
                counted[book.unit, entry.period] += entry.state == "approved"
        _, rows = table()
        assert rows["H675"].periods[BEFORE].done == counted["24862", BEFORE]
        assert rows["H675"].periods[SINCE].done == counted["24862", SINCE]
        assert rows["H672"].total.done == counted["24769", BEFORE] + counted["24769", SINCE]

    def test_within_a_jurisdiction_only_its_units_stand(self):
        found, rows = table(within=["24769"])
        assert set(rows) == {"H672"}
        assert (found.total.declared, found.total.done) == (5, 1)

    def test_the_csv_passes_our_own_audit(self, tmp_path):
        found, _ = table()
        path = tmp_path / "bang.csv"
        path.write_text(as_csv(found), encoding="utf-8")
        checked = audit(path)
        assert checked.mismatches == []
        assert [one.computed for one in checked.totals] == [
            number for period in PERIODS for number in (found.total_periods[period].declared, found.total_periods[period].done)
        ]  # fmt: skip
        assert len(list(csv.reader(io.StringIO(as_csv(found))))) == 15

    def test_the_workbook_can_be_checked_by_its_reader(self, tmp_path):
        import polars as pl

        path = tmp_path / "bang.xlsx"
        write_xlsx(table()[0], path)
        sheet = pl.read_excel(path, sheet_name="Tiến độ", engine="calamine", has_header=False)
        assert "Tiến độ" in str(sheet.row(0)[0])
        assert any(str(cell) == "TỔNG" for row in sheet.rows() for cell in row)
