"""What a rule asks can be read by those whom it asks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr import (
    BESIDE,
    REGISTERED,
    THIS,
    F,
    absent,
    all_of,
    any_of,
    called,
    date,
    is_in,
    matches,
    no,
    office,
    present,
    years,
)
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.shown import shown
from sogoc.law.expr.to_text import to_text
from sogoc.law.expr.tree import Sort
from sogoc.law.rules import RULES
from tests.support.expressions import SMALL, expressions


@pytest.mark.parametrize(
    ("expr", "said"),
    [
        (
            years(F("conNgaySinh"), REGISTERED) >= 18,
            "tuổi tròn từ «Ngày, tháng, năm sinh của người con» đến «Ngày đăng ký» từ 18 trở lên",
        ),
        (date(F("conNgaySinh")) < "2015-01-01", "«Ngày, tháng, năm sinh của người con» trước 01/01/2015"),
        (
            no(date(F("conNgaySinh")) < date(REGISTERED)),
            "«Ngày, tháng, năm sinh của người con» không trước «Ngày đăng ký»",
        ),
        (
            no(F("conNgaySinh").k == "tuoi"),
            "«Ngày, tháng, năm sinh của người con» không phải là “tuổi ghi thay cho ngày sinh”",
        ),
        (absent(F("ghiChu")), "«Ghi chú» để trống"),
        (is_in(F("conGioiTinh").u, "1", "2"), "«Giới tính của người con» là “1” (Nam) hoặc “2” (Nữ)"),
        (F("conGioiTinh").u == "2", "«Giới tính của người con» là “2” (Nữ)"),
        (
            matches(F("ghiChu").v, "[^0-9]*nuôi[^0-9]*", "có chữ “nuôi”"),
            "«Ghi chú» có chữ “nuôi”",
        ),
        (
            is_in(office(F("noiDangKy").v), "huyen"),
            "cơ quan ghi ở «Nơi đăng ký» là Ủy ban nhân dân cấp huyện (Phòng Tư pháp)",
        ),
        (
            called(any_of(absent(F("so")), F("so").v == "1"), "chưa có số") & absent(F("ghiChu")),
            "chưa có số và «Ghi chú» để trống",
        ),
        (all_of(present(F("so").v == "1"), F("so").v == "1"), "«Số đăng ký» là “1”"),
        (
            all_of(any_of(absent(F("so")), F("so").v == "1"), F("ghiChu").v != "x"),
            "(«Số đăng ký» để trống hoặc «Số đăng ký» là “1”) và «Ghi chú» không phải là “x”",
        ),
    ],
)
def test_expressions_are_said_with_the_labels_of_the_book(expr, said):
    assert to_text(expr, SMALL) == said


def test_this_is_said_with_and_without_its_field():
    expr = absent(THIS) & absent(BESIDE("ngay_sinh"))
    assert to_text(expr) == "«ô đang xét» để trống và «Ngày, tháng, năm sinh» của cùng người để trống"
    field = SMALL.field["conHoTen"]
    assert to_text(expr, SMALL, field) == (
        "«Họ, chữ đệm, tên của người con» để trống và «Ngày, tháng, năm sinh của người con» để trống"
    )


@settings(deadline=None)
@given(expr=st.one_of(*map(expressions, Sort)))
def test_every_expression_can_be_said(expr):
    said = to_text(expr, SMALL)
    assert said
    assert "None" not in said


def test_every_declared_rule_can_be_said():
    for rule in RULES.values():
        for version in rule.versions:
            assert to_text(version.holds, BOOK_TYPES[rule.books[0]] if rule.books else None)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "không rõ"),
        ("05/2008", "05/2008"),
        (True, "có"),
        (Span(17, 17), "17"),
        (Span(17, 18), "17–18"),
        (Span(None, 18), "nhiều nhất 18"),
        (Span(dt.date(1962, 5, 3), dt.date(1962, 5, 3)), "03/05/1962"),
        (Span(dt.date(1962, 5, 1), dt.date(1962, 5, 31)), "05/1962"),
        (Span(dt.date(1962, 1, 1), dt.date(1962, 12, 31)), "1962"),
        (Span(dt.date(1954, 1, 1), dt.date(1955, 12, 31)), "1954–1955"),
        (Span(dt.date(1962, 5, 3), dt.date(1962, 5, 5)), "từ 03/05/1962 đến 05/05/1962"),
    ],
)
def test_values_are_shown_as_the_book_would_write_them(value, said):
    assert shown(value) == said
