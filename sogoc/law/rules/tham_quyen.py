"""Whether the registering office had competence, by the law of the day; the table itself is ``law.places.competence``.

The kind of office is read from the registering office as the book writes it, which is its kind on that day, whoever keeps the book now.
A foreign element is a foreign nationality (or none) of somebody in the entry; a Vietnamese living abroad is one too, which a record does
not show, so an office above the commune is only ever noted. Most of the texts were not read: a note. What did not exist any more is not
a matter of texts: district offices ended with 30/6/2025.
"""

from __future__ import annotations

from sogoc.law.conditions import FOREIGN_ELEMENT, OFFICE, certainly
from sogoc.law.expr import REGISTERED, THIS, Expr, F, any_of, called, date, if_, is_in, lit, no
from sogoc.law.laws import ND_120_2025
from sogoc.law.places.competence import COMPETENCES, Competence
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_BOOKS = ("KS", "KH", "KT", "CMC", "GH", "CDGH", "GSGH")
_NEIGHBOURS = ("Lào (Laotian)", "Căm-pu-chia (Cambodian)", "Trung Quốc")
_NEAR = called(
    any_of(
        *(
            certainly(is_in(F(f"{prefix}QuocTich").u, *_NEIGHBOURS))
            for prefix in ("nks", "me", "cha", "chong", "vo", "nkt", "cm", "nc")
        )
    ),
    "có công dân nước láng giềng (Trung Quốc, Lào, Căm-pu-chia)",
)
"""A citizen of a neighbouring country: communes on the border register these too."""
_PERIODS = (
    ("1998-10-25", "2006-03-31"),
    ("2006-04-01", "2015-12-31"),
    ("2016-01-01", "2025-06-30"),
    ("2025-07-01", None),
)


def _line(day: str, *, foreign: bool) -> Competence:
    """Line of the table for these books on a day (the border apart)."""
    return next(
        line
        for line in COMPETENCES
        if set(_BOOKS) <= set(line.books)
        and line.foreign in (None, foreign)
        and line.border is None
        and not line.changes
        and line.days[0] <= day <= line.days[1]
    )


def _version(since: str, until: str | None) -> Version:
    abroad, at_home = (_line(since, foreign=foreign) for foreign in (True, False))

    def among(line: Competence) -> Expr:
        return is_in(OFFICE, *line.offices, *line.open)

    return Version(
        any_of(if_(FOREIGN_ELEMENT, among(abroad), among(at_home)), _NEAR & is_in(OFFICE, "xa")),
        law=abroad.law,
        since=since,
        until=until,
    )


def _birth(place: str, registered: str, outcome: Outcome, *, father: str = "Việt Nam") -> Example:
    return Example("KS", ({"noiDangKy": place, "ngayDangKy": registered, "chaQuocTich": father},), outcome)


_XA, _HUYEN = "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng", "UBND huyện Lạc Dương, tỉnh Lâm Đồng"
_SO, _DAI_DIEN = "Sở Tư pháp tỉnh Lâm Đồng", "Đại sứ quán Việt Nam tại Pháp"

RULES = (
    Rule(
        code="THAM_QUYEN_DANG_KY",
        title="Nơi đăng ký không thuộc cấp có thẩm quyền theo luật khi đó",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=_BOOKS,
        field="noiDangKy",
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”; vào ngày “{registered}” {kind} thuộc thẩm quyền của cấp khác.",
        fix=(
            "Kiểm tra nơi đăng ký, ngày đăng ký và quốc tịch với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên. "
            "Giấy tờ cấp sai thẩm quyền do cơ quan quản lý xem xét, người nhập không tự sửa."
        ),
        versions=tuple(_version(since, until) for since, until in _PERIODS),
        params={
            "registered": REGISTERED.v,
            "kind": if_(
                FOREIGN_ELEMENT, lit("việc có yếu tố nước ngoài"), lit("việc không có yếu tố nước ngoài")
            ),
        },
        examples=(
            _birth(_XA, "05.03.2018", Outcome.PASSES),
            _birth(_HUYEN, "05.03.2018", Outcome.PASSES, father="Pháp"),
            _birth(_XA, "05.03.2018", Outcome.BREAKS, father="Pháp"),
            _birth(_HUYEN, "05.03.2018", Outcome.BREAKS),
            _birth(_SO, "05.03.2010", Outcome.PASSES, father="Pháp"),
            _birth(_SO, "05.03.2018", Outcome.BREAKS, father="Pháp"),
            _birth(_XA, "05.03.2026", Outcome.PASSES, father="Pháp"),
            _birth(_XA, "05.03.1990", Outcome.PASSES, father="Pháp"),
            _birth(_DAI_DIEN, "05.03.2018", Outcome.PASSES),
            Example(
                "GH",
                ({"noiDangKy": _HUYEN, "ngayDangKy": "05.03.2018", "nghQuocTich": "Việt Nam"},),
                Outcome.BREAKS,
            ),
            Example(
                "GH",
                ({"noiDangKy": _HUYEN, "ngayDangKy": "05.03.2018", "nghQuocTich": "Đức"},),
                Outcome.PASSES,
            ),
            _birth("", "05.03.2018", Outcome.CANNOT_TELL),
            _birth("Lát", "05.03.2018", Outcome.CANNOT_TELL, father="Pháp"),
        ),
    ),
    Rule(
        code="CAP_HUYEN_SAU_6_2025",
        title="Cấp huyện đăng ký từ 01/7/2025",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("noi_chon",),
        when=THIS.attribute_in("noi_dang_ky"),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, nhưng từ 01/7/2025 không còn cấp huyện (ngày đăng ký “{registered}”).",
        fix="Đối chiếu nơi đăng ký và ngày đăng ký với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(no(OFFICE == "huyen"), law=ND_120_2025, since="2025-07-01"),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            Example(
                "KS", ({"noiDangKy": _XA, "ngayDangKy": "05.03.2026"},), Outcome.PASSES, field="noiDangKy"
            ),
            Example(
                "KS", ({"noiDangKy": _HUYEN, "ngayDangKy": "05.03.2026"},), Outcome.BREAKS, field="noiDangKy"
            ),
            Example("HN", ({"noiCap": _HUYEN, "ngayDangKy": "05.03.2026"},), Outcome.BREAKS, field="noiCap"),
            Example(
                "KS", ({"noiDangKy": _HUYEN, "ngayDangKy": "05.03.2018"},), Outcome.PASSES, field="noiDangKy"
            ),
            Example(
                "KS", ({"noiDangKy": "", "ngayDangKy": "05.03.2026"},), Outcome.CANNOT_TELL, field="noiDangKy"
            ),
        ),
    ),
)
