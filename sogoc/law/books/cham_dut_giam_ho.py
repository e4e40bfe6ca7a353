"""The end of a guardianship: guardian, ward, the registration that ends, why it ends.

A book that *Phần mềm 158* lacks: labels are those of the printed page (TT 15/2015/TT-BTP, TT 04/2020/TT-BTP), column names are proposed.
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.layout import TickBox
from sogoc.law.printed import of_1998, of_2005, of_2016

_PERSON = (
    "ho_ten",
    "ngay_sinh",
    "gioi_tinh",
    "dan_toc",
    "quoc_tich",
    "loai_giay_to",
    "so_giay_to",
    "noi_cu_tru",
)
_CORE = ("ho_ten", "ngay_sinh")
_HEAD = head(number="so", kind="cdgh.loaiDangKy", verified=False)
_GUARDIAN = person("ngh", "người giám hộ", has=_PERSON, core=_CORE, verified=False)
_WARD = person("ndgh", "người được giám hộ", has=_PERSON, core=_CORE, verified=False)
_ENDED = (
    proposed("ghSo", "Số đăng ký giám hộ", "van_ban", attribute="giam_ho_so"),
    proposed("ghNgay", "Ngày đăng ký giám hộ", "ngay", attribute="giam_ho_ngay"),
    proposed("lyDoChamDut", "Lý do chấm dứt giám hộ", "van_ban", attribute="ly_do_cham_dut"),
)
_PETITIONER = person(
    "nyc", "người yêu cầu", has=("ho_ten", "loai_giay_to", "so_giay_to"), mention=False, verified=False
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
    TickBox("Chấm dứt giám hộ cử", "loaiDangKy", ("1",)),
    TickBox("Chấm dứt giám hộ đương nhiên", "loaiDangKy", ("2",)),
    TickBox("Ghi vào sổ", "loaiDangKy", ("3",)),
)
_LAYOUTS = (
    of_1998(lacks=("loaiDangKy",)),
    of_2005(lacks=("loaiDangKy",)),
    of_2016(),
)

BOOK = BookType(
    code="CDGH",
    slug="cham_dut_giam_ho",
    title="Sổ đăng ký chấm dứt giám hộ",
    short="Chấm dứt giám hộ",
    official=(
        *_OPENING,
        _HEAD["noi_dang_ky"],
        *_GUARDIAN.fields,
        *_WARD.fields,
        *_ENDED,
        *_PETITIONER.fields,
        *_CLOSING,
    ),
    blocks=(_GUARDIAN, _WARD, _PETITIONER),
    page_order=page(_OPENING, _GUARDIAN, _WARD, _ENDED, _PETITIONER, _HEAD["noi_dang_ky"], _CLOSING),
    subjects=("ndgh",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=False,
    law="Điều 22, 41 Luật Hộ tịch (60/2014/QH13); Điều 62 Bộ luật Dân sự (91/2015/QH13)",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
