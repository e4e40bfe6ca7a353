"""Sensitive entries that nobody sees: the duty came with an upgrade, and no role that was given before holds it.

In: what is stored now. Out: units with how many of their entries nobody with an open account may look at, and what to do.
"""

from __future__ import annotations

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import Duty
from sogoc.law.text.figures import vn
from sogoc.register.sensitive_queries import sensitive_by_unit

CODE = "CHUA_AI_XEM_NHAY_CAM"


def unseen(within: accounts.Jurisdiction | None = None) -> dict[str, int]:
    """Unit → sensitive entries that nobody sees (None: of all units)."""
    counts = sensitive_by_unit()
    bare = accounts.units_without(Duty.SENSITIVE, counts)
    return {unit: counts[unit] for unit in bare if within is None or unit in within}


def says(found: dict[str, int]) -> str:
    """The same in a sentence."""
    return (
        f"{vn(sum(found.values()))} trường hợp nhạy cảm của {vn(len(found))} đơn vị không hiện với ai: "
        "chưa tài khoản nào được giao nhiệm vụ “Xem trường hợp nhạy cảm” ở đó."
    )


def command(found: dict[str, int]) -> str:
    """What an administrator types for the first of them."""
    return f"sogoc person duty TÀI_KHOẢN sensitive --unit {min(found)}"
