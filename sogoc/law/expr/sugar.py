"""The words in which rules are written.

``F("nksNgaySinh")`` names a field; ``.v`` is its text as written, ``.u`` the canonical text, ``.k`` the kind as which its value type
understood it, ``.h`` the hint. ``date(F(…))`` is its range of days. A bare field may stand wherever a date is expected and in
``present``/``absent``; elsewhere say which part is meant.

For rules over many fields or many book types: ``THIS`` is the field that a FIELD rule is bound to, ``BESIDE("ngay_sinh")`` the field
with that attribute in the same person block (where the block implies a sex and has no column for it, ``BESIDE("gioi_tinh").u`` is
the implied one), ``REGISTERED``, ``EVENT``, ``NUMBER`` and ``PLACE`` the book type's own fields of that meaning. What a book type
lacks is absent, hence *cannot tell*. ``THIS.is_core``, ``THIS.attribute_in(…)``, ``THIS.block_in(…)``, ``THIS.field_in(…)``,
``THIS.type_in(…)``, ``THIS.is_subject`` and ``THIS.is_mention`` ask the declarations about the field under ``THIS``.

``office(PLACE.v)`` is the kind of office that a text names. ``called(…)`` and the ``meaning`` of a pattern are the words by which the
manual says what would be hard to read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sogoc.law.expr.tree import (
    All,
    AnyOf,
    DateIn,
    DateOf,
    Days,
    Expr,
    Find,
    Fold,
    If,
    IntOf,
    IsIn,
    Lit,
    Matches,
    Not,
    Office,
    Part,
    Present,
    Slice,
    Sort,
    Trait,
    Year,
    Years,
    operand,
)

THIS_NAME = "@this"
BESIDE_PREFIX = "@beside:"
ROLES = ("@registered", "@event", "@number", "@place")


@dataclass(frozen=True, slots=True)
class F:
    """A field by its official column name."""

    name: str

    @property
    def v(self) -> Part:
        """As written."""
        return Part(self.name, "v")

    @property
    def u(self) -> Part:
        """Canonical text."""
        return Part(self.name, "u")

    @property
    def k(self) -> Part:
        """Kind as which it was understood."""
        return Part(self.name, "k")

    @property
    def h(self) -> Part:
        """Hint of the value type: nearest label, wrong characters, converted text."""
        return Part(self.name, "h")


@dataclass(frozen=True, slots=True)
class This(F):
    """The field that a FIELD rule is bound to, and what the declarations say of it."""

    name: str = THIS_NAME

    @property
    def is_core(self) -> Trait:
        """Held by the ministry's first form."""
        return Trait("core", ())

    @property
    def is_subject(self) -> Trait:
        """In the block of a person whose event it is."""
        return Trait("subject", ())

    @property
    def is_mention(self) -> Trait:
        """In the block of a person who is projected into the mentions."""
        return Trait("mention", ())

    @property
    def has_no_place(self) -> Trait:
        """No form of the book had a place for it on the day of registration."""
        return Trait("no_place", ())

    @property
    def perhaps_has_no_place(self) -> Trait:
        """So it seems, but a form of that time was not seen."""
        return Trait("perhaps_no_place", ())

    def attribute_in(self, *attributes: str) -> Trait:
        """The attribute of the block (``ngay_sinh``) is one of these."""
        return Trait("attribute", attributes)

    def stands_beside(self, attribute: str) -> Trait:
        """The same block has a column of this attribute."""
        return Trait("beside", (attribute,))

    def block_in(self, *prefixes: str) -> Trait:
        """The prefix of the block (``nks``) is one of these."""
        return Trait("block", prefixes)

    def field_in(self, *names: str) -> Trait:
        """The official name is one of these."""
        return Trait("field", names)

    def type_in(self, *types: str) -> Trait:
        """The value type is one of these."""
        return Trait("type", types)


THIS = This()
REGISTERED = F("@registered")
EVENT = F("@event")
NUMBER = F("@number")
PLACE = F("@place")


def BESIDE(attribute: str) -> F:  # noqa: N802 - a word of the language, like THIS
    """The field with this attribute in the person block of ``THIS``."""
    return F(BESIDE_PREFIX + attribute)


def lit(value: str | bool | int) -> Lit:  # noqa: FBT001 - a constant of the language
    """A constant text, number or truth value."""
    if isinstance(value, bool):
        return Lit(value, Sort.BOOL)
    return Lit(value, Sort.TEXT if isinstance(value, str) else Sort.INT)


def date(value: F | str | Expr) -> Expr:
    """Range of days of a date field, or of a constant ISO prefix such as ``2015-01-01``."""
    return DateOf(value.name) if isinstance(value, F) else operand(value, Sort.DATE)


def years(start: F | str | Expr, end: F | str | Expr) -> Years:
    """Completed years from ``start`` to ``end``."""
    return Years(date(start), date(end))


def days(start: F | str | Expr, end: F | str | Expr) -> Days:
    """Days from ``start`` to ``end``."""
    return Days(date(start), date(end))


def year(value: F | str | Expr) -> Year:
    """Calendar year."""
    return Year(date(value))


def before(first: F | str | Expr, second: F | str | Expr) -> Expr:
    """``first`` lies wholly before ``second``; *cannot tell* while the ranges overlap."""
    return date(first) < date(second)


def present(value: F | Expr) -> Present:
    """Something is written there; of an expression: it has a value."""
    return Present(value.v if isinstance(value, F) else value)


def absent(value: F | Expr) -> Not:
    """Nothing is written there."""
    return Not(present(value))


def is_in(value: Expr, *values: str) -> IsIn:
    """The text is one of those listed."""
    return IsIn(value, values)


def matches(value: Expr, pattern: str, meaning: str = "") -> Matches:
    """The whole text has the form of the pattern; ``meaning`` says so in Vietnamese (*có dạng 9 chữ số*)."""
    return Matches(value, pattern, meaning)


def fold(value: Expr) -> Fold:
    """The text as matching sees it."""
    return Fold(value)


def find(value: Expr, pattern: str, meaning: str = "") -> Find:
    """What the one capturing group of the pattern takes at its first match inside the text (*từ đầu*)."""
    return Find(value, pattern, meaning)


def office(value: Expr) -> Office:
    """Kind of office that the text names: ``xa``, ``huyen``, ``so``, ``dai_dien``, ``toa_an``."""
    return Office(value)


def date_in(value: Expr) -> DateIn:
    """The day that a text writes, as ``d.m.yyyy`` with dots, slashes or dashes, or as an ISO prefix."""
    return DateIn(value)


def part(value: Expr, start: int, stop: int | None = None) -> Slice:
    """Code points of a text, as Python slices it."""
    return Slice(value, start, stop)


def int_of(value: Expr) -> IntOf:
    """The number that a text of digits writes."""
    return IntOf(value)


def all_of(*items: Expr) -> All:
    """Every item holds."""
    return All(items)


def any_of(*items: Expr) -> AnyOf:
    """Some item holds."""
    return AnyOf(items)


def called(expr: Expr, meaning: str) -> Expr:
    """The same expression with a name in Vietnamese by which the manual speaks of it; of *all_of*, *any_of* and *if_* alone."""
    if not isinstance(expr, (All, AnyOf, If)):
        message = f"{expr!r} cannot bear a name"
        raise TypeError(message)
    return replace(expr, meaning=meaning)


def no(item: Expr) -> Not:
    """The contrary."""
    return Not(item)


def if_(condition: Expr, then: Expr, other: Expr) -> If:
    """One of two expressions."""
    return If(condition, then, other)
