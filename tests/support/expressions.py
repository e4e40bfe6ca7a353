"""Random expressions and random rows over one small book type, for tests that compare back-ends."""

from __future__ import annotations

from hypothesis import strategies as st

from sogoc.law.blocks import person
from sogoc.law.book import BookType
from sogoc.law.expr.tree import (
    Add,
    All,
    AnyOf,
    Compare,
    DateIn,
    DateOf,
    Days,
    Expr,
    Find,
    Fold,
    If,
    IntOf,
    IsIn,
    Lit,
    Matches,
    Not,
    Office,
    Part,
    Present,
    Slice,
    Sort,
    Year,
    Years,
)
from sogoc.law.field import Field

_CHILD = person(
    "con", "người con", has=("ho_ten", "ngay_sinh", "gioi_tinh", "dan_toc", "so_dinh_danh"), core=("ho_ten",)
)
_MOTHER = person("me", "người mẹ", has=("ho_ten", "ngay_sinh", "so_giay_to"), sex="2")
_HEAD = (
    Field("so", "Số đăng ký", "so_dang_ky", core=True, attribute="so"),
    Field("ngayDangKy", "Ngày đăng ký", "ngay", core=True, attribute="ngay_dang_ky"),
    Field("noiDangKy", "Nơi đăng ký", "noi_chon", attribute="noi_dang_ky"),
    Field("ghiChu", "Ghi chú", "van_ban", attribute="ghi_chu"),
)
SMALL = BookType(
    code="THU",
    slug="thu",
    title="Sổ để thử",
    short="Thử",
    official=(*_HEAD, *_CHILD.fields, *_MOTHER.fields),
    blocks=(_CHILD, _MOTHER),
    page_order=(),
    subjects=("con",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date="conNgaySinh",
    in_158=False,
    law="",
)
DATES = [field.name for field in SMALL.official if field.type == "ngay"]
TEXTS = (
    "",
    " ",
    "1",
    "2",
    "Nữ",
    "05/2008",
    "UBND xã Lát",
    "Sở Tư pháp",
    "12A/2008",
    "năm/2008",
    "Kinh",
    "K'Ho",
    "Kimh",
    "Nguyễn Văn An",
    "NguyÔn V¨n Hïng",
    "Lê Thị Hòa",
    "068208001234",
    "ngày 05.03.2015 xác lập",
    "\u00a0",
    "Đ",
)
WRITTEN_DATES = (
    "29.02.1988",
    "28.02.1990",
    "01.03.1990",
    "31.02.1990",
    "5/6/2008",
    "2008-06-05",
    "06.2008",
    "1990",
    "25 tuổi",
    "1 tuổi",
    "1954 hoặc 1955",
    "30/02/1962 (âm lịch)",
    "Giáp Ngọ",
    "05.03",
    "15.06.2008",
    "không rõ",
    "",
)


def rows() -> st.SearchStrategy[dict[str, str | None]]:
    """Rows of the small book; what stands in a field may be anything that people write there."""
    dates = st.one_of(
        st.none(),
        st.sampled_from(WRITTEN_DATES),
        st.dates().map(lambda day: f"{day.day:02}.{day.month:02}.{day.year:04}"),
    )
    texts = st.one_of(st.none(), st.sampled_from(TEXTS))
    return st.fixed_dictionaries(
        {field.name: dates if field.type == "ngay" else texts for field in SMALL.official}
    )


def expressions(sort: Sort = Sort.BOOL) -> st.SearchStrategy[Expr]:
    """Bound expressions of any form, of one sort."""
    return _OF[sort]


_parts = st.builds(Part, st.sampled_from([field.name for field in SMALL.official]), st.sampled_from("vukh"))
_text_leaves = st.one_of(
    _parts, st.sampled_from(TEXTS).map(lambda text: Lit(text, Sort.TEXT)), st.just(Lit(None, Sort.TEXT))
)
_kinds = st.sampled_from(["ngay", "tuoi", "ten", "ho_la", "so", "la", "no_such_kind"])
_patterns = st.sampled_from(
    ["[0-9]+", "[0-9]{1,3}[A-Z]?/[0-9]{4}", "(?:Ng|ng)[^0-9]*", "[A-ZĐ]", "[^ ]+(?: [^ ]+)*"]
)
_groups = st.sampled_from(["([0-9]{1,2})", "(?:ngày |nam )([0-9./]+)", "[A-Z]([a-z]*)", "(x)?[0-9]"])


def _texts(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(Fold, inner),
        st.builds(Office, inner),
        st.builds(Find, inner, _groups),
        st.builds(Slice, inner, st.integers(-6, -1), st.none()),
        st.builds(
            lambda of, start, size: Slice(of, start, start + size),
            inner,
            st.integers(0, 5),
            st.integers(0, 5),
        ),
        st.builds(Slice, inner, st.integers(0, 5), st.none()),
    )


_text = st.recursive(_text_leaves, _texts, max_leaves=3)
_date = st.one_of(
    st.sampled_from(DATES).map(DateOf),
    st.sampled_from(["2015-01-01", "1990-02", "2008"]).map(lambda iso: Lit(iso, Sort.DATE)),
    st.just(Lit(None, Sort.DATE)),
    st.builds(DateIn, _text),
)
_int_leaves = st.one_of(
    st.integers(-5, 2050).map(lambda number: Lit(number, Sort.INT)),
    st.builds(Years, _date, _date),
    st.builds(Days, _date, _date),
    st.builds(Year, _date),
    st.builds(IntOf, _text),
    st.just(Lit(None, Sort.INT)),
)
_int = st.recursive(
    _int_leaves, lambda inner: st.builds(Add, inner, inner, st.sampled_from([1, -1])), max_leaves=3
)
_order = st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"])
_same = st.sampled_from(["eq", "ne"])
_bool_leaves = st.one_of(
    st.builds(Compare, _order, _int, _int),
    st.builds(Compare, _order, _date, _date),
    st.builds(Compare, _same, _text, _text),
    st.builds(Compare, _same, _parts, _kinds.map(lambda kind: Lit(kind, Sort.TEXT))),
    st.builds(Present, st.one_of(_text, _date, _int)),
    st.builds(IsIn, _text, st.lists(st.sampled_from(TEXTS), max_size=3).map(tuple)),
    st.builds(IsIn, _parts, st.lists(_kinds, max_size=3).map(tuple)),
    st.builds(Matches, _text, _patterns),
    st.sampled_from([Lit(True, Sort.BOOL), Lit(False, Sort.BOOL), Lit(None, Sort.BOOL)]),
)


def _bools(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(All, several),
        st.builds(AnyOf, several),
        st.builds(Not, inner),
        st.builds(If, inner, inner, inner),
        st.builds(Compare, _same, inner, inner),
        st.builds(
            lambda condition, then, other: Compare("ge", If(condition, then, other), Lit(18, Sort.INT)),
            inner,
            _int,
            _int,
        ),
        st.builds(lambda condition, then, other: Present(If(condition, then, other)), inner, _text, _text),
    )


_OF: dict[Sort, st.SearchStrategy[Expr]] = {
    Sort.TEXT: _text,
    Sort.DATE: _date,
    Sort.INT: _int,
    Sort.BOOL: st.recursive(_bool_leaves, _bools, max_leaves=6),
}
