"""Who is found, in which class, and what the sentence names."""

from __future__ import annotations

import pytest

from tests.reconciliation.making import ask, mention, person, population

AN = person(1, "Nguyễn Văn An", "04/05/2008", gioiTinh="1", meHoTen="Lê Thị Hòa", chaHoTen="Nguyễn Văn Bình")


def birth_of_an(**others):
    return (
        mention("nks", "Nguyễn Văn An", "2008-05-04", sex=1, mother="Lê Thị Hòa", father="Nguyễn Văn Bình")
        | others
    )


def test_everything_agrees(tmp_path):
    (one,) = ask(population(tmp_path, AN), birth_of_an())
    assert (one["outcome"], one["pid"]) == ("trung_khop", AN["soDinhDanh"])
    assert one["score"] >= 0.99
    assert "họ tên mẹ" in one["why"]
    assert "Khác" not in one["why"]


@pytest.mark.parametrize(
    "spelling", ["NGUYỄN VĂN AN", "Nguyễn  Văn An ", "Nguye\u0302\u0303n Va\u0306n An", "NguyÔn V¨n An"]
)
def test_a_spelling_is_no_difference(tmp_path, spelling):
    (one,) = ask(population(tmp_path, AN), birth_of_an(name=spelling))
    assert one["outcome"] == "trung_khop"


def test_the_place_of_a_tone_mark_is_no_difference(tmp_path):
    (one,) = ask(population(tmp_path, AN), birth_of_an(mother="LÊ THỊ HOÀ"))
    assert one["outcome"] == "trung_khop"


@pytest.mark.parametrize(
    ("slip", "named"),
    [
        ({"name": "Nguyen Van An"}, "họ tên khác dấu"),
        ({"birth": "2008-04-05", "registered": "2008-06-15"}, "ngày và tháng sinh đảo chỗ"),
        ({"birth": "2008-05-14"}, "ngày sinh lệch một phần"),
        ({"mother": "Lê Thị Hoa"}, "họ tên mẹ khác dấu"),
        ({"father": "Trần Quốc Tuấn"}, "họ tên cha khác"),
        ({"name": "Nguyễn An"}, "họ tên gần giống"),
    ],
)
def test_one_slip_is_a_difference_that_is_named(tmp_path, slip, named):
    (one,) = ask(population(tmp_path, AN), birth_of_an(**slip))
    assert (one["outcome"], one["pid"]) == ("sai_lech", AN["soDinhDanh"])
    assert named in one["why"]


def test_nobody_is_nobody(tmp_path):
    (one,) = ask(population(tmp_path, AN), mention("nks", "Cil Múp Ha Thương", "1999-01-30", sex=2))
    assert (one["outcome"], one["pid"], one["score"]) == ("khong_tim_thay", None, None)


def test_an_age_is_a_range_of_years(tmp_path):
    mother = person(2, "Lê Thị Hòa", "30/12/1981", gioiTinh="2", voChongHoTen="Nguyễn Văn Bình")
    told = mention("me", "Lê Thị Hòa", "tuoi:28", sex=2, spouse="Nguyễn Văn Bình")
    (one,) = ask(population(tmp_path, mother), told)
    assert (one["outcome"], one["pid"]) == ("trung_khop", mother["soDinhDanh"])


def test_a_number_that_name_and_birth_confirm_decides(tmp_path):
    (one,) = ask(population(tmp_path, AN), birth_of_an(pid=AN["soDinhDanh"], mother=None, father=None))
    assert (one["outcome"], one["score"]) == ("trung_khop", pytest.approx(0.9999))


def test_a_number_of_another_person_links_nobody(tmp_path):
    other = person(3, "Trần Quốc Tuấn", "11/12/1950", gioiTinh="1")
    (one,) = ask(population(tmp_path, AN, other), birth_of_an(pid=other["soDinhDanh"]))
    assert one["outcome"] == "nhieu_ket_qua"


def test_a_namesake_of_the_same_day_is_left_to_people(tmp_path):
    namesake = AN | {"soDinhDanh": "068000000009", "meHoTen": "", "chaHoTen": ""}
    alone = AN | {"meHoTen": "", "chaHoTen": ""}
    (one,) = ask(population(tmp_path, alone, namesake), birth_of_an())
    assert one["outcome"] == "nhieu_ket_qua"
    assert "2 người" in one["why"]
    assert one["score"] <= 0.5


def test_parents_tell_namesakes_apart(tmp_path):
    namesake = AN | {"soDinhDanh": "068000000009", "meHoTen": "Đỗ Thị Lan", "chaHoTen": "Nguyễn Hữu Lộc"}
    (one,) = ask(population(tmp_path, AN, namesake), birth_of_an())
    assert (one["outcome"], one["pid"]) == ("trung_khop", AN["soDinhDanh"])


def test_a_son_who_bears_his_fathers_name_is_not_his_father(tmp_path):
    father = person(4, "Nguyễn Văn Bình", "01/01/1975", gioiTinh="1", meHoTen="Hồ Thị Sáu")
    son = person(
        5, "Nguyễn Văn Bình", "01/01/2008", gioiTinh="1", meHoTen="Lê Thị Hòa", chaHoTen="Nguyễn Văn Bình"
    )
    told = mention(
        "nks", "Nguyễn Văn Bình", "2008-01-01", sex=1, mother="Lê Thị Hòa", father="Nguyễn Văn Bình"
    )
    (one,) = ask(population(tmp_path, father, son), told)
    assert one["pid"] == son["soDinhDanh"]
    (without_the_son,) = ask(population(tmp_path, father), told)
    assert without_the_son["outcome"] in {"khong_tim_thay", "nhieu_ket_qua"}


def test_the_dead_do_not_marry(tmp_path):
    dead = person(
        6, "Nguyễn Văn An", "04/05/1975", gioiTinh="1", ngayChet="01/02/1999", voChongHoTen="Lê Thị Hòa"
    )
    told = mention("chong", "Nguyễn Văn An", "1975-05-04", sex=1, spouse="Lê Thị Hòa")
    (one,) = ask(population(tmp_path, dead), told)
    assert one["outcome"] not in {"trung_khop", "sai_lech"}


def test_a_death_that_the_population_does_not_know_is_left_to_people(tmp_path):
    alive = person(7, "Nguyễn Văn An", "04/05/1945", gioiTinh="1")
    told = mention(
        "nkt", "Nguyễn Văn An", "1945-05-04", sex=1, death="2009-01-01", home=alive["noiThuongTru"]
    )
    (one,) = ask(population(tmp_path, alive), told)
    assert one["outcome"] == "nhieu_ket_qua"
    assert "chưa ghi nhận đã chết" in one["why"]
    known = alive | {"ngayChet": "01/01/2009"}
    (other,) = ask(population(tmp_path, known), told)
    assert other["outcome"] == "trung_khop"


def test_the_other_sex_is_another_person(tmp_path):
    (one,) = ask(population(tmp_path, AN), birth_of_an(sex=2))
    assert one["outcome"] not in {"trung_khop", "sai_lech"}
