"""Settings are read from the environment, loudly; a home's database keeps what it acknowledged."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from sogoc.ground.database_url import connection_settings
from sogoc.ground.env import Env
from sogoc.ground.home import create
from sogoc.law.refusal import Refusal


@pytest.mark.parametrize(
    ("text", "meaning"), [("1", True), ("true", True), ("ON", True), ("0", False), ("no", False)]
)
def test_a_flag_is_yes_or_no(text, meaning):
    assert Env({"A": text}).flag("A", default=not meaning) is meaning


@pytest.mark.parametrize("text", ["2", "co", "vâng"])
def test_anything_else_is_refused_by_name(text):
    with pytest.raises(Refusal) as refused:
        Env({"SOGOC_DEBUG": text}).flag("SOGOC_DEBUG", default=False)
    assert "SOGOC_DEBUG" in refused.value.says
    assert text in refused.value.says


def test_an_empty_variable_counts_as_not_set():
    assert Env({"A": ""}).text("A") is None
    assert Env({"A": ""}).flag("A", default=True) is True


def test_a_value_may_come_from_a_file(tmp_path):
    (tmp_path / "url").write_text("postgres://a@b/c\n", encoding="utf-8")
    assert Env({"URL_FILE": str(tmp_path / "url")}).text("URL") == "postgres://a@b/c"


def test_a_value_and_a_file_at_once_are_refused(tmp_path):
    with pytest.raises(Refusal, match="A_FILE"):
        Env({"A": "1", "A_FILE": str(tmp_path / "x")}).text("A")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="một tệp đọc được"):
        Env({"A_FILE": str(tmp_path / "x")}).text("A")


def test_a_choice_outside_its_list_is_refused():
    assert Env({}).one_of("L", allowed=("vi", "en"), default="vi") == "vi"
    with pytest.raises(Refusal, match="vi hoặc en"):
        Env({"L": "fr"}).one_of("L", allowed=("vi", "en"), default="vi")


def test_a_postgres_address_is_taken_apart():
    read = connection_settings("postgresql://so%40:m%2Fk@db.local:5433/sogoc?sslmode=require", None)
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"]) == (
        "so@",
        "m/k",
        "db.local",
        "5433",
        "sogoc",
    )
    assert read["OPTIONS"] == {"sslmode": "require"}


def test_a_password_never_stands_in_the_refusal_of_an_address():
    with pytest.raises(Refusal) as refused:
        connection_settings("mysql://u:bi-mat@h/d", None)
    assert "bi-mat" not in str(refused.value)


PROBE = """
import django, json
django.setup()
from django.conf import settings
from django.db import connection
with connection.cursor() as cursor:
    pragma = {n: cursor.execute("PRAGMA " + n).fetchone()[0] for n in ("journal_mode", "synchronous", "foreign_keys")}
print(json.dumps({"pragma": pragma, "sample": settings.SOGOC_IS_SAMPLE, "name": str(settings.DATABASES["default"]["NAME"]),
                  "secret": settings.SECRET_KEY}))
"""


@pytest.mark.engine("sqlite")
def test_a_home_has_a_database_of_its_own_that_survives_a_power_cut(tmp_path):
    home = create(tmp_path / "home", sample=True)
    environment = {
        **os.environ,
        "SOGOC_HOME": str(home.path),
        "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings",
    }
    probe = subprocess.run([sys.executable, "-c", PROBE], env=environment, capture_output=True, check=True)
    found = json.loads(probe.stdout)
    assert found["pragma"] == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert found["name"] == str(home.database)
    assert found["sample"] is True
    assert found["secret"] == home.secret("django.key").hex()
