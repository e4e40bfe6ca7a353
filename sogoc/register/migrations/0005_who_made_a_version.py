from typing import Any

import django.db.models.deletion
import orjson
from django.conf import settings
from django.db import migrations, models

from sogoc.register.retelling import retell


def name_makers(apps: Any, _schema_editor: object) -> None:
    """Versions of before that a dropped reading made: by whom, as the streams of their books tell."""
    events = apps.get_model("ground", "Event").objects
    versions = apps.get_model("register", "EntryVersion").objects
    people = dict(apps.get_model("accounts", "Person").objects.values_list("username", "pk"))
    settled = events.filter(action="settle", stream__name__startswith="book:")
    for row in list(settled.values("stream", "subject").distinct()):
        unit, _, name = row["subject"].partition("/")
        type_, year, number = name.split(".")
        acts = events.filter(stream=row["stream"]).order_by("seq").values_list("canonical", flat=True)
        told = retell(orjson.loads(bytes(canonical)) for canonical in acts)
        for (key, version), maker in told.made_by.items():
            versions.filter(
                entry__book__unit=unit, entry__book__type=type_, entry__book__year=year,
                entry__book__number=number, entry__key=key, number=version,
            ).update(made_by=people[maker])  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("ground", "__first__"),
        ("register", "0004_longer_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="entryversion",
            name="made_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(name_makers, migrations.RunPython.noop),
    ]
