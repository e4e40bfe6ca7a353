"""An expression in Vietnamese: for the manual and for the answer to "why?".

Comes in: an expression, bound to a book type or not yet; with the book type the fields show their labels. Goes out: a phrase without a
full stop: ``tuổi tròn từ «Ngày sinh của vợ» đến «Ngày đăng ký» từ 18 trở lên``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sogoc.law.blocks import ATTRIBUTES
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.expr import ranges
from sogoc.law.expr.bind import field_named
from sogoc.law.expr.shown import shown
from sogoc.law.expr.sugar import BESIDE_PREFIX, THIS_NAME
from sogoc.law.expr.to_json import to_json
from sogoc.law.expr.tree import (
    Add,
    All,
    AnyOf,
    Compare,
    CompareOp,
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
)
from sogoc.law.field import Field
from sogoc.law.places.competence import INSTITUTIONS
from sogoc.law.values import VALUE_TYPES

_SYMBOLS = {
    THIS_NAME: "ô đang xét",
    "@registered": "Ngày, tháng, năm đăng ký",
    "@event": "Ngày của sự kiện",
    "@number": "Số đăng ký",
    "@place": "Nơi đăng ký",
}
_NUMBERS = {
    "lt": "nhỏ hơn {}",
    "le": "không lớn hơn {}",
    "gt": "lớn hơn {}",
    "ge": "không nhỏ hơn {}",
    "eq": "bằng {}",
    "ne": "khác {}",
}
_FIXED_NUMBERS = _NUMBERS | {"lt": "dưới {}", "le": "không quá {}", "gt": "trên {}", "ge": "từ {} trở lên"}
_DAYS = {
    "lt": "trước {}",
    "le": "không sau {}",
    "gt": "sau {}",
    "ge": "không trước {}",
    "eq": "trùng với {}",
    "ne": "khác {}",
}
_CONTRARY: dict[CompareOp, CompareOp] = {
    "lt": "ge",
    "le": "gt",
    "gt": "le",
    "ge": "lt",
    "eq": "ne",
    "ne": "eq",
}
_TEXTS = {"eq": "là {}", "ne": "không phải là {}"}
_TRAITS = {
    "attribute": "ô đang xét là {}",
    "beside": "phần chứa ô đang xét là phần có cột {}",
    "block": "phần chứa ô đang xét là {}",
    "field": "ô đang xét là cột {}",
    "type": "kiểu của ô đang xét là {}",
    "core": "ô đang xét là thông tin cốt lõi",
    "no_place": "mẫu sổ thời đó là mẫu không có chỗ ghi ô đang xét",
    "perhaps_no_place": "mẫu sổ thời đó là mẫu có thể không có chỗ ghi ô đang xét",
    "mention": "ô đang xét là của một người được nêu tên trong sổ",
    "subject": "ô đang xét là của người được đăng ký",
}


def to_text(expr: Expr, book_type: BookType | None = None, field: Field | None = None) -> str:
    """Say an expression; ``field`` is the field under ``THIS``, if it is known."""
    return _Speaker(book_type, field).say(expr)


def _title(trait: str, value: str) -> str:
    """Vietnamese name of a declared thing that a trait speaks of."""
    if trait in {"attribute", "beside"} and value in ATTRIBUTES:
        return ATTRIBUTES[value].label
    if trait == "type":
        return VALUE_TYPES[value].title
    for book_type in BOOK_TYPES.values():
        if trait == "block" and value in book_type.block:
            return book_type.block[value].title
        if trait == "field" and value in book_type.field:
            return book_type.field[value].label
    return value


class _Speaker:
    """The interpreter; one phrase per node kind."""

    def __init__(self, book_type: BookType | None, field: Field | None) -> None:
        self._book_type = book_type
        self._this = field

    def say(self, expr: Expr) -> str:
        if isinstance(expr, (All, AnyOf, If)) and expr.meaning:
            return expr.meaning
        return self._PHRASES[expr.kind](self, expr)

    def _field(self, name: str) -> Field | None:
        beside_this = name == THIS_NAME or name.startswith(BESIDE_PREFIX)
        if self._book_type is not None and (self._this is not None or not beside_this):
            return field_named(name, self._book_type, self._this)
        return next((item.field[name] for item in BOOK_TYPES.values() if name in item.field), None)

    def _label(self, name: str) -> str:
        found = self._field(name)
        if found is not None:
            return f"«{found.label}»"
        if name.startswith(BESIDE_PREFIX):
            return f"«{ATTRIBUTES[name.removeprefix(BESIDE_PREFIX)].label}» của cùng người"
        return f"«{_SYMBOLS.get(name, name)}»"

    def _lit(self, expr: Lit) -> str:
        if expr.value is None:
            return "giá trị không có"
        if expr.of is Sort.BOOL:
            return "luôn đúng" if expr.value else "luôn sai"
        if expr.of is Sort.DATE:
            return shown(ranges.prefix_span(str(expr.value)))
        return f"“{expr.value}”" if expr.of is Sort.TEXT else str(expr.value)

    def _part(self, expr: Part) -> str:
        label = self._label(expr.field)
        return {"v": label, "u": label, "k": f"loại của {label}", "h": f"gợi ý cho {label}"}[expr.part]

    def _kinds(self, part: Part, kinds: tuple[str, ...]) -> str:
        found = self._field(part.field)
        types = [VALUE_TYPES[found.type]] if found else list(VALUE_TYPES.values())
        titles = {kind: title for item in types for kind, title in item.kinds.items()}
        return " hoặc ".join(f"“{titles.get(kind, kind)}”" for kind in kinds)

    def _compare(self, expr: Compare) -> str:
        if isinstance(expr.left, Part) and expr.left.part == "k" and isinstance(expr.right, Lit):
            verb = _TEXTS[expr.op]
            return f"{self._label(expr.left.field)} {verb.format(self._kinds(expr.left, (str(expr.right.value),)))}"
        phrases = {
            Sort.DATE: _DAYS,
            Sort.INT: _FIXED_NUMBERS if isinstance(expr.right, Lit) else _NUMBERS,
            Sort.TEXT: _TEXTS,
            Sort.BOOL: _TEXTS,
        }[expr.left.sort]
        right = expr.right
        constant = isinstance(right, Lit) and right.of is Sort.TEXT and right.value is not None
        other = (
            self._value(expr.left, str(right.value))
            if isinstance(right, Lit) and constant
            else self.say(right)
        )
        return f"{self.say(expr.left)} {phrases[expr.op].format(other)}"

    def _is_in(self, expr: IsIn) -> str:
        if isinstance(expr.of, Part) and expr.of.part == "k":
            return f"{self._label(expr.of.field)} là {self._kinds(expr.of, expr.values)}"
        return f"{self.say(expr.of)} là {' hoặc '.join(self._value(expr.of, value) for value in expr.values)}"

    def _value(self, of: Expr, value: str) -> str:
        """A constant beside what it is compared with: a code with its label, a kind of office by its name."""
        if isinstance(of, Office):
            return INSTITUTIONS.get(value, value)
        found = self._field(of.field) if isinstance(of, Part) else None
        codes = CODE_LISTS[found.codes].items if found is not None and found.codes else {}
        label = codes.get(value, value)
        return f"“{value}”" if label == value else f"“{value}” ({label})"

    def _not(self, expr: Not) -> str:
        if isinstance(expr.of, Present):
            return f"{self.say(expr.of.of)} để trống"
        if isinstance(expr.of, Compare):
            return self._compare(Compare(_CONTRARY[expr.of.op], expr.of.left, expr.of.right))
        if isinstance(expr.of, (IsIn, Trait)):
            return self.say(expr.of).replace(" là ", " không phải là ", 1)
        return f"không phải ({self.say(expr.of)})"

    def _matches(self, expr: Matches) -> str:
        return f"{self.say(expr.of)} {expr.meaning or f'đúng mẫu “{expr.pattern}”'}"

    def _find(self, expr: Find) -> str:
        return f"{expr.meaning or f'đoạn theo mẫu “{expr.pattern}”'} trong {self.say(expr.of)}"

    def _slice(self, expr: Slice) -> str:
        if expr.start < 0:
            return f"{-expr.start} ký tự cuối của {self.say(expr.of)}"
        if expr.stop == expr.start + 1:
            return f"ký tự thứ {expr.stop} của {self.say(expr.of)}"
        end = "hết" if expr.stop is None else f"ký tự thứ {expr.stop}"
        return f"phần từ ký tự thứ {expr.start + 1} đến {end} của {self.say(expr.of)}"

    def _if(self, expr: If) -> str:
        return f"nếu {self._inside(expr.condition)} thì {self._inside(expr.then)}, nếu không thì {self._inside(expr.other)}"

    def _add(self, expr: Add) -> str:
        return f"{self.say(expr.left)} {'cộng' if expr.sign == 1 else 'trừ'} {self.say(expr.right)}"

    def _trait(self, expr: Trait) -> str:
        values = [f"“{_title(expr.name, value)}”" for value in expr.values]
        return _TRAITS[expr.name].format(" hoặc ".join(values))

    def _joined(self, items: tuple[Expr, ...], word: str) -> str:
        if not items:
            return "luôn đúng" if word == "và" else "luôn sai"
        # that something can be told goes without saying beside the thing itself
        asked = [to_json(item) for item in items]
        items = tuple(item for item in items if not (isinstance(item, Present) and to_json(item.of) in asked))
        return f" {word} ".join(map(self._inside, items)) if len(items) > 1 else self.say(items[0])

    def _inside(self, expr: Expr) -> str:
        if isinstance(expr, (All, AnyOf, If)) and expr.meaning:
            return expr.meaning
        joined = isinstance(expr, (All, AnyOf)) and len(expr.items) > 1
        return f"({self.say(expr)})" if joined or isinstance(expr, If) else self.say(expr)

    _PHRASES: dict[str, Callable[[Any, Any], str]] = {  # noqa: RUF012 - filled once, below its methods
        Lit.kind: _lit,
        Part.kind: _part,
        DateOf.kind: lambda self, expr: self._label(expr.field),
        Trait.kind: _trait,
        Years.kind: lambda self, expr: f"tuổi tròn từ {self.say(expr.start)} đến {self.say(expr.end)}",
        Days.kind: lambda self, expr: f"số ngày từ {self.say(expr.start)} đến {self.say(expr.end)}",
        Year.kind: lambda self, expr: f"năm của {self.say(expr.of)}",
        Add.kind: _add,
        Compare.kind: _compare,
        Present.kind: lambda self, expr: f"{self.say(expr.of)} có ghi",
        IsIn.kind: _is_in,
        Matches.kind: _matches,
        Fold.kind: lambda self, expr: f"{self.say(expr.of)} (không kể dấu và cách viết hoa)",
        Find.kind: _find,
        Office.kind: lambda self, expr: f"cơ quan ghi ở {self.say(expr.of)}",
        DateIn.kind: lambda self, expr: f"ngày ghi ở {self.say(expr.of)}",
        Slice.kind: _slice,
        IntOf.kind: lambda self, expr: f"số ghi ở {self.say(expr.of)}",
        All.kind: lambda self, expr: self._joined(expr.items, "và"),
        AnyOf.kind: lambda self, expr: self._joined(expr.items, "hoặc"),
        Not.kind: _not,
        If.kind: _if,
    }
