"""Entries that are here already are judged again: more words of a book make an entry sensitive."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

judge = import_module("sogoc.register.migrations.0007_sensitive_by_content").judge


class Migration(migrations.Migration):
    dependencies = [("register", "0008_why_a_paper_went")]

    operations = [migrations.RunPython(judge, migrations.RunPython.noop, elidable=True)]
