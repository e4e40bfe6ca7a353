"""A page takes at most 6,000 bytes; a faint, torn or blank page looks and reads like one."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageStat

from sogoc.law.books import BOOK_TYPES
from sogoc.sample.pages import draw_page, page_types

MOST_BYTES = 6_000
MOST_LETTERS = 900  # written letters for which the bound is promised; a full birth page has about 750
FORMS = [
    (code, form) for code in page_types() for form in ("", *(one.code for one in BOOK_TYPES[code].layouts))
]
"""Every book type with the form of today (drawn by hand or derived), and with each printed form that it ever had."""
names = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(
            "Nguyễn Trần Lê Phạm Hoàng Huỳnh Võ Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Kră Kơ Să".split()
        ),
        st.sampled_from("Thị Văn Hữu Đức Quang Ngọc Diệu Mỹ Kim Bích Xuân Gia".split()),
        st.sampled_from(
            "Hường Khuê Trâm Nghĩa Dũng Quỳnh Vượng Phước Ẩn Yến Thủy Đoài K'Brệp Krŏng Ƀlŭl".split()
        ),
    ),
)
places = st.builds(
    "{}, {}, {}, tỉnh Lâm Đồng".format,
    st.sampled_from(("Thôn 4", "Tổ 12", "Khu phố 3", "Buôn Gia Bắc")),
    st.sampled_from(
        ("xã Đạ Chais", "phường Lộc Tiến", "thị trấn Di Linh", "xã Đinh Trang Thượng", "xã Rô Men")
    ),
    st.sampled_from(("huyện Lạc Dương", "thành phố Bảo Lộc", "huyện Di Linh", "huyện Đam Rông")),
)
dates = st.dates().map(lambda day: f"{day:%d.%m.}{day.year}")
numbers = st.integers(10**8, 10**9 - 1).map(str)
notes = st.builds("Cải chính theo Quyết định số {} ngày {} của UBND {}".format, numbers, dates, places)


def likely(column: str) -> st.SearchStrategy[str]:
    """What a book holds in a column of that name."""
    for sign, kind in (
        ("HoTen", names),
        ("nguoi", names),
        ("Ngay", dates),
        ("ngay", dates),
        ("Noi", places),
        ("noi", places),
        ("QueQuan", places),
        ("ghiChu", notes),
        ("Loai", st.sampled_from("1234")),
        ("loai", st.sampled_from("1234")),
        ("So", numbers),
        ("so", numbers),
        ("QuocTich", st.just("Việt Nam")),
        ("DanToc", st.sampled_from(("Kinh", "Cơ Ho (Chil)", "Mnông", "Ê Đê", "Gié - Triêng"))),
    ):
        if sign in column:
            return kind
    return st.sampled_from(("Không rõ", "Con đẻ", "Chủ tịch", "Bệnh già"))


@given(data=st.data(), form=st.sampled_from(FORMS), seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_a_full_page_of_likely_values_takes_at_most_six_thousand_bytes(data, form, seed):
    type_code, layout = form
    values: dict[str, str] = {}
    for field in BOOK_TYPES[type_code].official:
        text = data.draw(likely(field.name))
        if sum(map(len, values.values())) + len(text) <= MOST_LETTERS:
            values[field.name] = text
    assert len(draw_page(type_code, values, layout=layout, seed=seed)) <= MOST_BYTES


def darkness(pdf: bytes) -> float:
    document = pdfium.PdfDocument(pdf)
    mean = ImageStat.Stat(document[0].render(scale=1).to_pil().convert("L")).mean[0]
    document.close()
    return 255 - mean


def words(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return text


ENTRY = {
    "so": "12/2014",
    "trangSo": "61",
    "voHoTen": "Hoàng Thị Kim Ngân",
    "chongHoTen": "Lê Hữu Đức",
    "nguoiKy": "Phạm Quốc Vượng",
    "voNoiCuTru": "Tổ 7, phường Lộc Tiến, thành phố Bảo Lộc, tỉnh Lâm Đồng",
}


@pytest.mark.parametrize("seed", range(5))
def test_faint_ink_is_lighter_but_says_the_same(seed):
    clear, faint = (draw_page("KH", ENTRY, seed=seed, faint=faint) for faint in (False, True))
    assert darkness(faint) < darkness(clear)
    assert words(faint) == words(clear)


@pytest.mark.parametrize("seed", range(5))
def test_a_torn_page_lost_its_lower_right_corner_with_the_words_there(seed):
    torn = draw_page("KH", ENTRY, seed=seed, torn=True)
    assert "61" not in words(torn).replace("12/2014", "")
    assert "Phạm Quốc Vượng" not in words(torn)
    assert "Hoàng Thị Kim Ngân" in words(torn)
    document = pdfium.PdfDocument(torn)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    assert picture.getpixel((picture.width - 2, picture.height - 2)) < 150


def test_a_blank_page_is_the_form_alone():
    assert draw_page("KH", ENTRY, seed=4, blank=True) == draw_page("KH", {}, seed=4)
    assert "Người vợ" in words(draw_page("KH", ENTRY, blank=True))
    assert "Hoàng" not in words(draw_page("KH", ENTRY, blank=True))


@pytest.mark.parametrize(("type_code", "layout"), FORMS)
def test_every_condition_of_every_form_stays_small(type_code, layout):
    for faint, torn, blank in ((True, False, False), (False, True, False), (False, False, True)):
        page = draw_page(type_code, ENTRY, layout=layout, faint=faint, torn=torn, blank=blank)
        assert len(page) <= MOST_BYTES
