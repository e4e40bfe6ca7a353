"""Guardianship: who may be guardian, whom a guardian is given, two roles in one person.

The civil code of 2015 asks full capacity of a guardian (Điều 49), so eighteen completed years; the codes of 1995 and 2005 asked the same,
but their articles were not read, so that earlier cases are only told. Wards are minors, or adults whose incapacity the entry names
(Điều 47). A legal person as guardian has no birth date: nothing is told of it.
"""

from __future__ import annotations

from sogoc.law.conditions import certainly, speaks_of
from sogoc.law.expr import REGISTERED, THIS, Expr, F, all_of, any_of, date, fold, is_in, no, present, years
from sogoc.law.laws import (
    DAN_SU_1995_GIAM_HO,
    DAN_SU_2005_GIAM_HO,
    DAN_SU_2015_DUOC_GIAM_HO,
    DAN_SU_2015_GIAM_HO_CU,
    DAN_SU_2015_GIAM_SAT,
    DAN_SU_2015_NGUOI_GIAM_HO,
    logic,
)
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope, Severity, Version

_AGE = years(THIS, REGISTERED)
_GUARDIANS = THIS.field_in("nghNgaySinh", "ngh2NgaySinh", "ngsNgaySinh")
_WARD = years(F("ndghNgaySinh"), REGISTERED)
_SAYS_INCAPACITY = any_of(
    *(
        certainly(
            speaks_of(
                F(name).v, "mất năng lực", "khó khăn trong nhận thức", "hạn chế năng lực", "tâm thần", "bệnh"
            )
        )
        for name in ("lyDo", "canCu", "ghiChu")
    )
)
_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."


def _one_person(first: str, second: str) -> Expr:
    return all_of(
        fold(F(f"{first}HoTen").v) == fold(F(f"{second}HoTen").v),
        date(F(f"{first}NgaySinh")) == date(F(f"{second}NgaySinh")),
    )


def _of_age(code: str, title: str, severity: Severity, *laws: tuple[Law, str, str | None]) -> Rule:
    """The rule on a guardian's age, under these laws."""
    registered = laws[0][1]
    day = f"15.06.{int(registered[:4]) + 1}"
    grown, young = f"15.06.{int(day[-4:]) - 18}", f"16.06.{int(day[-4:]) - 18}"

    def example(born: str, when: str, outcome: Outcome) -> Example:
        return Example("GH", ({"nghNgaySinh": born, "ngayDangKy": when},), outcome, field="nghNgaySinh")

    return Rule(
        code=code,
        title=title,
        severity=severity,
        scope=Scope.FIELD,
        each=("ngay",),
        books=("GH", "GSGH"),
        when=_GUARDIANS,
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: vào ngày đăng ký mới được {age} tuổi, chưa đủ 18 tuổi.",
        fix=_FIX,
        versions=tuple(Version(_AGE >= 18, law=law, since=since, until=until) for law, since, until in laws),
        params={"age": _AGE},
        reasons=AS_WRITTEN,
        examples=(
            example(grown, day, Outcome.PASSES),
            example(young, day, Outcome.BREAKS),
            example(young, "", Outcome.CANNOT_TELL),
            example("", day, Outcome.CANNOT_TELL),
        ),
    )


