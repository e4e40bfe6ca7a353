"""Supervision of a guardianship: the supervisor (a person or a body), the guardian, the ward, the guardianship it watches over.

A book that *Phần mềm 158* lacks and whose printed page was not seen; the ministry's common system has the type. Columns are proposed from
the pages of guardianship and from the civil code (a person or legal person supervises, by a written choice, registered at the commune).
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.printed import of_2016

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
_HEAD = head(number="so", kind="gsgh.loaiDangKy", verified=False)
_SUPERVISOR = person("ngs", "người giám sát việc giám hộ", has=_PERSON, verified=False)
_BODY = (
    proposed("tcgsTen", "Tên tổ chức giám sát việc giám hộ", "van_ban", attribute="to_chuc_ten"),
    proposed("tcgsDaiDien", "Người đại diện của tổ chức giám sát", "ho_ten", attribute="to_chuc_dai_dien"),
    proposed("tcgsDiaChi", "Địa chỉ của tổ chức giám sát", "noi_chon", attribute="to_chuc_dia_chi"),
)
_GUARDIAN = person("ngh", "người giám hộ", has=_PERSON, core=("ho_ten",), verified=False)
_WARD = person("ndgh", "người được giám hộ", has=_PERSON, core=("ho_ten", "ngay_sinh"), verified=False)
_WATCHED = (
    proposed("ghSo", "Số đăng ký giám hộ", "van_ban", attribute="giam_ho_so"),
    proposed("ghNgay", "Ngày đăng ký giám hộ", "ngay", attribute="giam_ho_ngay"),
    proposed("noiDungGiamSat", "Nội dung, phạm vi giám sát", "van_ban", attribute="noi_dung_giam_sat"),
    proposed("canCu", "Căn cứ", "van_ban", attribute="can_cu"),
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
_LAYOUTS = (of_2016(sure=False, ticks=False, lacks=("loaiDangKy",)),)

BOOK = BookType(
    code="GSGH",
    slug="giam_sat_giam_ho",
    title="Sổ đăng ký giám sát việc giám hộ",
    short="Giám sát việc giám hộ",
    official=(
        *_OPENING,
        _HEAD["noi_dang_ky"],
        *_SUPERVISOR.fields,
        *_BODY,
        *_GUARDIAN.fields,
        *_WARD.fields,
        *_WATCHED,
        *_PETITIONER.fields,
        *_CLOSING,
    ),
    blocks=(_SUPERVISOR, _GUARDIAN, _WARD, _PETITIONER),
    page_order=page(
        _OPENING, _SUPERVISOR, _BODY, _GUARDIAN, _WARD, _WATCHED, _PETITIONER, _HEAD["noi_dang_ky"], _CLOSING
    ),
    subjects=("ndgh",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=False,
    law="Điều 51 Bộ luật Dân sự (91/2015/QH13); Điều 3 Luật Hộ tịch (60/2014/QH13)",
    layouts=_LAYOUTS,
)
