"""Django's view of the room."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register."""

    name = "sogoc.register"
    label = "register"
    verbose_name = "Sổ hộ tịch"
    default_auto_field = "django.db.models.BigAutoField"
