"""``population.csv`` holds who lives or died since 2015, did not leave, and is a citizen; its own slips are said."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sogoc.law.values.so_dinh_danh import TYPE as SO_DINH_DANH

COLUMNS = (
    "soDinhDanh,hoTen,gioiTinh,ngaySinh,danToc,quocTich,noiDangKyKhaiSinh,queQuan,noiThuongTru,"
    "chaHoTen,meHoTen,voChongHoTen,ngayChet"
)


@pytest.fixture(scope="module")
def population(province):
    return {row["soDinhDanh"]: row for row in province.rows("population.csv")}


@pytest.fixture(scope="module")
def persons(province):
    return {row["person"]: row for row in province.rows("truth/persons.csv")}


def test_the_columns_are_those_of_the_contract(province):
    assert (province.folder / "population.csv").read_text(encoding="utf-8").splitlines()[0] == COLUMNS


def test_numbers_are_unique_and_agree_with_sex_and_year(province, population, persons):
    assert len(population) == len(province.rows("population.csv"))
    for person in persons.values():
        number = person["soDinhDanh"]
        if number:
            assert SO_DINH_DANH.understand(number, None).kind == "dinh_danh"
            assert (
                int(number[3]) == (int(person["ngaySinh"][-4:]) // 100 - 19) * 2 + int(person["gioiTinh"]) - 1
            )
            assert number[4:6] == person["ngaySinh"][-2:]


def test_it_holds_exactly_those_whom_truth_says(population, persons):
    known = {row["soDinhDanh"] for row in persons.values() if row["trongDanCu"] == "1"}
    assert known == set(population)
    for row in population.values():
        assert not row["ngayChet"] or int(row["ngayChet"][-4:]) >= 2015


def test_about_an_eighth_left(persons):
    citizens = [row for row in persons.values() if row["soDinhDanh"] and not row["ngayChet"]]
    gone = sum(row["trongDanCu"] == "0" for row in citizens) / len(citizens)
    assert 0.09 < gone < 0.15


def test_its_own_slips_lead_back_to_the_person(province, population, persons):
    by_number = {row["soDinhDanh"]: row for row in persons.values()}
    slips: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in province.rows("truth/population_errors.csv"):
        slips[row["soDinhDanh"]][row["field"]] = row
        assert population[row["soDinhDanh"]][row["field"]] == row["after"]
    assert slips
    for number, row in population.items():
        for field in ("hoTen", "ngaySinh"):
            text = slips[number][field]["before"] if field in slips[number] else row[field]
            assert text == by_number[number][field]


def test_spouses_and_parents_stand_beside(population, persons):
    names = {row["person"]: row["hoTen"] for row in persons.values()}
    for row in persons.values():
        found = population.get(row["soDinhDanh"])
        if found:
            assert found["voChongHoTen"] == (names[row["voChong"]] if row["voChong"] else "")
            if row["cha"]:
                assert found["chaHoTen"] in {"", names[row["cha"]]}
