"""Which fields of which draft are read a second time, by whom nobody can foresee. Pure; the simulation in ``benchmarks`` runs this very
code.

Three policies of a book: *all* fields; *core* fields and whatever was doubtful; by *difficulty*: core fields, and any other unless this
reader is known to read this sort of field well. Whatever the policy, a random part of the drafts is read again whole (``floor``), or
the measure would come only from what looked hard, and a reader who is trusted would never be measured again. The lot of a draft comes
of a secret of the book (``BookWork.salt``), so it is the same for everybody and nobody's browser can tell it before.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sogoc.keying.refusals import BAD_POLICY
from sogoc.keying.values import UNREADABLE, absence_of, is_uncertain

if TYPE_CHECKING:
    from sogoc.law.field import Field

ALL, CORE, DIFFICULTY = "all", "core", "difficulty"
MODES: Mapping[str, str] = {
    ALL: "Mọi mục đều nhập hai lượt",
    CORE: "Các mục chính và mục còn ngờ nhập hai lượt",
    DIFFICULTY: "Các mục chính nhập hai lượt; mục khác theo độ khó và mức trùng khớp đã đo của từng người",
}
FLOOR = 0.05
"""Part of the drafts that is read again whole, whatever is known: one in twenty keeps a measure of 133 readings fresh
within a large book."""
ENOUGH = 0.98
"""Lower bound of agreement from which a field that is no core field is no longer read twice: at least 133 readings without a difference.
Core fields are read twice whoever read them: to show 0.0046 % of errors somebody would have to read 60,000 of them without one, and
simulated keyers with a bound of 0.99 left thirty times as many core fields wrong (benchmarks, row *Keying*)."""
SURE = 1.645
"""Normal quantile of the one-sided 95 % bound."""
LEAST_FLOOR = 0.01
"""No policy turns random re-keying off: who reads alone must stay measured."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How much of a book is read twice."""

    mode: str = ALL
    floor: float = FLOOR

    def as_json(self) -> dict[str, Any]:
        """As it is stored and written into the ledger."""
        return asdict(self)

    @property
    def known_before(self) -> bool:
        """Whether what the second reader is asked does not wait for what the first one read."""
        return self.mode in {ALL, CORE}


def policy_of(stored: Mapping[str, Any]) -> Policy:
    """Read a policy; a refusal for one that does not exist."""
    mode, floor = stored.get("mode", ALL), stored.get("floor", FLOOR)
    if mode not in MODES or not isinstance(floor, (int, float)) or not LEAST_FLOOR <= floor <= 1:
        raise BAD_POLICY.because(modes=", ".join(MODES))
    return Policy(mode, float(floor))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often somebody's readings of a sort of field agreed with another's, or were found right where they differed."""

    agreed: int = 0
    compared: int = 0

    @property
    def rate(self) -> float:
        """Laplace's estimate: nobody is perfect after three readings."""
        return (self.agreed + 1) / (self.compared + 2)

    @property
    def bound(self) -> float:
        """Wilson's lower bound: what this person does at least, as sure as ``SURE``."""
        if not self.compared:
            return 0.0
        share, n, z2 = self.agreed / self.compared, self.compared, SURE * SURE
        middle = share + z2 / (2 * n)
        spread = SURE * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
        return max(0.0, (middle - spread) / (1 + z2 / n))


NOTHING_KNOWN = Agreement()


def lot(salt: bytes, draft: int, purpose: str = "again") -> float:
    """A number in [0, 1) that is always the same for a draft, and that nobody without the salt can tell."""
    digest = hmac.digest(salt, f"{purpose}:{draft}".encode(), "sha256")
    return int.from_bytes(digest[:7]) / (1 << 56)


def second_fields(
    policy: Policy,
    fields: Iterable[Field],
    *,
    lot: float,
    first: Mapping[str, Any] | None = None,
    trust: Callable[[str], Agreement] = lambda _sort: NOTHING_KNOWN,
) -> tuple[str, ...]:
    """Columns that are read a second time, in the order of the page; empty: the first reading stands alone.

    ``first`` is what was read first, where that is known; ``trust`` what is known of its reader, by value type.
    """
    asked = list(fields)
    if policy.mode == ALL or lot < policy.floor:
        return tuple(field.name for field in asked)
    return tuple(field.name for field in asked if _again(policy, field, first or {}, trust))


def _again(policy: Policy, field: Field, first: Mapping[str, Any], trust: Callable[[str], Agreement]) -> bool:
    reading = first.get(field.name)
    if is_uncertain(reading) or absence_of(reading) in UNREADABLE:
        return True
    if field.core or policy.mode == CORE:
        return field.core
    return trust(field.type).bound < ENOUGH
