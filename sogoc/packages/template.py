"""An empty workbook of a book type, to be filled by hand in any spreadsheet program.

In: a book type and its code lists. Out: the sheets of the contract with columns in text format, a hint at each header and lists
to choose from; a value outside a list is warned about and never kept from being typed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sogoc.law.book import BookType
from sogoc.law.field import PROPOSED, Field
from sogoc.packages.sheet_writing import NOTES_SHEET, SHEET, column_letters
from sogoc.packages.writing import code_lists_of

_ROWS = 2_000
_LONGEST_LIST = 255
_MADE = dt.datetime(2025, 1, 1)  # noqa: DTZ001 - written into the file, the same for everyone
_HINTS = {
    "ngay": "Ghi ngày dạng chữ dd.mm.yyyy; thiếu ngày thì mm.yyyy, chỉ biết năm thì yyyy.",
    "so_dang_ky": "Ghi số/năm đăng ký, ví dụ 05/2008.",
    "so_quyen": "Ghi số quyển/năm mở sổ, ví dụ 01/2008.",
    "so_dinh_danh": "Ghi đủ 12 chữ số, kể cả số 0 ở đầu.",
    "ho_ten": "Ghi đúng như trong sổ, dùng bảng mã Unicode.",
    "trang": "Ghi số trang.",
    "ngay_bang_chu": "Ghi đúng như trong sổ.",
}

Places = dict[str, tuple[int, int]]
"""Code list → its first and last row in the sheet of notes."""


def write_template(book_type: BookType, *, path: Path) -> None:
    """Write the template of a book type."""
    lists = code_lists_of(book_type)
    workbook = xlsxwriter.Workbook(path)
    workbook.set_properties({"title": book_type.title, "created": _MADE})
    text = workbook.add_format({"num_format": "@", "font_name": "Times New Roman"})
    head = workbook.add_format({"num_format": "@", "bold": True, "font_name": "Times New Roman", "bottom": 1})
    core = workbook.add_format(
        {"num_format": "@", "bold": True, "font_name": "Times New Roman", "bottom": 1, "bg_color": "#FFF2CC"}
    )
    sheet = workbook.add_worksheet(SHEET)
    notes = workbook.add_worksheet(NOTES_SHEET)
    places = _notes(notes, lists, text=text, head=head)
    _proposals(notes, book_type, text=text, head=head)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, len(book_type.official), 18, text)
    sheet.write_string(0, 0, "STT", head)
    for index, field in enumerate(book_type.official, 1):
        sheet.write_string(0, index, field.name, core if field.core else head)
        sheet.write_comment(0, index, _hint(field), {"author": "Sổ Gốc", "x_scale": 2})
        if field.codes in lists:
            _choose(
                sheet, index, field, codes=[code for code, _ in lists[field.codes]], place=places[field.codes]
            )
    workbook.close()


def _hint(field: Field) -> str:
    parts = [field.label, _HINTS.get(field.type, "")]
    if field.codes:
        parts.append(f"Chọn trong danh mục “{_title(field.codes)}” ở trang “{NOTES_SHEET}”.")
    if field.core:
        parts.append("Cột cốt lõi: để trống thì phải ghi lý do.")
    if not field.verified:
        parts.append(f"{PROPOSED[:1].upper()}{PROPOSED[1:]}.")
    return "\n".join(part for part in parts if part)


def _title(name: str) -> str:
    """What people call a code list; its name where none is declared for it."""
    from sogoc.law.codelists import CODE_LISTS

    return CODE_LISTS[name].title if name in CODE_LISTS else name


def _notes(
    sheet: Worksheet, lists: dict[str, tuple[tuple[str, str], ...]], *, text: object, head: object
) -> Places:
    sheet.set_column(0, 0, 24, text)
    sheet.set_column(1, 1, 60, text)
    sheet.write_string(0, 0, f"Danh mục mã dùng trong trang “{SHEET}”", text)
    places: Places = {}
    row = 2
    for name, items in lists.items():
        sheet.write_string(row, 0, _title(name), head)
        places[name] = (row + 2, row + 1 + len(items))
        for code, label in items:
            row += 1
            sheet.write_string(row, 0, code, text)
            sheet.write_string(row, 1, label, text)
        row += 2
    return places


def _proposals(sheet: Worksheet, book_type: BookType, *, text: object, head: object) -> None:
    """Beside the lists: which columns have a name that the ministry did not give."""
    names = [field.name for field in book_type.official if not field.verified]
    if not names:
        return
    sheet.set_column(3, 3, 60, text)
    sheet.write_string(0, 3, f"{PROPOSED[:1].upper()}{PROPOSED[1:]}", head)
    for row, name in enumerate(names, 2):
        sheet.write_string(row, 3, name, text)


def _choose(sheet: Worksheet, index: int, field: Field, *, codes: list[str], place: tuple[int, int]) -> None:
    """Offer the codes; a long list of labels is taken from the sheet of notes."""
    labels = field.type in {"dan_toc", "quoc_tich"}
    short = ",".join(codes)
    column = "B" if labels else "A"
    source: object = codes
    if labels or len(short) > _LONGEST_LIST:
        source = f"='{NOTES_SHEET}'!${column}${place[0]}:${column}${place[1]}"
    sheet.data_validation(
        f"{column_letters(index)}2:{column_letters(index)}{_ROWS}",
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": "Ngoài danh mục",
            "error_message": "Giá trị này không có trong danh mục. Vẫn có thể giữ lại nếu sổ ghi như vậy.",
        },
    )
