"""Registration number (``so_dang_ky``): ``nn/yyyy`` (TPL of *Phần mềm 158*; TT 04/2020/TT-BTP, art. 29). ``12A/2008`` exists in books.

In: the cell. Out: the number as written, without blanks; ``khong_nam`` where the year is missing; a proposal for other shapes.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from sogoc.law.text import collapse
from sogoc.law.value import Sameness, Understanding, ValueType

NUMBER = r"[0-9]{1,6}[A-Za-zĐđ]{0,3}"
YEAR = r"(?:1[89][0-9]{2}|20[0-9]{2})"
_WITH_YEAR = re.compile(f"({NUMBER})/({YEAR})")
_ALONE = re.compile(NUMBER)
_OTHER_SEPARATOR = re.compile(rf"(?:số:?)?({NUMBER})[-.,\\_|]({YEAR})", re.IGNORECASE)
_LEADING = re.compile(r"^0+(?=[0-9])")


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the number with its year, the number alone, or ``sai_dang`` with a proposal where one is plain to see."""
    del codes
    text = collapse(verbatim).replace(" /", "/").replace("/ ", "/")
    if _WITH_YEAR.fullmatch(text):
        return Understanding(text, "so")
    if _ALONE.fullmatch(text):
        return Understanding(text, "khong_nam")
    other = _OTHER_SEPARATOR.fullmatch(text.replace(" ", ""))
    return Understanding(None, "sai_dang", f"{other[1]}/{other[2]}" if other else None)


def split(text: str) -> tuple[str, str | None]:
    """Return the part before the slash as written and the year (four digits) or None; a text of no known shape is all number."""
    text = collapse(text)
    number, slash, year = text.rpartition("/")
    if slash and re.fullmatch(YEAR, year.strip()):
        return number.strip(), year.strip()
    return text, None


def ordinal(text: str) -> tuple[int, str] | None:
    """Return the number and its suffix in capitals (``012a/2008`` → 12, ``A``) for sorting and gaps, or None without digits."""
    found = re.match(r"0*([0-9]+)([A-Za-zĐđ]*)", split(text)[0])
    return (int(found[1]), found[2].upper()) if found else None


def compare(first: str, second: str) -> Sameness:
    """Leading zeros, blanks and letter case aside; without the year it is close."""
    if first == second:
        return Sameness.SAME
    (one, one_year), (other, other_year) = split(first), split(second)
    if _LEADING.sub("", one).upper() != _LEADING.sub("", other).upper():
        return Sameness.DIFFERENT
    if one_year == other_year:
        return Sameness.SAME
    return Sameness.CLOSE if one_year is None or other_year is None else Sameness.DIFFERENT


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the number."""
    understood = understand(verbatim, codes)
    if understood.kind == "so":
        number, year = split(verbatim)
        return f"Số {number} của năm {year}."
    if understood.kind == "khong_nam":
        return f"Số {understood.canonical}, chưa ghi năm."
    proposal = f"; có lẽ là “{understood.hint}”" if understood.hint else ""
    return f"Số chưa theo dạng số/năm{proposal}."


TYPE = ValueType(
    code="so_dang_ky",
    title="Số đăng ký",
    kinds=MappingProxyType(
        {"so": "số và năm", "khong_nam": "số không có năm", "sai_dang": "không theo dạng số/năm"}
    ),
    understand=understand,
    compare=compare,
    explain=explain,
    plain=rf"{NUMBER}/{YEAR}",
    plain_kind="so",
)
