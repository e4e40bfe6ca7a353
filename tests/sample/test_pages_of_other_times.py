"""A page of another time is drawn on the form that the book type declares for it: its places, its words, its paper."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.law.layout import Shape
from sogoc.law.sheets import names, places
from sogoc.sample.pages import draw_page, page_types
from tests.sample.test_pages_carry_what_the_book_says import A4, read, written_columns

FORMS = [(code, one) for code in page_types() for one in BOOK_TYPES[code].layouts]
A3 = (1190, 842)


@pytest.mark.parametrize(("type_code", "layout"), FORMS, ids=lambda part: getattr(part, "code", part))
def test_the_page_has_a_place_for_every_column_that_the_form_had_and_for_no_other(type_code, layout):
    marked = {name: f"Chữ{i}Ký" for i, name in enumerate(written_columns(type_code))}
    page = read(draw_page(type_code, marked, layout=layout.code))
    held = {name for name, text in marked.items() if text in page}
    head_and_foot = {BOOK_TYPES[type_code].number, "trangSo"}
    assert held - head_and_foot == set(marked) - set(layout.lacks) - head_and_foot


@pytest.mark.parametrize(("type_code", "layout"), FORMS, ids=lambda part: getattr(part, "code", part))
def test_a_table_over_two_pages_is_a_spread_of_a3(type_code, layout):
    document = pdfium.PdfDocument(draw_page(type_code, {}, layout=layout.code))
    assert document[0].get_size() == (A3 if layout.shape is Shape.TWO_PAGES else A4)
    document.close()


@pytest.mark.parametrize(
    ("type_code", "layout", "words"),
    [
        ("KS", "mien_nam", ("SỔ KHAI SANH", "Số hiệu", "Tên, họ ấu nhi", "Phái", "Sanh ngày nào", "Hộ lại")),
        ("KS", "an_the_vi", ("ÁN THẾ VÌ KHAI SANH", "Số án", "Ngày tuyên án", "Tòa án")),
        ("KH", "mien_nam", ("SỔ GIÁ THÚ", "Ngày lập hôn thú", "Tên, họ người chồng")),
        ("KT", "mien_nam", ("SỔ KHAI TỬ", "Tên, họ người chết", "Chết tại đâu")),
        ("KS", "nd_4_1961_nam", ("SỔ ĐĂNG KÝ KHAI SINH", "Tuổi của mẹ", "Họ và tên trẻ sơ sinh")),
    ],
)
def test_the_page_speaks_the_words_of_its_time(type_code, layout, words):
    page = read(draw_page(type_code, {}, layout=layout))
    assert [one for one in words if one.replace(" ", "") not in page] == []


def test_what_was_usual_is_not_said_and_what_was_not_stands_in_the_note():
    usual, late = (read(draw_page("KS", {"loaiDangKy": code}, layout="nd_4_1961_nam")) for code in "14")
    assert usual == read(draw_page("KS", {}, layout="nd_4_1961_nam"))
    assert "quáhạn" in late


@pytest.mark.parametrize(
    ("type_code", "layout"),
    [("KS", "tt_04_2020"), ("KH", "tt_04_2020"), ("GH", "tt_04_2020"), ("KS", "nd_158_2005")],
)
def test_the_pen_writes_where_the_declaration_says_that_a_column_stands(type_code, layout):
    book = BOOK_TYPES[type_code]
    chosen = next(one for one in book.layouts if one.code == layout)
    marked = {name: f"W{i}W" for i, name in enumerate(names(book, chosen))}
    with pdfium.PdfDocument(draw_page(type_code, marked, layout=layout)) as document:
        page = document[0]
        width, height = page.get_size()
        sides, text = round(width / 595), page.get_textpage()
        outside = []
        for name, place in places(book, chosen).items():
            found = text.search(marked[name]).get_next()
            if found is None:  # codes are ticked, nothing is written
                continue
            left, low, _, top = text.get_charbox(found[0])
            x, y = left / width * sides - place.page, 1 - (low + top) / 2 / height
            inside = (
                -0.01 <= part <= whole + 0.01
                for part, whole in (
                    (x - place.x / 1000, place.w / 1000),
                    (y - place.y / 1000, place.h / 1000),
                )
            )
            if not all(inside):
                outside.append((name, round(x, 3), round(y, 3), place))
        assert (outside, len(marked) > 20) == ([], True)
