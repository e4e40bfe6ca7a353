"""Figures as Viet Nam writes them. In: a number. Out: ``1.484.720``, ``87,47%``."""

from __future__ import annotations


def vn(value: int) -> str:
    """1484720 → 1.484.720."""
    return f"{value:,}".replace(",", ".")


def vn_percent(rate: float | None) -> str:
    """0.8747 → 87,47%; a dash where there is nothing to divide by."""
    return "–" if rate is None else f"{rate * 100:.2f}%".replace(".", ",")
