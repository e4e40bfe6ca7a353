"""Confirmations of civil-status information: who asked, about whom, of which event, and what the books say.

A book that *Phần mềm 158* lacks and whose printed page was not seen; the ministry's common system has the type. Columns are proposed from
the heads of the other books and from the law on supplying information of the civil-status database.
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.printed import of_2016

_HEAD = head(number="so", place="noiCap", verified=False)
_PERSON = person(
    "nxn",
    "người được xác nhận",
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
    core=("ho_ten",),
    verified=False,
)
_CONTENT = (
    proposed(
        "loaiViecHoTich",
        "Loại việc hộ tịch được xác nhận",
        "ma",
        codes="xntt.loaiViecHoTich",
        attribute="loai_viec_ho_tich",
    ),
    proposed("vhtSo", "Số đăng ký của việc hộ tịch được xác nhận", "van_ban", attribute="viec_ho_tich_so"),
    proposed("vhtNgay", "Ngày đăng ký của việc hộ tịch được xác nhận", "ngay", attribute="viec_ho_tich_ngay"),
    proposed(
        "vhtNoi", "Nơi đăng ký của việc hộ tịch được xác nhận", "noi_chon", attribute="viec_ho_tich_noi"
    ),
    proposed("noiDungXacNhan", "Nội dung xác nhận", "van_ban", attribute="noi_dung_xac_nhan", core=True),
    proposed("mucDich", "Mục đích xác nhận", "van_ban", attribute="muc_dich_xac_nhan"),
)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "quan_he", "loai_giay_to", "so_giay_to"),
    mention=False,
    verified=False,
)
_OPENING = (_HEAD["so"], _HEAD["quyen_so"], _HEAD["trang_so"], _HEAD["ngay_dang_ky"])
_CLOSING = (_HEAD["nguoi_ky"], _HEAD["chuc_vu_nguoi_ky"], _HEAD["nguoi_thuc_hien"], _HEAD["ghi_chu"])
_LAYOUTS = (of_2016(sure=False, ticks=False),)

BOOK = BookType(
    code="XNTT",
    slug="xac_nhan_thong_tin_ho_tich",
    title="Sổ cấp văn bản xác nhận thông tin hộ tịch",
    short="Xác nhận thông tin hộ tịch",
    official=(
        *_OPENING,
        _HEAD["noi_dang_ky"],
        *_PERSON.fields,
        *_CONTENT,
        *_PETITIONER.fields,
        *_CLOSING,
    ),
    blocks=(_PERSON, _PETITIONER),
    page_order=page(_OPENING, _PERSON, _CONTENT, _PETITIONER, _HEAD["noi_dang_ky"], _CLOSING),
    subjects=("nxn",),
    number="so",
    registered="ngayDangKy",
    place="noiCap",
    event_date=None,
    in_158=False,
    law="Nghị định 87/2020/NĐ-CP; Thông tư 04/2020/TT-BTP",
    layouts=_LAYOUTS,
)
