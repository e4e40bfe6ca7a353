"""A scene that many tests look at is set once: for their module (``lasting_database``), or for the whole run (``once``, ``made_once``)."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from pytest_django import DjangoDbBlocker

from sogoc.ground import clock
from sogoc.ground.database import bulk_insert, update_rows
from sogoc.ground.ledger.models import Stream


@pytest.fixture(scope="module")
def lasting_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around all tests of a module: each test's own is a savepoint in it. For modules of ``django_db`` tests alone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


Rows = dict[Any, tuple[Any, ...]]
Model = type[models.Model]


@dataclass(frozen=True, slots=True)
class Made:
    """What some steps wrote: rows that are new, rows that changed, and the files of the scene afterwards."""

    new: list[tuple[Model, list[tuple[Any, ...]]]]
    changed: list[tuple[Model, list[tuple[Any, ...]]]]
    files: Path | None


class Scene(Protocol):
    """Something that lives in a folder."""

    @property
    def folder(self) -> Path: ...


_made: dict[tuple[Any, ...], Made] = {}
S = TypeVar("S", bound=Scene)


def made_once(make: Callable[..., S]) -> Callable[..., S]:
    """A fixture that furnishes the scene it is given first and returns it: done once in a run, put back for each later test."""
    name = f"{make.__module__}.{make.__qualname__}"

    @functools.wraps(make)
    def furnished(*given: Any, **named: Any) -> S:
        scene: S = next(one for one in (*given, *named.values()) if hasattr(one, "folder"))
        once(name, lambda: make(*given, **named), folder=scene.folder)
        return scene

    return furnished


def once(name: str, make: Callable[[], object], *, folder: Path | None = None) -> None:
    """Do it; or, where it was done before from the very state that the ledger tells now, put back the rows and files that it left."""
    streams = Stream.objects.order_by("name").values_list("name", "root")
    before = tuple((stream, bytes(root)) for stream, root in streams)
    key = (name, clock.today_vn(), settings.SOGOC_IS_SAMPLE, before)
    with transaction.atomic():
        if key in _made:
            _put_back(_made[key], folder)
            return
        then = _rows()
        make()
        _made[key] = _difference(then, _rows(), folder)


def _rows() -> dict[Model, Rows]:
    found: dict[Model, Rows] = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            rows = model._base_manager.order_by("pk").values_list("pk", *_columns(model))
            found[model] = {row[0]: row[1:] for row in rows}
    return found


def _columns(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _difference(before: dict[Model, Rows], after: dict[Model, Rows], folder: Path | None) -> Made:
    place = None if folder is None else Path(tempfile.mkdtemp(prefix="scene-", dir=Path.home())) / "files"
    made = Made([], [], place)
    for model, rows in after.items():
        then = before[model]
        assert then.keys() <= rows.keys(), f"a scene that is made once takes nothing away: {model}"
        if new := [row for key, row in rows.items() if key not in then]:
            made.new.append((model, new))
        if changed := [(*row, key) for key, row in rows.items() if then.get(key, row) != row]:
            made.changed.append((model, changed))
    if folder is not None and place is not None:
        shutil.copytree(folder, place)
    return made


def _put_back(made: Made, folder: Path | None) -> None:
    for model, rows in made.new:
        bulk_insert(model, _columns(model), rows)
    for model, rows in made.changed:
        update_rows(model, _columns(model), rows)
    connection.check_constraints()
    if folder is not None and made.files is not None:
        shutil.copytree(made.files, folder, dirs_exist_ok=True)
