"""Adoption: ages of adopters and child, who gives and who takes, the day of the certificate.

The law of 2010 (in force 1/1/2011) asks that the adopter be twenty years older (Điều 14; not of a step-parent or of an aunt or uncle,
which the book may say in a note) and that the child be under 16, or under 18 with those relatives (Điều 8). The family laws of 1986 and
2000 had the same twenty years and a child of at most fifteen; their articles were not read, so that earlier cases are only told.
"""

from __future__ import annotations

from sogoc.law.conditions import certainly, speaks_of
from sogoc.law.expr import (
    REGISTERED,
    THIS,
    Expr,
    F,
    all_of,
    any_of,
    date,
    fold,
    if_,
    lit,
    no,
    present,
    years,
)
from sogoc.law.laws import (
    HON_NHAN_1986_CON_NUOI,
    HON_NHAN_2000_CON_NUOI,
    NUOI_CON_NUOI_2010_CHA_ME,
    NUOI_CON_NUOI_2010_CON,
    NUOI_CON_NUOI_2010_DANG_KY,
    logic,
)
from sogoc.law.reasons import AS_WRITTEN, LEFT_EMPTY
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope, Severity, Version

_CHILD = F("cnNgaySinh")
_OLDER = years(THIS, _CHILD)
_AGE = years(_CHILD, REGISTERED)
_KIN = ("cha dượng", "mẹ kế", "bố dượng", "cô ruột", "cậu ruột", "dì ruột", "chú ruột", "bác ruột")
_BY_KIN = any_of(
    *(certainly(speaks_of(F(name).v, *_KIN)) for name in ("ghiChu", "quanHeBenGiao")),
)
_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."
_EARLIER: tuple[tuple[Law, str, str | None], ...] = (
    (HON_NHAN_1986_CON_NUOI, "1987-01-03", "2000-12-31"),
    (HON_NHAN_2000_CON_NUOI, "2001-01-01", "2010-12-31"),
)


def _versions(holds: Expr, *laws: tuple[Law, str, str | None]) -> tuple[Version, ...]:
    return tuple(Version(holds, law=law, since=since, until=until) for law, since, until in laws)


def _older(code: str, title: str, severity: Severity, *laws: tuple[Law, str, str | None]) -> Rule:
    """The rule on the years between adopter and child, under these laws."""
    day = "15.06.2018" if laws[0][1] == "2011-01-01" else "15.06.2005"

    def example(adopter: str, child: str, outcome: Outcome, *, note: str = "", when: str = day) -> Example:
        row = {"chaNuoiNgaySinh": adopter, "cnNgaySinh": child, "ngayDangKy": when, "ghiChu": note}
        return Example("CN", (row,), outcome, field="chaNuoiNgaySinh")

    return Rule(
        code=code,
        title=title,
        severity=severity,
        scope=Scope.FIELD,
        each=("ngay",),
        books=("CN",),
        when=all_of(THIS.field_in("chaNuoiNgaySinh", "meNuoiNgaySinh"), no(_BY_KIN)),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: chỉ hơn con nuôi {older} tuổi (con nuôi sinh “{child}”).",
        fix=(
            "Đối chiếu hai ngày sinh với trang sổ, sửa chỗ nhập sai. "
            "Cha dượng, mẹ kế, cô, cậu, dì, chú, bác ruột không phải hơn 20 tuổi; sổ ghi đúng như vậy thì chọn lý do."
        ),
        versions=_versions(_OLDER >= 20, *laws),
        params={"older": _OLDER, "child": _CHILD.v},
        reasons=(*AS_WRITTEN, "khong_ap_dung"),
        examples=(
            example("05.03.1980", "05.03.2000", Outcome.PASSES),
            example("06.03.1980", "05.03.2000", Outcome.BREAKS),
            example("1990", "2000", Outcome.BREAKS),
            example("1990", "2000", Outcome.PASSES, note="Cha dượng nhận con riêng của vợ"),
            example("1980", "2000", Outcome.CANNOT_TELL),
            example("1990", "2000", Outcome.CANNOT_TELL, when=""),
        ),
    )


