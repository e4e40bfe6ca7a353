"""The plan from a workbook, looked at line by line before it is taken; single lines change by their documents; units propose."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from sogoc.accounts.actions import give_duty
from sogoc.ground import clock
from sogoc.intake import inventory, proposal_actions, queries
from sogoc.intake.book_queries import facts_of
from sogoc.intake.inventory import Paper
from sogoc.intake.inventory_actions import put_line, withdraw_line
from sogoc.intake.inventory_lines import COLUMNS
from sogoc.intake.inventory_queries import differences, look, revisions
from sogoc.intake.inventory_sheet import heading, plan_rows, write_template
from sogoc.intake.models import InventoryLine, InventoryProposal, InventoryRevision
from sogoc.intake.verify import verify_plan
from sogoc.law.refusal import Refusal
from tests.line.making import UNIT
from tests.line.office import _one_sandbox, line, quick_passwords, quick_reading  # noqa: F401

LINE = f"{UNIT},KS,2008,01,2008-01-02,,truoc_7_2016,9,Kiểm kê 2023"
CELLS = dict(
    zip(
        COLUMNS,
        (UNIT, "KS", "2008", "01", "02/01/2008", "", "truoc_7_2016", "9", "Kiểm kê 2023"),
        strict=True,
    )
)
PAPER = Paper("12/CV-STP", dt.date(2026, 1, 5))
SIGN = (UNIT, "KS", "2008", "01", "truoc_7_2016")


def sheet(path: Path, header, *rows) -> Path:
    """A workbook as a person makes one: numbers as numbers, days as days."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page = book.add_worksheet("Bảng kê")
        for at, cells in enumerate((header, *rows)):
            for column, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    page.write_datetime(at, column, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
                else:
                    page.write(at, column, cell)
    return path


VIETNAMESE = [heading(column) for column in COLUMNS]
ROW = (
    int(UNIT),
    "Khai sinh",
    2008,
    1,
    dt.date(2008, 1, 2),
    "",
    "Từ 30/6/2016 trở về trước",
    12,
    "Kiểm kê 2023",
)


def refuse(number: int, what: str) -> Refusal:
    return Refusal("X", f"{number}: {what}", "")


def test_a_workbook_with_vietnamese_headings_is_read_as_the_contract_says(tmp_path):
    path = sheet(tmp_path / "bang-ke.xlsx", [name.upper() for name in VIETNAMESE], ROW, [""] * 9)
    ((number, cells),) = plan_rows(path, refuse=refuse)
    assert number == 2
    assert (cells["unit"], cells["type"], cells["number"]) == (UNIT, "KS", "01")
    assert (cells["period"], cells["declared_entries"]) == ("truoc_7_2016", "12")
    assert cells["opened"] == "02.01.2008"


def test_the_template_is_read_back_with_nothing_in_it(tmp_path):
    write_template(tmp_path / "mau.xlsx")
    assert list(plan_rows(tmp_path / "mau.xlsx", refuse=refuse)) == []


def test_a_workbook_that_lacks_columns_names_them(tmp_path):
    with pytest.raises(Refusal, match="Số trường hợp"):
        list(plan_rows(sheet(tmp_path / "a.xlsx", VIETNAMESE[:7], ROW[:7]), refuse=refuse))


def test_a_list_is_looked_at_line_by_line_before_it_is_taken(line, tmp_path):  # noqa: F811
    line.plan(LINE)
    rows = [
        ROW,
        (*ROW[:3], 2, *ROW[4:]),
        (*ROW[:3], 2, *ROW[4:]),
        ("99999", *ROW[1:]),
        (*ROW[:7], "nhiều", ROW[8]),
    ]
    looked = look(sheet(tmp_path / "moi.xlsx", VIETNAMESE, *rows))
    assert [(one.number, one.kind) for one in looked] == [
        (2, "changed"), (3, "new"), (4, "wrong"), (5, "wrong"), (6, "wrong"),
    ]  # fmt: skip
    assert "số trường hợp: 9 → 12" in looked[0].says
    assert "đã có ở dòng 3" in looked[2].says
    assert "không phải số nguyên" in looked[4].says
    assert InventoryLine.objects.count() == 1


def test_a_workbook_is_loaded_with_its_document_and_kept(line, tmp_path):  # noqa: F811
    path = sheet(tmp_path / "moi.xlsx", VIETNAMESE, ROW)
    done = inventory.load(path, actor=line.people["admin"], paper=PAPER, keep=True)
    assert (done.new, done.revised) == (1, 0)
    (revision,) = revisions()
    assert (revision.document, revision.document_day, revision.file_name) == (
        "12/CV-STP",
        PAPER.day,
        "moi.xlsx",
    )
    assert list(verify_plan()) == []


def test_a_line_is_changed_in_place_and_yesterdays_plan_stays(line, monkeypatch):  # noqa: F811
    line.plan(LINE)
    InventoryRevision.objects.update(loaded_at=clock.now() - dt.timedelta(days=3))
    put_line(
        CELLS | {"declared_entries": "11", "closed": "2008", "pages": "198"},
        paper=PAPER,
        actor=line.people["admin"],
    )
    (row,) = InventoryLine.objects.filter(replaced_in=None)
    assert (row.declared, row.closed) == (11, "2008")
    assert facts_of(f"{UNIT}/KS.2008.01").pages == 198
    today = clock.today_vn()
    declared = {
        day: [one["declared"] for one in queries.declared_by_book(today - dt.timedelta(days=day))]
        for day in (0, 1)
    }
    assert declared == {0: [11], 1: [9]}


def test_what_a_revision_changed_is_told(line):  # noqa: F811
    line.plan(LINE)
    revision = put_line(CELLS | {"declared_entries": "11"}, paper=PAPER, actor=line.people["admin"])
    from sogoc.accounts.queries import Jurisdiction

    (one,) = differences(revision, Jurisdiction(True, frozenset()))
    assert (one.kind, one.columns) == ("changed", (("số trường hợp", "9", "11"),))
    assert differences(revision, Jurisdiction(False, frozenset({"24769"}))) == []


def test_a_line_is_withdrawn_by_its_document_and_may_come_again(line):  # noqa: F811
    line.plan(LINE)
    admin = line.people["admin"]
    withdraw_line(SIGN, paper=PAPER, actor=admin)
    assert not InventoryLine.objects.filter(replaced_in=None).exists()
    with pytest.raises(Refusal, match="KHONG_CO_DONG_BANG_KE"):
        withdraw_line(SIGN, paper=PAPER, actor=admin)
    put_line(CELLS, paper=PAPER, actor=admin, new=True)
    assert InventoryLine.objects.filter(replaced_in=None).count() == 1
    withdraw_line(SIGN, paper=PAPER, actor=admin)
    assert list(verify_plan()) == []
    InventoryLine.objects.filter(pk=InventoryLine.objects.latest("pk").pk).update(replaced_in=None)
    assert [code for code, *_ in verify_plan()] == ["LECH_BANG_KE"]


@pytest.mark.parametrize(
    ("cells", "paper", "code"),
    [
        ({"declared_entries": "11"}, Paper("", PAPER.day), "BANG_KE_CAN_VAN_BAN"),
        ({"declared_entries": "11"}, Paper("1/CV"), "BANG_KE_CAN_VAN_BAN"),
        ({"declared_entries": "11"}, Paper("1/CV", dt.date(2999, 1, 1)), "NGAY_VAN_BAN_BANG_KE_SAI"),
        (
            {"declared_entries": "11"},
            Paper("1/CV", PAPER.day, "a.exe", b"MZ"),
            "BAN_QUET_VAN_BAN_BANG_KE_HONG",
        ),
        ({}, PAPER, "DONG_BANG_KE_KHONG_DOI"),
        ({"declared_entries": "-1"}, PAPER, "DONG_BANG_KE_HONG"),
        ({"declared_entries": "11", "pages": "nhiều"}, PAPER, "DONG_BANG_KE_HONG"),
        ({"type": "QQ"}, PAPER, "DONG_BANG_KE_HONG"),
    ],
)
def test_a_line_stands_on_a_document_and_says_something(line, cells, paper, code):  # noqa: F811
    line.plan(LINE)
    with pytest.raises(Refusal, match=code):
        put_line(CELLS | cells, paper=paper, actor=line.people["admin"])
    assert InventoryLine.objects.get().declared == 9


def test_a_line_is_added_once(line):  # noqa: F811
    line.plan(LINE)
    with pytest.raises(Refusal, match="DONG_BANG_KE_DA_CO"):
        put_line(CELLS, paper=PAPER, actor=line.people["admin"], new=True)


@pytest.mark.parametrize("actor", ["nhap", "lanhdao", "khach"])
def test_the_plan_is_changed_by_the_department_alone(line, actor):  # noqa: F811
    line.plan(LINE)
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
        put_line(CELLS | {"declared_entries": "1"}, paper=PAPER, actor=line.people[actor])
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
        withdraw_line(SIGN, paper=PAPER, actor=line.people[actor])


def test_a_unit_proposes_and_the_department_decides(line):  # noqa: F811
    line.plan(LINE)
    admin, keeper = line.people["admin"], line.people["nhap"]
    changed = CELLS | {"declared_entries": "11"}
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
        proposal_actions.propose(changed, paper=PAPER, actor=keeper)
    give_duty(keeper, "scan", unit="STP", actor=admin)
    proposal = proposal_actions.propose(changed, paper=PAPER, actor=keeper)
    assert InventoryLine.objects.get(replaced_in=None).declared == 9
    with pytest.raises(Refusal, match="DA_DE_NGHI_SUA_DONG"):
        proposal_actions.propose(changed, paper=PAPER, actor=keeper)
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
        proposal_actions.accept(proposal, actor=keeper)
    proposal_actions.accept(proposal, actor=admin)
    assert InventoryLine.objects.get(replaced_in=None).declared == 11
    assert list(verify_plan()) == []
    InventoryProposal.objects.update(state="declined")
    assert [code for code, *_ in verify_plan()] == ["LECH_BANG_KE"]


def test_who_proposed_does_not_decide(line):  # noqa: F811
    line.plan(LINE)
    admin = line.people["admin"]
    proposal = proposal_actions.propose(CELLS, withdraws=True, paper=PAPER, actor=admin)
    with pytest.raises(Refusal, match="TU_DUYET"):
        proposal_actions.accept(proposal, actor=admin)
    proposal_actions.take_back(proposal, actor=admin)
    with pytest.raises(Refusal, match="SAI_TRANG_THAI"):
        proposal_actions.decline(proposal, words="không", actor=admin)


def test_a_proposal_is_declined_with_words(line):  # noqa: F811
    line.plan(LINE)
    admin, keeper = line.people["admin"], line.people["nhap"]
    give_duty(keeper, "scan", unit="STP", actor=admin)
    proposal = proposal_actions.propose(CELLS, withdraws=True, paper=PAPER, actor=keeper)
    with pytest.raises(Refusal, match="THIEU_LY_DO"):
        proposal_actions.decline(proposal, words=" ", actor=admin)
    proposal_actions.decline(proposal, words="Sổ vẫn còn", actor=admin)
    assert InventoryLine.objects.filter(replaced_in=None).exists()
    assert list(verify_plan()) == []
