"""Contract, ``inventory load``: the plan, one row per book and period; a revised line stays beside the one that replaced it."""

from __future__ import annotations

import pytest

from sogoc.intake import inventory
from sogoc.intake.models import InventoryLine, InventoryRevision
from sogoc.law.refusal import Refusal

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


def test_a_line_that_a_later_file_does_not_name_stays_in_force(line):
    line.plan(LINE, LINE.replace("2008,01,", "2009,01,"))
    line.plan(LINE.replace(",120,", ",121,"))
    assert sorted(one.declared for one in InventoryLine.objects.filter(replaced_in=None)) == [120, 121]


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (LINE.replace("truoc_7_2016", "truoc_2016"), "kỳ"),
        (LINE.replace(",120,", ",nhiều,"), "số nguyên"),
        (LINE.replace(",120,", ",-1,"), "số nguyên"),
        (LINE.replace("24862,", ",", 1), "đơn vị"),
        (LINE, "dòng trước"),
    ],
)
def test_a_line_that_means_nothing_is_named_and_nothing_is_written(line, broken, what):
    with pytest.raises(Refusal) as refused:
        line.plan(LINE, broken)
    assert refused.value.code == "BANG_KE_HONG"
    assert "Dòng 3" in refused.value.says
    assert what in refused.value.says
    assert not InventoryLine.objects.exists()


@pytest.mark.parametrize("content", [b"unit,type\n24862,KS\n", "đơn vị".encode("utf-16"), b""])
def test_a_file_that_is_no_plan_is_refused(line, tmp_path, content):
    file = tmp_path / "inventory.csv"
    file.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        inventory.load(file, actor=line.people["admin"])
    assert refused.value.code == "BANG_KE_HONG"


@pytest.mark.parametrize("actor", ["nhap", "lanhdao", "khach"])
def test_only_the_administrator_loads_it(line, tmp_path, actor):
    line.plan(LINE)
    with pytest.raises(Refusal) as refused:
        inventory.load(line.folder / "inventory.csv", actor=line.people[actor])
    assert refused.value.code == "KHONG_CO_NHIEM_VU"
