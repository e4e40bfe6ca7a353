"""Competence for changes, adoptions, events abroad and certificates of marital status, by the law of the day (``law.places.competence``).

A change, correction or supplement of somebody under fourteen was the commune's, of others and of ethnicity the district's; adoption has a
law of its own since 2011; events abroad came to the district in 2016; since 01/7/2025 nearly all is at the commune. Most of these texts
were not read: notes. Of *ghi vào sổ* (code 5 of changes) nothing is told.
"""

from __future__ import annotations

import datetime as dt

from sogoc.law.conditions import OFFICE, foreign
from sogoc.law.expr import REGISTERED, Expr, F, all_of, any_of, called, date, if_, is_in, lit, no, years
from sogoc.law.places.competence import COMPETENCES, Competence
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_ADULT = years(F("ntdNgaySinh"), REGISTERED) >= 14
_KIND = F("loaiDangKy").u
_CODES = {"thay_doi": "1", "cai_chinh": "2", "bo_sung": "3", "xac_dinh_lai_dan_toc": "4"}
_FOREIGN = called(
    any_of(*(foreign(F(f"{prefix}QuocTich").u) for prefix in ("ntd", "cn", "chaNuoi", "meNuoi"))),
    "có người mang quốc tịch nước ngoài hoặc không quốc tịch",
)
_DAY = dt.timedelta(days=1)
_NOTHING: Expr = lit(value=True)


def _periods(lines: list[Competence]) -> list[tuple[str, str | None]]:
    """The days on which another line comes into force or ends."""
    starts = {line.days[0] for line in lines}
    ends = {line.days[1] for line in lines}
    after = {(dt.date.fromisoformat(day) + _DAY).isoformat() for day in ends if day < "9999"}
    firsts = sorted(starts | after)
    lasts = [(dt.date.fromisoformat(day) - _DAY).isoformat() for day in firsts[1:]]
    return list(zip(firsts, [*lasts, None], strict=True))


def _among(line: Competence) -> Expr:
    return is_in(OFFICE, *line.offices, *line.open)


def _applies(line: Competence) -> list[Expr]:
    found: list[Expr] = []
    if line.foreign is not None:
        found.append(_FOREIGN if line.foreign else no(_FOREIGN))
    if line.changes:
        found.append(is_in(_KIND, *(_CODES[change] for change in line.changes)))
    if line.adult is not None:
        found.append(_ADULT if line.adult else no(_ADULT))
    return found


def _versions(book: str) -> tuple[Version, ...]:
    """The table's lines on a book, the first that applies first."""
    lines = [line for line in COMPETENCES if book in line.books and line.border is None]
    made = []
    for since, until in _periods(lines):
        holds, law = _NOTHING, None
        for line in reversed([one for one in lines if one.days[0] <= since <= one.days[1]]):
            when = _applies(line)
            holds = if_(all_of(*when), _among(line), holds) if when else _among(line)
            law = line.law
        if law is not None:
            made.append(Version(holds, law=law, since=since, until=until))
    return tuple(made)


def _rule(
    code: str,
    title: str,
    book: str,
    *others: str,
    examples: tuple[Example, ...],
    field: str = "noiDangKy",
    when: Expr | None = None,
) -> Rule:
    return Rule(
        code=code,
        title=title,
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=(book, *others),
        field=field,
        when=when,
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”; vào ngày “{registered}” việc này thuộc thẩm quyền của cấp khác.",
        fix=(
            "Kiểm tra nơi đăng ký, ngày đăng ký và loại việc với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên. "
            "Giấy tờ cấp sai thẩm quyền do cơ quan quản lý xem xét, người nhập không tự sửa."
        ),
        versions=_versions(book),
        params={"registered": REGISTERED.v},
        examples=examples,
    )


_XA, _HUYEN = "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng", "UBND huyện Lạc Dương, tỉnh Lâm Đồng"
_SO = "Sở Tư pháp tỉnh Lâm Đồng"


def _entry(
    book: str, place: str, registered: str, *, outcome: Outcome, column: str = "noiDangKy", **row: str
) -> Example:
    return Example(book, ({column: place, "ngayDangKy": registered, **row},), outcome)


def _change(place: str, kind: str, born: str, outcome: Outcome, *, day: str = "05.03.2018") -> Example:
    row = {"loaiDangKy": kind, "ntdNgaySinh": born, "ntdQuocTich": "Việt Nam"}
    return _entry("TD", place, day, outcome=outcome, **row)


RULES: tuple[Rule, ...] = (
    _rule(
        "THAM_QUYEN_THAY_DOI",
        "Thay đổi, cải chính, bổ sung, xác định lại dân tộc không thuộc thẩm quyền của nơi đăng ký",
        "TD",
        when=is_in(_KIND, *_CODES.values()),
        examples=(
            _change(_HUYEN, "2", "05.03.1990", Outcome.PASSES),
            _change(_XA, "2", "05.03.1990", Outcome.BREAKS),
            _change(_XA, "2", "05.03.2010", Outcome.PASSES),
            _change(_XA, "4", "05.03.2010", Outcome.BREAKS),
            _change(_XA, "3", "05.03.1990", Outcome.PASSES),
            _change(_XA, "2", "05.03.1990", Outcome.PASSES, day="05.03.2026"),
            _change(_XA, "2", "", Outcome.CANNOT_TELL),
            _change("Lát", "2", "05.03.1990", Outcome.CANNOT_TELL),
        ),
    ),
    _rule(
        "THAM_QUYEN_CON_NUOI",
        "Nuôi con nuôi không thuộc thẩm quyền của nơi đăng ký",
        "CN",
        examples=(
            _entry("CN", _XA, "05.03.2018", outcome=Outcome.PASSES),
            _entry("CN", _HUYEN, "05.03.2018", outcome=Outcome.BREAKS),
            _entry("CN", _XA, "05.03.2018", outcome=Outcome.BREAKS, chaNuoiQuocTich="Pháp"),
            _entry("CN", _SO, "05.03.2018", outcome=Outcome.PASSES, chaNuoiQuocTich="Pháp"),
            _entry("CN", "", "05.03.2018", outcome=Outcome.CANNOT_TELL),
        ),
    ),
    _rule(
        "THAM_QUYEN_GHI_VAO_SO",
        "Ghi vào sổ việc ở nước ngoài, ghi chú ly hôn không thuộc thẩm quyền của nơi đăng ký",
        "GC",
        "LH",
        examples=(
            _entry("GC", _HUYEN, "05.03.2018", outcome=Outcome.PASSES),
            _entry("GC", _XA, "05.03.2018", outcome=Outcome.BREAKS),
            _entry("LH", _SO, "05.03.2010", outcome=Outcome.PASSES),
            _entry("LH", _HUYEN, "05.03.2010", outcome=Outcome.BREAKS),
            _entry("LH", _XA, "05.03.2026", outcome=Outcome.PASSES),
            _entry("LH", "", "05.03.2018", outcome=Outcome.CANNOT_TELL),
        ),
    ),
    _rule(
        "THAM_QUYEN_XNTTHN",
        "Giấy xác nhận tình trạng hôn nhân không do cấp xã cấp",
        "HN",
        field="noiCap",
        examples=(
            _entry("HN", _XA, "05.03.2018", outcome=Outcome.PASSES, column="noiCap"),
            _entry("HN", _HUYEN, "05.03.2018", outcome=Outcome.BREAKS, column="noiCap"),
            _entry("HN", "", "05.03.2018", outcome=Outcome.CANNOT_TELL, column="noiCap"),
        ),
    ),
)
