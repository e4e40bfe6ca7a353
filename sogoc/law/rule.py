"""A rule: one file of ``law/rules`` holds one ``Rule`` (``RULE``) or a tight family (``RULES``).

A rule explains, it does not wall: it names the row, the field, the law and the remedy. Three severities (contract):
``luu_y`` holds nothing, ``can_ly_do`` holds its entry until a reason settles it (on row 0: its book), ``khong_the`` holds until the
understood value is changed or dropped. ``holds`` is three-valued; an absent operand means *cannot tell*, which is no finding.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sogoc.law.expr import Expr


class Severity(StrEnum):
    """What a finding holds up."""

    LUU_Y = "luu_y"
    CAN_LY_DO = "can_ly_do"
    KHONG_THE = "khong_the"


class Scope(StrEnum):
    """What a rule looks at."""

    FIELD = "field"
    """Each field of the value types in ``each``; in ``holds``, ``THIS`` is that field."""
    ENTRY = "entry"
    """One entry; the finding stands on ``field``."""
    BOOK = "book"
    """All entries of a book: written on frames in ``checking/book_rules``, declared here without ``holds``."""
    REGISTER = "register"
    """Several books: written on frames over the whole register in ``checking/register_rules``, declared here without ``holds``."""
    PACKAGE = "package"
    """The files as delivered: found by ``packages``, declared here without ``holds``."""


class Outcome(StrEnum):
    """What an example must show."""

    PASSES = "passes"
    BREAKS = "breaks"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Law:
    """Where a rule comes from; ``sure`` is False where the text itself was not read. Without a ``code`` it is no law (``laws.logic``)."""

    code: str
    title: str
    article: str = ""
    sure: bool = True

    @property
    def is_text(self) -> bool:
        """Whether it is a text that somebody enacted, and not ``laws.logic``."""
        return bool(self.code)

    def cite(self) -> str:
        """One line for the screen: ``Điều 8 Luật Hôn nhân và gia đình (52/2014/QH13)``, ``Theo lẽ thường: …``."""
        return " ".join(part for part in (self.article, self.title, self.code and f"({self.code})") if part)


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of the rule, in force from ``since`` until ``until`` (ISO days, inclusive; None = open)."""

    holds: Expr
    law: Law | None = None
    since: str | None = None
    until: str | None = None
    about: str = ""
    """What a reader of this wording must know, one clause in Vietnamese: where it held, how its words were counted."""


BOOK_OF_ROW, PLAN_OF_ROW, CLOSING_OF_ROW, OFFICE_OF_ROW = "quyển", "kê khai", "khóa sổ", "đơn vị"
"""What an example's row may hold beside official columns."""


@dataclass(frozen=True, slots=True)
class Example:
    """A row (or rows, for book rules) of one book type by official column names, and what the rule says of it.

    For REGISTER scope a row may say in which book it stands (``BOOK_OF_ROW``: ``24862/KS.2008.01``; its type may be another), what the
    plan says of that book (``PLAN_OF_ROW``: declared entries, opened, closed, as ``30 2008-01-02 2008-12-31``), and what its closing page
    and the minutes of hand-over say (``CLOSING_OF_ROW``: ``12 trường hợp, 15 trang, 2 trang trống, 1 trang gạch chéo, bàn giao 15 trang``;
    any part may lack), and when its unit stood (``OFFICE_OF_ROW``: ``từ 1976-02-01, đến 2025-06-30, phần mềm từ 2020-01-02``).
    ``field`` names the field for FIELD scope when the row could break elsewhere too.
    """

    book: str
    rows: tuple[Mapping[str, str], ...]
    outcome: Outcome
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one code.

    ``says`` and ``fix`` are ``str.format`` templates over ``params`` (expressions), ``{label}`` (label of the field) and
    ``{value}`` (its text as written). ``reasons`` are the reasons that settle it. When the ``decisive`` date spans several
    versions, the rule breaks only if every version in reach breaks.
    """

    code: str
    title: str
    severity: Severity
    scope: Scope
    says: str
    fix: str
    versions: tuple[Version, ...] = ()
    books: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    field: str | None = None
    when: Expr | None = None
    decisive: Expr | None = None
    params: Mapping[str, Expr] = dataclasses.field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    answered_by_absence: bool = False
    """Asks why a field is empty: it is not asked where the field says why (``law.value.Absence``)."""
    basis: Law | None = None
    examples: tuple[Example, ...] = ()
