"""Deaths: the dead person with the death itself, the death notice (``gbt``, often none: TT 04/2020/TT-BTP Điều 34), the petitioner."""

from __future__ import annotations

from sogoc.law.blocks import PAPERS, head, page, person
from sogoc.law.book import BookType
from sogoc.law.field import Field

_HEAD = head(kind="kt.loaiDangKy")
_DEAD = person(
    "nkt",
    "người chết",
    has=(
        "ho_ten",
        "gioi_tinh",
        "ngay_sinh",
        "dan_toc",
        "quoc_tich",
        "loai_cu_tru",
        "noi_cu_tru",
        *PAPERS,
        "ngay_chet",
        "gio_phut_chet",
        "noi_chet",
        "nguyen_nhan_chet",
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
        "ngay_chet",
    ),
)
_NOTICE = (
    Field("gbtLoai", "Loại giấy báo tử", "ma", codes="kt.gbtLoai", attribute="giay_bao_tu_loai"),
    Field("gbtSo", "Số giấy báo tử", "van_ban", attribute="giay_bao_tu_so"),
    Field("gbtNgay", "Ngày của giấy báo tử", "ngay", attribute="giay_bao_tu_ngay"),
    Field("gbtCoQuanCap", "Cơ quan cấp giấy báo tử", "van_ban", attribute="giay_bao_tu_noi_cap"),
)
_PETITIONER = person("nyc", "người yêu cầu", has=("ho_ten", "quan_he", *PAPERS), mention=False)

BOOK = BookType(
    code="KT",
    slug="khai_tu",
    title="Sổ đăng ký khai tử",
    short="Khai tử",
    official=(*_HEAD.values(), *_DEAD.fields, *_NOTICE, *_PETITIONER.fields),
    blocks=(_DEAD, _PETITIONER),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        _DEAD,
        _NOTICE,
        _PETITIONER,
        _HEAD["noi_dang_ky"],
        _HEAD["nguoi_thuc_hien"],
        _HEAD["nguoi_ky"],
        _HEAD["chuc_vu_nguoi_ky"],
        _HEAD["ghi_chu"],
    ),
    subjects=("nkt",),
    number="So",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date="nktNgayChet",
    in_158=True,
    law="Điều 34 Luật Hộ tịch (60/2014/QH13); Thông tư 04/2020/TT-BTP",
)
