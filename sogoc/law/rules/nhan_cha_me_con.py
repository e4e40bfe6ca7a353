"""Recognition of father, mother, child: what kind 1–4 says against the parent's number and the petitioner; decisions since 2016.

1 a father recognises a child, 2 a mother, 3 a child recognises the father, 4 the mother. Ages have their own rule (TUOI_CHA_ME). Until
2015 a recognition was a decision with a number; since the law of 2014 it ends in an extract.
"""

from __future__ import annotations

from sogoc.law.conditions import of_woman, speaks_of, twelve_digits
from sogoc.law.expr import REGISTERED, F, absent, any_of, date, if_, is_in, lit, no
from sogoc.law.laws import HO_TICH_2014_NHAN_CON, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_KIND = F("loaiXacNhan").u
_FATHER = is_in(_KIND, "1", "3")
_NUMBER = F("cmSoGiayToTuyThan").u
_RELATION = F("nycQHNguoiDuocNhan").v
_PARENT_ASKS = is_in(_KIND, "1", "2")


def _recognised(kind: str, outcome: Outcome, **row: str) -> Example:
    return Example("CMC", ({"loaiXacNhan": kind, "ngayDangKy": "05.03.2018", **row},), outcome)


RULES = (
    Rule(
        code="LOAI_XAC_NHAN_LECH_GIOI",
        title="Loại xác nhận không hợp với giới tính trong số định danh của cha, mẹ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("cha là nam, mẹ là nữ"),
        books=("CMC",),
        field="loaiXacNhan",
        when=twelve_digits(_NUMBER),
        says="{label} ghi “{value}” là việc của {whom}, nhưng số định danh “{number}” là của người {sex}.",
        fix="Đối chiếu loại xác nhận và số định danh với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(if_(_FATHER, no(of_woman(_NUMBER)), of_woman(_NUMBER))),),
        params={
            "whom": if_(_FATHER, lit("người cha"), lit("người mẹ")),
            "sex": if_(_FATHER, lit("nữ"), lit("nam")),
            "number": _NUMBER,
        },
        reasons=AS_WRITTEN,
        examples=(
            _recognised("1", Outcome.PASSES, cmSoGiayToTuyThan="068082001234"),
            _recognised("4", Outcome.PASSES, cmSoGiayToTuyThan="068182001234"),
            _recognised("1", Outcome.BREAKS, cmSoGiayToTuyThan="068182001234"),
            _recognised("2", Outcome.BREAKS, cmSoGiayToTuyThan="068082001234"),
            _recognised("1", Outcome.PASSES, cmSoGiayToTuyThan="250111222"),
            _recognised("", Outcome.CANNOT_TELL, cmSoGiayToTuyThan="068082001234"),
        ),
    ),
    Rule(
        code="LOAI_XAC_NHAN_LECH_NGUOI_YEU_CAU",
        title="Loại xác nhận không hợp với quan hệ của người yêu cầu",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("CMC",),
        field="loaiXacNhan",
        when=any_of(speaks_of(_RELATION, "con"), speaks_of(_RELATION, "cha", "mẹ", "bố", "ba", "má")),
        says="{label} ghi “{value}”, nhưng người yêu cầu ghi quan hệ là “{relation}”.",
        fix="Kiểm tra ô đánh dấu (con nhận cha, mẹ hay cha, mẹ nhận con) với trang sổ; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(
            Version(
                if_(
                    _PARENT_ASKS,
                    no(is_in(_RELATION, "Con", "con", "CON", "Con đẻ", "con đẻ")),
                    no(
                        is_in(_RELATION, "Cha", "cha", "CHA", "Mẹ", "mẹ", "MẸ", "Cha đẻ", "Mẹ đẻ", "Bố", "bố")
                    ),
                ),
                law=HO_TICH_2014_NHAN_CON,
            ),
        ),
        params={"relation": _RELATION},
        examples=(
            _recognised("1", Outcome.PASSES, nycQHNguoiDuocNhan="Cha"),
            _recognised("3", Outcome.PASSES, nycQHNguoiDuocNhan="Con"),
            _recognised("1", Outcome.BREAKS, nycQHNguoiDuocNhan="Con"),
            _recognised("4", Outcome.BREAKS, nycQHNguoiDuocNhan="Mẹ"),
            _recognised("1", Outcome.PASSES, nycQHNguoiDuocNhan="Người giám hộ"),
            _recognised("", Outcome.CANNOT_TELL, nycQHNguoiDuocNhan="Con"),
        ),
    ),
    Rule(
        code="QUYET_DINH_CMC_TU_2016",
        title="Nhận cha, mẹ, con từ 2016 mà có số quyết định",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("CMC",),
        field="quyetDinhSo",
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, nhưng từ 01/01/2016 việc nhận cha, mẹ, con được cấp trích lục, không ra quyết định.",
        fix="Kiểm tra ngày đăng ký và số này với trang sổ (có thể là số trích lục); nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(absent(F("quyetDinhSo")), law=HO_TICH_2014_NHAN_CON, since="2016-01-01"),),
        examples=(
            _recognised("1", Outcome.PASSES),
            _recognised("1", Outcome.BREAKS, quyetDinhSo="05/QĐ-UBND"),
            _recognised("1", Outcome.PASSES, quyetDinhSo="05/QĐ-UBND", ngayDangKy="05.03.2009"),
            _recognised("1", Outcome.CANNOT_TELL, quyetDinhSo="05/QĐ-UBND", ngayDangKy=""),
        ),
    ),
)
