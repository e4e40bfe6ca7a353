"""Django's view of the room."""

from __future__ import annotations

from django.apps import AppConfig


class ImagingConfig(AppConfig):
    """Images of books: scans, pages, cuts, paired phones."""

    name = "sogoc.imaging"
    label = "imaging"
    verbose_name = "Trang ảnh của sổ"
    default_auto_field = "django.db.models.BigAutoField"
