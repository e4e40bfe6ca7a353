"""Notes of divorces and annulments settled abroad: both parties, the judgment, the authority and its country, the marriage it ends.

A book that *Phần mềm 158* lacks; TT 04/2020/TT-BTP Điều 29 khoản 7 names it, its printed page was not seen. Columns are proposed. The
wife stands first on the page, as in the book of marriages.
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.printed import of_2005, of_2016

_PARTY = ("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "noi_cu_tru", "loai_giay_to", "so_giay_to")
_HEAD = head(number="so", kind="lh.loaiDangKy", verified=False)
_HUSBAND = person("chong", "chồng", has=_PARTY, core=("ho_ten",), sex="1", verified=False)
_WIFE = person("vo", "vợ", has=_PARTY, core=("ho_ten",), sex="2", verified=False)
_JUDGMENT = (
    proposed("qdSo", "Bản án, quyết định số", "van_ban", attribute="ban_an_so", core=True),
    proposed("qdNgay", "Ngày của bản án, quyết định", "ngay", attribute="ban_an_ngay", core=True),
    proposed("qdNgayHieuLuc", "Ngày có hiệu lực của bản án, quyết định", "ngay", attribute="ban_an_hieu_luc"),
    proposed(
        "cqNuocNgoai",
        "Cơ quan nước ngoài đã giải quyết",
        "van_ban",
        attribute="co_quan_giai_quyet",
        core=True,
    ),
    proposed(
        "qgNuocNgoai",
        "Quốc gia đã giải quyết",
        "quoc_tich",
        codes="quoc_tich_158",
        attribute="quoc_gia_giai_quyet",
        core=True,
    ),
)
_MARRIAGE = (
    proposed("khSo", "Số đăng ký kết hôn trước đây", "van_ban", attribute="ket_hon_so"),
    proposed("khNgay", "Ngày đăng ký kết hôn trước đây", "ngay", attribute="ket_hon_ngay"),
    proposed("khNoi", "Nơi đăng ký kết hôn trước đây", "noi_chon", attribute="ket_hon_noi"),
)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "loai_giay_to", "so_giay_to"),
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
_LAYOUTS = (
    of_2005(lacks=("loaiDangKy", "qdNgayHieuLuc")),
    of_2016(sure=False, ticks=False, lacks=("loaiDangKy",)),
)

BOOK = BookType(
    code="LH",
    slug="ghi_chu_ly_hon",
    title="Sổ ghi chú ly hôn, hủy việc kết hôn",
    short="Ghi chú ly hôn, hủy việc kết hôn",
    official=(
        *_OPENING,
        _HEAD["noi_dang_ky"],
        *_HUSBAND.fields,
        *_WIFE.fields,
        *_JUDGMENT,
        *_MARRIAGE,
        *_PETITIONER.fields,
        *_CLOSING,
    ),
    blocks=(_HUSBAND, _WIFE, _PETITIONER),
    page_order=page(
        _OPENING, _WIFE, _HUSBAND, _JUDGMENT, _MARRIAGE, _PETITIONER, _HEAD["noi_dang_ky"], _CLOSING
    ),
    subjects=("chong", "vo"),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date="qdNgay",
    in_158=False,
    law="Khoản 7 Điều 29 Thông tư 04/2020/TT-BTP; Điều 37–39 Nghị định 123/2015/NĐ-CP",
    layouts=_LAYOUTS,
)
