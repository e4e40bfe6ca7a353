"""Twins of near-identical names, and births that happen once."""

from __future__ import annotations

import pytest

from tests.reconciliation.making import ask, mention, person, population

PARENTS = {"meHoTen": "Ka Brĭn", "chaHoTen": "K'Brơh"}
FIRST = person(1, "K'Brơi", "19/07/2009", gioiTinh="1", **PARENTS)
SECOND = person(2, "K'Brôi", "19/07/2009", gioiTinh="1", **PARENTS)
LINKED = {"trung_khop", "sai_lech"}


def born(name: str, **others):
    return mention("nks", name, "2009-07-19", sex=1, mother="Ka Brĭn", father="K'Brơh") | others


def test_each_twin_is_found_by_the_letters_of_the_name(tmp_path):
    found = ask(population(tmp_path, FIRST, SECOND), born("K’BRƠI"), born("K'BRÔI"))
    assert [one["pid"] for one in found] == [FIRST["soDinhDanh"], SECOND["soDinhDanh"]]
    assert {one["outcome"] for one in found} == {"trung_khop"}


@pytest.mark.parametrize("name", ["K'Broi", "K'Brơy", "K'Bri", "K'Brời"])
def test_a_name_that_fits_both_twins_is_left_to_people(tmp_path, name):
    (one,) = ask(population(tmp_path, FIRST, SECOND), born(name))
    assert one["outcome"] not in LINKED


@pytest.mark.parametrize("absent", [0, 1])
def test_two_births_do_not_claim_the_twin_whom_the_population_knows(tmp_path, absent):
    known = (FIRST, SECOND)[1 - absent]
    found = ask(population(tmp_path, known), born("K'Brơi"), born("K'Brôi"))
    assert found[absent]["outcome"] not in LINKED
    assert found[1 - absent]["outcome"] in LINKED


def test_a_name_of_somebody_else_is_no_slip(tmp_path):
    others = [
        person(50 + at, f"Nguyễn {middle} Giang", f"0{at + 1}/02/1980")
        for at, middle in enumerate(["Thu", "Hà"])
    ]
    hoang = person(3, "Nguyễn Văn Giáng", "19/07/2009", gioiTinh="1", meHoTen="Lê Thị Hòa")
    told = mention("nks", "Nguyễn Văn Giangg", "2009-07-19", sex=1, mother="Lê Thị Hòa")
    (slip,) = ask(population(tmp_path, hoang, *others), told)
    assert slip["outcome"] == "sai_lech"
    bears = [
        person(60 + at, f"Trần {middle} Giag", f"0{at + 1}/03/1980")
        for at, middle in enumerate(["Thu", "Hà"])
    ]
    (name,) = ask(population(tmp_path, hoang, *bears), told | {"name": "Nguyễn Văn Giag"})
    assert name["outcome"] == "nhieu_ket_qua"


def test_a_birth_registered_again_is_the_same_person_and_is_said(tmp_path):
    found = ask(population(tmp_path, FIRST), born("K'Brơi"), born("K'Brơi", registered="2015-01-09"))
    assert {one["pid"] for one in found} == {FIRST["soDinhDanh"]}
    assert {one["outcome"] for one in found} == {"trung_khop"}
    assert all("đăng ký lại" in one["why"] for one in found)
