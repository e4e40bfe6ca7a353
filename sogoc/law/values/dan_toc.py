"""Ethnic group (``dan_toc``): 328 exact labels of *Phần mềm 158* and the wordings that people use (domain facts §2.3)."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType

from sogoc.law.codelists import read_table
from sogoc.law.codelists.labels import LabelReader
from sogoc.law.text import collapse, fold_key
from sogoc.law.text.likeness import compare_texts
from sogoc.law.value import Sameness, Understanding, ValueType

_TABLES = "sogoc.law.codelists"
_PREFIX = re.compile(r"^(?:dân tộc|dt|d\.t\.?|người)[: ]+(?!nước ngoài)", re.IGNORECASE)


def _labels() -> list[str]:
    return [row["label_exact"] for row in read_table(_TABLES, "dan_toc_158")]


def wordings() -> list[tuple[str, str]]:
    """Other wordings with their exact label, best first."""
    rows = read_table(_TABLES, "dan_toc_158")
    once = Counter(fold_key(row["subgroup"]) for row in rows)
    groups = {fold_key(row["group"]) for row in rows}
    found = [(row["alias"], row["label"]) for row in read_table(_TABLES, "dan_toc_ten_khac")]
    taken = {fold_key(wording) for wording, _ in found}
    for row in read_table(_TABLES, "dan_toc_gso"):
        found.append((row["gso_name"], row["label_158"]))
        if row["verified"]:
            code = row["gso_code"]
            found += [(spelled, row["label_158"]) for spelled in dict.fromkeys((code, code.lstrip("0")))]
    for row in rows:
        key = fold_key(row["subgroup"])
        if key and once[key] == 1 and key not in groups and key not in taken:
            found.append((row["subgroup"], row["label_exact"]))
    return found


_READER = LabelReader(_labels, wordings)


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the exact label; ``la`` with the nearest label for a text outside the list."""
    del codes
    understood = _READER.read(verbatim)
    if understood.kind != "la":
        return understood
    if verbatim.strip().isdecimal():
        return Understanding(None, "la")
    shorter = _PREFIX.sub("", collapse(verbatim))
    inner = _READER.read(shorter)
    return Understanding(inner.canonical, "bi_danh") if inner.canonical else understood


def compare(first: str, second: str) -> Sameness:
    """Two wordings of one label are the same."""
    one, other = understand(first).canonical, understand(second).canonical
    return Sameness.SAME if one is not None and one == other else compare_texts(first, second)


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the ethnic group."""
    understood = understand(verbatim, codes)
    if understood.kind == "nhan":
        return f"Dân tộc {understood.canonical}."
    if understood.kind == "bi_danh":
        return f"Danh mục gọi “{verbatim}” là “{understood.canonical}”."
    near = f" Nhãn gần nhất là “{understood.hint}”." if understood.hint else ""
    return f"“{verbatim}” không có trong danh mục dân tộc.{near}"


TYPE = ValueType(
    code="dan_toc",
    title="Dân tộc",
    kinds=MappingProxyType({"nhan": "nhãn của danh mục", "bi_danh": "tên gọi khác", "la": "ngoài danh mục"}),
    understand=understand,
    compare=compare,
    explain=explain,
    plain="Kinh|Tày|Thái|Mường|Hoa|Nùng|Mông|Dao|Gia Rai|Ê Đê|Ba Na|Chăm|Cơ Ho|Xơ Đăng|Hrê|Mnông|Mạ|Chu Ru|Khơ Me|Thổ",
    plain_kind="nhan",
)
