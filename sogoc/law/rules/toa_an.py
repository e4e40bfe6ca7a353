"""Declared missing, limited in capacity, and the annulment of either: marks beside a birth, each with its day and the court's decision."""

from __future__ import annotations

from sogoc.law.conditions import certainly
from sogoc.law.expr import REGISTERED, F, any_of, date, if_, lit, no, present
from sogoc.law.laws import TT_04_2020_GHI_CHU
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_MARKS = (
    (
        "nksMatTich",
        "mất tích",
        ("nksMatTichNgayGhiChuTuyenBo", "nksMatTichCanCuTuyenBo"),
        ("nksMatTichNgayGhiChuHuyTuyenBo", "nksMatTichCanCuHuyTuyenBo"),
    ),
    (
        "nksHanCheNangLucHanhVi",
        "hạn chế năng lực hành vi",
        ("nksHanCheNangLucHanhViNgayGhiChuTuyenBo", "nksHanCheNangLucHanhViCanCuTuyenBo"),
        ("nksHanCheNangLucHanhViNgayGhiChuHuyTuyenBo", "nksHanCheNangLucHanhViNgayCanCuHuyTuyenBo"),
    ),
)
"""Column of the mark, its words, (day, ground) of the declaration and of its annulment."""


def _example(outcome: Outcome, **row: str) -> Example:
    return Example("KS", ({"ngayDangKy": "05.03.1990", **row},), outcome)


def _ground(mark: str, words: str, declared: tuple[str, str], annulled: tuple[str, str]) -> Rule:
    code = "MAT_TICH_THIEU_CAN_CU" if mark == "nksMatTich" else "HAN_CHE_THIEU_CAN_CU"
    kind = F(mark).u
    there = present(F(declared[0])) & present(F(declared[1]))
    gone = present(F(annulled[0])) & present(F(annulled[1]))
    return Rule(
        code=code,
        title=f"Ghi tuyên bố {words} mà thiếu ngày hoặc căn cứ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field=mark,
        says="{label} ghi “{value}” ({what}), nhưng ngày ghi chú hoặc căn cứ để trống.",
        fix="Đối chiếu với cột Ghi chú của trang sổ và nhập ngày, số quyết định của tòa án; nếu sổ không ghi thì giữ nguyên.",
        versions=(Version(if_(kind == "2", gone, there), law=TT_04_2020_GHI_CHU),),
        params={"what": if_(kind == "2", lit(f"hủy tuyên bố {words}"), lit(f"tuyên bố {words}"))},
        examples=(
            _example(
                Outcome.PASSES,
                **{mark: "1", declared[0]: "05.03.2010", declared[1]: "Quyết định số 05/2010/QĐST"},
            ),
            _example(Outcome.BREAKS, **{mark: "1", declared[0]: "05.03.2010"}),
            _example(
                Outcome.BREAKS,
                **{mark: "2", declared[0]: "05.03.2010", declared[1]: "Quyết định số 05/2010/QĐST"},
            ),
            _example(Outcome.CANNOT_TELL),
        ),
    )


def _in_order() -> Rule:
    orders = [date(F(annulled[0])) >= date(F(declared[0])) for _, _, declared, annulled in _MARKS]
    starts = [date(F(declared[0])) >= date(REGISTERED) for _, _, declared, _ in _MARKS]
    every = [*orders, *starts]
    missing = _MARKS[0]
    return Rule(
        code="TUYEN_BO_SAI_THU_TU",
        title="Ngày tuyên bố của tòa án trước ngày đăng ký, hoặc ngày hủy trước ngày tuyên bố",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KS",),
        field="ngayDangKy",
        when=any_of(*(present(F(declared[0])) for _, _, declared, _ in _MARKS)),
        says="Các ngày ghi chú tuyên bố, hủy tuyên bố và ngày đăng ký “{value}” không theo thứ tự.",
        fix="Đối chiếu các ngày với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(no(any_of(*(certainly(no(one)) for one in every))), law=TT_04_2020_GHI_CHU),),
        reasons=AS_WRITTEN,
        examples=(
            _example(Outcome.PASSES, **{missing[2][0]: "05.03.2010", missing[3][0]: "05.03.2012"}),
            _example(Outcome.BREAKS, **{missing[2][0]: "05.03.2010", missing[3][0]: "05.03.2008"}),
            _example(Outcome.BREAKS, **{missing[2][0]: "05.03.1980"}),
            _example(Outcome.PASSES),
        ),
    )


RULES = (*(_ground(*mark) for mark in _MARKS), _in_order())
