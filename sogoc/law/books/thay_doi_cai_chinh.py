"""Change, correction, completion of civil status and re-determination of ethnicity: whom, which paper, from what to what, on what ground.

A book that *Phần mềm 158* lacks: labels are those of the printed page (TT 15/2015/TT-BTP, TT 04/2020/TT-BTP), column names are proposed.
One decision may touch several particulars: ``noiDungThayDoi`` holds the page's words, ``…Tu`` and ``…Thanh`` the old and the new value
(several of them parted by semicolons, in the same order). Before 2016 the office signed a decision with a number of its own.
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.layout import TickBox
from sogoc.law.printed import decision, of_1961, of_1998, of_2005, of_2016

_HEAD = head(number="so", kind="td.loaiDangKy", verified=False)
_PERSON = person(
    "ntd",
    "người được thay đổi hộ tịch",
    has=(
        "ho_ten",
        "ngay_sinh",
        "gioi_tinh",
        "dan_toc",
        "quoc_tich",
        "loai_giay_to",
        "so_giay_to",
        "noi_cu_tru",
    ),
    core=("ho_ten", "ngay_sinh"),
    verified=False,
)
_PAPER = (
    proposed("gthtLoai", "Tên giấy tờ hộ tịch được thay đổi", "van_ban", attribute="giay_to_ho_tich_loai"),
    proposed("gthtSo", "Số giấy tờ hộ tịch được thay đổi", "van_ban", attribute="giay_to_ho_tich_so"),
    proposed("gthtNgay", "Ngày cấp giấy tờ hộ tịch được thay đổi", "ngay", attribute="giay_to_ho_tich_ngay"),
    proposed(
        "gthtNoiCap",
        "Nơi cấp giấy tờ hộ tịch được thay đổi",
        "noi_chon",
        attribute="giay_to_ho_tich_noi_cap",
    ),
)
_CONTENT = (
    proposed(
        "noiDungThayDoi",
        "Nội dung thay đổi, cải chính, bổ sung",
        "van_ban",
        attribute="noi_dung_thay_doi",
        core=True,
    ),
    proposed("noiDungThayDoiTu", "Thay đổi từ", "van_ban", attribute="thay_doi_tu"),
    proposed("noiDungThayDoiThanh", "Thay đổi thành", "van_ban", attribute="thay_doi_thanh"),
    proposed("lyDo", "Lý do", "van_ban", attribute="ly_do"),
    proposed("canCu", "Căn cứ", "van_ban", attribute="can_cu"),
)
_DECISION = (
    proposed("quyetDinhSo", "Quyết định số", "van_ban", attribute="quyet_dinh_so"),
    proposed("quyetDinhNgay", "Ngày của quyết định", "ngay", attribute="quyet_dinh_ngay"),
)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "loai_giay_to", "so_giay_to", "quan_he"),
    mention=False,
    verified=False,
)
_OPENING = (
    _HEAD["so"],
    _HEAD["quyen_so"],
    _HEAD["trang_so"],
    _HEAD["ngay_dang_ky"],
    _HEAD["loai_dang_ky"],
)
_CLOSING = (_HEAD["nguoi_ky"], _HEAD["chuc_vu_nguoi_ky"], _HEAD["nguoi_thuc_hien"], _HEAD["ghi_chu"])
_TICKS = (
    TickBox("Thay đổi", "loaiDangKy", ("1",)),
    TickBox("Cải chính", "loaiDangKy", ("2",)),
    TickBox("Bổ sung", "loaiDangKy", ("3",)),
    TickBox("Xác định lại dân tộc", "loaiDangKy", ("4",)),
    TickBox("Ghi vào sổ việc thay đổi hộ tịch", "loaiDangKy", ("5",)),
)
_LAYOUTS = (
    *of_1961(words={"noiDungThayDoi": "Nội dung thay đổi, cải chính"}),
    of_1998(words={"noiDungThayDoi": "Nội dung thay đổi, cải chính"}),
    of_2005(
        words={"noiDungThayDoi": "Nội dung thay đổi, cải chính, bổ sung, điều chỉnh"},
        others=("Xác định lại giới tính",),
    ),
    decision(
        "Quyết định cho phép thay đổi, cải chính hộ tịch",
        lacks=("so", "quyenSo", "trangSo", "loaiDangKy"),
    ),
    of_2016(lacks=("lyDo", "canCu", "quyetDinhSo", "quyetDinhNgay")),
)

BOOK = BookType(
    code="TD",
    slug="thay_doi_cai_chinh",
    title="Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc",
    short="Thay đổi, cải chính, bổ sung hộ tịch",
    official=(
        *_OPENING,
        _HEAD["noi_dang_ky"],
        *_PERSON.fields,
        *_PAPER,
        *_CONTENT,
        *_DECISION,
        *_PETITIONER.fields,
        *_CLOSING,
    ),
    blocks=(_PERSON, _PETITIONER),
    page_order=page(
        _OPENING, _PERSON, _PAPER, _CONTENT, _DECISION, _PETITIONER, _HEAD["noi_dang_ky"], _CLOSING
    ),
    subjects=("ntd",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=False,
    law="Điều 28, 47 Luật Hộ tịch (60/2014/QH13); Điều 17, 18 Thông tư 04/2020/TT-BTP",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
