"""`sogoc units load` with the gazetteer of another province: its units by day, what they became, its tables, its places as written."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sogoc.accounts.known_units import use_loaded_units
from sogoc.accounts.unit_actions import load_units
from sogoc.accounts.verify import verify_units
from sogoc.cli.main import run
from sogoc.law import places
from sogoc.law.refusal import Refusal
from tests.line.office import _one_sandbox, line, people, quick_passwords, quick_reading  # noqa: F401

FILE = """\
unit,name,kind,parent,valid_from,valid_to,software_from,successors
990,Tỉnh Sông Thử,tinh,,,,,
STP,Sở Tư pháp tỉnh Sông Thử,so,990,,,,
H991,Huyện Bến Gỗ,huyen,990,,2026-03-31,2017-01-01,
H992,Thị xã Cầu Mới,thi_xa,990,,2026-03-31,,
99001,Xã Đồi Thông,xa,H991,,2026-03-31,,99001
99002,Xã Đồi Thông Hạ,xa,H991,,2026-03-31,,99001 99003
99003,Phường 1,phuong,H992,,2026-03-31,,99003
99001,Xã Đồi Lớn,xa,990,2026-04-01,,,
99003,Phường Cầu Mới,phuong,990,2026-04-01,,,
"""
BEFORE, SINCE = dt.date(2024, 10, 14), dt.date(2026, 4, 1)


@pytest.fixture
def loaded(admin, tmp_path):
    """The invented province, loaded; what ships is in use again afterwards."""
    path = tmp_path / "song-thu.csv"
    path.write_text(FILE, encoding="utf-8")
    return load_units(path, actor=admin)


def test_its_codes_are_read_by_day(loaded):
    assert len(loaded.new) == 8
    assert places.read_code("99001").name == "Xã Đồi Thông"
    assert places.read_code("99001@2026-04-01").name == "Xã Đồi Lớn"
    assert [up.name for up in places.above(places.unit("99003"))] == ["Thị xã Cầu Mới", "Tỉnh Sông Thử"]
    assert places.read_code("24862").name == "Xã Lát"


def test_its_table_is_drawn_by_the_same_rule(loaded):
    assert [row.name for row in places.reporting_units()] == [
        "Huyện Bến Gỗ",
        "Thị xã Cầu Mới",
        "Sở Tư pháp tỉnh Sông Thử",
    ]
    areas = {unit.name: area for unit, area in places.reporting_areas(SINCE).items()}
    assert areas == {
        "Xã Đồi Lớn": "Huyện Bến Gỗ (cũ)",
        "Phường Cầu Mới": "Thị xã Cầu Mới (cũ)",
        "Sở Tư pháp tỉnh Sông Thử": "",
    }
    assert places.reporting_unit("24862") is None
    assert SINCE in places.drawing_days()


def test_its_communes_are_followed_and_the_first_named_is_the_default(loaded):
    heirs = places.successors("99002", BEFORE, SINCE)
    assert [heir.name for heir in heirs] == ["Xã Đồi Lớn", "Phường Cầu Mới"]
    assert {one.code for one in places.predecessors("99001", SINCE, BEFORE)} == {"99001", "99002"}
    row = places.reporting_unit("99002", on=SINCE)
    assert row is not None
    assert row.name == "Xã Đồi Lớn"


def test_its_places_are_found_as_written(loaded):
    found = places.candidates("ubnd xã Doi Thong, H. Bến Gỗ", BEFORE)
    assert found[0].unit.code == "99001"
    assert [now.name for now in found[0].now] == ["Xã Đồi Lớn"]
    assert places.find("Phường 1, TX Cầu Mới, tỉnh Sông Thử") == places.unit("99003")


def test_another_process_knows_them_from_the_installation(loaded):
    places.use()
    assert not places.exists("99001")
    from sogoc.accounts import known_units

    known_units._taken.clear()
    use_loaded_units()
    assert places.exists("99001")
    assert list(verify_units()) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2026-03-31,,99001\n", ",,99001\n", "không có ngày kết thúc"),
        ("99001 99003", "99001 99009", "99009 không tồn tại vào ngày 01/04/2026"),
        ("99001 99003", "99001 x/y", "“x/y” không đúng dạng"),
    ],
)
def test_successors_that_cannot_be_are_refused_by_their_line(admin, tmp_path, old, new, says):
    path = tmp_path / "sai.csv"
    path.write_text(FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load_units(path, actor=admin)
    assert refused.value.code == "TEP_DON_VI_SAI"
    assert says in refused.value.says


def test_from_the_file_to_the_report_by_command(line, tmp_path, capsys):  # noqa: F811
    """What the manual's chapter says, done: units, plan, table of either day."""
    units, plan = tmp_path / "song-thu.csv", tmp_path / "plan.csv"
    units.write_text(FILE, encoding="utf-8")
    plan.write_text(
        "unit,type,year,number,opened,closed,period,declared_entries,basis\n"
        "99001,KS,2008,01,,,truoc_7_2016,5,Biên bản\n99002,KS,2008,01,,,truoc_7_2016,7,Biên bản\n"
        "99003,KT,2018,01,,,tu_7_2016,11,Biên bản\n99001@2026-04-01,KS,2026,01,,,tu_7_2016,13,Biên bản\n",
        encoding="utf-8",
    )
    assert run(["units", "load", str(units)]) == 0
    assert run(["inventory", "load", str(plan)]) == 0
    told = {}
    for day in ("2024-10-14", "2026-04-01"):
        capsys.readouterr()
        assert run(["report", "progress", "--units-as-of", day, "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["total"]["declared"] == 36
        told[day] = {row["name"]: row["total"]["declared"] for row in said["rows"]}
    assert told["2024-10-14"] == {"Bến Gỗ": 25, "Cầu Mới": 11, "Sở Tư pháp tỉnh Sông Thử": 0}
    assert told["2026-04-01"] == {"Xã Đồi Lớn": 25, "Phường Cầu Mới": 11, "Sở Tư pháp tỉnh Sông Thử": 0}
