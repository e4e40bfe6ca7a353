"""Django's view of the shell."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages."""

    name = "sogoc.web"
    label = "web"
    verbose_name = "Giao diện"
