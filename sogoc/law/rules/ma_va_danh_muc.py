"""Codes and labels outside their lists: sexes, kinds, papers; ethnic groups; nationalities. Known other spellings are good."""

from __future__ import annotations

from sogoc.law.expr import THIS, if_, lit, no, present
from sogoc.law.laws import CV_1437
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_NEAREST = if_(present(THIS.h), THIS.h, lit("không có, xem “Danh mục mã” trong hướng dẫn"))

RULES = (
    Rule(
        code="MA_SAI",
        title="Mã ngoài danh mục",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("ma",),
        says="{label} ghi “{value}”, không có trong danh mục; giá trị gần nhất: {nearest}.",
        fix="Chọn mã hoặc tên trong danh mục theo đúng nội dung trang sổ. Nếu danh mục không có thì chọn lý do.",
        versions=(Version(no(THIS.k == "ngoai_danh_muc"), law=CV_1437),),
        params={"nearest": _NEAREST},
        reasons=AS_WRITTEN,
        examples=(
            Example("KS", ({"nksGioiTinh": "1"},), Outcome.PASSES, field="nksGioiTinh"),
            Example("KS", ({"nksGioiTinh": "Nữ"},), Outcome.PASSES, field="nksGioiTinh"),
            Example("KS", ({"loaiDangKy": "9"},), Outcome.BREAKS, field="loaiDangKy"),
            Example("KH", ({"chongLoaiCuTru": ""},), Outcome.CANNOT_TELL, field="chongLoaiCuTru"),
        ),
    ),
    Rule(
        code="DAN_TOC_LA",
        title="Dân tộc ngoài danh mục",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("dan_toc",),
        says="{label} ghi “{value}”, không có trong danh mục dân tộc; giá trị gần nhất: {nearest}.",
        fix="Chọn đúng tên dân tộc trong danh mục. Nếu sổ ghi đúng như vậy thì giữ nguyên và chọn lý do.",
        versions=(Version(no(THIS.k == "la"), law=CV_1437),),
        params={"nearest": _NEAREST},
        reasons=AS_WRITTEN,
        examples=(
            Example("KS", ({"nksDanToc": "Kinh"},), Outcome.PASSES, field="nksDanToc"),
            Example("KS", ({"nksDanToc": "K'Ho"},), Outcome.PASSES, field="nksDanToc"),
            Example("KS", ({"meDanToc": "Kimh"},), Outcome.BREAKS, field="meDanToc"),
            Example("KS", ({"chaDanToc": ""},), Outcome.CANNOT_TELL, field="chaDanToc"),
        ),
    ),
    Rule(
        code="QUOC_TICH_LA",
        title="Quốc tịch ngoài danh mục",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("quoc_tich",),
        says="{label} ghi “{value}”, không có trong danh mục quốc tịch; giá trị gần nhất: {nearest}.",
        fix="Chọn đúng tên nước trong danh mục. Nếu sổ ghi đúng như vậy thì giữ nguyên và chọn lý do.",
        versions=(Version(no(THIS.k == "la"), law=CV_1437),),
        params={"nearest": _NEAREST},
        reasons=AS_WRITTEN,
        examples=(
            Example("KS", ({"nksQuocTich": "Việt Nam"},), Outcome.PASSES, field="nksQuocTich"),
            Example("KS", ({"chaQuocTich": "Nhật Bản"},), Outcome.PASSES, field="chaQuocTich"),
            Example("KS", ({"meQuocTich": "Việt Mam"},), Outcome.BREAKS, field="meQuocTich"),
            Example("KS", ({"chaQuocTich": ""},), Outcome.CANNOT_TELL, field="chaQuocTich"),
        ),
    ),
)
