"""The nodes of the expression language: small, closed, frozen; sorts are checked when a node is built, that is, at import.

There are four sorts. ``text`` is a string; ``bool`` is three-valued (true, false, cannot tell); ``int`` and ``date`` are ranges, an
earliest and a latest value, because a book often gives only a year. Every value may be absent, and whatever is computed from an
absent value is absent, except by ``present``, by *and* with a false and by *or* with a true (Kleene's strong logic).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from sogoc.law.expr.patterns import checked, with_one_group


class Sort(StrEnum):
    """What an expression yields."""

    TEXT = "text"
    INT = "int"
    DATE = "date"
    BOOL = "bool"


PartName: TypeAlias = Literal["v", "u", "k", "h"]
CompareOp: TypeAlias = Literal["lt", "le", "gt", "ge", "eq", "ne"]
TraitName: TypeAlias = Literal[
    "attribute",
    "block",
    "field",
    "core",
    "mention",
    "subject",
    "type",
    "beside",
    "no_place",
    "perhaps_no_place",
]


class Expr:
    """Base of all nodes. Comparisons and ``& | ~`` build further nodes, so an expression has no truth value of its own."""

    __slots__ = ()
    kind: ClassVar[str] = ""

    @property
    def sort(self) -> Sort:
        """Sort of the value."""
        return Sort.BOOL

    def __bool__(self) -> bool:
        message = "an expression has no truth value in Python: write & | ~ or all_of, any_of, no"
        raise TypeError(message)

    def __hash__(self) -> int:
        return id(self) >> 4

    def __eq__(self, other: object) -> Compare:  # type: ignore[override]
        return compare("eq", self, other)

    def __ne__(self, other: object) -> Compare:  # type: ignore[override]
        return compare("ne", self, other)

    def __lt__(self, other: object) -> Compare:
        return compare("lt", self, other)

    def __le__(self, other: object) -> Compare:
        return compare("le", self, other)

    def __gt__(self, other: object) -> Compare:
        return compare("gt", self, other)

    def __ge__(self, other: object) -> Compare:
        return compare("ge", self, other)

    def __add__(self, other: object) -> Add:
        return Add(self, operand(other, Sort.INT), 1)

    def __sub__(self, other: object) -> Add:
        return Add(self, operand(other, Sort.INT), -1)

    def __and__(self, other: Expr) -> All:
        return All((self, other))

    def __or__(self, other: Expr) -> AnyOf:
        return AnyOf((self, other))

    def __invert__(self) -> Not:
        return Not(self)


def operand(value: object, sort: Sort) -> Expr:
    """Return ``value`` as an expression of ``sort``: an expression itself, or a Python constant."""
    if isinstance(value, Expr):
        found: Expr = value
    elif isinstance(value, bool) and sort is Sort.BOOL:
        found = Lit(value, Sort.BOOL)
    elif isinstance(value, int) and not isinstance(value, bool) and sort is Sort.INT:
        found = Lit(value, Sort.INT)
    elif isinstance(value, str) and sort in {Sort.TEXT, Sort.DATE}:
        found = Lit(value, sort)
    else:
        message = f"{value!r} is no {sort} expression (of a field take .v, .u, .k, .h or date(field))"
        raise TypeError(message)
    if found.sort is not sort:
        message = f"{found!r} is {found.sort}, where {sort} is needed"
        raise TypeError(message)
    return found


def compare(op: CompareOp, left: Expr, right: object) -> Compare:
    """Build a comparison; the constant on the right takes the sort of the left."""
    return Compare(op, left, operand(right, left.sort))


@dataclass(frozen=True, slots=True, eq=False)
class Lit(Expr):
    """A constant; ``value`` None is the absent value of its sort. A date is an ISO prefix: a year, a month or a day."""

    value: str | int | bool | None
    of: Sort
    kind = "lit"

    @property
    def sort(self) -> Sort:
        return self.of


@dataclass(frozen=True, slots=True, eq=False)
class Part(Expr):
    """Text of a field: ``v`` as written, ``u`` canonical, ``k`` the kind it was understood as, ``h`` the hint."""

    field: str
    part: PartName
    kind = "part"

    @property
    def sort(self) -> Sort:
        return Sort.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class DateOf(Expr):
    """The earliest and the latest day that a date field can mean (an age: relative to the day of registration)."""

    field: str
    kind = "date"

    @property
    def sort(self) -> Sort:
        return Sort.DATE


@dataclass(frozen=True, slots=True, eq=False)
class Trait(Expr):
    """What the declarations say of the field under ``THIS``; bound to a field a constant, or (``no_place``) a condition on the day."""

    name: TraitName
    values: tuple[str, ...]
    kind = "trait"


@dataclass(frozen=True, slots=True, eq=False)
class Years(Expr):
    """Completed years from one date to another; one born on 29/02 completes a year on 01/03 of a common year."""

    start: Expr
    end: Expr
    kind = "years"

    def __post_init__(self) -> None:
        operand(self.start, Sort.DATE)
        operand(self.end, Sort.DATE)

    @property
    def sort(self) -> Sort:
        return Sort.INT


@dataclass(frozen=True, slots=True, eq=False)
class Days(Expr):
    """Days from one date to another, negative when the second comes first."""

    start: Expr
    end: Expr
    kind = "days"

    def __post_init__(self) -> None:
        operand(self.start, Sort.DATE)
        operand(self.end, Sort.DATE)

    @property
    def sort(self) -> Sort:
        return Sort.INT


@dataclass(frozen=True, slots=True, eq=False)
class Year(Expr):
    """Calendar year of a date."""

    of: Expr
    kind = "year"

    def __post_init__(self) -> None:
        operand(self.of, Sort.DATE)

    @property
    def sort(self) -> Sort:
        return Sort.INT


@dataclass(frozen=True, slots=True, eq=False)
class Add(Expr):
    """Sum (``sign`` 1) or difference (``sign`` -1) of two whole numbers."""

    left: Expr
    right: Expr
    sign: int
    kind = "add"

    def __post_init__(self) -> None:
        operand(self.left, Sort.INT)
        operand(self.right, Sort.INT)
        if self.sign not in {1, -1}:
            raise ValueError(self.sign)

    @property
    def sort(self) -> Sort:
        return Sort.INT


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Expr):
    """Comparison of two values of one sort; texts and booleans only by ``eq`` and ``ne``."""

    op: CompareOp
    left: Expr
    right: Expr
    kind = "compare"

    def __post_init__(self) -> None:
        operand(self.right, self.left.sort)
        if self.op not in {"lt", "le", "gt", "ge", "eq", "ne"}:
            raise ValueError(self.op)
        if self.left.sort in {Sort.TEXT, Sort.BOOL} and self.op not in {"eq", "ne"}:
            message = f"{self.left.sort} has no order"
            raise TypeError(message)


@dataclass(frozen=True, slots=True, eq=False)
class Present(Expr):
    """Whether a value is there at all; never *cannot tell*."""

    of: Expr
    kind = "present"


@dataclass(frozen=True, slots=True, eq=False)
class IsIn(Expr):
    """Whether a text is one of those listed."""

    of: Expr
    values: tuple[str, ...]
    kind = "is_in"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)
        if not all(isinstance(value, str) for value in self.values):
            message = f"{self.values!r} are no texts"
            raise TypeError(message)


@dataclass(frozen=True, slots=True, eq=False)
class Matches(Expr):
    """Whether the whole text has the form of a pattern (``patterns`` says what a pattern may use).

    ``meaning`` says the same in Vietnamese, as what stands after the field: *có chữ “bỏ rơi”*.
    """

    of: Expr
    pattern: str
    meaning: str = ""
    kind = "matches"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)
        checked(self.pattern)


@dataclass(frozen=True, slots=True, eq=False)
class Fold(Expr):
    """The text as matching sees it: without marks, đ as d, tone placement, i/y and apostrophes levelled, lower case."""

    of: Expr
    kind = "fold"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)

    @property
    def sort(self) -> Sort:
        return Sort.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class Find(Expr):
    """What the one capturing group of a pattern takes at its first match inside the text; absent where there is none.

    ``meaning`` says in Vietnamese what that is: *từ đầu*.
    """

    of: Expr
    pattern: str
    meaning: str = ""
    kind = "find"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)
        with_one_group(self.pattern)

    @property
    def sort(self) -> Sort:
        return Sort.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class Office(Expr):
    """Kind of office that a text names (``xa huyen so dai_dien toa_an``, see ``law.places``); absent where it names none."""

    of: Expr
    kind = "office"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)

    @property
    def sort(self) -> Sort:
        return Sort.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class DateIn(Expr):
    """The day that a text writes: ``d.m.yyyy`` (dots, slashes or dashes) or an ISO prefix; absent for any other text."""

    of: Expr
    kind = "date_in"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)

    @property
    def sort(self) -> Sort:
        return Sort.DATE


@dataclass(frozen=True, slots=True, eq=False)
class Slice(Expr):
    """Code points ``start`` to ``stop`` (exclusive); a negative ``start`` counts from the end and then has no ``stop``."""

    of: Expr
    start: int
    stop: int | None
    kind = "slice"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)
        if self.stop is not None and (self.start < 0 or self.stop < self.start):
            message = f"slice {self.start}:{self.stop}"
            raise ValueError(message)

    @property
    def sort(self) -> Sort:
        return Sort.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class IntOf(Expr):
    """The number that a text of one to nine ASCII digits writes; absent for any other text."""

    of: Expr
    kind = "int_of"

    def __post_init__(self) -> None:
        operand(self.of, Sort.TEXT)

    @property
    def sort(self) -> Sort:
        return Sort.INT


@dataclass(frozen=True, slots=True, eq=False)
class All(Expr):
    """Every item holds; one false is enough for false, whatever cannot be told. ``meaning`` says all of it in Vietnamese."""

    items: tuple[Expr, ...]
    meaning: str = ""
    kind = "all"

    def __post_init__(self) -> None:
        for item in self.items:
            operand(item, Sort.BOOL)


@dataclass(frozen=True, slots=True, eq=False)
class AnyOf(Expr):
    """Some item holds; one true is enough for true, whatever cannot be told. ``meaning`` says all of it in Vietnamese."""

    items: tuple[Expr, ...]
    meaning: str = ""
    kind = "any"

    def __post_init__(self) -> None:
        for item in self.items:
            operand(item, Sort.BOOL)


@dataclass(frozen=True, slots=True, eq=False)
class Not(Expr):
    """The contrary; *cannot tell* stays so."""

    of: Expr
    kind = "not"

    def __post_init__(self) -> None:
        operand(self.of, Sort.BOOL)


@dataclass(frozen=True, slots=True, eq=False)
class If(Expr):
    """``then`` where the condition holds, ``other`` where it does not, else absent; ``meaning`` says all of it in Vietnamese."""

    condition: Expr
    then: Expr
    other: Expr
    meaning: str = ""
    kind = "if"

    def __post_init__(self) -> None:
        operand(self.condition, Sort.BOOL)
        operand(self.other, self.then.sort)

    @property
    def sort(self) -> Sort:
        return self.then.sort
