"""A district merged in December 2024 stands rightly in a report as of October and as of January, on the screen and in the terminal."""

from __future__ import annotations

import html
import json
import re

import pytest

from sogoc.cli.main import run
from sogoc.sample.province import write_sample
from tests.line.office import _one_sandbox, line, people, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import Office, office  # noqa: F401

MERGED = {
    "25108": 7,
    "25114": 11,
    "25120": 13,
    "H681": 17,
}  # Đạ Huoai: Đạ M'ri, Đạ Ploa, Đoàn Kết, its office
TEH = {"25129": 19, "25138": 23, "H682": 29}
CAT_TIEN = {"25159": 31, "H683": 37}
OTHERS = {"24769": 41, "24862": 43, "24946": 47, "STP": 53}
LATER = {"25114@2025-07-01": 59, "H682@2024-12-01": 61}
OUTSIDE = {"23053": 67}  # a commune of Bình Thuận, divided on 1/7/2025
DECLARED = {**MERGED, **TEH, **CAT_TIEN, **OTHERS, **LATER, **OUTSIDE}
TOTAL = sum(DECLARED.values())


@pytest.fixture
def province(office: Office, capsys):  # noqa: F811
    """An installation whose plan declares books of units of all times; answers with the table's rows as the command line tells them."""
    office.plan(*(f"{unit},KS,2008,01,,,truoc_7_2016,{count},Biên bản" for unit, count in DECLARED.items()))

    def table(day):
        capsys.readouterr()
        assert run(["report", "progress", "--units-as-of", day, "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["units_as_of"] == day
        assert said["total"]["declared"] == sum(row["total"]["declared"] for row in said["rows"]) == TOTAL
        return {row["unit"]: row for row in said["rows"]}, said

    table.client = office.client("admin")  # type: ignore[attr-defined]
    return table


def declared(rows):
    return {unit: row["total"]["declared"] for unit, row in rows.items() if row["total"]["declared"]}


def test_october_2024_has_twelve_districts_each_with_its_own(province):
    rows, _ = province("2024-10-14")
    assert len([unit for unit in rows if unit != "?"]) == 13
    told = declared(rows)
    assert told["H681"] == sum(MERGED.values()) + LATER["25114@2025-07-01"]
    assert told["H682"] + told["H683"] == sum((*TEH.values(), *CAT_TIEN.values())) + LATER["H682@2024-12-01"]
    assert rows["H682"]["name"] == "Đạ Tẻh"
    assert told["?"] == OUTSIDE["23053"]


def test_january_2025_has_ten_and_the_merged_one_is_the_sum_of_the_three(province):
    rows, _ = province("2025-01-01")
    assert len([unit for unit in rows if unit != "?"]) == 11
    assert {"H681", "H683"}.isdisjoint(rows)
    assert rows["H682"]["name"] == "Đạ Huoai"
    three = declared(province("2024-10-14")[0])
    assert declared(rows)["H682"] == three["H681"] + three["H682"] + three["H683"]
    same = {"H672", "H675", "H677", "STP", "?"}
    assert {unit: declared(rows)[unit] for unit in same} == {unit: three[unit] for unit in same}


def test_july_2025_has_the_communes_under_the_old_areas(province):
    rows, said = province("2025-07-01")
    assert len(rows) == 125
    told = declared(rows)
    assert told["25114"] == MERGED["25114"] + MERGED["25120"] + LATER["25114@2025-07-01"]
    assert rows["25114"]["name"] == "Xã Đạ Huoai 3"
    assert rows["25114"]["area"] == "Huyện Đạ Huoai (cũ)"
    offices = [DECLARED[unit] for unit in ("H681", "H682", "H683", "H682@2024-12-01", "STP")]
    assert told["STP"] == sum(offices)
    assert sum(count == OUTSIDE["23053"] for count in told.values()) == 1
    areas = [row.get("area", "") for row in said["rows"]]
    assert areas[-1] == ""
    assert len(set(areas)) == 13
    assert sorted(range(len(areas)), key=lambda at: areas.index(areas[at])) == list(range(len(areas)))


@pytest.mark.parametrize(("day", "rows"), [("2024-10-14", 14), ("2024-12-01", 12), ("2025-07-01", 125)])
def test_the_screen_draws_the_same_tables(province, day, rows):
    page = html.unescape(" ".join(province.client.get(f"/?don-vi-ngay={day}").content.decode().split()))
    assert f"TỔNG (tính từ {rows} dòng)" in page
    assert f"0 trong {TOTAL} trường hợp" in page
    assert f'<option value="{day}" selected>' in page
    headings = re.findall(r'<tr class="area"><th scope="rowgroup" colspan="8">([^<]+)</th>', page)
    assert len(headings) == len(set(headings))
    assert bool(headings) is (day == "2025-07-01")
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    folded = re.findall(r"<summary>([0-9]+) đơn vị không có kế hoạch, chưa có trường hợp nào</summary>", body)
    assert body.count('<th scope="row">') + sum(map(int, folded)) == rows
    told, _ = province(day)
    bare = [row["name"] for row in told.values() if row.get("area") and not row["total"]["declared"]]
    assert sum(map(int, folded)) == len(bare) == (116 if day == "2025-07-01" else 0)
    assert all(f">{name}<" in body or f"{name} <" in body for name in bare)
    assert ("Huyện Đạ Huoai (cũ)" in headings) is (day == "2025-07-01")


@pytest.mark.slow
def test_a_sample_draws_the_same_whole_by_the_units_of_each_day(line, tmp_path, capsys):  # noqa: F811
    """A synthetic province as the sample writes it: the merged district is the sum of the three that it was."""
    assert run(["setup"]) == 0
    write_sample(tmp_path / "mau", entries=120, seed=3, pdf=False)
    assert run(["units", "load", str(tmp_path / "mau" / "units.csv")]) == 0
    assert run(["inventory", "load", str(tmp_path / "mau" / "inventory.csv")]) == 0
    told = {}
    for day in ("2024-10-14", "2025-01-01", "2025-07-01"):
        capsys.readouterr()
        assert run(["report", "progress", "--units-as-of", day, "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        told[day] = {row["unit"]: row["total"]["declared"] for row in said["rows"]}
    october, january, july = told.values()
    assert sum(october.values()) == sum(january.values()) == sum(july.values()) == 120
    three = [october[unit] for unit in ("H681", "H682", "H683")]
    assert january["H682"] == sum(three) > max(three)
    assert (len(october), len(january), len(july)) == (13, 11, 125)


@pytest.mark.parametrize("format_", ["table", "csv"])
def test_paper_names_the_old_areas(province, capsys, format_):
    capsys.readouterr()
    assert run(["report", "progress", "--units-as-of", "2025-07-01", "--format", format_]) == 0
    printed = capsys.readouterr().out
    assert printed.count("Thành phố Đà Lạt (cũ)") == (1 if format_ == "table" else 4)
    assert run(["report", "progress", "--units-as-of", "2025-01-01", "--format", format_]) == 0
    assert "(cũ)" not in capsys.readouterr().out
