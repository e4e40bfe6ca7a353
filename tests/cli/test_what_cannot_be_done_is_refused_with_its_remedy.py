"""Contract, command line: whatever a person names, the exit is 0, 1 or 2; a refusal says why and what to do, and is no traceback."""

from __future__ import annotations

import socket
import sqlite3

import pytest
from django.db.utils import DatabaseError, DataError, IntegrityError, InternalError, OperationalError

from sogoc.cli import faults
from sogoc.law.refusal import Refusal
from tests.line.making import births, package

BOOK = "24862/KS.2008.01"
LONG = "a" * 5_000


def refused(answer):
    assert answer.code == 2, answer.err
    refusal = answer.json["refusal"]
    assert refusal["says"]
    assert refusal["fix"]
    assert "Traceback" not in answer.err
    assert "[Errno" not in answer.err
    return refusal["code"]


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{folder}"),
        ("check", f"{LONG}.xlsx"),
        ("check", "{folder}/khong-co.xlsx"),
        ("template", "KS", "{folder}"),
        ("template", "KS", "{folder}/khong-co/mau.xlsx"),
        ("sample", "/dev/null/tinh"),
        ("report", "audit", "{folder}"),
        ("report", "audit", "{folder}/khong-co.csv"),
        ("report",),
        ("person",),
        (),
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_without_an_installation(sogoc, tmp_path, words):
    refused(sogoc(*(word.format(folder=tmp_path) for word in words), "--json"))


@pytest.mark.parametrize("home", ["/proc/abc", "/dev/null/kho"])
def test_a_home_that_cannot_be(sogoc, home):
    refused(sogoc("setup", "--json", env={"SOGOC_HOME": home}))


@pytest.mark.parametrize(
    "several",
    [
        (
            ("report", "progress", "--out", "{folder}/khong-co/bang.txt"),
            ("intake", LONG),
            ("approve", BOOK, "--actor", "\udcff\udcfe"),
        ),
        pytest.param(
            (
                ("report", "progress", "--as-of", "0001-01-01"),
                ("export", BOOK, "/dev/null"),
                ("inventory", "load", "{folder}"),
                ("settle", BOOK, "--code", "KHUYET_SO", "--reason", "dung_theo_so", "--rows", "²"),
                ("serve", "--host", "300.1.1.1"),
                ("ministry", "import", "{folder}"),
                ("report", "progress", "--format", "xlsx", "--out", "{folder}/khong-co/bang.xlsx"),
                ("export", BOOK, "/proc/x"),
                ("units", "load", "{folder}"),
                ("population", "load", "/proc/self/mem"),
                ("serve", "--port", "99999999"),
                ("reconcile", "--full", "--out", "{folder}/khong-co/kq.csv"),
                ("ministry", "import"),
            ),
            marks=pytest.mark.slow,
        ),
    ],
    ids=["a few", "the others"],
)
def test_within_an_installation(sogoc, tmp_path, set_up, several):
    package(tmp_path / "tree", births(1))
    sogoc("intake", tmp_path / "tree")
    for words in several:
        refused(sogoc(*(word.format(folder=tmp_path) for word in words), "--json"))


def test_a_port_that_is_taken_is_said_before_a_worker_is_started(sogoc, set_up):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = sogoc("serve", "--port", str(taken.getsockname()[1]), "--json")
    assert refused(answer) == "KHONG_MO_DUOC_CONG"


def test_an_older_database_asks_for_setup(sogoc, home, set_up):
    with sqlite3.connect(home / "db.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'reconciliation'")
    answer = sogoc("doctor", "--json")
    assert refused(answer) == "CAN_NANG_CAP"
    assert "setup" in answer.json["refusal"]["fix"]


def test_a_database_that_is_damaged_or_none_is_refused_with_its_remedy(sogoc, home, set_up):
    file = home / "db.sqlite3"
    whole = file.read_bytes()
    for broken in (b"this is no database " * 500, whole[:100] + b"\xff" * (len(whole) - 100)):
        file.write_bytes(broken)
        answer = sogoc("report", "progress", "--json")
        assert refused(answer) == "CO_SO_DU_LIEU_HONG"
        assert "sao lưu" in answer.json["refusal"]["fix"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DatabaseError("database disk image is malformed"), "CO_SO_DU_LIEU_HONG"),
        (DatabaseError("file is not a database"), "CO_SO_DU_LIEU_HONG"),
        (sqlite3.DatabaseError("file is not a database"), "CO_SO_DU_LIEU_HONG"),
        (InternalError("invalid page in block 3 of relation base/1/2"), "CO_SO_DU_LIEU_HONG"),
        (OperationalError("database is locked"), "CO_SO_DU_LIEU_KHONG_MO_DUOC"),
        (DataError("value too long for type character varying(32)"), "GIA_TRI_QUA_LON"),
        (DataError("integer out of range"), "GIA_TRI_QUA_LON"),
        (DataError("something new"), "GIA_TRI_QUA_LON"),
        (OverflowError("Python int too large to convert to SQLite INTEGER"), "GIA_TRI_QUA_LON"),
    ],
    ids=str,
)
def test_what_a_database_says_has_its_words(error, code):
    said = faults.refusal_of(error)
    assert isinstance(said, Refusal)
    assert said.code == code
    assert "{" not in said.says + said.fix
    assert str(error) not in said.says


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no such column: register_book.x"),
        IntegrityError("UNIQUE constraint failed: register_book.unit"),
        DatabaseError("Save with update_fields did not affect any rows."),
        OverflowError("date value out of range"),
    ],
    ids=str,
)
def test_a_wrong_question_to_a_database_is_a_bug(error):
    assert faults.refusal_of(error) is None


def test_a_bug_stays_a_bug():
    assert faults.refusal_of(KeyError("so")) is None
    assert faults.refusal_of(OSError("without a number")) is None


def test_every_fault_of_a_file_has_its_words(tmp_path):
    for error in (
        FileNotFoundError(2, "x", "a"),
        PermissionError(13, "x", "a"),
        OSError(28, "x"),
        OSError(9999, "x"),
    ):
        said = faults.refusal_of(error)
        assert isinstance(said, Refusal)
        assert "{" not in said.says + said.fix


def test_a_bare_call_shows_the_help_in_vietnamese_and_in_english(sogoc):
    vietnamese, english = sogoc(), sogoc(env={"SOGOC_LANG": "en"})
    assert (vietnamese.code, english.code) == (0, 0)
    assert "Cách dùng" in vietnamese.out
    assert "Usage" not in vietnamese.out
    assert "Usage" in english.out
    for words in (("reconcile",), ("approve",), ("report", "progress"), ("sample",), ("person", "duty")):
        page = sogoc(*words, "--help").out
        for foreign in ("STR", "DATE", "PATH", "INT", "--empty", "Arguments", "[ARGS", "default"):
            assert foreign not in page, (words, foreign)
