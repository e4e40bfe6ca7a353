"""Lists that people load as CSV: the plan, units, what the ministry's system answers and shows, an extract of the population.

In: a file in UTF-8 (with or without its mark), the first line naming the columns, cells quoted as in RFC 4180 and separated by commas,
or by semicolons or tabs throughout, as spreadsheet programs write where the comma is the decimal sign.
Out: its rows one after another, each with the line on which it begins; spaces around a cell are dropped. What might be a row that
lost a part is refused by its line, never guessed: a list is taken whole or not at all.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sogoc.law.refusal import Refusal

Refuse = Callable[[int, str], Refusal]
"""Makes the room's own refusal from a line and what is wrong there (a Vietnamese clause without its full stop)."""
IsRow = Callable[[Mapping[str, str]], bool]
"""Whether cells by column, perhaps fewer than there are columns, are a row of the list."""
LONGEST = 1 << 20
"""Bytes of one line; a file without line breaks must not fill the memory."""
SEPARATORS = ",;\t"
_PIECE = 1 << 18
_MARK = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """One row: the lines on which it begins (header = 1) and ends, and its cells by column."""

    line: int
    last: int
    cells: dict[str, str]


def read_list(
    path: Path, *, refuse: Refuse, needs: Sequence[Sequence[str]], is_row: IsRow | None = None
) -> Iterator[Row]:
    """Rows of a list, streamed; blank lines are passed over.

    ``needs`` are the sets of columns of which one must be complete; other columns are read too. A quote left open can swallow the
    rows below it: without ``is_row`` no cell may hold a line break, with it no line inside a cell may be a row.
    """
    records = _checked(path, refuse=refuse, needs=needs, is_row=is_row)
    _, _, header = next(records)
    for line, last, cells in records:
        yield Row(line, last, dict(zip(header, map(str.strip, cells), strict=True)))


def check_list(
    path: Path, *, refuse: Refuse, needs: Sequence[Sequence[str]], is_row: IsRow | None = None
) -> tuple[list[str], int]:
    """Read a list to its end as ``read_list`` does; return its columns and the number of its rows, for a faster, laxer reader.

    That reader wants commas, so other separators are refused.
    """
    records = _checked(path, refuse=refuse, needs=needs, is_row=is_row, separators=",")
    _, _, header = next(records)
    return header, sum(1 for _ in records)


def _checked(
    path: Path,
    *,
    refuse: Refuse,
    needs: Sequence[Sequence[str]],
    is_row: IsRow | None,
    separators: str = SEPARATORS,
) -> Iterator[tuple[int, int, list[str]]]:
    """The columns and then each row: first line, last line, cells."""
    separator = _separator(path, separators)
    records = _records(path, refuse, separator)
    line, last, cells = next(records, (1, 1, []))
    header = _columns(cells, refuse=refuse, needs=needs)
    yield line, last, header
    width = len(header)
    for line, last, cells in records:
        if len(cells) != width:
            raise refuse(line, _other_width(len(cells), width, last if last > line else None))
        if last > line and (is_row is None or _holds_a_row(cells, header, is_row, separator)):
            what = f"có ô xuống dòng, kéo dài đến dòng {last}; dấu nháy kép có thể chưa đóng"
            raise refuse(line, what)
        yield line, last, cells


def _separator(path: Path, separators: str) -> str:
    """Which of them the first line has most of; the first one when it has none."""
    with path.open("rb") as file:
        first = file.readline(LONGEST)
    return max(separators, key=lambda one: first.count(one.encode()))


def _holds_a_row(cells: list[str], header: list[str], is_row: IsRow, separator: str) -> bool:
    inside = (text for cell in cells for text in cell.split("\n")[1:])
    rows = (next(csv.reader([text], delimiter=separator), []) for text in inside)
    return any(is_row(dict(zip(header, row, strict=False))) for row in rows)


def _columns(cells: list[str], *, refuse: Refuse, needs: Sequence[Sequence[str]]) -> list[str]:
    if not cells:
        raise refuse(1, "tệp trống, không có hàng tên cột")
    names = [cell.strip() for cell in cells]
    lacking = min(([name for name in one if name not in names] for one in needs), key=len)
    if lacking and len(names) == 1 and any(mark in names[0] for mark in ";\t"):
        raise refuse(1, "các ô phải cách nhau bằng dấu phẩy")
    if lacking:
        raise refuse(1, f"thiếu cột {', '.join(lacking)}")
    if "" in names:
        raise refuse(1, f"cột thứ {names.index('') + 1} không có tên")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise refuse(1, f"cột {twice} có hai lần")
    if any("\n" in name or "\r" in name for name in names):
        raise refuse(1, "tên cột có xuống dòng")
    return names


def _other_width(found: int, wanted: int, last: int | None) -> str:
    what = f"có {found} ô, còn hàng tên cột có {wanted} ô"
    if last is not None:
        return f"{what} (ô trong dấu nháy kéo dài đến dòng {last}; dấu nháy kép có thể chưa đóng)"
    if found > wanted:
        return f"{what} (ô có dấu phẩy bên trong phải đặt trong dấu nháy kép)"
    return what


def _records(path: Path, refuse: Refuse, separator: str) -> Iterator[tuple[int, int, list[str]]]:
    """First line, last line and cells of each record that is not blank."""
    line = 1
    with path.open("rb") as file:
        reader = csv.reader(_lines(file, refuse), strict=True, delimiter=separator)
        try:
            for cells in reader:
                if cells:
                    yield line, reader.line_num, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise refuse(line, _in_words(str(error))) from None


def _in_words(error: str) -> str:
    if "expected after" in error:
        return "sau dấu nháy kép đóng một ô phải là dấu phẩy hoặc hết dòng"
    if "new-line" in error:
        return "dấu xuống dòng không đúng kiểu"
    if "limit" in error:
        return f"dấu nháy kép chưa đóng, hoặc có ô dài quá {csv.field_size_limit()} ký tự"
    return "dấu nháy kép chưa đóng"


def _lines(file: BinaryIO, refuse: Refuse) -> Iterator[str]:
    line, rest, first = 1, b"", True
    while piece := file.read(_PIECE):
        if first:
            piece, first = piece.removeprefix(_MARK), False
        whole, end, rest = (rest + piece).rpartition(b"\n")
        if end:
            lines = _decoded(whole, line, refuse).split("\n")
            yield from (text + "\n" for text in lines)
            line += len(lines)
        if len(rest) > LONGEST:
            raise refuse(line, f"dòng dài quá {LONGEST} byte")
    if rest:
        yield _decoded(rest, line, refuse)


def _decoded(content: bytes, line: int, refuse: Refuse) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise refuse(line + content.count(b"\n", 0, error.start), "không phải bảng mã UTF-8") from None
    if "\0" in text:
        what = "có ký tự NUL; tệp bị hỏng hoặc không phải bảng mã UTF-8"
        raise refuse(line + text.count("\n", 0, text.index("\0")), what)
    return text