def _child(born: str, outcome: Outcome, **row: str) -> Example:
    return Example("CN", ({"cnNgaySinh": born, "ngayDangKy": "15.06.2018"} | row,), outcome)


def _one_person(first: str, second: str) -> Expr:
    named = all_of(
        fold(F(f"{first}HoTen").v) == fold(F(f"{second}HoTen").v),
        date(F(f"{first}NgaySinh")) == date(F(f"{second}NgaySinh")),
    )
    papers = all_of(F(f"{first}SoGiayToTuyThan").u == F(f"{second}SoGiayToTuyThan").u)
    return any_of(named, papers)


def _both(first: str, second: str, outcome: Outcome) -> Example:
    row = {
        "chaNuoiHoTen": first,
        "chaNuoiNgaySinh": "05.03.1980",
        "chaGiaoHoTen": second,
        "chaGiaoNgaySinh": "05.03.1980",
    }
    return Example("CN", (row,), outcome, field="chaNuoiHoTen")


RULES = (
    _older(
        "CHENH_TUOI_CON_NUOI",
        "Cha nuôi, mẹ nuôi không hơn con nuôi từ 20 tuổi trở lên",
        Severity.CAN_LY_DO,
        (NUOI_CON_NUOI_2010_CHA_ME, "2011-01-01", None),
    ),
    _older(
        "CHENH_TUOI_CON_NUOI_TRUOC_2011",
        "Cha nuôi, mẹ nuôi không hơn con nuôi từ 20 tuổi trở lên, đăng ký trước năm 2011",
        Severity.LUU_Y,
        *_EARLIER,
    ),
    Rule(
        code="CON_NUOI_TU_18_TUOI",
        title="Con nuôi đã đủ 18 tuổi khi đăng ký",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("CN",),
        field="cnNgaySinh",
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: vào ngày đăng ký đã {age} tuổi.",
        fix=_FIX,
        versions=_versions(_AGE < 18, (NUOI_CON_NUOI_2010_CON, "2011-01-01", None)),
        params={"age": _AGE},
        reasons=AS_WRITTEN,
        examples=(
            _child("16.06.2000", Outcome.PASSES),
            _child("15.06.2000", Outcome.BREAKS),
            _child("2000", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="CON_NUOI_TU_16_TUOI",
        title="Con nuôi quá tuổi được nhận làm con nuôi theo luật khi đó, trừ trường hợp đặc biệt",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("CN",),
        field="cnNgaySinh",
        when=no(_BY_KIN),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: vào ngày đăng ký đã {age} tuổi; sổ không nói thuộc trường hợp được nhận khi đã lớn.",
        fix="Đối chiếu hai ngày với trang sổ; nếu trang sổ ghi quan hệ của người nhận thì nhập vào ghi chú, nếu không thì giữ nguyên.",
        versions=_versions(_AGE < 16, *_EARLIER, (NUOI_CON_NUOI_2010_CON, "2011-01-01", None)),
        params={"age": _AGE},
        examples=(
            _child("16.06.2002", Outcome.PASSES),
            _child("15.06.2002", Outcome.BREAKS),
            _child("15.06.2002", Outcome.PASSES, ghiChu="Cô ruột nhận cháu làm con nuôi"),
            _child("15.06.1980", Outcome.BREAKS, ngayDangKy="15.06.1998"),
            _child("2002", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NUOI_GIAO_MOT_NGUOI",
        title="Người nhận con nuôi và bên giao ghi cùng một người",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("người nhận và người giao là hai người"),
        each=("ho_ten",),
        books=("CN",),
        when=THIS.field_in("chaNuoiHoTen", "meNuoiHoTen"),
        says="{label} ghi “{value}”, trùng với người của bên giao con nuôi.",
        fix=f"Xem lại hai phần của trang sổ. {_FIX}",
        versions=(
            Version(
                no(
                    any_of(
                        all_of(THIS.field_in("chaNuoiHoTen"), _one_person("chaNuoi", "chaGiao")),
                        all_of(THIS.field_in("meNuoiHoTen"), _one_person("meNuoi", "meGiao")),
                    )
                )
            ),
        ),
        reasons=AS_WRITTEN,
        examples=(
            Example(
                "CN",
                (
                    {
                        "chaNuoiHoTen": "LÊ VĂN AN",
                        "chaGiaoHoTen": "LÊ VĂN BA",
                        "chaNuoiSoGiayToTuyThan": "250111222",
                        "chaGiaoSoGiayToTuyThan": "250111223",
                    },
                ),
                Outcome.PASSES,
                field="chaNuoiHoTen",
            ),
            _both("LÊ VĂN AN", "LÊ VĂN AN", Outcome.BREAKS),
            Example("CN", ({"chaNuoiHoTen": "LÊ VĂN AN"},), Outcome.CANNOT_TELL, field="chaNuoiHoTen"),
        ),
    ),
    Rule(
        code="CON_NUOI_THIEU_NGUOI_NHAN",
        title="Không ghi cha nuôi và mẹ nuôi",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("có việc nuôi con nuôi thì có người nhận nuôi"),
        books=("CN",),
        field="cnHoTen",
        says="Trường hợp nuôi con nuôi của “{value}” không ghi cả cha nuôi và mẹ nuôi.",
        fix="Đối chiếu với trang sổ và nhập bổ sung. Nếu sổ không ghi hoặc không đọc được thì chọn lý do.",
        versions=(Version(any_of(present(F("chaNuoiHoTen")), present(F("meNuoiHoTen")))),),
        reasons=LEFT_EMPTY,
        examples=(
            Example("CN", ({"cnHoTen": "LÊ VĂN NAM", "meNuoiHoTen": "TRẦN THỊ YÊN"},), Outcome.PASSES),
            Example("CN", ({"cnHoTen": "LÊ VĂN NAM"},), Outcome.BREAKS),
        ),
    ),
    Rule(
        code="CON_NUOI_THIEU_BEN_GIAO",
        title="Không ghi bên giao con nuôi",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("CN",),
        field="cnHoTen",
        says="Trường hợp nuôi con nuôi của “{value}” không ghi cha, mẹ, người giám hộ hay cơ sở nuôi dưỡng nào giao con nuôi.",
        fix="Nếu trang sổ có ghi thì nhập bổ sung; nếu sổ để trống thì giữ nguyên.",
        versions=(
            Version(
                any_of(
                    *(present(F(name)) for name in ("chaGiaoHoTen", "meGiaoHoTen", "csndTen", "csndDaiDien"))
                ),
                law=NUOI_CON_NUOI_2010_DANG_KY,
            ),
        ),
        examples=(
            Example("CN", ({"cnHoTen": "LÊ VĂN NAM", "csndTen": "Trung tâm bảo trợ"},), Outcome.PASSES),
            Example("CN", ({"cnHoTen": "LÊ VĂN NAM"},), Outcome.BREAKS),
        ),
    ),
    Rule(
        code="NGAY_CHUNG_NHAN_CON_NUOI",
        title="Ngày của giấy chứng nhận, quyết định nuôi con nuôi không theo thứ tự",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("quyết định về một người ký sau khi người ấy sinh ra và trước khi vào sổ"),
        books=("CN",),
        field="quyetDinhNgay",
        says="{label} ghi “{value}”, {how}.",
        fix=_FIX,
        versions=(
            Version(
                all_of(date(F("quyetDinhNgay")) >= date(_CHILD), date(F("quyetDinhNgay")) <= date(REGISTERED))
            ),
        ),
        params={
            "how": if_(
                certainly(date(F("quyetDinhNgay")) > date(REGISTERED)),
                lit("sau ngày đăng ký"),
                lit("trước ngày sinh của con nuôi"),
            )
        },
        reasons=AS_WRITTEN,
        examples=(
            _child("2015", Outcome.PASSES, quyetDinhNgay="15.06.2018"),
            _child("2015", Outcome.BREAKS, quyetDinhNgay="16.06.2018"),
            _child("2015", Outcome.BREAKS, quyetDinhNgay="2014"),
            _child("2015", Outcome.CANNOT_TELL, quyetDinhNgay=""),
        ),
    ),
)
