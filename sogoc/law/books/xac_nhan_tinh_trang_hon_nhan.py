"""Certificates of marital status: the office's column is ``noiCap``, the petitioner's paper columns end in ``GiayToKhac``."""

from __future__ import annotations

from sogoc.law.blocks import head, page, person
from sogoc.law.book import BookType
from sogoc.law.field import Field
from sogoc.law.layout import TickBox
from sogoc.law.printed import of_1998, of_2005, of_2016

_HEAD = head(place="noiCap")
_STATUS = (
    Field(
        "nxnThoiGianCuTruTai",
        "Trong thời gian cư trú tại",
        "noi_chon",
        block="nxn",
        attribute="thoi_gian_cu_tru_tai",
    ),
    Field("nxnThoiGianCuTruTu", "Cư trú từ ngày", "ngay", block="nxn", attribute="thoi_gian_cu_tru_tu"),
    Field("nxnThoiGianCuTruDen", "Cư trú đến ngày", "ngay", block="nxn", attribute="thoi_gian_cu_tru_den"),
    Field(
        "nxnTinhTrangHonNhan",
        "Tình trạng hôn nhân",
        "van_ban",
        core=True,
        block="nxn",
        attribute="tinh_trang_hon_nhan",
    ),
    Field(
        "nxnLoaiMucDichSuDung",
        "Loại mục đích sử dụng",
        "ma",
        codes="hn.nxnLoaiMucDichSuDung",
        block="nxn",
        attribute="loai_muc_dich",
    ),
    Field("nxnMucDichSuDung", "Mục đích sử dụng", "van_ban", block="nxn", attribute="muc_dich"),
)
_PERSON = person(
    "nxn",
    "người được xác nhận",
    has=(
        "ho_ten",
        "gioi_tinh",
        "ngay_sinh",
        "dan_toc",
        "quoc_tich",
        "quoc_tich_khac",
        "loai_cu_tru",
        "noi_cu_tru",
        "loai_giay_to",
        "giay_to_khac",
        "so_giay_to",
        "ngay_cap",
        "noi_cap",
        *_STATUS,
    ),
    core=(
        "ho_ten",
        "gioi_tinh",
        "ngay_sinh",
        "dan_toc",
        "quoc_tich",
        "loai_cu_tru",
        "loai_giay_to",
        "so_giay_to",
    ),
)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "quan_he", "loai_giay_to", "giay_to_khac", "so_giay_to", "ngay_cap", "noi_cap"),
    odd={"ngay_cap": "NgayCapGiayToKhac", "noi_cap": "NoiCapGiayToKhac"},
    mention=False,
)
_TICKS = (
    TickBox("Để đăng ký kết hôn trong nước", "nxnLoaiMucDichSuDung", ("1", "2")),
    TickBox("Để đăng ký kết hôn ở nước ngoài", "nxnLoaiMucDichSuDung", ("3", "4")),
    TickBox("Mục đích khác", "nxnLoaiMucDichSuDung", ("5",)),
)
_LAYOUTS = (of_1998(lacks=("nxnQuocTichKhac",)), of_2005(lacks=("nxnQuocTichKhac",)), of_2016())

BOOK = BookType(
    code="HN",
    slug="xac_nhan_tinh_trang_hon_nhan",
    title="Sổ cấp Giấy xác nhận tình trạng hôn nhân",
    short="Xác nhận tình trạng hôn nhân",
    official=(*_HEAD.values(), *_PERSON.fields, *_PETITIONER.fields),
    blocks=(_PERSON, _PETITIONER),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _PERSON,
        _PETITIONER,
        _HEAD["noi_dang_ky"],
        _HEAD["nguoi_thuc_hien"],
        _HEAD["nguoi_ky"],
        _HEAD["chuc_vu_nguoi_ky"],
        _HEAD["ghi_chu"],
    ),
    subjects=("nxn",),
    number="So",
    registered="ngayDangKy",
    place="noiCap",
    event_date=None,
    in_158=True,
    law="Điều 12 Thông tư 04/2020/TT-BTP; Nghị định 123/2015/NĐ-CP",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
