"""Sổ Gốc: paper civil-status books become a register that is right, complete, clean and alive."""

from __future__ import annotations

__version__ = "0.1.0"
