"""Several processes write to one stream at once; every act is there, in one order, and the ledger agrees with itself."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sogoc.ground.home import create

WRITE = """
import sys
import django
django.setup()
from sogoc.ground.database import atomic
from sogoc.ground.ledger.actions import append, append_many
from sogoc.ground.ledger.events import Act
for n in range(40):
    with atomic():
        append_many(Act(stream=f"book:{n % 3}-{i}", action="key", subject=f"{sys.argv[1]}.{n}", actor="a") for i in (1, 2))
        append(Act(stream="settings", action="key", subject=f"{sys.argv[1]}.{n}", actor="a"))
"""
MIGRATE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
READ = """
import django
django.setup()
from sogoc.ground.ledger.audit import verify_all
from sogoc.ground.ledger.models import Event
from sogoc.ground.ledger.queries import head
print(verify_all(), Event.objects.count(), Event.objects.values("subject").distinct().count(), len(head().streams))
"""


def run(code, environment, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    )


def said_by(process):
    said, _ = process.communicate()
    assert process.returncode == 0
    return said


def check(environment):
    assert said_by(run(MIGRATE, environment)) == ""
    writers = [run(WRITE, environment, name) for name in ("one", "two")]
    assert [said_by(writer) for writer in writers] == ["", ""]
    assert said_by(run(READ, environment)) == "[] 240 80 7\n"


@pytest.mark.engine("sqlite")
def test_on_sqlite(tmp_path):
    home = create(tmp_path / "home")
    check({**os.environ, "SOGOC_HOME": str(home.path), "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings"})


@pytest.mark.slow
@pytest.mark.engine("sqlite")  # once is enough: it brings its own database
def test_on_postgresql(tmp_path, postgres_url):
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS two_writers")
        server.execute("CREATE DATABASE two_writers")
    home = create(tmp_path / "home")
    check(
        {
            **os.environ,
            "SOGOC_HOME": str(home.path),
            "SOGOC_DATABASE_URL": postgres_url.rpartition("/")[0] + "/two_writers",
            "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings",
        }
    )
