"""Django's view of the room."""

from __future__ import annotations

from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    """Signed decisions about entries that are in the register."""

    name = "sogoc.approval"
    label = "approval"
    verbose_name = "Duyệt, ghi chú thay đổi, sửa lỗi nhập"
    default_auto_field = "django.db.models.BigAutoField"
