"""Opening the installation that a command works on: ``SOGOC_HOME``, the database, the acting person."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sogoc.ground.env import Env
from sogoc.law.refusal import RefusalKind

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Entry

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
OLDER_DATABASE = RefusalKind(
    "CAN_NANG_CAP",
    "Cơ sở dữ liệu của bản cài đặt ở {path} được lập bằng một phiên bản trước của phần mềm.",
    "Sao lưu thư mục này rồi chạy “sogoc setup” để nâng cấp; dữ liệu được giữ nguyên.",
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
    from sogoc.packages.pattern import chosen_pattern

    open_home(home, keys=chosen_keys())
    chosen_pattern()  # a wrong setting is refused before anything is read or written by it
    start_django()
    from django.db import connection

    if "register_book" not in connection.introspection.table_names():
        raise NOT_SET_UP.because(path=home)
    if _waiting_migrations():
        raise OLDER_DATABASE.because(path=home)
    from sogoc.accounts.known_units import use_loaded_units

    use_loaded_units()
    return home


def _waiting_migrations() -> bool:
    """Whether this version of the software has steps of the database that the installation has not taken."""
    from django.apps import apps
    from django.db.migrations.recorder import MigrationRecorder

    taken = set(
        MigrationRecorder.Migration.objects.filter(app__in=apps.app_configs).values_list("app", "name")
    )
    ours = [one for one in apps.get_app_configs() if one.name.startswith("sogoc.")]
    return any(
        (one.label, step.stem) not in taken
        for one in ours
        for step in (Path(one.path) / "migrations").glob("[0-9]*.py")
    )


def via() -> str:
    """The door of an act: the command line and the account of the operating system."""
    return f"cli:{getpass.getuser()}"


def actor(name: str | None) -> Person:
    """The acting person: ``--actor``, else ``SOGOC_ACTOR``, else the administrator."""
    from sogoc.accounts.queries import find_person

    return find_person(name or Env(os.environ).text("SOGOC_ACTOR") or "admin")


def show_code(person: Person, code: str | None) -> None:
    """Take the one-time code of who signs by command; wrong ones are counted as at a sign-in from this machine."""
    from sogoc.web import proofs

    proofs.show_code(proofs.on_this_machine(), person, code)


def entry_there(path: str, person: Person) -> Entry:
    """Entry by its id, if it is there for the acting person; refused as one that does not exist otherwise."""
    from sogoc.register.queries import entry_at
    from sogoc.register.sensitive_queries import must_be_there

    found = entry_at(path)
    must_be_there(found, person)
    return found
