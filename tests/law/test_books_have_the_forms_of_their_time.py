"""A type has dated forms and boxes to tick; the form of an entry follows its registration date."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.layout import SHAPES, Layout, Shape, TickBox, layout_of, without_place
from sogoc.law.rule import Law

TYPES = sorted(BOOK_TYPES)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def forms(code: str, first: str, last: str | None = None, *, south: bool = True) -> list[str]:
    return [one.code for one in layout_of(BOOK_TYPES[code], (day(first), day(last or first)), south=south)]


@pytest.mark.parametrize(
    ("code", "registered", "expected"),
    [
        ("KS", "2020-01-01", ["tt_04_2020"]),
        ("KS", "2016-01-01", ["tt_04_2020"]),
        ("KS", "2015-12-31", ["nd_158_2005"]),
        ("KS", "2003-05-06", ["nd_83_1998"]),
        ("KS", "1990-05-06", ["nd_4_1961_nam"]),
        ("KS", "1975-05-01", ["nd_4_1961_nam"]),
        ("KS", "1975-04-30", ["mien_nam", "an_the_vi"]),
        ("KH", "1968-02-03", ["mien_nam"]),
        ("CMC", "2010-02-03", ["nd_158_2005", "quyet_dinh"]),
        ("GH", "1990-01-01", []),
    ],
)
def test_the_form_follows_the_day_of_registration(code, registered, expected):
    assert forms(code, registered) == expected


def test_the_north_had_another_form_while_the_south_had_its_own():
    assert forms("KS", "1968-02-03", south=False) == ["nd_4_1961"]
    assert forms("KS", "1959-02-03", south=False) == []


def test_a_year_in_which_forms_changed_may_be_any_of_them():
    assert forms("KS", "2006-01-01", "2006-12-31") == ["nd_83_1998", "nd_158_2005"]
    assert layout_of(BOOK_TYPES["KS"], (None, None)) == ()


@pytest.mark.parametrize("code", TYPES)
def test_every_type_has_a_form_today_and_forms_follow_one_another(code):
    assert forms(code, "2024-01-01") == ["tt_04_2020"]
    for one in BOOK_TYPES[code].layouts:
        assert one.since is None or one.until is None or one.since <= one.until
        assert one.shape in SHAPES
        assert one.has(BOOK_TYPES[code])
    assert len({one.code for one in BOOK_TYPES[code].layouts}) == len(BOOK_TYPES[code].layouts)


@pytest.mark.parametrize("code", TYPES)
def test_boxes_mean_codes_of_their_column(code):
    book = BOOK_TYPES[code]
    for box in book.tick_boxes:
        codes = book.field[box.field].codes
        assert set(box.codes) <= set(CODE_LISTS[codes].items if codes else ())
    taken = [(box.field, one) for box in book.tick_boxes for one in box.codes]
    assert len(set(taken)) == len(taken)


class TestPlace:
    def test_a_recognition_since_2016_has_no_decision(self):
        assert without_place(BOOK_TYPES["CMC"], "quyetDinhSo", sure=True) == (("2016-01-01", None),)
        assert without_place(BOOK_TYPES["CMC"], "quyetDinhSo", sure=False) == ()

    def test_a_form_that_was_not_seen_is_never_sure(self):
        assert without_place(BOOK_TYPES["KS"], "nksDanToc", sure=False) == ((None, "1975-04-30"),)
        assert without_place(BOOK_TYPES["KS"], "nksDanToc", sure=True) == ()

    def test_where_two_forms_were_used_at_once_both_must_lack_it(self):
        assert without_place(BOOK_TYPES["CMC"], "So", sure=False) == ()
        assert without_place(BOOK_TYPES["KS"], "quyenSo", sure=False) == ()

    def test_what_every_form_has_is_never_out_of_place(self):
        for book in BOOK_TYPES.values():
            for name in (book.registered, book.attribute(book.subjects[0], "ho_ten")):
                assert without_place(book, str(name), sure=True) == ()
                assert without_place(book, str(name), sure=False) == ()


def _births(**changes: object) -> BookType:
    book = BOOK_TYPES["KS"]
    kept = {name: getattr(book, name) for name in book.__dataclass_fields__}
    return BookType(**(kept | changes))


def test_a_form_or_a_box_that_names_no_column_fails_at_once():
    stray = Layout("moi", "Mẫu", Shape.TABLE, Law("x", "y"), lacks=("khongCo",))
    with pytest.raises(ImportError, match="KS has no column khongCo"):
        _births(layouts=(stray,))
    with pytest.raises(ImportError, match="KS has no column khongCo"):
        _births(tick_boxes=(TickBox("Ô", "khongCo"),))
