"""Events of civil status settled by a competent authority abroad and entered here: whose, which kind, which paper of which country.

A book that *Phần mềm 158* lacks and whose printed page was not seen. The forms give most kinds a tick box in their own book ("Ghi vào sổ
hộ tịch việc …"); offices that keep one cover for all of them need this type. Columns are proposed from those tick boxes and from the
columns that the official schema of births has for the registration abroad. Divorces and annulments have a book of their own (``LH``).
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.printed import of_2005, of_2016

_HEAD = head(number="so", kind="gc.loaiDangKy", verified=False)
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
_SUBJECT = person("ngc", "người được ghi vào sổ", has=_PERSON, core=("ho_ten", "ngay_sinh"), verified=False)
_OTHER = person("nlq", "người có liên quan", has=("ho_ten", "ngay_sinh", "quoc_tich"), verified=False)
_ABROAD = (
    proposed("viecNgay", "Ngày xảy ra việc hộ tịch", "ngay", attribute="viec_ngay"),
    proposed("viecNoi", "Nơi xảy ra việc hộ tịch", "noi_chon", attribute="viec_noi"),
    proposed("viecNoiDung", "Nội dung việc hộ tịch đã giải quyết", "van_ban", attribute="viec_noi_dung"),
    proposed("gtnnTen", "Tên giấy tờ của nước ngoài", "van_ban", attribute="giay_to_nuoc_ngoai_ten"),
    proposed("gtnnSo", "Số giấy tờ của nước ngoài", "van_ban", attribute="giay_to_nuoc_ngoai_so"),
    proposed("gtnnNgay", "Ngày cấp giấy tờ của nước ngoài", "ngay", attribute="giay_to_nuoc_ngoai_ngay"),
    proposed(
        "cqNuocNgoai",
        "Cơ quan nước ngoài đã giải quyết",
        "van_ban",
        attribute="co_quan_giai_quyet",
        core=True,
    ),
    proposed(
        "qgNuocNgoai",
        "Quốc gia đã giải quyết",
        "quoc_tich",
        codes="quoc_tich_158",
        attribute="quoc_gia_giai_quyet",
        core=True,
    ),
)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "loai_giay_to", "so_giay_to", "quan_he"),
    mention=False,
    verified=False,
)
_OPENING = (
    _HEAD["so"],
    _HEAD["quyen_so"],
    _HEAD["trang_so"],
    _HEAD["ngay_dang_ky"],
    _HEAD["loai_dang_ky"],
)
_CLOSING = (_HEAD["nguoi_ky"], _HEAD["chuc_vu_nguoi_ky"], _HEAD["nguoi_thuc_hien"], _HEAD["ghi_chu"])
_LAYOUTS = (of_2005(lacks=("loaiDangKy",)), of_2016(sure=False, ticks=False))

BOOK = BookType(
    code="GC",
    slug="ghi_vao_so_viec_nuoc_ngoai",
    title="Sổ ghi vào Sổ hộ tịch việc hộ tịch đã giải quyết tại cơ quan có thẩm quyền nước ngoài",
    short="Ghi vào sổ việc hộ tịch ở nước ngoài",
    official=(
        *_OPENING,
        _HEAD["noi_dang_ky"],
        *_SUBJECT.fields,
        *_OTHER.fields,
        *_ABROAD,
        *_PETITIONER.fields,
        *_CLOSING,
    ),
    blocks=(_SUBJECT, _OTHER, _PETITIONER),
    page_order=page(_OPENING, _SUBJECT, _OTHER, _ABROAD, _PETITIONER, _HEAD["noi_dang_ky"], _CLOSING),
    subjects=("ngc",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date="viecNgay",
    in_158=False,
    law="Điều 48, 49, 50 Luật Hộ tịch (60/2014/QH13)",
    layouts=_LAYOUTS,
)
