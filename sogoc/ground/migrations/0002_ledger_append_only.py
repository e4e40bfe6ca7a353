"""The database refuses to change or delete what the ledger holds; see ``ledger/triggers.py``."""

from __future__ import annotations

from django.db import migrations

from sogoc.ground.ledger.triggers import backwards, forwards


class Migration(migrations.Migration):
    dependencies = [("ground", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
