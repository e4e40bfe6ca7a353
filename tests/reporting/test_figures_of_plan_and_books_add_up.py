"""Promise 6: what is planned, here, missing and beyond the plan are figures of their own, and every sum is the sum of its parts."""

from __future__ import annotations

from itertools import product

import pytest

from sogoc.accounts.queries import Jurisdiction
from sogoc.ground import clock
from sogoc.intake.models import Purpose
from sogoc.law.places import DEFAULT_DAY
from sogoc.register.incoming import PERIODS
from sogoc.register.models import Book, Entry
from sogoc.reporting.coverage import book_lines, members, sums
from sogoc.reporting.figures import Figures, book_figures
from sogoc.reporting.progress import progress
from sogoc.reporting.queries import SORTS, used_units
from sogoc.reporting.tables import as_csv, as_lines
from sogoc.reporting.waiting import OF_PLAN, listed, panel, standing_of, waiting_for_number, what_is_left
from tests.line.making import UNIT, birth, births
from tests.line.office import PATH
from tests.support.lasting import made_once

STATES = ("staged", "approved", "replaced", "revoked", "crossed_out", "withdrawn")
EVERYWHERE = Jurisdiction(everything=True, units=frozenset())
PLAN = (
    f"{UNIT},KS,2008,01,,,truoc_7_2016,10,Biên bản",
    f"{UNIT},KS,2009,01,,,truoc_7_2016,2,Biên bản",
    f"{UNIT},KS,2010,01,,,truoc_7_2016,5,Biên bản",
)
OUTSIDE = "KS.2011.01"


def year(of, *numbers):
    """Births of a year."""
    dates = {"ngayDangKy": f"15.05.{of}", "nksNgaySinh": f"02.05.{of}"}
    return [birth(one, so=f"{one:02d}/{of}", nksSoDinhDanh=None, **dates) for one in numbers]


@pytest.fixture
@made_once
def commune(line):
    """Four of ten, three of two, none of five; and two of a book that the plan does not name. One is held for itself."""
    line.plan(*PLAN)
    line.bring(*births(1, 2, 3), birth(4, nksNgaySinh="31.02.2008"))
    line.bring(*year(2009, 1, 2, 3), name="KS.2009.01")
    line.bring(*year(2011, 1, 2), name=OUTSIDE)
    return line


def standing():
    return standing_of(EVERYWHERE)


def hold_the_book(line, path):
    book = line.book(path)
    book.held = 1
    book.save(update_fields=["held"])


def table(source="bo"):
    return progress(as_of=clock.today_vn(), source=source, units_as_of=DEFAULT_DAY)


@pytest.mark.usefixtures("commune")
def test_books_of_the_plan_and_books_outside_it_are_counted_apart():
    found = standing()
    assert (found.planned, found.arrived, found.missing, found.outside) == (3, 2, 1, 1)


@pytest.mark.usefixtures("commune")
def test_cases_beyond_the_plan_fill_no_gap_in_it():
    found = standing()
    assert (found.declared, found.present) == (17, 9)
    assert (found.short, found.of_plan, found.beyond) == (6 + 5, 6, 1 + 2)
    assert found.declared - found.short + found.beyond == found.present


def test_what_is_here_is_held_or_held_with_its_book_or_waits_or_is_approved(commune):
    commune.approve("24862/KS.2009.01")
    before = standing()
    hold_the_book(commune, PATH)
    found = standing()
    assert before.held_with_book == 0
    assert (found.held, found.held_with_book) == (before.held, 4 - before.held)
    for one in (before, found):
        assert one.held + one.held_with_book + one.waiting + one.approved == one.present


def test_every_row_of_the_panel_is_the_sum_of_its_list(commune):
    hold_the_book(commune, PATH)
    units = used_units()
    rows = panel(standing(), waiting_for_number=waiting_for_number(EVERYWHERE))
    assert {"chua-co", "bi-giu", "giu-quyen", "cho-duyet"} <= {row.sort.code for row in rows}
    for row in rows:
        assert row.count == sum(one.count for one in listed(row.sort, units)), row.sort.code
    beyond = listed(OF_PLAN["ngoai-ke-khai"], units)
    assert [(one.name, one.count) for one in beyond] == [(OUTSIDE, 2), ("KS.2009.01", 1)]
    assert [one.name for one in listed(OF_PLAN["chua-co"], units) if not one.arrived] == ["KS.2010.01"]


def test_what_is_official_and_held_here_is_said_in_the_panel(commune):
    commune.answer(f"{PATH}/004,official,09/10/2024,")
    rows = {row.sort.code: row for row in panel(standing(), waiting_for_number=0)}
    assert (rows["bi-giu"].count, rows["bi-giu"].official) == (1, 1)
    assert rows["cho-duyet"].official == 0


@pytest.mark.parametrize("source", ["bo", "noi-bo"])
def test_what_is_left_is_what_is_not_here_and_what_is_here_and_not_done(commune, source):
    commune.approve("24862/KS.2009.01")
    commune.answer("24862/KS.2009.01/001,official,09/10/2024,")
    found, now = table(source), standing()
    left = found.total.declared - found.total.done
    here = now.present - found.total.done
    assert left == now.short + here - now.beyond
    assert f"Còn {left} trường hợp: 11 chưa có dữ liệu và {here} đã có" in what_is_left(found, now)
    assert "trừ 3 ngoài số kê khai" in what_is_left(found, now)


