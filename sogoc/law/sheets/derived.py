"""A plain printed form for a book type that nobody has drawn by hand, from its declaration alone.

In: a ``BookType``. Out: a ``Form`` in the order of the printed page: a heading for each person block, what is short side by side,
what is long on lines of its own as far as the page has room, two like blocks (ÔNG and BÀ) in two columns, a list of codes in the
margin as tick boxes where it says what kind of event it is. A fifteenth type so has its pages for free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from sogoc.law.blocks import ATTRIBUTES
from sogoc.law.book import BookType
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.field import Field
from sogoc.law.layout import Shape
from sogoc.law.sheets.form import MOST_ROWS, Blank, Form, Line, Signer, Tick, Written, blank, coded, line
from sogoc.law.sheets.forms.blocks import CU_TRU, GIAY_TO, GIOI_TINH

WORDS = {"gioiTinh": GIOI_TINH, "loaiCuTru": CU_TRU, "loaiGiayToTuyThan": GIAY_TO}
"""What a registrar writes by hand for these codes."""
LABELS = {
    "ho_ten": "Họ, chữ đệm, tên",
    "ngay_sinh": "Ngày sinh",
    "so_dinh_danh": "Số định danh",
    "quan_he": "Quan hệ",
}
"""Shorter words than the column's own, where the heading of the block says whose it is."""
TOGETHER = {
    "Giấy tờ tùy thân": ("loai_giay_to", "giay_to_khac", "so_giay_to", "ngay_cap", "noi_cap"),
    "Nơi cư trú": ("loai_cu_tru", "noi_cu_tru"),
}
"""Attributes that are written one after another on one blank."""
BEFORE = {"ngay_cap": "cấp ", "noi_cap": "tại "}
SHARES = {
    "ho_ten": 0.6,
    "quan_he": 0.4,
    "ngay": 0.4,
    "ma": 0.34,
    "dan_toc": 0.33,
    "quoc_tich": 0.33,
    "so_dinh_danh": 0.45,
    "so_giay_to": 0.3,
    "so_dang_ky": 0.33,
    "so_quyen": 0.33,
    "trang": 0.25,
    "gio_phut": 0.3,
}
"""Share of a line that an attribute, or else a value of a type, asks for; the others ask for a whole one."""
NARROWER = (1.0, 0.83, 0.66, 0.5, 0.4, 0.3, 0.2)
"""Factors on the shares, until all rows find room on the page."""
MARGIN = {"so", "quyen_so", "trang_so", "ngay_dang_ky", "nguoi_ky", "chuc_vu_nguoi_ky", "nguoi_thuc_hien", "ghi_chu"}  # fmt: skip
"""What stands at the head, in the margin or at the foot of every form."""
MOST_TICKS = 9
LONG, HALVES = 1.0, 0.5
NUMBER = 0.55
LEAST, LETTER = 0.12, 0.0125
"""Shares of a line: what the pen needs at least, what a printed letter takes."""
TABLE_COLUMNS = 2
LONGEST_HEADING, LONGEST_TICK = 56, 46
Part = tuple[str, tuple[Field, ...]]
"""Heading (empty outside person blocks) and fields."""


def derived(book_type: BookType, *, room: int = MOST_ROWS) -> Form:
    """Lay out the plain form of a type in so many rows."""
    head = {field.attribute: field.name for field in book_type.official if not field.block}
    head["so"], head["ngay_dang_ky"] = book_type.number, book_type.registered
    boxes = _boxes(book_type)
    kept = [
        book_type.field[name]
        for name in book_type.page_order
        if name not in {head.get(attribute) for attribute in MARGIN}
        and name not in {name for _, name, _ in boxes}
    ]
    titles = {block.prefix: block.title for block in book_type.blocks}
    parts = [
        (titles.get(block, ""), tuple(fields)) for block, fields in groupby(kept, lambda one: one.block or "")
    ]
    first = line(
        *(
            blank(label, head[attribute], share=share)
            for attribute, label, share in (
                ("so", "Số", 0.24),
                ("quyen_so", "Quyển", 0.31),
                ("ngay_dang_ky", "Ngày", 0.45),
            )
            if head.get(attribute)
        )
    )
    return Form(
        code=book_type.code,
        heading=_heading(book_type),
        rows=(first, *(_table(kept) if _is_table(book_type) else _fitted(parts, room=room - 1))),
        ticks=tuple(Tick(_short(label), coded(name, *codes)) for label, name, codes in boxes),
        notes=tuple(Written(head[name]) for name in ("ghi_chu",) if name in head),
        signers=tuple(_signers(book_type, head)),
    )  # fmt: skip


def _heading(book_type: BookType) -> str:
    title = book_type.title if len(book_type.title) <= LONGEST_HEADING else f"Sổ {book_type.short}"
    return title.upper()


def _short(label: str) -> str:
    """As much of a code's label as two half rows of the margin hold."""
    return label if len(label) <= LONGEST_TICK else label[:LONGEST_TICK].rpartition(" ")[0]


def _items(field: Field) -> dict[str, str]:
    return dict(CODE_LISTS[field.codes].items) if field.codes else {}


