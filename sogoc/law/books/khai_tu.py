"""Deaths: the dead person with the death itself, the death notice (``gbt``, often none: TT 04/2020/TT-BTP Điều 34), the petitioner."""

from __future__ import annotations

from sogoc.law.blocks import PAPERS, head, page, person
from sogoc.law.book import BookType
from sogoc.law.field import Field
from sogoc.law.layout import TickBox
from sogoc.law.printed import of_1961, of_1998, of_2005, of_2016, southern

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
_TICKS = (
    TickBox("Đúng hạn", "loaiDangKy", ("1",)),
    TickBox("Quá hạn", "loaiDangKy", ("4",)),
    TickBox("Đăng ký lại", "loaiDangKy", ("2",)),
    TickBox("Trẻ dưới 01 tuổi", "ghiChu"),
    TickBox("Trẻ từ 01 đến dưới 5 tuổi", "ghiChu"),
    TickBox("Ghi vào sổ hộ tịch việc khai tử", "loaiDangKy", ("3",)),
)
_NOTICES = ("gbtLoai", "gbtSo", "gbtNgay", "gbtCoQuanCap")
_ISSUED = ("nktNgayCapGiayToTuyThan", "nktNoiCapGiayToTuyThan")
_LAYOUTS = (
    southern(
        "Sổ khai tử",
        lacks=(
            *_NOTICES,
            *_ISSUED,
            "nktDanToc",
            "nktQuocTich",
            "nktLoaiCuTru",
            "nktLoaiGiayToTuyThan",
            "nktSoGiayToTuyThan",
        ),
        words={
            "So": "Số hiệu",
            "nktHoTen": "Tên, họ người chết",
            "nktNgaySinh": "Mấy tuổi",
            "nktNgayChet": "Chết ngày nào",
            "nktNoiChet": "Chết tại đâu",
            "nguoiKy": "Hộ lại",
        },
        others=("Nghề nghiệp", "Cha mẹ, vợ chồng của người chết", "Nhân chứng"),
    ),
    *of_1961(lacks=(*_NOTICES, *_ISSUED), words={"nktNgaySinh": "Tuổi"}, others=("Nghề nghiệp",)),
    of_1998(lacks=_ISSUED, others=("Nghề nghiệp",)),
    of_2005(lacks=_ISSUED),
    of_2016(),
)

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
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
