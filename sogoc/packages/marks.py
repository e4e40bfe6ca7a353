"""The sheet ``Cach ghi`` of a package: why nothing stands in a cell, and which letters of a text are uncertain.

In: the lines of that sheet as texts, the rows of the data sheet. Out: marks by Excel row and column, and a note for each line that cannot
be true; and back. Header ``dong cot vang_mat chua_chac``: Excel row of the data sheet, official column, code of ``law.value.Absence``,
letters as ``6-8;10-11`` (from the first to before the second, counted from 0 in code points of the cell's text). The sheet is ours
(docs/decisions/0026): a package without it says nothing of how its cells are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.value import ABSENCES, NO_MARK, Mark, Span, fits
from sogoc.packages.sheet_writing import SHEET
from sogoc.packages.structure import Note

MARKS_SHEET = "Cach ghi"
HEADER = ("dong", "cot", "vang_mat", "chua_chac")
CODE = "CACH_GHI_SAI"

Line = Sequence[str]
"""A line of the sheet: the texts under ``HEADER``, empty where nothing stands."""
Marks = Mapping[int, Mapping[str, Mark]]
"""Excel row → column → how that cell is written."""

_ROW = re.compile(r"([0-9]{1,7})(?:\.0+)?")
_SPAN = re.compile(r"[ ]*([0-9]{1,5})[ ]*-[ ]*([0-9]{1,5})[ ]*")
_WORDS = {words: code for code, words in ABSENCES.items()} | {str(code): code for code in ABSENCES}


def marks_title(sheet: str) -> str:
    """Title of the sheet that speaks of a data sheet: ``Cach ghi``; of ``DL Import KS`` in a mixed volume ``Cach ghi KS``."""
    title = sheet.strip()
    return MARKS_SHEET + title[len(SHEET) :] if title.lower().startswith(f"{SHEET.lower()} ") else MARKS_SHEET


def rows_said(lines: Iterable[Line]) -> frozenset[int]:
    """Excel rows of which a line says why something is absent: such a row is an entry, whatever its cells hold."""
    return frozenset(int(row[1]) for line in lines if line[2] and (row := _ROW.fullmatch(line[0])))


def read_marks(lines: Iterable[Line], frame: pl.DataFrame, book_type: BookType) -> tuple[Marks, list[Note]]:
    """Marks of the cells of a frame (``_row`` and texts by column), and what lines say that cannot be."""
    said = [line for line in lines if any(line)]
    if not said:
        return {}, []
    columns = {name.lower(): name for name in frame.columns if name not in {"_row", "STT"}}
    place = {row: at for at, row in enumerate(frame.get_column("_row").to_list())}
    marks: dict[int, dict[str, Mark]] = {}
    notes = []
    for line in said:
        row = int(found[1]) if (found := _ROW.fullmatch(line[0])) else 0
        column = columns.get(line[1].strip().lower(), "")
        if row not in place or not column:
            hint = "không có ô nào ở dòng và cột này"
            notes.append(Note(row if row in place else 0, None, CODE, {"value": _shown(line), "hint": hint}))
            continue
        text = frame.get_column(column)[place[row]] or ""
        mark, wrong = _mark(line, text)
        if not wrong and column in marks.get(row, {}):
            wrong = "ô này đã được nói ở một dòng phía trên"
        if wrong:
            field = column if column in book_type.field else None
            notes.append(Note(row, field, CODE, {"value": _shown(line), "hint": wrong}))
        elif mark:
            marks.setdefault(row, {})[column] = mark
    return marks, notes


def lines_of(marks: Marks) -> Iterator[tuple[int, str, str, str]]:
    """Lines of the sheet, in the order of rows and columns; none where there is nothing to say."""
    for row in sorted(marks):
        for column, mark in marks[row].items():
            if mark:
                yield row, column, mark.absence, ";".join(f"{start}-{end}" for start, end in mark.uncertain)


def _mark(line: Line, text: str) -> tuple[Mark, str]:
    """What a line says of a text; with it, in words, why that cannot be."""
    absence = _WORDS.get(line[2].strip().lower(), "") if line[2] else ""
    if line[2] and not absence:
        return NO_MARK, "không có lý do vắng mặt nào mang mã này"
    if absence and text:
        return NO_MARK, f"ô có chữ nên không thể ghi là {ABSENCES[absence]}"
    spans = _spans(line[3])
    mark = Mark(absence, () if spans is None else spans)
    if spans is None or not fits(mark, text):
        return NO_MARK, f"vị trí chữ chưa chắc không nằm trong ô (ô có {len(text)} ký tự)"
    return mark, ""


def _spans(text: str) -> tuple[Span, ...] | None:
    """``6-8;10-11`` → ((6, 8), (10, 11)); None where it is not so written."""
    parts = [_SPAN.fullmatch(part) for part in text.split(";") if part.strip()]
    return None if None in parts else tuple((int(one[1]), int(one[2])) for one in parts if one)


def _shown(line: Line) -> str:
    """A line in one sentence's words, without what the cell holds."""
    return ", ".join(f"{name} “{text[:40]}”" for name, text in zip(HEADER, line, strict=True) if text)
