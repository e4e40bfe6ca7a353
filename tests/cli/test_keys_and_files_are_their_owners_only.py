"""Design §3: the database and the keys of an installation are read by their owner only; a lost key is said, never replaced in silence."""

from __future__ import annotations

import stat

import pytest


def modes(folder):
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


def test_nobody_else_reads_the_database(sogoc, home, set_up):
    assert {name: oct(mode) for name, mode in modes(home).items() if mode & 0o077} == {}
    (home / "db.sqlite3").chmod(0o644)
    assert sogoc("setup").code == 0
    assert modes(home)["db.sqlite3"] == 0o600


def test_the_doctor_says_that_a_key_is_lost_and_setup_makes_no_other(sogoc, home, set_up):
    (home / "secrets" / "field.key").unlink()
    doctor = sogoc("doctor", "--json")
    assert (doctor.code, doctor.json["healthy"]) == (1, False)
    (problem,) = doctor.json["problems"]
    assert "field.key" in problem["says"]
    assert "sao lưu" in problem["fix"]
    setup = sogoc("setup", "--json")
    assert (setup.code, setup.json["refusal"]["code"]) == (2, "THIEU_KHOA")


def test_a_lost_session_key_is_made_anew(sogoc, home, set_up):
    (home / "secrets" / "django.key").unlink()
    assert sogoc("doctor", "--json").json["healthy"] is False
    assert sogoc("setup").code == 0
    assert sogoc("doctor", "--json").json["healthy"] is True


@pytest.mark.slow
def test_the_folder_of_keys_may_be_chosen(sogoc, home, tmp_path):
    chosen = tmp_path / "khoa"
    env = {"SOGOC_KEYS": str(chosen)}
    assert sogoc("setup", env=env).code == 0
    assert chosen.is_dir()
    assert not home.with_name(f"{home.name}.keys").exists()
    inside = sogoc("setup", "--json", env={"SOGOC_KEYS": str(home / "khoa")})
    assert (inside.code, inside.json["refusal"]["code"]) == (2, "KHOA_TRONG_NHA")


@pytest.mark.slow
def test_the_home_the_language_and_the_actor_may_stand_in_files(sogoc, home, tmp_path):
    names = {"SOGOC_HOME": str(home), "SOGOC_LANG": "en", "SOGOC_ACTOR": "khong-co"}
    env = {"SOGOC_HOME": "", "SOGOC_LANG": "", "SOGOC_ACTOR": ""}
    for name, value in names.items():
        file = tmp_path / name
        file.write_text(f"{value}\n", encoding="utf-8")
        env[f"{name}_FILE"] = str(file)
    assert "is ready" in sogoc("setup", env=env).out
    answer = sogoc("report", "progress", "--json", env=env)
    assert (answer.code, answer.json["refusal"]["code"]) == (2, "KHONG_CO_TAI_KHOAN")
