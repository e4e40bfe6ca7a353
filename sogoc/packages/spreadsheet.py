"""A spreadsheet file becomes one frame of texts (runs in the reader's process).

In: the path of an .xlsx, .xls, .ods or .csv. Out: the sheet ``DL Import`` (else the first one) with its header, every row by its
Excel number, what was noted at cells. Every cell is read as text by calamine into Arrow columns: six million cells never become
Python objects.
"""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import fastexcel
import polars as pl

from sogoc.packages.archive import open_archive
from sogoc.packages.cells import (
    MOST_NOTES,
    Places,
    clean,
    cleaned,
    date_like,
    dates_as_written,
    lost_zeros,
    suspects,
)
from sogoc.packages.delimited import read_delimited
from sogoc.packages.kinds import kind_of
from sogoc.packages.limits import Limits
from sogoc.packages.marks import HEADER as MARKS_HEADER
from sogoc.packages.marks import marks_title
from sogoc.packages.ods_scan import scan_ods
from sogoc.packages.refusals import (
    SAI_LOAI_TEP,
    TEP_CO_MAT_KHAU,
    TEP_QUA_LON,
    THIEU_TRANG_TINH,
    broken_file,
)
from sogoc.packages.sheet_scan import (
    Scan,
    coarse_cells,
    refuse_entities,
    scan,
    sheet_parts,
    text_cells,
)

SHEET = "dl import"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NUMBER_COLUMN = "sodinhdanh"


@dataclass(slots=True)
class Table:
    """A sheet as read.

    Header texts by column; the data rows, of which the first is Excel row ``first``; the columns that were looked at closer;
    notes as (code, Excel row, column, text), and where only the first are kept, how many more there are of a code in a column.
    """

    sheet: str
    named: bool
    header: list[str | None]
    frame: pl.DataFrame
    first: int
    suspects: list[str]
    notes: list[tuple[str, int, int, str]] = field(default_factory=list)
    more: list[tuple[str, int, int]] = field(default_factory=list)
    marks: list[tuple[str, ...]] = field(default_factory=list)
    """Lines of the sheet that says how cells are written (``marks.HEADER``)."""


def read_table(path: Path, *, limits: Limits, sheet: str = SHEET) -> Table:
    """Read the data sheet of a file (of a mixed volume: one of them); a refusal says why it cannot be read."""
    with _saying(path):
        return _by_kind(path, limits, sheet.strip().lower())


def sheet_names(path: Path, *, limits: Limits) -> list[str]:
    """Names of the sheets of a workbook; none of a file that has no sheets."""
    if path.suffix.lower() == ".csv":
        return []
    _refuse_large(path, limits.workbook_bytes)
    with _saying(path):
        if path.open("rb").read(4) != b"PK\3\4":
            return list(fastexcel.read_excel(path).sheet_names)
        with open_archive(path, limits=limits, workbook=True) as archive:
            if "xl/workbook.xml" in archive.namelist():
                return list(sheet_parts(archive))
            refuse_entities(archive, name=path.name)
        return list(fastexcel.read_excel(path).sheet_names)


@contextlib.contextmanager
def _saying(path: Path) -> Iterator[None]:
    """What the libraries say of a broken file, as a refusal."""
    try:
        yield
    except (fastexcel.FastExcelError, zipfile.BadZipFile, zlib.error, EOFError, UnicodeDecodeError) as broken:
        text = str(broken)
        if "assword" in text or "ncrypted" in text:
            raise TEP_CO_MAT_KHAU.because(name=path.name) from broken
        raise broken_file(path.name, broken) from broken


