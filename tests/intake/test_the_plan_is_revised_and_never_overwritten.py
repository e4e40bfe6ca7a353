"""Contract, ``inventory load``: the plan, one row per book and period; a revised line stays beside the one that replaced it."""

from __future__ import annotations

import pytest

from sogoc.intake import inventory
from sogoc.intake.models import InventoryLine, InventoryRevision
from sogoc.law.refusal import Refusal
from tests.line.office import PLAN_PAPER

LINE = "24862,KS,2008,01,01/01/2008,31/12/2008,truoc_7_2016,120,Biên bản kiểm kê"


def test_the_same_plan_again_changes_nothing(line):
    assert line.plan(LINE).new == 1
    again = line.plan(LINE)
    assert (again.new, again.revised, again.unchanged) == (0, 0, 1)
    assert InventoryRevision.objects.count() == 1


def test_a_revised_line_keeps_the_earlier_one_with_its_document(line):
    line.plan(LINE)
    line.plan(LINE.replace(",120,", ",118,").replace("kiểm kê", "rà soát"))
    lines = InventoryLine.objects.order_by("pk")
    assert [(one.declared, one.basis) for one in lines] == [
        (120, "Biên bản kiểm kê"),
        (118, "Biên bản rà soát"),
    ]
    assert lines[0].replaced_in == lines[1].revision
    assert lines[1].replaced_in is None
    assert lines[1].revision.document == PLAN_PAPER.number
    (line.folder / "inventory.csv").write_text(
        (line.folder / "inventory.csv").read_text("utf-8").replace(",118,", ",12,"), "utf-8"
    )
    with pytest.raises(Refusal, match="BANG_KE_CAN_VAN_BAN"):
        inventory.load(line.folder / "inventory.csv", actor=line.people["admin"])
    assert InventoryRevision.objects.count() == 2


def test_a_line_that_a_later_file_does_not_name_stays_in_force(line):
    line.plan(LINE, LINE.replace("2008,01,", "2009,01,"))
    line.plan(LINE.replace(",120,", ",121,"))
    assert sorted(one.declared for one in InventoryLine.objects.filter(replaced_in=None)) == [120, 121]


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (LINE.replace("truoc_7_2016", "truoc_2016"), "kỳ “truoc_2016”"),
        (LINE.replace(",120,", ",nhiều,"), "số nguyên"),
        (LINE.replace(",120,", ",-1,"), "số nguyên"),
        (LINE.replace(",120,", ",,"), "số nguyên"),
        (LINE.replace(",120,", ",2147483648,"), "quá lớn"),
        (LINE.replace(",120,", ",99999999999999999999,"), "quá lớn"),
        (LINE.replace(",120,", f",{'9' * 5_000},"), "quá lớn"),
        (LINE.replace("24862,", ",", 1), "đơn vị"),
        (LINE.replace("24862,", "99999,", 1), "“99999”"),
        (LINE.replace("24862,", "60,", 1), "Bình Thuận"),
        (LINE.replace("24862,", "25114@chưa-rõ,", 1), "“25114@chưa-rõ”"),
        (LINE.replace(",KS,", ",XX,"), "“XX.2008.01”"),
        (LINE.replace(",KS,2008,", ",KS,../../x,"), "“KS.../../x.01”"),
        (LINE.replace("2008,01,", "2008,01/2,"), "“KS.2008.01/2”"),
        (LINE.replace("2008,01,", "08,01,"), "“KS.08.01”"),
        (LINE.replace("01/01/2008", "2020-99-99"), "“2020-99-99” ở cột opened"),
        (LINE.replace("01/01/2008", "25 tuổi"), "“25 tuổi” ở cột opened"),
        (LINE.replace("31/12/2008", "abc"), "“abc” ở cột closed"),
        (LINE.replace("Biên bản kiểm kê", "B" * 501), "501 ký tự"),
        (LINE.replace("Biên bản", "Biên bản,"), "có 10 ô"),
        (LINE.removesuffix(",Biên bản kiểm kê"), "có 8 ô"),
        (LINE.replace("Biên bản", '"Biên bản'), "dấu nháy kép chưa đóng"),
        (LINE.replace("Biên bản", "Biên\0bản"), "NUL"),
        (LINE, "dòng 2"),
    ],
)
def test_a_line_that_means_nothing_is_named_and_nothing_is_written(line, broken, what):
    with pytest.raises(Refusal) as refused:
        line.plan(LINE, broken, LINE.replace("2008,01,", "2009,01,"))
    assert refused.value.code == "BANG_KE_HONG"
    assert "Dòng 3 của bảng kê inventory.csv" in refused.value.says
    assert what in refused.value.says
    assert not InventoryLine.objects.exists()
    assert not InventoryRevision.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"unit,type\n24862,KS\n",
        "đơn vị".encode("utf-16"),
        b"",
        b"unit,type,year,number,opened,closed,period,declared_entries,basis\n",
        b"unit,type,year,number,opened,closed,period,declared_entries,basis,unit\n",
        b"unit;type;year;number;opened;closed;period;declared_entries;basis\n",
    ],
)
def test_a_file_that_is_no_plan_is_refused(line, tmp_path, content):
    file = tmp_path / "inventory.csv"
    file.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        inventory.load(file, actor=line.people["admin"])
    assert refused.value.code == "BANG_KE_HONG"


def test_a_book_without_year_or_number_is_planned_by_the_name_of_its_package(line):
    line.plan("24862,kh,,,,,truoc_7_2016,3,", "24862,KS,0000,00,,,truoc_7_2016,0,")
    assert sorted((one.type, one.year, one.number, one.declared) for one in InventoryLine.objects.all()) == [
        ("KH", "0000", "00", 3),
        ("KS", "0000", "00", 0),
    ]


def test_the_largest_number_and_the_longest_basis_are_kept(line):
    line.plan(LINE.replace(",120,", ",2147483647,").replace("Biên bản kiểm kê", "B" * 500))
    (one,) = InventoryLine.objects.all()
    assert (one.declared, len(one.basis)) == (2_147_483_647, 500)


def test_a_code_of_another_time_is_planned_for_the_unit_of_that_time(line):
    line.plan(LINE.replace("24862,", "25114@2025-09-02,", 1))
    assert InventoryLine.objects.get().unit == "25114@2025-07-01"


@pytest.mark.parametrize("written", ["01/07/2016", "1/7/2016", "1.7.2016", "2016-07-01"])
def test_a_day_is_kept_in_one_form_however_it_is_written(line, written):
    line.plan(LINE.replace("01/01/2008", "2016-07-01"))
    again = line.plan(LINE.replace("01/01/2008", written))
    assert (again.revised, again.unchanged) == (0, 1)
    assert InventoryLine.objects.get().opened == "2016-07-01"


@pytest.mark.parametrize("actor", ["nhap", "lanhdao", "khach"])
def test_only_the_administrator_loads_it(line, tmp_path, actor):
    line.plan(LINE)
    with pytest.raises(Refusal) as refused:
        inventory.load(line.folder / "inventory.csv", actor=line.people[actor])
    assert refused.value.code == "KHONG_CO_NHIEM_VU"


def test_the_name_of_a_file_is_kept_as_far_as_the_ledger_keeps_it(line):
    file = line.folder / f"{'b' * 240}.csv"
    line.plan(LINE)
    (line.folder / "inventory.csv").rename(file)
    InventoryLine.objects.update(declared=1)
    inventory.load(file, actor=line.people["admin"], paper=PLAN_PAPER)
    assert InventoryRevision.objects.latest("pk").file_name == "b" * 200
