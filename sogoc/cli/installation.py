"""Opening the installation that a command works on: ``SOGOC_HOME``, the database, the acting person."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

from sogoc.ground.env import Env
from sogoc.law.refusal import RefusalKind

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person

NO_HOME = RefusalKind(
    "CHUA_CHON_NHA",
    "Chưa chỉ rõ thư mục của bản cài đặt.",
    "Đặt biến môi trường SOGOC_HOME là đường dẫn thư mục (ví dụ SOGOC_HOME=$PWD/kho), rồi chạy “sogoc setup”.",
)
NOT_SET_UP = RefusalKind(
    "CHUA_CAI_DAT",
    "Bản cài đặt ở {path} chưa sẵn sàng.",
    "Chạy “sogoc setup” trước.",
)


def chosen_home() -> Path:
    """Folder named by ``SOGOC_HOME``; a refusal when there is none."""
    named = Env(os.environ).path("SOGOC_HOME")
    if named is None:
        raise NO_HOME.because()
    return named


def chosen_keys() -> Path | None:
    """Folder named by ``SOGOC_KEYS``; None: beside the home."""
    return Env(os.environ).path("SOGOC_KEYS")


def start_django() -> None:
    """Start the rooms that keep records."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sogoc.ground.settings")
    django.setup()


def open_installation() -> Path:
    """Open the installation for a command: it must have been set up."""
    home = chosen_home()
    from sogoc.ground.home import open_home

    open_home(home, keys=chosen_keys())
    start_django()
    from django.db import connection

    if "register_book" not in connection.introspection.table_names():
        raise NOT_SET_UP.because(path=home)
    return home


def via() -> str:
    """The door of an act: the command line and the account of the operating system."""
    return f"cli:{getpass.getuser()}"


def actor(name: str | None) -> Person:
    """The acting person: ``--actor``, else ``SOGOC_ACTOR``, else the administrator."""
    from sogoc.accounts.queries import find_person

    return find_person(name or Env(os.environ).text("SOGOC_ACTOR") or "admin")
