"""The registering office as written: as many levels as the law asks for, and names of their time.

The text stays as at registration (TT 04/2020/TT-BTP Điều 30); what became of the unit is shown beside it, never instead. Since when and
until when a district bore its name stands in the gazetteer (``law.places``); its days before 2024 were not read in the resolutions, so only
whole years are compared.
"""

from __future__ import annotations

from collections import defaultdict

from sogoc.law.codelists import read_table
from sogoc.law.conditions import ANY, OFFICE
from sogoc.law.expr import (
    PLACE,
    REGISTERED,
    THIS,
    Expr,
    all_of,
    any_of,
    date,
    find,
    fold,
    if_,
    is_in,
    lit,
    matches,
    no,
    year,
)
from sogoc.law.laws import TT_04_2020_CACH_GHI, TT_04_2020_TEN_CU
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version
from sogoc.law.text import fold as fold_text

_OWN_COLUMN = THIS.attribute_in("noi_dang_ky")
_DISTRICTS = ("huyen", "thi_xa", "thanh_pho", "quan")
_ALWAYS = (0, 9999)
Years = tuple[int, int]


def _years() -> dict[Years, list[str]]:
    """First and last year of every district name of the province, with the names (folded) of those years."""
    seen: dict[str, list[Years]] = defaultdict(list)
    for table in ("units", "history"):
        for row in read_table("sogoc.law.places", table):
            if row["kind"] in _DISTRICTS:
                first, last = row["valid_from"][:4], row["valid_to"][:4]
                seen[fold_text(row["name"])].append((int(first or _ALWAYS[0]), int(last or _ALWAYS[1])))
    found: dict[Years, list[str]] = defaultdict(list)
    for name, periods in seen.items():
        found[min(first for first, _ in periods), max(last for _, last in periods)].append(name)
    found.pop(_ALWAYS, None)
    return found


_NAMES = _years()
_FOUND = find(
    fold(PLACE.v),
    f"({'|'.join(sorted((name for names in _NAMES.values() for name in names), key=len, reverse=True))})",
    "tên cấp huyện",
)
_YEAR = year(REGISTERED)


def _in_its_years(years: Years) -> Expr:
    registered = _YEAR
    return all_of(registered >= years[0], registered <= years[1])


def _said(years: Years) -> str:
    first, last = years
    since = f"từ năm {first}" if first else ""
    until = f"đến năm {last}" if last != _ALWAYS[1] else ""
    return " ".join(filter(None, (since, until)))


def _known() -> Expr:
    """From which year to which year the name found was borne."""
    said: Expr = lit("vào năm khác")
    for years, names in _NAMES.items():
        said = if_(is_in(_FOUND, *names), lit(_said(years)), said)
    return said


def _office(place: str, registered: str, outcome: Outcome) -> Example:
    return Example("KS", ({"noiDangKy": place, "ngayDangKy": registered},), outcome, field="noiDangKy")


RULES = (
    Rule(
        code="NOI_DANG_KY_THIEU_CAP",
        title="Nơi đăng ký không ghi đủ các cấp hành chính",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("noi_chon",),
        when=all_of(_OWN_COLUMN, date(REGISTERED) >= "2020-07-16", is_in(OFFICE, "xa")),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, chưa đủ các cấp: {levels}.",
        fix="Đối chiếu với trang sổ và nhập đủ các cấp như trong sổ; nếu sổ ghi đúng như vậy thì giữ nguyên, không tự thêm.",
        versions=(
            Version(
                matches(PLACE.v, f"{ANY}[,;–-]{ANY}[,;–-]{ANY}", "ghi đủ ba cấp"),
                law=TT_04_2020_CACH_GHI,
                since="2020-07-16",
                until="2025-06-30",
            ),
            Version(
                matches(PLACE.v, f"{ANY}[,;–-]{ANY}", "ghi đủ hai cấp"),
                law=TT_04_2020_CACH_GHI,
                since="2025-07-01",
            ),
        ),
        params={"levels": if_(date(REGISTERED) < "2025-07-01", lit("xã, huyện, tỉnh"), lit("xã, tỉnh"))},
        examples=(
            _office("UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng", "05.03.2021", Outcome.PASSES),
            _office("UBND xã Lát", "05.03.2021", Outcome.BREAKS),
            _office("UBND xã Lát, tỉnh Lâm Đồng", "05.03.2021", Outcome.BREAKS),
            _office("UBND xã Lát, tỉnh Lâm Đồng", "05.03.2026", Outcome.PASSES),
            _office("UBND xã Lát", "05.03.2026", Outcome.BREAKS),
            _office("UBND xã Lát", "05.03.1999", Outcome.PASSES),
            _office("", "05.03.2021", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NOI_DANG_KY_SAI_THOI",
        title="Tên cấp huyện ở nơi đăng ký không có vào năm đăng ký",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("noi_chon",),
        when=_OWN_COLUMN,
        says="{label} ghi “{value}”, nhưng đơn vị mang tên này có {known}, ngày đăng ký là “{registered}”.",
        fix=(
            "Kiểm tra nơi đăng ký và năm đăng ký với trang sổ: nhập tên như trong sổ, không thay bằng tên ngày nay. "
            "Nếu sổ ghi đúng như vậy thì giữ nguyên."
        ),
        versions=(
            Version(
                all_of(
                    *(
                        any_of(no(is_in(_FOUND, *names)), _in_its_years(years))
                        for years, names in _NAMES.items()
                    )
                ),
                law=TT_04_2020_TEN_CU,
            ),
        ),
        params={"known": _known(), "registered": REGISTERED.v},
        examples=(
            _office("UBND xã Rô Men, huyện Đam Rông, tỉnh Lâm Đồng", "05.03.2006", Outcome.PASSES),
            _office("UBND xã Rô Men, huyện Đam Rông, tỉnh Lâm Đồng", "05.03.1999", Outcome.BREAKS),
            _office("UBND phường 1, thị xã Bảo Lộc, tỉnh Lâm Đồng", "05.03.2005", Outcome.PASSES),
            _office("UBND phường 1, thành phố Bảo Lộc, tỉnh Lâm Đồng", "05.03.2005", Outcome.BREAKS),
            _office("UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng", "05.03.1990", Outcome.PASSES),
            _office("UBND huyện Cát Tiên", "05.03.2025", Outcome.BREAKS),
            _office("UBND huyện Cát Tiên", "", Outcome.CANNOT_TELL),
            _office("", "05.03.2005", Outcome.CANNOT_TELL),
        ),
    ),
)
