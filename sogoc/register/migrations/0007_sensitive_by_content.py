"""Entries that are here already are judged by what they say, as intake judges new ones."""

from __future__ import annotations

from typing import Any

import orjson
from django.db import migrations
from django.db.models import F

AT_ONCE = 2_000


def judge(apps: Any, _editor: Any) -> None:
    """Set the flag of every entry whose current version is sensitive."""
    from sogoc.law.books import BOOK_TYPES
    from sogoc.law.sensitive import causes_of, of_type

    version_model, entry_model = (
        apps.get_model("register", "EntryVersion"),
        apps.get_model("register", "Entry"),
    )
    types = [code for code in BOOK_TYPES if of_type(code)]
    rows = version_model.objects.filter(number=F("entry__version"), entry__book__type__in=types)
    found: list[int] = []
    for entry_id, type_, text in rows.values_list("entry", "entry__book__type", "values").iterator(AT_ONCE):
        values = {
            name: value.get("verbatim") if isinstance(value, dict) else value
            for name, value in orjson.loads(text).items()
        }
        if causes_of(values, BOOK_TYPES[type_]):
            found.append(entry_id)
    for start in range(0, len(found), 400):
        entry_model.objects.filter(pk__in=found[start : start + 400]).update(sensitive=True)


class Migration(migrations.Migration):
    dependencies = [("register", "0006_cases")]

    operations = [migrations.RunPython(judge, migrations.RunPython.noop, elidable=True)]
