"""Fixed phrases of the margin (domain facts §5.8) and decisions "từ … thành …" become proposals; other notes stay notes."""

from __future__ import annotations

import re

import pytest

from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.decisions import decided_values, read_decision
from sogoc.law.margin import MOST, read_note
from sogoc.law.text import fold

KNOWN = (
    (
        "KH",
        "Đã ly hôn theo Bản án số 12/2010/HNGĐ-ST ngày 05/06/2010 của Tòa án nhân dân huyện A.",
        ("ly_hon", "12/2010/HNGĐ-ST", "2010-06-05", "Tòa án nhân dân huyện A"),
    ),
    (
        "KH",
        "Đã ly hôn theo Quyết định số 45/2012/QĐST-HNGĐ ngày 3 tháng 7 năm 2012 của TAND thành phố B",
        ("ly_hon", "45/2012/QĐST-HNGĐ", "2012-07-03", "TAND thành phố B"),
    ),
    (
        "KH",
        "Hủy việc kết hôn theo Bản án số 1/2001 ngày 2/3/2001",
        ("huy_ket_hon", "1/2001", "2001-03-02", ""),
    ),
    ("KS", "cha, mẹ nuôi", ("nuoi_con_nuoi", "", "", "")),
    (
        "KS",
        "Chấm dứt việc nuôi con nuôi theo Quyết định số 3/2019/QĐST ngày 5.6.2019",
        ("cham_dut_nuoi_con_nuoi", "3/2019/QĐST", "2019-06-05", ""),
    ),
    (
        "KS",
        "Đã thôi quốc tịch Việt Nam theo QĐ số 123/2001/QĐ-CTN ngày 4/5/2001 của Chủ tịch nước",
        ("thay_doi_quoc_tich", "123/2001/QĐ-CTN", "2001-05-04", "Chủ tịch nước"),
    ),
    (
        "KS",
        "Tòa án tuyên bố mất tích theo Quyết định số 2/2015/QĐST-DS ngày 1/2/2015",
        ("mat_tich", "2/2015/QĐST-DS", "2015-02-01", ""),
    ),
)


@pytest.mark.parametrize(("book", "note", "told"), KNOWN)
def test_a_phrase_of_the_margin_names_its_kind_and_ground(book, note, told):
    (one,) = read_note(note, BOOK_TYPES[book])
    assert (one.kind, one.number, one.day, one.issuer) == told
    assert 0 < one.belief <= MOST < 1


@pytest.mark.parametrize(
    ("book", "note", "values"),
    [
        ("KH", KNOWN[0][1], {"tinhTrangKetHon": "Đã ly hôn"}),
        ("KH", KNOWN[2][1], {"tinhTrangKetHon": "Đã hủy việc kết hôn"}),
        ("KS", KNOWN[-1][1], {"nksMatTich": "1"}),
        ("KS", "Hủy bỏ quyết định tuyên bố mất tích theo Quyết định số 5/2018/QĐST-DS", {"nksMatTich": "2"}),
        ("KS", "Mất năng lực hành vi dân sự theo Quyết định số 6/2018", {}),
    ],
)
def test_a_note_says_what_it_makes_of_the_entry_where_the_book_has_a_column(book, note, values):
    (one,) = read_note(note, BOOK_TYPES[book])
    assert dict(one.values) == values


@pytest.mark.parametrize(
    ("note", "values"),
    [
        (
            "Cải chính họ tên từ “NGUYỄN VĂN A” thành “NGUYỄN VĂN B” theo QĐ số 7/QĐ",
            {"nksHoTen": "NGUYỄN VĂN B"},
        ),
        ("Cải chính năm sinh của mẹ từ 1980 thành 1982, theo QĐ số 5", {"meNgaySinh": "1982"}),
        ("Xác định lại dân tộc từ Kinh thành Cơ Ho theo Trích lục số 1", {"nksDanToc": "Cơ Ho"}),
        ("Bổ sung dân tộc: “Cơ Ho” theo Quyết định số 1/QĐ", {"nksDanToc": "Cơ Ho"}),
        ("Bổ sung dân tộc của mẹ: “Kinh” theo Quyết định số 1/QĐ", {"meDanToc": "Kinh"}),
        (
            "Được thay đổi họ, chữ đệm, tên từ K'Brơi thành Cil K'Brơi theo Quyết định số 9",
            {"nksHoTen": "Cil K'Brơi"},
        ),
    ],
)
def test_from_and_to_become_the_field_and_its_new_value(note, values):
    (one,) = read_note(note, BOOK_TYPES["KS"])
    assert dict(one.values) == values


@pytest.mark.parametrize(
    "note", ["Đăng ký lưu động", "", "Trẻ bị bỏ rơi", "Có bản sao", "Số 12 ngày 3/4/2005"]
)
def test_other_notes_propose_nothing(note):
    assert read_note(note, BOOK_TYPES["KS"]) == []


