"""The end and the supervision of a guardianship speak of its registration: its day, its number, why it ends."""

from __future__ import annotations

from sogoc.law.conditions import certainly, speaks_of
from sogoc.law.expr import REGISTERED, F, all_of, any_of, date, no, present, years
from sogoc.law.laws import DAN_SU_2015_CHAM_DUT_GIAM_HO, TT_04_2020_SO, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_BOOKS = ("CDGH", "GSGH")
_WARD = years(F("ndghNgaySinh"), REGISTERED)
_GROWN = certainly(speaks_of(F("lyDoChamDut").v, "đủ 18", "thành niên", "trưởng thành"))


def _end(outcome: Outcome, **row: str) -> Example:
    return Example("CDGH", (row,), outcome)


RULES = (
    Rule(
        code="CHAM_DUT_TRUOC_GIAM_HO",
        title="Ngày đăng ký giám hộ sau ngày chấm dứt hoặc ngày giám sát",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("giám hộ có trước rồi mới được giám sát, mới chấm dứt"),
        books=_BOOKS,
        field="ghNgay",
        says="{label} ghi “{value}”, sau ngày đăng ký của trường hợp này (“{registered}”).",
        fix="Đối chiếu hai ngày với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(date(F("ghNgay")) <= date(REGISTERED)),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _end(Outcome.PASSES, ghNgay="10.02.2016", ngayDangKy="05.03.2018"),
            _end(Outcome.PASSES, ghNgay="05.03.2018", ngayDangKy="05.03.2018"),
            _end(Outcome.BREAKS, ghNgay="10.02.2019", ngayDangKy="05.03.2018"),
            _end(Outcome.CANNOT_TELL, ghNgay="2018", ngayDangKy="05.03.2018"),
            Example("GSGH", ({"ghNgay": "2019", "ngayDangKy": "05.03.2018"},), Outcome.BREAKS),
        ),
    ),
    Rule(
        code="THIEU_DAN_CHIEU_GIAM_HO",
        title="Không ghi số và ngày đăng ký giám hộ được dẫn chiếu",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=_BOOKS,
        field="ghSo",
        says="Số và ngày đăng ký giám hộ đều để trống nên không nối được với sổ giám hộ.",
        fix="Nếu trang sổ có ghi thì nhập bổ sung; nếu không thì tra sổ đăng ký giám hộ theo tên hai người, hoặc giữ nguyên.",
        versions=(Version(any_of(present(F("ghSo")), present(F("ghNgay"))), law=TT_04_2020_SO),),
        examples=(
            _end(Outcome.PASSES, ghSo="02/2016"),
            _end(Outcome.PASSES, ghNgay="10.02.2016"),
            _end(Outcome.BREAKS, ghSo="", ghNgay=""),
        ),
    ),
    Rule(
        code="LY_DO_CHAM_DUT_LECH_TUOI",
        title="Lý do chấm dứt là đã thành niên mà tuổi chưa đủ 18",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("CDGH",),
        field="lyDoChamDut",
        when=_GROWN,
        says="{label} ghi “{value}”, nhưng vào ngày đăng ký người được giám hộ mới {age} tuổi.",
        fix="Đối chiếu lý do, ngày sinh và ngày đăng ký với trang sổ, sửa chỗ nhập sai; sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(_WARD >= 18, law=DAN_SU_2015_CHAM_DUT_GIAM_HO),),
        params={"age": _WARD},
        examples=(
            _end(Outcome.PASSES, lyDoChamDut="Đã đủ 18 tuổi", ndghNgaySinh="1999", ngayDangKy="05.03.2018"),
            _end(Outcome.BREAKS, lyDoChamDut="Đã thành niên", ndghNgaySinh="2005", ngayDangKy="05.03.2018"),
            _end(Outcome.PASSES, lyDoChamDut="Người giám hộ chết", ndghNgaySinh="2005", ngayDangKy="2018"),
            _end(Outcome.CANNOT_TELL, lyDoChamDut="Đã đủ 18 tuổi", ndghNgaySinh="2000", ngayDangKy="2018"),
        ),
    ),
    Rule(
        code="LY_DO_CHAM_DUT_DA_LON",
        title="Chấm dứt giám hộ của người đã thành niên từ lâu",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("CDGH",),
        field="ndghNgaySinh",
        when=all_of(_GROWN, _WARD >= 18),
        says="{label} ghi “{value}”: lý do chấm dứt là đã thành niên, nhưng vào ngày đăng ký đã {age} tuổi.",
        fix="Đối chiếu ngày sinh và ngày đăng ký với trang sổ, sửa chỗ nhập sai; sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(no(_WARD >= 25), law=DAN_SU_2015_CHAM_DUT_GIAM_HO),),
        params={"age": _WARD},
        examples=(
            _end(Outcome.PASSES, lyDoChamDut="Đã đủ 18 tuổi", ndghNgaySinh="1999", ngayDangKy="05.03.2018"),
            _end(Outcome.BREAKS, lyDoChamDut="Đã đủ 18 tuổi", ndghNgaySinh="1979", ngayDangKy="05.03.2018"),
            _end(Outcome.CANNOT_TELL, lyDoChamDut="Đã đủ 18 tuổi", ndghNgaySinh="", ngayDangKy="05.03.2018"),
        ),
    ),
)
