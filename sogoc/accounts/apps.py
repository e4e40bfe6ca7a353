"""Accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tables under the label ``accounts``."""

    name = "sogoc.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