@pytest.fixture
@made_once
def every_standing(line):
    """An entry of each combination of state, answer, scope and findings, in books that 158 takes, does not take, or that are held."""
    line.plan(f"{UNIT},HN,2009,00,,,truoc_7_2016,9000,Biên bản")
    day = clock.today_vn()
    books = [("HN", 0), ("LH", 0), ("HN", 1)]
    entries, left_out = [], []
    for at, (type_, held) in enumerate(books):
        book = Book.objects.create(unit=UNIT, type=type_, year="2009", number=f"{at:02}", held=held)
        for number, (state, answer, official, out, own) in enumerate(
            product(
                STATES, ("", "sent", "received", "refused", "official"), (None, day), (False, True), (0, 1)
            )
        ):
            if answer == "official" and official is None:
                continue
            entry = Entry(
                book=book, key=f"{number:03}", row=number, period=PERIODS[0], state=state, version=1, held=own,
                delivery=answer, official_on=official, arrived_on=day,
                withdrawn_on=day if state == "withdrawn" else None,
                legal=state if state == "crossed_out" else "", legal_since=day if state == "crossed_out" else None,
            )  # fmt: skip
            entries.append(entry)
            left_out += [entry] * out
    Entry.objects.bulk_create(entries)
    Purpose.objects.bulk_create(Purpose(entry=one, code="5", left_out=True) for one in left_out)


@pytest.mark.usefixtures("every_standing")
def test_the_rows_of_the_panel_add_up_to_what_is_left():
    now = standing()
    rows = {row.sort.code: row for row in panel(now, waiting_for_number=0)}
    assert rows["bi-tu-choi"].elsewhere
    assert {"cho-gui", "khong-gui", "cho-duyet", "bi-giu", "giu-quyen", "cho-tra-loi"} < rows.keys()
    assert {one.type for one in listed(SORTS["cho-gui"], used_units())} == {"HN"}
    assert {one.type for one in listed(SORTS["khong-gui"], used_units())} == {"LH"}
    waits = sum(row.count - row.official - row.elsewhere for code, row in rows.items() if code != "chua-co")
    assert waits + now.resting == now.present - now.official
    says = f"{waits + now.resting:,} đã có nhưng chưa chuyển chính thức".replace(",", ".")
    assert f"{says} (trong đó {now.resting} ngoài phạm vi, được thay thế" in what_is_left(table(), now)


def test_a_case_of_a_book_outside_the_plan_is_said_beside_the_rate(commune):
    commune.answer(f"24862/{OUTSIDE}/001,official,09/10/2024,", f"{PATH}/001,official,09/10/2024,")
    found = table()
    assert (found.total.done, found.total.outside) == (2, 1)
    assert found.as_json()["total"]["outside_plan"] == 1
    says = "Trong số đã chuyển chính thức có 1 trường hợp của quyển sổ ngoài kế hoạch, không nằm trong số kê khai."
    assert says in found.as_json()["remark"]
    assert says in as_lines(found)
    assert standing().official_outside == 1


def test_a_rate_beyond_all_that_was_declared_is_said(line):
    line.plan(f"{UNIT},KS,2008,01,,,truoc_7_2016,1,Biên bản")
    line.bring(*births(1, 2))
    line.approve()
    found = table("noi-bo")
    assert found.total.rate == 2
    assert "Số đã duyệt nhiều hơn số kê khai, tỷ lệ trên 100%: Lạc Dương." in found.remarks


@pytest.mark.parametrize("source", ["bo", "noi-bo"])
def test_the_books_behind_a_figure_add_up_to_it_on_the_page_and_in_the_csv(commune, source):
    commune.approve("24862/KS.2009.01")
    commune.answer(f"24862/{OUTSIDE}/001,official,09/10/2024,")
    found = table(source)
    lines = book_figures(as_of=clock.today_vn(), source=source)
    for period in PERIODS:
        of_period = sum((line.figures for line in lines if line.period == period), Figures())
        assert of_period == found.total_periods[period]
    printed = as_csv(found).splitlines()[-1].split(",")[2:]
    assert sum(map(int, printed[::2])) == found.total.declared
    assert sum(map(int, printed[1::2])) == found.total.done


@pytest.mark.usefixtures("commune")
def test_a_commune_its_district_and_the_province_say_the_same():
    whole, district, own = standing(), sums(book_lines(members("H675"))), sums(book_lines([UNIT]))
    assert whole == district == own == standing_of(Jurisdiction(everything=False, units=frozenset({UNIT})))
    row = next(row for row in table().rows if row.unit == "H675")
    assert (row.total.declared, row.total.present) == (own.declared, own.present)


def test_what_was_never_sent_from_here_does_not_wait_for_an_answer(commune):
    commune.answer(f"{PATH}/004,received,09/10/2024,")
    assert listed(SORTS["cho-tra-loi"], used_units()) == []