RULES = (
    _of_age(
        "GIAM_HO_CHUA_DU_TUOI",
        "Người giám hộ, người giám sát việc giám hộ chưa đủ 18 tuổi",
        Severity.CAN_LY_DO,
        (DAN_SU_2015_NGUOI_GIAM_HO, "2017-01-01", None),
    ),
    _of_age(
        "GIAM_HO_CHUA_DU_TUOI_TRUOC_2017",
        "Người giám hộ chưa đủ 18 tuổi, đăng ký trước năm 2017",
        Severity.LUU_Y,
        (DAN_SU_1995_GIAM_HO, "1996-07-01", "2005-12-31"),
        (DAN_SU_2005_GIAM_HO, "2006-01-01", "2016-12-31"),
    ),
    Rule(
        code="NGUOI_DUOC_GIAM_HO_DA_LON",
        title="Người được giám hộ đã đủ 18 tuổi mà không thấy ghi mất năng lực hành vi",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("GH",),
        field="ndghNgaySinh",
        when=no(_SAYS_INCAPACITY),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: vào ngày đăng ký đã {age} tuổi, mà lý do, căn cứ và ghi chú không nói về năng lực hành vi.",
        fix="Đối chiếu ngày sinh với trang sổ; nếu trang sổ có ghi lý do giám hộ thì nhập vào cột Lý do, nếu không thì giữ nguyên.",
        versions=(Version(_WARD < 18, law=DAN_SU_2015_DUOC_GIAM_HO, since="2017-01-01"),),
        params={"age": _WARD},
        examples=(
            Example("GH", ({"ndghNgaySinh": "05.03.2010", "ngayDangKy": "05.03.2018"},), Outcome.PASSES),
            Example("GH", ({"ndghNgaySinh": "05.03.1990", "ngayDangKy": "05.03.2018"},), Outcome.BREAKS),
            Example(
                "GH",
                (
                    {
                        "ndghNgaySinh": "1990",
                        "ngayDangKy": "05.03.2018",
                        "lyDo": "Người được giám hộ mất năng lực hành vi dân sự",
                    },
                ),
                Outcome.PASSES,
            ),
            Example("GH", ({"ndghNgaySinh": "2000", "ngayDangKy": "05.03.2018"},), Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="GIAM_HO_MOT_NGUOI",
        title="Người giám hộ và người được giám hộ ghi cùng một người",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("không ai giám hộ cho chính mình"),
        books=("GH", "CDGH", "GSGH"),
        field="nghHoTen",
        says="{label} ghi “{value}”, trùng cả họ tên và ngày sinh với người được giám hộ.",
        fix=f"Xem lại hai phần của trang sổ. {_FIX}",
        versions=(Version(no(_one_person("ngh", "ndgh"))),),
        reasons=AS_WRITTEN,
        examples=(
            Example(
                "GH",
                ({"nghHoTen": "LÊ VĂN AN", "ndghHoTen": "LÊ VĂN BA", "nghNgaySinh": "1960"},),
                Outcome.PASSES,
            ),
            Example(
                "CDGH",
                (
                    {
                        "nghHoTen": "LÊ VĂN AN",
                        "nghNgaySinh": "05.03.2010",
                        "ndghHoTen": "Lê Văn An",
                        "ndghNgaySinh": "05.03.2010",
                    },
                ),
                Outcome.BREAKS,
            ),
            Example("GSGH", ({"nghHoTen": "LÊ VĂN AN", "ndghHoTen": "LÊ VĂN AN"},), Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="GIAM_SAT_MOT_NGUOI",
        title="Người giám sát và người giám hộ ghi cùng một người",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("GSGH",),
        field="ngsHoTen",
        says="{label} ghi “{value}”, trùng cả họ tên và ngày sinh với người giám hộ mà người này giám sát.",
        fix="Xem lại hai phần của trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(no(_one_person("ngs", "ngh")), law=DAN_SU_2015_GIAM_SAT),),
        examples=(
            Example("GSGH", ({"ngsHoTen": "LÊ VĂN AN", "nghHoTen": "TRẦN VĂN BA"},), Outcome.PASSES),
            Example(
                "GSGH",
                (
                    {
                        "ngsHoTen": "LÊ VĂN AN",
                        "ngsNgaySinh": "1960",
                        "nghHoTen": "LÊ VĂN AN",
                        "nghNgaySinh": "05.03.1960",
                    },
                ),
                Outcome.CANNOT_TELL,
            ),
            Example(
                "GSGH",
                (
                    {
                        "ngsHoTen": "LÊ VĂN AN",
                        "ngsNgaySinh": "05.03.1960",
                        "nghHoTen": "LÊ VĂN AN",
                        "nghNgaySinh": "05.03.1960",
                    },
                ),
                Outcome.BREAKS,
            ),
        ),
    ),
    Rule(
        code="GIAM_SAT_THIEU_NGUOI",
        title="Không ghi cá nhân hay tổ chức nào giám sát việc giám hộ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("có việc giám sát thì có người giám sát"),
        books=("GSGH",),
        field="ngsHoTen",
        says="Cả phần cá nhân giám sát và phần tổ chức giám sát việc giám hộ đều để trống.",
        fix="Đối chiếu với trang sổ và nhập bổ sung. Nếu sổ không ghi hoặc không đọc được thì chọn lý do.",
        versions=(Version(any_of(present(F("ngsHoTen")), present(F("tcgsTen")))),),
        reasons=("so_de_trong", "khong_doc_duoc", "rach", "cho_xac_minh"),
        examples=(
            Example("GSGH", ({"ngsHoTen": "LÊ VĂN AN"},), Outcome.PASSES),
            Example("GSGH", ({"tcgsTen": "Hội Phụ nữ xã Lát"},), Outcome.PASSES),
            Example("GSGH", ({"ngsHoTen": "", "tcgsTen": ""},), Outcome.BREAKS),
        ),
    ),
    Rule(
        code="O_GIAM_HO_LECH_LY_DO",
        title="Ô giám hộ cử, giám hộ đương nhiên không hợp với lý do ghi trong sổ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("GH",),
        field="loaiDangKy",
        when=is_in(F("loaiDangKy").u, "1", "2"),
        says="{label} ghi mã “{value}”, mà lý do hoặc căn cứ nói về loại giám hộ kia.",
        fix="Xem ô đánh dấu ở trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(
            Version(
                no(
                    any_of(
                        *(
                            all_of(F("loaiDangKy").u == kind, certainly(speaks_of(F(name).v, words)))
                            for kind, words in (("1", "đương nhiên"), ("2", "cử người giám hộ"))
                            for name in ("lyDo", "canCu")
                        )
                    )
                ),
                law=DAN_SU_2015_GIAM_HO_CU,
            ),
        ),
        examples=(
            Example("GH", ({"loaiDangKy": "2", "lyDo": "Giám hộ đương nhiên của ông nội"},), Outcome.PASSES),
            Example("GH", ({"loaiDangKy": "1", "lyDo": "Giám hộ đương nhiên của ông nội"},), Outcome.BREAKS),
            Example("GH", ({"loaiDangKy": "2", "canCu": "Văn bản cử người giám hộ số 3"},), Outcome.BREAKS),
            Example("GH", ({"loaiDangKy": "", "lyDo": "Đương nhiên"},), Outcome.CANNOT_TELL),
        ),
    ),
)