def _by_kind(path: Path, limits: Limits, wanted: str) -> Table:
    """Read a file by what its first bytes say it is."""
    with path.open("rb") as stream:
        head = stream.read(512)
    suffix = path.suffix.lower()
    _refuse_large(path, limits.delimited_bytes if suffix == ".csv" else limits.workbook_bytes)
    if suffix == ".csv":
        if head[:4] in {b"PK\3\4", b"%PDF"} or head[:8] == _OLE or b"\0\0\0\0" in head:
            raise SAI_LOAI_TEP.because(name=path.name, expected="tệp .csv", found=kind_of(head))
        return _table("", read_delimited(path, limits=limits), named=False, scanned=None, path=path)
    if head[:4] == b"PK\3\4":
        return _from_archive(path, limits, wanted)
    if head[:8] == _OLE:
        if _ENCRYPTED in path.read_bytes():
            raise TEP_CO_MAT_KHAU.because(name=path.name)
        return _from_reader(path, limits, wanted, archive=None)
    raise SAI_LOAI_TEP.because(name=path.name, expected="bảng tính", found=kind_of(head))


def _refuse_large(path: Path, most: int) -> None:
    size = path.stat().st_size
    if size > most:
        raise TEP_QUA_LON.because(
            name=path.name, detail=f"dài {size >> 20} MB, nhiều nhất là {most >> 20} MB"
        )


def _from_archive(path: Path, limits: Limits, wanted: str) -> Table:
    with open_archive(path, limits=limits, workbook=True) as archive:
        names = set(archive.namelist())
        if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
            raise SAI_LOAI_TEP.because(
                name=path.name, expected="bảng tính", found="tệp nén không chứa bảng tính"
            )
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise TEP_CO_MAT_KHAU.because(name=path.name)
        refuse_entities(archive, name=path.name)
        return _from_reader(path, limits, wanted, archive=archive)


def _from_reader(path: Path, limits: Limits, wanted: str, *, archive: zipfile.ZipFile | None) -> Table:
    parts = sheet_parts(archive) if archive else {}
    scanned = None
    if archive and parts:
        # Before calamine opens the file: it reads all shared texts at once.
        sheet = _choose(list(parts), path, wanted)
        if parts[sheet].endswith(".xml") and parts[sheet] in archive.namelist():
            scanned = scan(archive, parts[sheet], name=path.name, limits=limits)
    reader = fastexcel.read_excel(path)
    sheet = _choose(reader.sheet_names, path, wanted)
    if archive and "content.xml" in archive.namelist():
        scanned = scan_ods(archive, sheet)
    loaded = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
    if loaded.width > limits.columns or loaded.width * loaded.height > limits.cells:
        detail = f"trang “{sheet}” có {loaded.height} hàng và {loaded.width} cột"
        raise TEP_QUA_LON.because(name=path.name, detail=detail)
    frame = pl.DataFrame(loaded) if loaded.height else pl.DataFrame()
    marks = _marks(reader, sheet, path=path, limits=limits, parts=parts, archive=archive)
    del loaded, reader
    frame.columns = [str(index) for index in range(frame.width)]
    table = _table(sheet, frame, named=sheet.strip().lower() == wanted, scanned=scanned, path=path)
    _spell(table, archive if parts and scanned else None, parts.get(sheet, ""), scanned or Scan())
    table.marks = marks
    return table


def _marks(
    reader: fastexcel.ExcelReader,
    sheet: str,
    *,
    path: Path,
    limits: Limits,
    parts: dict[str, str],
    archive: zipfile.ZipFile | None,
) -> list[tuple[str, ...]]:
    """Lines of the sheet that says how the cells of a data sheet are written; its first row names the columns, in any order."""
    wanted = marks_title(sheet).lower()
    title = next((name for name in reader.sheet_names if name.strip().lower() == wanted), None)
    if title is None:
        return []
    if archive and parts.get(title, "") in archive.namelist():
        scan(archive, parts[title], name=path.name, limits=limits)
    loaded = reader.load_sheet(title, header_row=None, skip_rows=0, dtypes="string")
    if loaded.width > limits.columns or loaded.width * loaded.height > limits.cells:
        detail = f"trang “{title}” có {loaded.height} hàng và {loaded.width} cột"
        raise TEP_QUA_LON.because(name=path.name, detail=detail)
    if not loaded.height:
        return []
    rows = pl.DataFrame(loaded).rows()
    names = [(cleaned(text or "") or "").lower() for text in rows[0]]
    at = [names.index(name) if name in names else -1 for name in MARKS_HEADER]
    return [
        tuple((cleaned(row[place] or "") or "") if place >= 0 else "" for place in at) for row in rows[1:]
    ]


