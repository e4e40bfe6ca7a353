"""Adoption: the child, the adoptive parents (ÔNG, BÀ), those who give the child (ÔNG, BÀ, or a home for children), the certificate.

A book that *Phần mềm 158* lacks: labels are those of the printed page, which has two columns, ÔNG and BÀ, and no tick boxes; column
names are proposed. The state of health is asked by the statistics of adoption (form 22a).
"""

from __future__ import annotations

from sogoc.law.blocks import head, page, person, proposed
from sogoc.law.book import BookType
from sogoc.law.printed import of_1961, of_1998, of_2005, of_2016

_SIX = ("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "noi_cu_tru", "so_giay_to")
_HEAD = head(number="so", kind="cn.loaiDangKy", verified=False)
_CHILD = person(
    "cn",
    "con nuôi",
    has=("ho_ten", "ngay_sinh", "gioi_tinh", "dan_toc", "quoc_tich", "noi_cu_tru", "tinh_trang_suc_khoe"),
    core=("ho_ten", "ngay_sinh", "gioi_tinh"),
    verified=False,
)
_FATHER = person("chaNuoi", "cha nuôi", has=_SIX, sex="1", verified=False)
_MOTHER = person("meNuoi", "mẹ nuôi", has=_SIX, sex="2", verified=False)
_GIVING_MAN = person("chaGiao", "bên giao (ông)", has=_SIX, sex="1", verified=False)
_GIVING_WOMAN = person("meGiao", "bên giao (bà)", has=_SIX, sex="2", verified=False)
_HOME = (
    proposed("quanHeBenGiao", "Quan hệ của bên giao với trẻ", "van_ban", attribute="quan_he_ben_giao"),
    proposed("csndTen", "Tên cơ sở nuôi dưỡng", "van_ban", attribute="co_so_ten"),
    proposed("csndDaiDien", "Người đại diện cơ sở nuôi dưỡng", "ho_ten", attribute="co_so_dai_dien"),
    proposed(
        "csndChucVu", "Chức vụ của người đại diện cơ sở nuôi dưỡng", "van_ban", attribute="co_so_chuc_vu"
    ),
)
_CERTIFICATE = (
    proposed("quyetDinhSo", "Giấy chứng nhận, quyết định số", "van_ban", attribute="chung_nhan_so"),
    proposed("quyetDinhNgay", "Ngày của giấy chứng nhận, quyết định", "ngay", attribute="chung_nhan_ngay"),
)
_CLOSING = (_HEAD["nguoi_ky"], _HEAD["chuc_vu_nguoi_ky"], _HEAD["nguoi_thuc_hien"], _HEAD["ghi_chu"])
_LAYOUTS = (
    *of_1961(lacks=("loaiDangKy", "cnTinhTrangSucKhoe", "csndTen", "csndDaiDien", "csndChucVu")),
    of_1998(lacks=("loaiDangKy", "cnTinhTrangSucKhoe")),
    of_2005(lacks=("loaiDangKy", "cnTinhTrangSucKhoe")),
    of_2016(sure=False, ticks=False, lacks=("loaiDangKy", "cnTinhTrangSucKhoe")),
)

BOOK = BookType(
    code="CN",
    slug="nuoi_con_nuoi",
    title="Sổ đăng ký nuôi con nuôi",
    short="Nuôi con nuôi",
    official=(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["noi_dang_ky"],
        _HEAD["loai_dang_ky"],
        *_CHILD.fields,
        *_FATHER.fields,
        *_MOTHER.fields,
        *_GIVING_MAN.fields,
        *_GIVING_WOMAN.fields,
        *_HOME,
        *_CERTIFICATE,
        *_CLOSING,
    ),
    blocks=(_CHILD, _FATHER, _MOTHER, _GIVING_MAN, _GIVING_WOMAN),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        _FATHER,
        _MOTHER,
        _CHILD,
        _GIVING_MAN,
        _GIVING_WOMAN,
        _HOME,
        _CERTIFICATE,
        _HEAD["noi_dang_ky"],
        _CLOSING,
    ),
    subjects=("cn",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date=None,
    in_158=False,
    law="Điều 22 Luật Nuôi con nuôi (52/2010/QH12)",
    layouts=_LAYOUTS,
)