def test_an_old_value_that_the_entry_does_not_say_lowers_the_belief():
    note = "Cải chính họ tên từ NGUYỄN VĂN A thành NGUYỄN VĂN B theo QĐ số 7/QĐ ngày 2/3/2004"
    (right,) = read_note(note, BOOK_TYPES["KS"], said={"nksHoTen": "nguyễn văn a"})
    (keyed,) = read_note(note, BOOK_TYPES["KS"], said={"nksHoTen": "NGUYỄN VĂN B"})
    (other,) = read_note(note, BOOK_TYPES["KS"], said={"nksHoTen": "TRẦN THỊ C"})
    assert right.belief > 0.9
    assert keyed.belief > 0.9, "a page that was put right is keyed with its valid text"
    assert other.belief < 0.5


BOOKS = {"source": BOOK_TYPES["TD"], "target": BOOK_TYPES["KS"]}


def test_a_decision_is_read_with_its_paper_and_by_columns_or_by_words():
    texts = {
        "so": "03/2015", "loaiDangKy": "2", "noiDangKy": "UBND huyện A", "ngayDangKy": "12.03.2015",
        "ntdHoTen": "NGUYỄN VĂN A", "ntdNgaySinh": "02.05.2008", "gthtLoai": "Giấy khai sinh", "gthtSo": "01/2008",
        "gthtNgay": "15.06.2008", "noiDungThayDoi": "Họ tên; dân tộc", "noiDungThayDoiTu": "NGUYỄN VĂN A; Kinh",
        "noiDungThayDoiThanh": "NGUYỄN VĂN B; Cơ Ho",
    }  # fmt: skip
    one = read_decision(texts, BOOK_TYPES["TD"])
    assert (one.kind, one.paper_type, one.paper_number, one.paper_day) == (
        "cai_chinh",
        "KS",
        "01/2008",
        "2008-06-15",
    )
    assert (one.number, one.day, one.issuer, one.birth) == (
        "03/2015",
        "2015-03-12",
        "UBND huyện A",
        "2008-05-02",
    )
    expected = (
        {"nksHoTen": "NGUYỄN VĂN B", "nksDanToc": "Cơ Ho"},
        {"nksHoTen": "NGUYỄN VĂN A", "nksDanToc": "Kinh"},
    )
    assert decided_values(texts, one.kind, **BOOKS) == expected
    words = {
        "noiDungThayDoi": "Họ tên từ “NGUYỄN VĂN A” thành “NGUYỄN VĂN B”; dân tộc từ “Kinh” thành “Cơ Ho”."
    }
    assert decided_values(words, one.kind, **BOOKS) == expected
    assert decided_values(texts | {"noiDungThayDoiTu": "chỉ một"}, one.kind, **BOOKS) == ({}, {})


EVENTS: tuple[tuple[str, dict[str, str], tuple[str, ...], dict[str, str]], ...] = (
    (
        "CMC",
        {"So": "02/2019", "loaiXacNhan": "1", "ngayDangKy": "05.06.2019", "ncHoTen": "LÊ A", "cmHoTen": "LÊ B", "cmNgaySinh": "1980"},
        ("nhan_cha_me_con", "LÊ A", "KS", "02/2019", "2019-06-05"),
        {"chaHoTen": "LÊ B", "chaNgaySinh": "1980"},
    ),
    (
        "LH",
        {"so": "1", "loaiDangKy": "2", "chongHoTen": "LÊ A", "qdSo": "7/2020", "qdNgay": "01.02.2020", "khSo": "05/2010"},
        ("huy_ket_hon", "LÊ A", "KH", "7/2020", "2020-02-01"),
        {"tinhTrangKetHon": "Đã hủy việc kết hôn"},
    ),
    ("CN", {"so": "3", "cnHoTen": "LÊ A"}, ("nuoi_con_nuoi", "LÊ A", "KS", "3", ""), {}),
    ("KT", {"So": "4/2001", "nktHoTen": "LÊ A"}, ("chet", "LÊ A", "", "4/2001", ""), {}),
)  # fmt: skip


@pytest.mark.parametrize(("book", "texts", "told", "values"), EVENTS)
def test_an_event_is_noted_at_the_entry_that_came_before(book, texts, told, values):
    one = read_decision(texts, BOOK_TYPES[book])
    assert (one.kind, one.name, one.paper_type, one.number, one.day) == told
    target = BOOK_TYPES[one.paper_type or "KS"]
    assert decided_values(texts, one.kind, source=BOOK_TYPES[book], target=target) == (values, {})


def test_every_kind_says_its_law_and_its_patterns_can_match_folded_text():
    for kind in AMENDMENTS.values():
        assert kind.laws, kind.code
        assert "{basis}" in kind.says
        for phrase in kind.phrases:
            bare = re.sub(r"[^a-z ]", "", phrase.pattern)
            assert fold(bare) == re.sub(r" +", " ", bare).strip(), phrase.pattern


def test_columns_that_a_kind_names_exist_and_the_place_in_the_book_is_never_touched():
    for kind in AMENDMENTS.values():
        for book_type in BOOK_TYPES.values():
            touched = kind.fields(book_type)
            assert not {"so", "quyen_so", "trang_so", "ghi_chu"} & {
                book_type.field[one].attribute for one in touched
            }
        assert all(any(name in one.field for one in BOOK_TYPES.values()) for name in kind.names), kind.code
