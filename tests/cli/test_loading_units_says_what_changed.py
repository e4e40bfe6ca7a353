"""Second new user, 21: a list of units that changes what is known says which columns and which units."""

from __future__ import annotations

import csv

from sogoc.law.places import unit

HEADER = ("unit", "name", "kind", "parent", "valid_from", "valid_to", "software_from")


def listed(code, **other):
    known = unit(code)
    row = {
        "unit": known.code,
        "name": known.name,
        "kind": known.kind,
        "parent": known.parent or "",
        "valid_from": known.valid_from or "",
        "valid_to": known.valid_to or "",
        "software_from": "",
    }
    return row | other


def write(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, HEADER)
        out.writeheader()
        out.writerows(rows)
    return path


def test_kinds_of_change_are_counted_and_the_first_units_named(sogoc, tmp_path, set_up):
    file = write(
        tmp_path / "units.csv",
        listed("24862", software_from="2020-01-01"),
        listed("24865", software_from="2020-01-01", name="Xã Tên Khác"),
        listed("24769", software_from="2020-01-01"),
        listed("24781", software_from="2020-01-01"),
        listed("24784"),
    )
    said = sogoc("units", "load", file).out.splitlines()
    assert said[0] == "Danh mục đơn vị: 0 mới, 4 thay đổi, 1 không đổi."
    software, name, absent = said[1:]
    assert software.startswith("    đổi ngày bắt đầu dùng phần mềm: 4 (")
    assert f"{unit('24862').name} 24862" in software
    assert software.endswith(", …)")
    assert name == "    đổi tên: 1 (Xã Tên Khác 24865)"
    assert absent.startswith("    không có trong tệp, được giữ lại: ")


def test_json_keeps_its_keys_and_counts_the_kinds(sogoc, tmp_path, set_up):
    file = write(tmp_path / "units.csv", listed("24862", software_from="2020-01-01"))
    data = sogoc("units", "load", file, "--json").json
    assert data["new"] == []
    assert data["changed"] == {"24862": ["software_from"]}
    assert data["changes"] == {"software_from": 1}
    assert "24865" in data["absent"]
    again = sogoc("units", "load", file, "--json").json
    assert (again["changed"], again["changes"], again["unchanged"]) == ({}, {}, 1)


def test_a_place_or_a_code_is_looked_up_as_of_a_day(sogoc, set_up):
    found = sogoc("units", "find", "682", "--on", "2025", "--json").json
    assert (found["on"], [(one["unit"], one["name"], one["valid_to"]) for one in found["found"]]) == (
        "2025-12-31",
        [("H682", "Huyện Đạ Tẻh", "2024-11-30"), ("H682@2024-12-01", "Huyện Đạ Huoai", "2025-06-30")],
    )
    said = sogoc("units", "find", "xã Lát, Lạc Dương", "--on", "06/1980").out
    assert "30/06/1980" in said
    assert "Xã Lát (24862)" in said
    assert "Không có đơn vị nào" in sogoc("units", "find", "Phnom Penh").out
    assert sogoc("units", "find", "Lát", "--on", "hôm qua").code == 2
