"""The box "entered from abroad" of guardianship and adoption, against the entry: somebody foreign, or a word of another country."""

from __future__ import annotations

from sogoc.law.conditions import certainly, foreign, speaks_of
from sogoc.law.expr import F, any_of
from sogoc.law.laws import HO_TICH_2014_NUOC_NGOAI
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_PERSONS = ("ngh", "ngh2", "ndgh", "ngs", "cn", "chaNuoi", "meNuoi", "chaGiao", "meGiao")
_WORDS = ("nước ngoài", "đại sứ", "lãnh sự", "ở Hoa Kỳ", "tại Hoa Kỳ", "tại Đức", "tại Pháp")

RULE = Rule(
    code="GHI_VAO_SO_KHONG_NUOC_NGOAI",
    title="Ghi vào sổ việc ở nước ngoài mà không thấy yếu tố nước ngoài",
    severity=Severity.LUU_Y,
    scope=Scope.ENTRY,
    books=("GH", "CDGH", "GSGH", "CN"),
    field="loaiDangKy",
    when=F("loaiDangKy").u == "3",
    says=(
        "{label} ghi mã “{value}” (ghi vào sổ việc đã đăng ký ở nước ngoài), mà không người nào có quốc tịch nước ngoài "
        "và căn cứ, ghi chú không nói về nước ngoài."
    ),
    fix="Xem ô đánh dấu và ghi chú ở trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
    versions=(
        Version(
            any_of(
                *(foreign(F(f"{prefix}QuocTich").u) for prefix in _PERSONS),
                *(
                    certainly(speaks_of(F(name).v, *_WORDS))
                    for name in ("ghiChu", "canCu", "lyDo", "noiDungGiamSat")
                ),
            ),
            law=HO_TICH_2014_NUOC_NGOAI,
        ),
    ),
    examples=(
        Example(
            "GH", ({"loaiDangKy": "3", "nghQuocTich": "Đức", "ndghQuocTich": "Việt Nam"},), Outcome.PASSES
        ),
        Example("CN", ({"loaiDangKy": "3", "ghiChu": "Đã đăng ký tại cơ quan nước ngoài"},), Outcome.PASSES),
        Example("GH", ({"loaiDangKy": "3", "nghQuocTich": "Việt Nam"},), Outcome.BREAKS),
        Example("CN", ({"loaiDangKy": "3", "cnQuocTich": "Việt Nam", "ghiChu": ""},), Outcome.BREAKS),
        Example("GH", ({"loaiDangKy": "1", "nghQuocTich": "Việt Nam"},), Outcome.PASSES),
        Example("GH", ({"loaiDangKy": ""},), Outcome.CANNOT_TELL),
    ),
)
