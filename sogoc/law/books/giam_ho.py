"""Guardianship: the guardian (two where both grandparents or both spouses take it), the ward, the ground.

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
_HEAD = head(number="so", kind="gh.loaiDangKy", verified=False)
_GUARDIAN = person("ngh", "người giám hộ", has=_PERSON, core=_CORE, verified=False)
_SECOND = person("ngh2", "người giám hộ thứ hai", has=_PERSON, verified=False)
_WARD = person("ndgh", "người được giám hộ", has=_PERSON, core=_CORE, verified=False)
_PETITIONER = person(
    "nyc", "người yêu cầu", has=("ho_ten", "loai_giay_to", "so_giay_to"), mention=False, verified=False
)
_GROUND = (
    proposed("lyDo", "Lý do", "van_ban", attribute="ly_do"),
    proposed("canCu", "Căn cứ", "van_ban", attribute="can_cu"),
)
_CLOSING = (_HEAD["nguoi_ky"], _HEAD["chuc_vu_nguoi_ky"], _HEAD["nguoi_thuc_hien"], _HEAD["ghi_chu"])
_TICKS = (
    TickBox("Giám hộ cử", "loaiDangKy", ("1",)),
    TickBox("Giám hộ đương nhiên", "loaiDangKy", ("2",)),
    TickBox("Ghi vào sổ việc giám hộ", "loaiDangKy", ("3",)),
)
_LAYOUTS = (
    of_1998(lacks=("loaiDangKy",)),
    of_2005(lacks=("loaiDangKy",)),
    of_2016(lacks=("lyDo", "canCu")),
)

BOOK = BookType(
    code="GH",
    slug="giam_ho",
    title="Sổ đăng ký giám hộ",
    short="Giám hộ",
    official=(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["noi_dang_ky"],
        _HEAD["loai_dang_ky"],
        *_GUARDIAN.fields,
        *_SECOND.fields,
        *_WARD.fields,
        *_PETITIONER.fields,
        *_GROUND,
        *_CLOSING,
    ),
    blocks=(_GUARDIAN, _SECOND, _WARD, _PETITIONER),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        _GUARDIAN,
        _SECOND,
        _WARD,
        _GROUND,
        _PETITIONER,
        _HEAD["noi_dang_ky"],
        _CLOSING,
    ),
    subjects=("ndgh",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=False,
    law="Điều 20, 21, 40 Luật Hộ tịch (60/2014/QH13); Điều 46–63 Bộ luật Dân sự (91/2015/QH13)",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
