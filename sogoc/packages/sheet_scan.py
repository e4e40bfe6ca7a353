"""What a frame of texts cannot tell about a sheet, read from its XML as a stream (runs in the reader's process).

In: an examined workbook archive. Out: the sheets' names and parts, the cells that hold formulas, errors or truth values, and for
chosen cells whether they hold a text. Formulas are searched for, never parsed; the XML is not parsed either, so that no entity
is ever expanded (ECMA-376 part 1, 18.3).
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sogoc.packages.limits import Limits
from sogoc.packages.refusals import TEP_QUA_LON, XML_NGUY_HIEM

_STEP = 1 << 18
_OVERLAP = 1 << 12
_PROLOG = 1 << 16
_LATIN = re.compile(rb"<[A-Za-z]")
_SHEETS = re.compile(rb"<(?:[A-Za-z0-9]+:)?sheet[ \t\r\n][^>]*>")
_RELATION = re.compile(rb"<(?:[A-Za-z0-9]+:)?Relationship[ \t\r\n][^>]*>")
_ATTRIBUTE = re.compile(rb"""([A-Za-z0-9:]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')""")
_STYLES = re.compile(rb"<(?:[A-Za-z0-9]+:)?cellXfs[ \t\r\n>].*?</(?:[A-Za-z0-9]+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:[A-Za-z0-9]+:)?xf[ \t\r\n/>][^>]*>")
_FORMAT = re.compile(rb"<(?:[A-Za-z0-9]+:)?numFmt[ \t\r\n][^>]*>")
_NO_LETTER_OF_A_FORMAT = re.compile(r""""[^"]*"|\[[^]]*\]|[\\_*].|;.*""", re.DOTALL)
_MONTH_AND_YEAR = {"17": "mmm-yy"}
_CELL = re.compile(rb"<(?:[A-Za-z0-9]+:)?c[ \t\r\n]([^>]*)>")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ODD_TYPE = (b't="e"', b't="b"')
_ODD_TYPE_SINGLE = (b"t='e'", b"t='b'")
MOST_PLACES = 2_000


@dataclass(slots=True)
class Scan:
    """Cells by (Excel row, column from 0); ``formulas`` counts them by column, the list holds the first ones."""

    formulas: Counter[int] = field(default_factory=Counter)
    formula_cells: list[tuple[int, int]] = field(default_factory=list)
    odd_cells: dict[tuple[int, int], str] = field(default_factory=dict)


def refuse_entities(archive: zipfile.ZipFile, *, name: str) -> None:
    """Refuse a workbook any of whose XML parts declares a document type: no spreadsheet program writes one."""
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        with archive.open(member) as stream:
            head = stream.read(2_048)
            if _LATIN.search(head) is None and len(head) == 2_048:
                head += stream.read(_PROLOG)
        first = _LATIN.search(head)
        prolog = head[: first.start()] if first else head
        if b"<!DOCTYPE" in head or b"<!ENTITY" in prolog or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise XML_NGUY_HIEM.because(name=name)
        if first is None and len(head) > _PROLOG:
            raise XML_NGUY_HIEM.because(name=name)


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        found[1].decode(): html.unescape((found[2] or found[3] or b"").decode("utf-8", "replace"))
        for found in _ATTRIBUTE.finditer(tag)
    }


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet names in order → the archive member that holds each; empty where the workbook is unusual."""
    try:
        workbook = archive.read("xl/workbook.xml")
        relations = archive.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        return {}
    targets = {}
    for tag in _RELATION.finditer(relations):
        values = _attributes(tag[0])
        target = values.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        targets[values.get("Id", "")] = path
    parts = {}
    for tag in _SHEETS.finditer(workbook):
        values = _attributes(tag[0])
        relation = next((value for key, value in values.items() if key.endswith(":id")), "")
        if relation in targets:
            parts[values.get("name", "")] = targets[relation]
    return parts


def column_index(letters: str) -> int:
    """``A`` → 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def place(reference: str) -> tuple[int, int] | None:
    """``B5`` → (5, 1)."""
    found = _PLACE.fullmatch(reference)
    return (int(found[2]), column_index(found[1])) if found else None


def windows(archive: zipfile.ZipFile, member: str) -> Iterator[tuple[bytes, int]]:
    """Yield overlapping pieces of a part and how much of each was seen before."""
    before = b""
    with archive.open(member) as stream:
        while piece := stream.read(_STEP):
            yield before + piece, len(before)
            before = piece[-_OVERLAP:]