def _boxes(book_type: BookType) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, column, codes: the boxes that the type declares, else one for each code of what kind of event an entry holds."""
    declared = [(box.label, box.field, box.codes) for box in book_type.tick_boxes if box.codes]
    return declared or [
        (label, field.name, (code,))
        for field in book_type.official
        if field.type == "ma" and not field.block and 0 < len(_items(field)) <= MOST_TICKS
        for code, label in _items(field).items()
    ]


def _signers(book_type: BookType, head: dict[str | None, str]) -> Iterator[Signer]:
    petitioner = next((block for block in book_type.blocks if not block.mention), None)
    came = petitioner and book_type.attribute(petitioner.prefix, "ho_ten")
    if petitioner and came:
        yield Signer(petitioner.title, came)
    if "nguoi_thuc_hien" in head:
        yield Signer("Người thực hiện", head["nguoi_thuc_hien"])
    if "nguoi_ky" in head:
        yield Signer("Người ký", head["nguoi_ky"], head.get("chuc_vu_nguoi_ky", ""))


def _is_table(book_type: BookType) -> bool:
    """Tell whether the form of today is a table with one line for each case."""
    return any(one.shape is Shape.TABLE and one.until is None for one in book_type.layouts)


def _table(fields: list[Field]) -> Iterator[Line]:
    """A line of a table, broken where the page ends: headings, beneath them what was written."""
    for start in range(0, len(fields), TABLE_COLUMNS):
        strip = fields[start : start + TABLE_COLUMNS]
        yield Line(tuple(Blank(field.label, (), 1.0) for field in strip))
        yield Line(tuple(Blank("", (_written(field),), 1.0) for field in strip))


def _fitted(parts: list[Part], *, room: int) -> list[str | Line]:
    """Rows as wide as fit, first in two columns where blocks are alike, then narrower; the room left goes to long texts."""
    rows = list(_rows([(part,) for part in parts], LONG))
    for factor in NARROWER:
        if len(rows) <= room:
            break
        rows = list(_rows(_paired(parts), factor))
    return _roomier(rows, room - len(rows))


def _paired(parts: list[Part]) -> list[tuple[Part, ...]]:
    """Neighbouring person blocks with the same attributes, side by side."""
    found: list[tuple[Part, ...]] = []
    for part in parts:
        if found and len(found[-1]) == 1 and part[0] and _shape(found[-1][0]) == _shape(part):
            found[-1] = (found[-1][0], part)
        else:
            found.append((part,))
    return found


def _shape(part: Part) -> tuple[str | None, ...]:
    return tuple(field.attribute for field in part[1])


def _rows(groups: Iterable[tuple[Part, ...]], factor: float) -> Iterator[str | Line]:
    for group in groups:
        if len(group) == 1:
            title, fields = group[0]
            if title:
                yield title
            yield from _packed(list(_blanks(fields, bare=bool(title))), factor)
            continue
        yield ", ".join(title for title, _ in group)
        for pair in zip(*(_blanks(fields, bare=True) for _, fields in group), strict=True):
            yield line(*(replace(one, share=HALVES) for one in pair))


def _packed(blanks: list[Blank], factor: float) -> Iterator[Line]:
    """Blanks side by side while they find room."""
    row: list[Blank] = []
    for one in blanks:
        wide = replace(one, share=max(one.share * factor, _least(one)))
        if row and sum(part.share for part in row) + wide.share > 1.0001:
            yield Line(tuple(row))
            row = []
        row.append(wide)
    if row:
        yield Line(tuple(row))


def _least(one: Blank) -> float:
    """Share that the printed label needs, with some room for the pen behind it."""
    return min(LONG, LEAST + len(one.label) * LETTER)


def _blanks(fields: Iterable[Field], *, bare: bool) -> Iterator[Blank]:
    """A blank for each field; the columns of a paper, and those of a residence, share one."""
    for label, run in groupby(fields, lambda one: _shared(one) if bare else ""):
        columns = list(run)
        if label:
            yield Blank(label, tuple(_written(one) for one in columns))
        else:
            yield from (_blank(one, bare=bare) for one in columns)


def _shared(field: Field) -> str:
    return next((label for label, group in TOGETHER.items() if field.attribute in group), "")


def _blank(field: Field, *, bare: bool) -> Blank:
    attribute = field.attribute or ""
    label = field.label
    if bare and attribute in ATTRIBUTES:
        label = LABELS.get(attribute, ATTRIBUTES[attribute].label)
    share = NUMBER if attribute.endswith("_so") else SHARES.get(attribute, SHARES.get(field.type, LONG))
    return Blank(label, (_written(field),), share)


def _written(field: Field) -> Written:
    words = WORDS.get(field.codes or "") or (_items(field) if field.type == "ma" else None)
    return Written(field.name, BEFORE.get(field.attribute or "", ""), words)


def _roomier(rows: list[str | Line], spare: int) -> list[str | Line]:
    """Second lines for whole-line blanks, from the last (reasons and contents are long) to the first."""
    grown = list(rows)
    for at in reversed(range(len(grown))):
        row = grown[at]
        if spare and isinstance(row, Line) and len(row.blanks) == 1 and row.blanks[0].share >= HALVES:
            grown[at] = replace(row, lines=2)
            spare -= 1
    return grown
