"""Reconciliation as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    """Tables under the label ``reconciliation``."""

    name = "sogoc.reconciliation"
    label = "reconciliation"
    default_auto_field = "django.db.models.BigAutoField"
