"""Django's view of the room."""

from __future__ import annotations

from django.apps import AppConfig


class KeyingConfig(AppConfig):
    """Drafts of entries on their way from the page into a package."""

    name = "sogoc.keying"
    label = "keying"
    verbose_name = "Nhập liệu"
    default_auto_field = "django.db.models.BigAutoField"
