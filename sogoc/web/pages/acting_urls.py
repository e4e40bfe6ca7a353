"""Addresses of the acting pages: arrivals, findings, approval."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
