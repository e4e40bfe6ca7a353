"""Addresses of the workbench's doors, below ``/api/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, re_path

from sogoc.api.door import DOOR, unknown

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [*DOOR.urls[0], re_path("", unknown)]
