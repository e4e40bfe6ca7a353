"""What really is: one row per mention, per error, per person, per book, so that any room can be measured against it.

In: what ``district`` writes. Out: CSV files (UTF-8, header in the first line), one part per district, joined in the order of the table.
"""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from sogoc.sample.shelf import COLUMNS as SHELF

PLAN = ("unit", "type", "year", "number", "opened", "closed", "period", "declared_entries", "basis", "series")
HEADERS: dict[str, tuple[str, ...]] = {
    "truth/mentions.csv": ("entry", "role", "person", "soDinhDanh", "trongDanCu"),
    "truth/errors.csv": ("entry", "field", "layer", "kind", "before", "after"),
    "truth/files.csv": ("entry", "file", "kind"),
    "truth/persons.csv": (
        "person", "hoTen", "gioiTinh", "ngaySinh", "ngayChet", "danToc", "soDinhDanh", "cha", "me", "voChong", "trongDanCu",
    ),
    "truth/books.csv": (
        "unit", "book", "entries", "truoc_7_2016", "tu_7_2016", "official_truoc_7_2016", "official_tu_7_2016", "digitised", "skipped",
        "layout", "file",
    ),
    "truth/groups.csv": ("group", "kind", "entry"),
    "truth/links.csv": ("entry", "kind", "other"),
    "truth/amendments.csv": ("entry", "field", "kind", "before", "after", "decision", "date"),
    "truth/screen.csv": ("entry", "field", "kind", "sent", "shown"),
    "inventory.csv": PLAN,
    "inventory_other.csv": (*PLAN, *SHELF),
    "shelf.csv": (*PLAN, *SHELF),
    "truth/closings.csv": ("unit", "book", "written", "counted"),
    "population.csv": (
        "soDinhDanh", "hoTen", "gioiTinh", "ngaySinh", "danToc", "quocTich", "noiDangKyKhaiSinh", "queQuan", "noiThuongTru",
        "chaHoTen", "meHoTen", "voChongHoTen", "ngayChet",
    ),
    "truth/population_errors.csv": ("soDinhDanh", "field", "kind", "before", "after"),
}  # fmt: skip
"""Files that every district contributes to, with their columns."""


class Sheets:
    """The district's parts of all files, open while the district is written."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files: dict[str, TextIO] = {}
        self.rows: dict[str, list[tuple[object, ...]]] = {}
        for name in HEADERS:
            self._files[name] = (folder / name.replace("/", "~")).open("w", encoding="utf-8", newline="")
            self.rows[name] = []

    def flush(self) -> None:
        """Write what has gathered; called after each book, so that memory stays small."""
        for name, rows in self.rows.items():
            if rows:
                csv.writer(self._files[name], lineterminator="\n").writerows(rows)
                rows.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()
        for stream in self._files.values():
            stream.close()


def join(target: Path, parts: list[Path]) -> None:
    """Join the districts' parts into the files of the sample and remove them."""
    for name, header in HEADERS.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            out.write((",".join(header) + "\n").encode())
            for folder in parts:
                part = folder / name.replace("/", "~")
                with part.open("rb") as source:
                    while block := source.read(1 << 20):
                        out.write(block)
                part.unlink()
    for folder in parts:
        folder.rmdir()
