"""Django's view of the room."""

from __future__ import annotations

from django.apps import AppConfig


class CheckingConfig(AppConfig):
    """Findings and the reasons that settle them."""

    name = "sogoc.checking"
    label = "checking"
    verbose_name = "Lỗi, cảnh báo"
    default_auto_field = "django.db.models.BigAutoField"
