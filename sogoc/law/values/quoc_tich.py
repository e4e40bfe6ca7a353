"""Nationality (``quoc_tich``): 250 exact labels of *Phần mềm 158*, matched also by the part before the bracket, usual names, codes."""

from __future__ import annotations

from types import MappingProxyType

from sogoc.law.codelists import read_table
from sogoc.law.codelists.labels import LabelReader
from sogoc.law.text.likeness import compare_texts
from sogoc.law.value import Sameness, Understanding, ValueType

_TABLES = "sogoc.law.codelists"


def _labels() -> list[str]:
    return [row["label_exact"] for row in read_table(_TABLES, "quoc_tich_158")]


def wordings() -> list[tuple[str, str]]:
    """Other wordings with their exact label, best first."""
    rows = read_table(_TABLES, "quoc_tich_158")
    return [
        *((row["name_vi"], row["label_exact"]) for row in rows),
        *((row["alias"], row["label"]) for row in read_table(_TABLES, "quoc_tich_ten_khac")),
        *(
            (word.strip(), row["label_exact"])
            for row in rows
            for word in row["english_in_label"].split("/")
            if word.strip()
        ),
    ]


_READER = LabelReader(_labels, wordings)


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the exact label; ``la`` with the nearest label for a text outside the list."""
    del codes
    return _READER.read(verbatim)


def compare(first: str, second: str) -> Sameness:
    """Two wordings of one label are the same."""
    one, other = understand(first).canonical, understand(second).canonical
    return Sameness.SAME if one is not None and one == other else compare_texts(first, second)


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the nationality."""
    understood = understand(verbatim, codes)
    if understood.kind == "nhan":
        return f"Quốc tịch {understood.canonical}."
    if understood.kind == "bi_danh":
        return f"Danh mục gọi “{verbatim}” là “{understood.canonical}”."
    near = f" Nhãn gần nhất là “{understood.hint}”." if understood.hint else ""
    return f"“{verbatim}” không có trong danh mục quốc tịch.{near}"


TYPE = ValueType(
    code="quoc_tich",
    title="Quốc tịch",
    kinds=MappingProxyType({"nhan": "nhãn của danh mục", "bi_danh": "tên gọi khác", "la": "ngoài danh mục"}),
    understand=understand,
    compare=compare,
    explain=explain,
    plain="Việt Nam|Trung Quốc",
    plain_kind="nhan",
)
