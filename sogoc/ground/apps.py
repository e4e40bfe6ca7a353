"""The ground as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class GroundConfig(AppConfig):
    """Ledger and queue keep their tables under the label ``ground``."""

    name = "sogoc.ground"
    label = "ground"
    default_auto_field = "django.db.models.BigAutoField"
