"""From the contract's ``population.csv`` to the columns that matching compares. Pure: no database, no home.

In: path of the CSV (UTF-8). Out: the normalised frame, or a refusal that names the line. Dates ``dd/mm/yyyy``, ``mm/yyyy``, ``yyyy``;
sex 1 or 2; every field but the first two may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from sogoc.ground.csv_lists import Refuse, check_list, read_list
from sogoc.law.refusal import Refusal
from sogoc.reconciliation import normal
from sogoc.reconciliation.refusals import TEP_DAN_CU_SAI

COLUMNS = (
    "soDinhDanh",
    "hoTen",
    "gioiTinh",
    "ngaySinh",
    "danToc",
    "quocTich",
    "noiDangKyKhaiSinh",
    "queQuan",
    "noiThuongTru",
    "chaHoTen",
    "meHoTen",
    "voChongHoTen",
    "ngayChet",
)
KIN = {"mother": "meHoTen", "father": "chaHoTen", "spouse": "voChongHoTen"}
_NUMBER = "^[0-9]{12}$"


def read_population(path: Path) -> pl.DataFrame:
    """Read, check and normalise an extract: one row per person."""

    def refuse(line: int, what: str) -> Refusal:
        return TEP_DAN_CU_SAI.because(file=path.name, line=line, what=what, columns=", ".join(COLUMNS))

    raw = _read(path, refuse)
    _check_numbers(raw, refuse)
    dates = _dates(raw, refuse)
    births = normal.births(dates["birth"])
    named = raw.select(
        pid="soDinhDanh",
        name=pl.col("hoTen"),
        sex=pl.col("gioiTinh").cast(pl.Int8),
        home=pl.col("noiThuongTru"),
        born_at=pl.col("noiDangKyKhaiSinh"),
        native=pl.col("queQuan"),
        **{kin: pl.col(column) for kin, column in KIN.items()},
    ).hstack(dates)
    named = named.join(
        births.drop("registered"), left_on="birth", right_on="text", how="left", maintain_order="left"
    )
    return with_places(with_names(named), ("home", "born_at", "native")).select(sorted({*PERSON}))


def with_names(frame: pl.DataFrame) -> pl.DataFrame:
    """Add ``<who>_letters``, ``<who>_fold`` and ``<who>_key`` of the person and the kin, and given name and surname; drop the texts."""
    for who in ("name", *KIN):
        keys = normal.names(frame[who])
        kept = ("letters", "fold", "key", *(("given", "surname") if who == "name" else ()))
        keys = keys.select(
            "text",
            *(pl.col(name).alias(name if name in {"given", "surname"} else f"{who}_{name}") for name in kept),
        )
        frame = frame.join(keys, left_on=who, right_on="text", how="left", maintain_order="left").drop(who)
    return frame


def with_places(frame: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """Add ``<column>_commune`` and ``<column>_district``; drop the texts."""
    for column in columns:
        keys = normal.places(frame[column]).select(
            "text",
            pl.col("commune").alias(f"{column}_commune"),
            pl.col("district").alias(f"{column}_district"),
        )
        frame = frame.join(keys, left_on=column, right_on="text", how="left", maintain_order="left").drop(
            column
        )
    return frame


PERSON = (
    "pid", "sex", "birth", "lo", "hi", "year", "month", "day", "death", "given", "surname",
    *(f"{who}_{part}" for who in ("name", *KIN) for part in ("letters", "fold", "key")),
    *(f"{place}_{part}" for place in ("home", "born_at", "native") for part in ("commune", "district")),
)  # fmt: skip
"""Columns of a normalised extract."""


def _read(path: Path, refuse: Refuse) -> pl.DataFrame:
    """Every row as it is written. Polars fills up rows that lost cells, so the file is looked through first, strictly."""
    header, persons = check_list(path, refuse=refuse, needs=[COLUMNS], is_row=_is_person)
    if not persons:
        raise refuse(2, "không có người nào")
    try:
        frame = pl.read_csv(path, has_header=False, skip_lines=1, new_columns=header, infer_schema=False)
    except pl.exceptions.PolarsError:
        frame = pl.DataFrame()
    if frame.height < persons:  # a quote inside a cell without quotes is text; Polars may take it for more
        rows = read_list(path, refuse=refuse, needs=[COLUMNS], is_row=_is_person)
        frame = pl.DataFrame([row.cells for row in rows], schema=dict.fromkeys(header, pl.String))
    stripped = frame.select(pl.col(name).str.strip_chars() for name in COLUMNS)
    return stripped.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)).name.keep())


def _is_person(cells: Mapping[str, str]) -> bool:
    return "hoTen" in cells and re.fullmatch(_NUMBER, cells.get("soDinhDanh", "").strip()) is not None


def _check_numbers(raw: pl.DataFrame, refuse: Refuse) -> None:
    checks = (
        (
            ~pl.col("soDinhDanh").str.contains(_NUMBER).fill_null(value=False),
            "số định danh không đủ 12 chữ số",
        ),
        (pl.col("hoTen").is_null(), "thiếu họ tên"),
        (~pl.col("gioiTinh").is_in(["1", "2"]).fill_null(value=True), "giới tính phải là 1 hoặc 2"),
        (~pl.col("soDinhDanh").is_first_distinct(), "số định danh này đã có ở dòng khác"),
    )
    for broken, detail in checks:
        _refuse_first(raw.select(broken).to_series(), detail, refuse)


def _dates(raw: pl.DataFrame, refuse: Refuse) -> pl.DataFrame:
    """Canonical birth and death."""
    found = {}
    for name, column, title in (("birth", "ngaySinh", "ngày sinh"), ("death", "ngayChet", "ngày chết")):
        read = normal.canonical_dates(raw[column])
        joined = raw.select(column).join(
            read, left_on=column, right_on="text", how="left", maintain_order="left"
        )
        broken = joined.select((pl.col("kind") != "ngay").fill_null(value=False)).to_series()
        _refuse_first(broken, f"{title} không đúng dạng dd/mm/yyyy, mm/yyyy hoặc yyyy", refuse)
        found[name] = joined["canonical"]
    return pl.DataFrame(found)


def _refuse_first(broken: pl.Series, what: str, refuse: Refuse) -> None:
    if broken.any():
        raise refuse((broken.arg_max() or 0) + 2, what)
