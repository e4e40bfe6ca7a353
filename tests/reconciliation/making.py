"""A population and mentions in a few words. All persons are invented."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from sogoc.reconciliation.engine import judge, one_to_one
from sogoc.reconciliation.extract import COLUMNS, read_population
from sogoc.reconciliation.mentions import RAW, comparable
from sogoc.reconciliation.people import Population, open_population
from sogoc.reconciliation.sentences import sentence

LAT = "Thôn 1, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
OFFICE = "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
CROWD = 400
"""Others in the population, so that being the only one means something."""
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ".split()
GIVEN = "Ân Bảo Cường Diễm Giáp Hằng Khôi Loan Mạnh Nhi Oanh Phú Quý Sinh Tú Uyên Vinh Xuyến Yên Đoan".split()


def person(number: int, name: str, born: str = "", **others: str) -> dict[str, str]:
    """One row of ``population.csv``; ``number`` makes the personal number."""
    return {"soDinhDanh": f"068{number:09}", "hoTen": name, "ngaySinh": born, "noiThuongTru": LAT} | others


def crowd() -> list[dict[str, str]]:
    """People whom no test speaks of."""
    return [
        person(
            900_000 + at,
            f"{SURNAMES[at % 10]} {GIVEN[at // 10 % 20]} {GIVEN[at * 7 % 20]}",
            f"{at % 28 + 1:02}/{at % 12 + 1:02}/{1930 + at % 80}",
            gioiTinh=str(at % 2 + 1),
            noiThuongTru="",
        )
        for at in range(CROWD)
    ]


def write_csv(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """``population.csv`` with these people."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def population(folder: Path, *rows: Mapping[str, str]) -> Population:
    """These people among a crowd, opened."""
    return open_population(read_population(write_csv(folder / "population.csv", [*rows, *crowd()])))


def mention(role: str, name: str, birth: str | None = None, **others: Any) -> dict[str, Any]:
    """One mention; ``birth`` canonical."""
    plain = dict.fromkeys(RAW) | {
        "entry": 1,
        "version": 1,
        "role": role,
        "name": name,
        "birth": birth,
        "either": False,
    }
    return plain | {"registered": "2010-06-15", "office": OFFICE} | others


def ask(among: Population, *mentions: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is said of these mentions, each with its sentence ``why``."""
    numbered = [{**one, "entry": at} for at, one in enumerate(mentions)]
    judged = one_to_one(judge(comparable(pl.DataFrame(numbered, schema=RAW)), among))
    return [{**row, "why": sentence(row)} for row in judged.iter_rows(named=True)]
