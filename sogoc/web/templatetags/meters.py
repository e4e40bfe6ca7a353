"""The bar of a unit: its length is what is declared, filled what is done, hatched what is here and not done yet."""

from __future__ import annotations

from dataclasses import dataclass

from django import template

from sogoc.law.text.figures import vn
from sogoc.reporting.figures import Figures

register = template.Library()
LENGTH = 120


@dataclass(frozen=True, slots=True)
class Meter:
    """Lengths in the drawing's units, and the same in words."""

    done: str
    present: str
    over: bool
    says: str


@register.simple_tag
def meter(figures: Figures) -> Meter:
    """Lengths of one bar; ``over`` when more is done than was declared."""
    whole = max(figures.declared, 1)
    return Meter(
        done=f"{min(1.0, figures.done / whole) * LENGTH:.1f}",
        present=f"{min(1.0, max(figures.done, figures.present) / whole) * LENGTH:.1f}",
        over=figures.done > figures.declared,
        says=f"kê khai {vn(figures.declared)}, đã có {vn(figures.present)}, đã xong {vn(figures.done)}",
    )
