"""What a printed form is made of.

A form is one file in ``forms/`` holding one ``Form``: its heading, its lines with blanks, its tick
boxes, what the registrar adds in the "Ghi chú" column, and who signs. A blank names the official
columns whose text is written on it. Grounded in the forms of Circulars 15/2015 and 04/2020/TT-BTP.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MOST_ROWS = 29
"""Rows that the main column of a page holds."""
Values = Mapping[str, str]  # official column name in lower case → text as written in the book


@dataclass(frozen=True, slots=True)
class Written:
    """One column on the paper: the words before it, and the words that stand for its codes."""

    column: str
    before: str = ""
    words: Mapping[str, str] | None = None
    key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.column.lower())

    def text(self, values: Values) -> str:
        """Give the words that the pen writes, or nothing."""
        found = values.get(self.key)
        if not found:
            return ""
        value = " ".join(found.split())
        if self.words is not None:
            value = self.words.get(value, value)
        return self.before + value if value else ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A printed label and what is written after it."""

    label: str
    written: tuple[Written, ...]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """Blanks side by side; the last one may run over several ruled lines."""

    blanks: tuple[Blank, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A box of the right-hand margin, and when it is ticked."""

    label: str
    ticked: Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Signer:
    """A place for a signature: what is printed above, whose name is written below."""

    label: str
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form."""

    code: str
    heading: str
    rows: tuple[str | Line, ...]  # a bare text is the heading of a block
    ticks: tuple[Tick, ...]
    notes: tuple[Written, ...]
    signers: tuple[Signer, ...]
    spread: bool = False
    """A table over two pages of A3: the first line stands in a column of its own."""


def blank(label: str, *columns: str | Written, share: float = 1.0) -> Blank:
    """Make a blank; a bare column name is written as it stands."""
    return Blank(label, tuple(Written(c) if isinstance(c, str) else c for c in columns), share)


def line(*blanks: Blank, lines: int = 1) -> Line:
    """Make a line of blanks."""
    return Line(blanks, lines)


@dataclass(frozen=True, slots=True)
class Coded:
    """The condition "the column holds one of these codes"."""

    column: str
    codes: tuple[str, ...]

    def __call__(self, values: Values) -> bool:
        """Tell whether it does."""
        return values.get(self.column.lower(), "").strip() in self.codes


def coded(column: str, *codes: str) -> Coded:
    """Make the condition "the column holds one of these codes"."""
    return Coded(column, codes)


def composed(written: tuple[Written, ...], values: Values) -> str:
    """Give all that is written on one blank."""
    return " ".join(text for text in (part.text(values) for part in written) if text)
