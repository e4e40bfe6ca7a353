"""Copies of extracts that were given out: a printed table with one line for each request, no page of its own for an entry.

A book that *Phần mềm 158* lacks: labels are those of the printed table, column names are proposed. The line's number is a plain ordinal
(``STT`` of the table, here ``so``, for the sheet has an STT of its own); numbers start again each year. Who asks is the subject.
"""

from __future__ import annotations

from sogoc.law.blocks import page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.layout import Shape
from sogoc.law.printed import of_1998, of_2005, of_2016

_NUMBER = proposed("so", "Số thứ tự", "van_ban", attribute="so_thu_tu", core=True)
_DAY = proposed("ngayCap", "Ngày, tháng, năm cấp bản sao", "ngay", attribute="ngay_cap_ban_sao", core=True)
_APPLICANT = person(
    "nyc",
    "người yêu cầu",
    has=(
        "ho_ten",
        proposed(
            "nycGiayTo", "Giấy tờ tùy thân của người yêu cầu", "van_ban", attribute="giay_to", block="nyc"
        ),
    ),
    core=("ho_ten",),
    mention=False,
    verified=False,
)
_COPY = proposed("loaiBanSao", "Loại bản sao trích lục", "van_ban", attribute="loai_ban_sao", core=True)
_SIGNER = (
    proposed("nguoiKy", "Họ, chữ đệm, tên người ký", "ho_ten", attribute="nguoi_ky"),
    proposed("chucVuNguoiKy", "Chức vụ người ký", "van_ban", attribute="chuc_vu_nguoi_ky"),
)
_COPIES = proposed("soLuong", "Số lượng bản sao", "van_ban", attribute="so_luong", core=True)
_NOTE = proposed("ghiChu", "Ghi chú", "van_ban", attribute="ghi_chu")
_WHERE = (
    proposed("noiCap", "Nơi đăng ký", "noi_chon", attribute="noi_dang_ky"),
    proposed("quyenSo", "Quyển số", "so_quyen", attribute="quyen_so"),
    proposed("trangSo", "Trang số", "trang", attribute="trang_so"),
)
_LAYOUTS = (
    of_1998(lacks=("noiCap", "quyenSo", "trangSo")),
    of_2005(shape=Shape.TABLE, lacks=("noiCap", "quyenSo", "trangSo")),
    of_2016(shape=Shape.TABLE, ticks=False, lacks=("noiCap", "quyenSo", "trangSo")),
)

BOOK = BookType(
    code="TL",
    slug="cap_ban_sao_trich_luc",
    title="Sổ cấp bản sao trích lục hộ tịch",
    short="Cấp bản sao trích lục",
    official=(_NUMBER, _DAY, *_APPLICANT.fields, _COPY, *_SIGNER, _COPIES, _NOTE, *_WHERE),
    blocks=(_APPLICANT,),
    page_order=page(_NUMBER, _DAY, _APPLICANT, _COPY, _SIGNER, _COPIES, _NOTE, _WHERE),
    subjects=("nyc",),
    number="so",
    registered="ngayCap",
    place="noiCap",
    event_date=None,
    in_158=False,
    law="Điều 63, 64 Luật Hộ tịch (60/2014/QH13); Thông tư 04/2020/TT-BTP",
    layouts=_LAYOUTS,
)
