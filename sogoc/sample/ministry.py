"""What the ministry's system answered to each delivered book, and what its screen shows of a few of them.

In: a package. Out: ``ministry/<unit>.csv`` (``unit,book,so,entry,status,words,date``: ``refused`` with its words, ``received``,
``official``; in the order of the days, an entry may be refused first and official later) and ``ministry/screen/<unit>/<book>.csv``
(``entry`` and the official columns, some of which arrived otherwise than sent; see ``truth/screen.csv``).
"""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from sogoc.sample import slips
from sogoc.sample.plan import AS_OF
from sogoc.sample.truth import Sheets
from sogoc.sample.writing import Package, Written

COLUMNS = ("unit", "book", "so", "entry", "status", "words", "date")
WORDS = {
    "sinh_doi": "Không cho lưu: trùng thông tin nhân thân với trường hợp đã có (anh chị em sinh đôi)",
    "tao_hon": "Cảnh báo nội dung thông tin đăng ký không đúng: vợ chưa đủ 18 tuổi hoặc chồng chưa đủ 20 tuổi",
    "ky_tu": "Không cho lưu: họ tên có ký tự đặc biệt",
    "ghi_hai_lan": "Báo trùng dữ liệu khi chuyển sang Hệ thống đăng ký, quản lý hộ tịch điện tử dùng chung",
}
"""Kind of refusal: words of the system, after the seed report (§3.2)."""
SPECIAL_LETTERS = frozenset("ƀɃĕŏŭĭčČĔŎŬĬ\u0306")
SHOWN_BOOKS = 1
"""Books of each unit whose screens are kept for comparison."""
SHOWN_OTHERWISE = 0.03
FIRST_DELIVERY = dt.date(2024, 6, 3)


class Answers:
    """The answers to one unit; a book's answers stand together, in the order of their days."""

    def __init__(self, target: Path, unit: str, *, rng: random.Random) -> None:
        self._folder = target / "ministry"
        self._unit = unit
        self._rng = rng
        self._shown = 0
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def about(self, package: Package, sheets: Sheets) -> None:
        """Answer to one delivered book."""
        sent = FIRST_DELIVERY + dt.timedelta(days=int(self._rng.random() * 80))
        book = str(package.book.name)
        rows: list[tuple[str, ...]] = []

        for entry, one in zip(package.ids(), package.entries, strict=True):
            sign = (self._unit, book, one.typed[package.book_type.number], entry)
            reason = one.event.special or ("ky_tu" if _special_letters(one) else "")
            if reason:
                rows.append((*sign, "refused", WORDS[reason], sent.isoformat()))
            if one.event.official:
                later = sent + dt.timedelta(days=int((30 if reason else 1) + self._rng.random() * 20))
                rows.append((*sign, "official", "", min(later, AS_OF).isoformat()))
            elif not reason:
                rows.append((*sign, "received", "", sent.isoformat()))
        rows.sort(key=lambda row: row[-1])
        csv.writer(self._opened(), lineterminator="\n").writerows(rows)
        if self._shown < SHOWN_BOOKS and any(one.event.official for one in package.entries):
            self._shown += 1
            self._screen(package, sheets)

    def _opened(self) -> TextIO:
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = (self._folder / f"{self._unit}.csv").open("w", encoding="utf-8", newline="")
            csv.writer(self._file, lineterminator="\n").writerow(COLUMNS)
        return self._file

    def _screen(self, package: Package, sheets: Sheets) -> None:
        folder = self._folder / "screen" / self._unit
        folder.mkdir(parents=True, exist_ok=True)
        columns = package.book_type.columns[1:]
        with (folder / f"{package.book.name}.csv").open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream, lineterminator="\n")
            out.writerow(("entry", *columns))
            for entry, one in zip(package.ids(), package.entries, strict=True):
                if one.event.official:
                    shown = {name: one.typed.get(name, "") for name in columns}
                    self._distort(entry, shown, sheets)
                    out.writerow((entry, *shown.values()))

    def _distort(self, entry: str, shown: dict[str, str], sheets: Sheets) -> None:
        filled = [name for name, text in shown.items() if len(text) > 6]
        if not filled or self._rng.random() > SHOWN_OTHERWISE:
            return
        field = filled[int(self._rng.random() * len(filled))]
        sent = shown[field]
        kind = ("cat_ngan", "mat_dau", "de_trong")[int(self._rng.random() * 3)]
        shown[field] = {
            "cat_ngan": sent[: len(sent) // 2],
            "mat_dau": slips.without_marks(sent),
            "de_trong": "",
        }[kind]
        if shown[field] != sent:
            sheets.rows["truth/screen.csv"].append((entry, field, kind, sent, shown[field]))


def _special_letters(one: Written) -> bool:
    who = one.event.who
    return not SPECIAL_LETTERS.isdisjoint(who.name)