def _choose(names: list[str], path: Path, wanted: str) -> str:
    found = next((name for name in names if name.strip().lower() == wanted), None)
    if not names or (found is None and wanted != SHEET):
        raise THIEU_TRANG_TINH.because(name=path.name)
    return found or names[0]


def _table(sheet: str, frame: pl.DataFrame, *, named: bool, scanned: Scan | None, path: Path) -> Table:
    """Split off the header (the first row that holds anything) and clean the rest."""
    if scanned:
        frame = _with_odd_cells(frame, scanned)
    header: list[str | None] = []
    first = 0
    while first < frame.height and not any(header):
        header = [None if text is None else cleaned(text) for text in frame.row(first)]
        first += 1
    if not any(header):
        raise THIEU_TRANG_TINH.because(name=path.name)
    data = frame.slice(first)
    looked_at = suspects(data)
    data, dropped = clean(data, looked_at)
    table = Table(sheet, named, header, data, first + 1, looked_at)
    _note(table, "KY_TU_DIEU_KHIEN", dropped)
    return table


def _with_odd_cells(frame: pl.DataFrame, scanned: Scan) -> pl.DataFrame:
    """Put errors (``#DIV/0!``) and truth values as the spreadsheet shows them where the reader left a gap."""
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), text in scanned.odd_cells.items():
        if column < frame.width and row <= frame.height:
            by_column.setdefault(column, {})[row - 1] = text
    for column, cells in by_column.items():
        series = frame.get_column(str(column)).scatter(list(cells), list(cells.values()))
        frame = frame.with_columns(series)
    return frame


def _spell(table: Table, archive: zipfile.ZipFile | None, part: str, scanned: Scan) -> None:
    """Spell date cells; note formulas, and identity numbers that were kept as numbers."""
    dates = date_like(table.frame, table.suspects)
    numbers = [
        str(index) for index, name in enumerate(table.header) if name and _NUMBER_COLUMN in name.lower()
    ]
    lost = lost_zeros(table.frame, numbers) if archive else {}
    texts: set[tuple[int, int]] = set()
    coarse: dict[tuple[int, int], str] = {}
    if archive and (dates or lost):
        wanted = {int(name) for name in (*dates, *lost)}
        texts = {(row - table.first, column) for row, column in text_cells(archive, part, columns=wanted)}
    if archive and dates:
        shown = coarse_cells(archive, part, columns={int(name) for name in dates})
        coarse = {(row - table.first, column): kind for (row, column), kind in shown.items()}
    table.frame, spelled = dates_as_written(table.frame, dates, texts=texts, coarse=coarse)
    _note(table, "O_NGAY_GIO", spelled)
    zeros = {
        name: [(row, text) for row, text in cells if (row, int(name)) not in texts]
        for name, cells in lost.items()
    }
    _note(table, "SO_MAT_KHONG", zeros)
    formulas: Places = {}
    for row, column in scanned.formula_cells:
        if row >= table.first:
            formulas.setdefault(str(column), []).append((row - table.first, ""))
    _note(table, "O_CONG_THUC", formulas)
    noted = {name: min(len(cells), MOST_NOTES) for name, cells in formulas.items()}
    for column, count in sorted(scanned.formulas.items()):
        if count > noted.get(str(column), 0):
            table.more.append(("O_CONG_THUC", column, count - noted.get(str(column), 0)))


def _note(table: Table, code: str, places: Places) -> None:
    """Keep the first notes of each column; beyond them only how many there are."""
    for name, cells in places.items():
        table.notes.extend((code, row + table.first, int(name), text) for row, text in cells[:MOST_NOTES])
        if code != "O_CONG_THUC" and len(cells) > MOST_NOTES:
            table.more.append((code, int(name), len(cells) - MOST_NOTES))
