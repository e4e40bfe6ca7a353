"""Contract, command line: ``setup`` is safe to repeat; two homes never touch; ``demo`` refuses a home with other data."""

from __future__ import annotations

import json

import pytest

from tests.line.making import births, package


def test_the_first_time_it_gives_the_administrators_password_and_never_again(sogoc, home):
    first = sogoc("setup", "--json")
    assert first.code == 0, first.err
    assert first.json["administrator"]["username"] == "admin"
    assert len(first.json["administrator"]["password"]) >= 20
    again = sogoc("setup", "--json")
    assert (again.code, again.json["administrator"]) == (0, None)
    doctor = sogoc("doctor", "--json")
    assert (doctor.code, doctor.json["healthy"]) == (0, True)
    assert home.is_dir()
    demo = sogoc("demo", "--no-serve", "--entries", "50", "--json")
    assert demo.code == 2
    assert demo.json["refusal"]["fix"]


@pytest.mark.slow
def test_two_homes_never_touch_each_other(sogoc, set_up, tmp_path):
    other = {"SOGOC_HOME": str(tmp_path / "other")}
    assert sogoc("setup", "--json", env=other).code == 0
    table = package(tmp_path / "tree", births(1, 2))
    assert sogoc("intake", table, "--json").json["packages"] == 1
    assert sogoc("export", "24862/KS.2008.01", tmp_path / "out", "--json", env=other).code == 2
    assert sogoc("export", "24862/KS.2008.01", tmp_path / "out", "--json").code == 0


def test_standard_output_is_the_answer_and_standard_error_the_progress(sogoc, tmp_path, set_up):
    package(tmp_path / "tree", births(1, 2))
    answer = sogoc("intake", tmp_path / "tree", "--json")
    assert answer.code == 0
    assert next(iter(json.loads(answer.out))) == "run"
    assert "Tiếp nhận" in answer.err
    people = sogoc("intake", tmp_path / "tree")
    assert people.code == 0
    assert "1 gói không thay đổi" in people.out


def test_without_a_home_a_command_says_how_to_name_one(sogoc):
    answer = sogoc("doctor", "--json", env={"SOGOC_HOME": ""})
    assert answer.code == 2
    assert "SOGOC_HOME" in answer.json["refusal"]["fix"]


def test_a_home_that_was_not_set_up_is_not_opened(sogoc, home):
    home.mkdir()
    answer = sogoc("doctor", "--json")
    assert answer.code == 2
    assert "setup" in answer.json["refusal"]["fix"]


def test_small_commands_need_no_home(sogoc, tmp_path):
    table = package(tmp_path, births(1))
    none = {"SOGOC_HOME": ""}
    assert sogoc("check", table, table.with_suffix(".zip"), "--json", env=none).code == 0
    assert sogoc("sample", tmp_path / "tinh", "--entries", "60", "--no-pdf", "--json", env=none).code == 0
    assert (tmp_path / "tinh" / "inventory.csv").exists()
