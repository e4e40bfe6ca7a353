"""From the contract's ``population.csv`` to the columns that matching compares. Pure: no database, no home.

In: path of the CSV (UTF-8). Out: the normalised frame, or a refusal that names the line. Dates ``dd/mm/yyyy``, ``mm/yyyy``, ``yyyy``;
sex 1 or 2; every field but the first two may be empty.
"""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl

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
    raw = _read(path)
    _check_numbers(raw)
    dates = _dates(raw)
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


def _read(path: Path) -> pl.DataFrame:
    with path.open("rb") as file:
        first = file.readline(65_536)
    try:
        header = next(csv.reader([first.decode("utf-8-sig").strip()]))
    except (UnicodeDecodeError, StopIteration, csv.Error):
        raise _wrong(1, "không đọc được tên cột") from None
    header = [name.strip() for name in header]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise _wrong(1, f"thiếu cột {', '.join(missing)}")
    try:
        frame = pl.read_csv(path, has_header=False, skip_lines=1, new_columns=header, infer_schema=False)
    except pl.exceptions.NoDataError:
        raise _wrong(2, "không có người nào") from None
    except pl.exceptions.PolarsError:
        raise _find_broken(path, len(header)) from None
    if frame.is_empty():
        raise _wrong(2, "không có người nào")
    if frame.width != len(header):
        raise _find_broken(path, len(header))
    stripped = frame.select(pl.col(name).str.strip_chars() for name in COLUMNS)
    return stripped.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)).name.keep())


def _find_broken(path: Path, width: int) -> Exception:
    """The line that made the reader give up; read slowly, once."""
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in (reader := csv.reader(file, strict=True)):
                line = reader.line_num
                if len(row) != width:
                    return _wrong(line, f"có {len(row)} ô thay vì {width}")
    except UnicodeDecodeError:
        return _wrong(line + 1, "không phải mã hóa UTF-8")
    except csv.Error:
        return _wrong(line + 1, "dấu nháy không đóng")
    return _wrong(line, "không đọc được")


def _check_numbers(raw: pl.DataFrame) -> None:
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
        _refuse_first(raw.select(broken).to_series(), detail)


def _dates(raw: pl.DataFrame) -> pl.DataFrame:
    """Canonical birth and death."""
    found = {}
    for name, column, title in (("birth", "ngaySinh", "ngày sinh"), ("death", "ngayChet", "ngày chết")):
        read = normal.canonical_dates(raw[column])
        joined = raw.select(column).join(
            read, left_on=column, right_on="text", how="left", maintain_order="left"
        )
        broken = joined.select((pl.col("kind") != "ngay").fill_null(value=False)).to_series()
        _refuse_first(broken, f"{title} không đúng dạng dd/mm/yyyy, mm/yyyy hoặc yyyy")
        found[name] = joined["canonical"]
    return pl.DataFrame(found)


def _refuse_first(broken: pl.Series, detail: str) -> None:
    if broken.any():
        raise _wrong((broken.arg_max() or 0) + 2, detail)


def _wrong(line: int, detail: str) -> Exception:
    return TEP_DAN_CU_SAI.because(line=line, detail=detail, columns=", ".join(COLUMNS))
