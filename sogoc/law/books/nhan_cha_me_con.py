"""Recognition of father, mother, child: the parent (``cm``), the child (``nc``); older books carry the number of a decision."""

from __future__ import annotations

from sogoc.law.blocks import PAPERS, head, page, person
from sogoc.law.book import BookType
from sogoc.law.field import Field
from sogoc.law.layout import TickBox
from sogoc.law.printed import decision, of_1961, of_1998, of_2005, of_2016

_CORE = ("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "loai_cu_tru", "loai_giay_to", "so_giay_to")
_PERSON = ("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "loai_cu_tru", "noi_cu_tru", "que_quan", *PAPERS)

_HEAD = head(kind="cmc.loaiDangKy")
_DECISION = Field("quyetDinhSo", "Quyết định số", "van_ban", core=True, attribute="quyet_dinh_so")
_KIND = Field(
    "loaiXacNhan", "Loại xác nhận", "ma", codes="cmc.loaiXacNhan", core=True, attribute="loai_xac_nhan"
)
_PARENT = person("cm", "cha, mẹ", has=_PERSON, core=_CORE)
_CHILD = person("nc", "người con", has=_PERSON, core=_CORE)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "quan_he", *PAPERS),
    odd={"quan_he": "QHNguoiDuocNhan"},
    mention=False,
)
_TICKS = (
    TickBox("Con nhận cha, mẹ", "loaiXacNhan", ("3", "4")),
    TickBox("Cha, mẹ nhận con", "loaiXacNhan", ("1", "2")),
    TickBox("Ghi vào sổ hộ tịch việc nhận cha, mẹ, con", "loaiDangKy", ("2",)),
)
_LAYOUTS = (
    *of_1961(words={"quyetDinhSo": "Quyết định công nhận số"}),
    of_1998(words={"quyetDinhSo": "Quyết định công nhận số"}),
    of_2005(words={"quyetDinhSo": "Quyết định công nhận số"}),
    decision(
        "Quyết định công nhận việc nhận cha, mẹ, con",
        lacks=("So", "quyenSo", "trangSo", "loaiDangKy"),
    ),
    of_2016(lacks=("quyetDinhSo",)),
)

BOOK = BookType(
    code="CMC",
    slug="nhan_cha_me_con",
    title="Sổ đăng ký nhận cha, mẹ, con",
    short="Nhận cha, mẹ, con",
    official=(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _DECISION,
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        _KIND,
        _HEAD["noi_dang_ky"],
        _HEAD["nguoi_ky"],
        _HEAD["chuc_vu_nguoi_ky"],
        _HEAD["nguoi_thuc_hien"],
        _HEAD["ghi_chu"],
        *_PARENT.fields,
        *_CHILD.fields,
        *_PETITIONER.fields,
    ),
    blocks=(_PARENT, _CHILD, _PETITIONER),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _DECISION,
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        _KIND,
        _PARENT,
        _CHILD,
        _PETITIONER,
        _HEAD["noi_dang_ky"],
        _HEAD["nguoi_thuc_hien"],
        _HEAD["nguoi_ky"],
        _HEAD["chuc_vu_nguoi_ky"],
        _HEAD["ghi_chu"],
    ),
    subjects=("cm", "nc"),
    number="So",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=True,
    law="Điều 25 Luật Hộ tịch (60/2014/QH13); Thông tư 04/2020/TT-BTP",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
