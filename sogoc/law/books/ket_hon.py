"""Marriages: the husband first in the official columns, the wife first on the printed page.

The page's day on which the marriage was established has no official column; it stands in ``ghiChu``.
"""

from __future__ import annotations

from sogoc.law.blocks import PAPERS, head, page, person
from sogoc.law.book import BookType
from sogoc.law.field import Field
from sogoc.law.layout import TickBox
from sogoc.law.printed import of_1961, of_1998, of_2005, of_2016, southern

_CORE = ("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "loai_cu_tru", "loai_giay_to", "so_giay_to")
_HEAD = head(kind="kh.loaiDangKy")
_STATE = Field(
    "tinhTrangKetHon",
    "Tình trạng kết hôn",
    "ma",
    codes="kh.tinhTrangKetHon",
    attribute="tinh_trang_ket_hon",
)
_HUSBAND = person(
    "chong",
    "chồng",
    has=("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "loai_cu_tru", "noi_cu_tru", *PAPERS),
    core=_CORE,
    sex="1",
)
_WIFE = person(
    "vo",
    "vợ",
    has=(
        "ho_ten",
        "ngay_sinh",
        "dan_toc",
        "quoc_tich",
        "quoc_tich_khac",
        "loai_cu_tru",
        "noi_cu_tru",
        *PAPERS,
    ),
    core=_CORE,
    sex="2",
)
_TICKS = (
    TickBox("Kết hôn lần đầu", "loaiDangKy", ("1",)),
    TickBox("Đăng ký lại", "loaiDangKy", ("2",)),
    TickBox("Ghi chú kết hôn", "ghiChu"),
)
_BOTH = ("chong", "vo")
_ISSUED = tuple(
    f"{prefix}{suffix}" for prefix in _BOTH for suffix in ("NgayCapGiayToTuyThan", "NoiCapGiayToTuyThan")
)
_LAYOUTS = (
    southern(
        "Sổ giá thú",
        lacks=(
            *_ISSUED,
            "voQuocTichKhac",
            *(
                f"{prefix}{suffix}"
                for prefix in _BOTH
                for suffix in ("DanToc", "QuocTich", "LoaiCuTru", "LoaiGiayToTuyThan", "SoGiayToTuyThan")
            ),
        ),
        words={
            "So": "Số hiệu",
            "ngayDangKy": "Ngày lập hôn thú",
            "chongHoTen": "Tên, họ người chồng",
            "voHoTen": "Tên, họ người vợ",
            "nguoiKy": "Hộ lại",
        },
        others=("Nghề nghiệp", "Cha mẹ chồng", "Cha mẹ vợ", "Vợ chánh hay vợ thứ", "Hôn khế", "Nhân chứng"),
    ),
    *of_1961(
        lacks=(*_ISSUED, "voQuocTichKhac"),
        words={"chongNgaySinh": "Tuổi của chồng", "voNgaySinh": "Tuổi của vợ"},
        others=("Nghề nghiệp", "Kết hôn lần thứ mấy", "Nhân chứng"),
    ),
    of_1998(lacks=(*_ISSUED, "voQuocTichKhac"), others=("Nghề nghiệp", "Kết hôn lần thứ mấy")),
    of_2005(lacks=("voQuocTichKhac",), others=("Kết hôn lần thứ mấy",)),
    of_2016(),
)

BOOK = BookType(
    code="KH",
    slug="ket_hon",
    title="Sổ đăng ký kết hôn",
    short="Kết hôn",
    official=(*_HEAD.values(), _STATE, *_HUSBAND.fields, *_WIFE.fields),
    blocks=(_HUSBAND, _WIFE),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        _WIFE,
        _HUSBAND,
        _HEAD["noi_dang_ky"],
        _HEAD["nguoi_thuc_hien"],
        _HEAD["nguoi_ky"],
        _HEAD["chuc_vu_nguoi_ky"],
        _STATE,
        _HEAD["ghi_chu"],
    ),
    subjects=("chong", "vo"),
    number="So",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=True,
    law="Điều 18 Luật Hộ tịch (60/2014/QH13); Thông tư 04/2020/TT-BTP",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
