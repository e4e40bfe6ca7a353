"""How two written dates compare, and one sentence about each."""

from __future__ import annotations

from sogoc.law.text import letters_key
from sogoc.law.value import Sameness
from sogoc.law.values.ngay.ranges import as_written
from sogoc.law.values.ngay.reading import understand

_ISO_DAY = 10


def compare(first: str, second: str) -> Sameness:
    """Compare two written dates: separators and zeros aside; day and month turned, one digit, or less precise is close."""
    if first == second:
        return Sameness.SAME
    one, other = understand(first), understand(second)
    if one.canonical is None or other.canonical is None:
        return Sameness.SAME if letters_key(first) == letters_key(second) else Sameness.DIFFERENT
    if one.canonical == other.canonical:
        return Sameness.SAME
    return Sameness.CLOSE if _is_slip(*sorted((one.canonical, other.canonical))) else Sameness.DIFFERENT


def _is_slip(first: str, second: str) -> bool:
    if second.startswith(first) or f"al:{first}" == second:
        return True
    if len(first) != len(second):
        return False
    turned = len(first) == _ISO_DAY and first == f"{second[:5]}{second[8:]}-{second[5:7]}"
    return turned or sum(a != b for a, b in zip(first, second, strict=True)) == 1


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence: how the software understands the text."""
    understood = understand(verbatim, codes)
    if understood.canonical is None:
        if understood.kind == "am_lich":
            return f"“{verbatim}” nói theo âm lịch hoặc can chi, được giữ nguyên chữ của sổ."
        why = f" ({understood.hint})" if understood.hint else ""
        if understood.kind == "khong_the":
            return f"“{verbatim}” là ngày không thể có{why}."
        return f"“{verbatim}” chưa hiểu được thành ngày{why}."
    shown = as_written(understood.canonical)
    return {
        "tuoi": f"Ghi tuổi ({shown}) thay cho ngày, tháng, năm.",
        "hai_nam": f"Hiểu là năm {shown}.",
        "khong_nam": f"Hiểu là ngày {shown}, không có năm.",
        "can_chi": f"Hiểu là năm can chi {shown.removeprefix('năm ')}.",
        "am_lich": f"Hiểu là {shown}.",
    }.get(understood.kind, f"Hiểu là {_precision(understood.canonical)} {shown}.")


def _precision(canonical: str) -> str:
    return {4: "năm", 7: "tháng"}.get(len(canonical), "ngày")
