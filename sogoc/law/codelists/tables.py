"""Read a CSV file that ships inside a package of the law."""

from __future__ import annotations


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of ``<package>/data/<name>.csv`` (UTF-8, one header row) as dictionaries."""
    import csv
    from importlib.resources import files

    text = (files(package) / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