def scan(archive: zipfile.ZipFile, member: str, *, name: str, limits: Limits) -> Scan:
    """Find formulas, errors and truth values in a sheet; refuse a sheet that is wider than any book."""
    result = Scan()
    odd = _ODD_TYPE
    for window, seen in windows(archive, member):
        if not seen:
            _refuse_wide(window, name=name, limits=limits)
            odd = _ODD_TYPE_SINGLE if b" r='" in window else _ODD_TYPE
        _refuse_far(window, name=name, limits=limits)
        at = window.find(b"<f", max(0, seen - 2))
        while at >= 0:
            if window[at + 2 : at + 3] in {b">", b" ", b"/", b"\n"} and at + 3 > seen:
                _note_formula(window, at, result)
            at = window.find(b"<f", at + 2)
        if any(mark in window for mark in odd):
            _note_odd(window, result)
    return result


def _refuse_wide(window: bytes, *, name: str, limits: Limits) -> None:
    first_row = window.find(b"<row")
    end = window.find(b"</row", first_row)
    head = window[first_row : end if end > 0 else len(window)]
    cells = head.count(b"<c ") + head.count(b"<c>") + head.count(b"<c/>")
    if cells > limits.columns:
        raise TEP_QUA_LON.because(name=name, detail=f"hàng tiêu đề có hơn {limits.columns} cột")


def _refuse_far(window: bytes, *, name: str, limits: Limits) -> None:
    """Look where the last cell of a piece stands: a reader makes room for every cell up to it."""
    start = window.rfind(b'<c r="')
    reference = window[start + 6 : start + 20].partition(b'"')[0].decode("ascii", "replace")
    cell = place(reference) if start >= 0 else None
    if cell and cell[0] * (cell[1] + 1) > limits.cells:
        detail = f"có dữ liệu ở ô {reference}, cách xa mọi ô khác"
        raise TEP_QUA_LON.because(name=name, detail=detail)


def _note_formula(window: bytes, at: int, result: Scan) -> None:
    start = window.rfind(b"<c ", 0, at)
    values = _attributes(window[start:at]) if start >= 0 else {}
    cell = place(values.get("r", ""))
    if cell is None:
        return
    result.formulas[cell[1]] += 1
    if len(result.formula_cells) < MOST_PLACES:
        result.formula_cells.append(cell)


def _note_odd(window: bytes, result: Scan) -> None:
    for tag in _CELL.finditer(window):
        values = _attributes(tag[1])
        cell = place(values.get("r", ""))
        if cell is None or values.get("t") not in {"e", "b"} or len(result.odd_cells) >= MOST_PLACES:
            continue
        shown = re.compile(rb"<v>([^<]{1,40})</v>").search(window, tag.end(), tag.end() + 400)
        if shown:
            text = shown[1].decode("utf-8", "replace")
            result.odd_cells[cell] = (
                {"1": "TRUE", "0": "FALSE"}.get(text, text) if values["t"] == "b" else text
            )


def coarse_styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Styles (by their number) that show of a day only the month and year, or only the year → ``month``, ``year`` (18.8.30, 18.8.10)."""
    try:
        styles = archive.read("xl/styles.xml")
    except KeyError:
        return {}
    formats = dict(_MONTH_AND_YEAR)
    for tag in _FORMAT.finditer(styles):
        values = _attributes(tag[0])
        formats[values.get("numFmtId", "")] = values.get("formatCode", "")
    block = _STYLES.search(styles)
    found = {}
    for number, tag in enumerate(_STYLE.finditer(block[0] if block else b"")):
        letters = _NO_LETTER_OF_A_FORMAT.sub(
            "", formats.get(_attributes(tag[0]).get("numFmtId", ""), "")
        ).lower()
        if "y" in letters and not set("dhs") & set(letters):
            found[str(number)] = "month" if "m" in letters else "year"
    return found


def coarse_cells(archive: zipfile.ZipFile, member: str, *, columns: set[int]) -> dict[tuple[int, int], str]:
    """Return those cells of some columns that show of a day only the month and year, or only the year."""
    styles = coarse_styles(archive)
    cells = {}
    for window, _seen in windows(archive, member) if styles else ():
        for tag in _CELL.finditer(window):
            values = _attributes(tag[1])
            cell = place(values.get("r", ""))
            if cell and cell[1] in columns and values.get("s") in styles:
                cells[cell] = styles[values["s"]]
    return cells


def text_cells(archive: zipfile.ZipFile, member: str, *, columns: set[int]) -> set[tuple[int, int]]:
    """Return those cells of some columns that hold texts and not numbers or dates."""
    cells = set()
    for window, _seen in windows(archive, member):
        for tag in _CELL.finditer(window):
            values = _attributes(tag[1])
            cell = place(values.get("r", ""))
            if cell and cell[1] in columns and values.get("t") in {"s", "str", "inlineStr"}:
                cells.add(cell)
    return cells
