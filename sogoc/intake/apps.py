"""Django's view of the room."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Packages arrive, and the plan that they are counted against."""

    name = "sogoc.intake"
    label = "intake"
    verbose_name = "Tiếp nhận gói"
    default_auto_field = "django.db.models.BigAutoField"
