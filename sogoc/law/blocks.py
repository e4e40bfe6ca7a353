"""Makers of fields and person blocks, so that a person's attribute is called, typed and labelled the same in every book.

Comes in: a prefix (``nks``), whom it speaks of ("người được khai sinh"), the attributes in official order. Goes out: ``Field``s with
their official names, prefix + suffix (schema of *Phần mềm 158*; forms of the books: TT 04/2020/TT-BTP, before it TT 15/2015/TT-BTP).
The exceptions of the official names (``meSoDinhDanhCaNhan``, ``nycNgayCapGiayToKhac``) are given as ``odd`` suffixes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sogoc.law.field import Field, PersonBlock


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a person block may hold: official suffix, words of the label, value type, code list."""

    suffix: str
    label: str
    type: str
    codes: str | None = None


ATTRIBUTES: dict[str, Attribute] = {
    "so_dinh_danh": Attribute("SoDinhDanh", "Số định danh cá nhân", "so_dinh_danh"),
    "ho_ten": Attribute("HoTen", "Họ, chữ đệm, tên", "ho_ten"),
    "gioi_tinh": Attribute("GioiTinh", "Giới tính", "ma", "gioiTinh"),
    "ngay_sinh": Attribute("NgaySinh", "Ngày, tháng, năm sinh", "ngay"),
    "ngay_sinh_bang_chu": Attribute("NgaySinhBangChu", "Ngày sinh ghi bằng chữ", "ngay_bang_chu"),
    "noi_sinh": Attribute("NoiSinh", "Nơi sinh", "noi_chon"),
    "noi_sinh_dvhc": Attribute("NoiSinhDVHC", "Nơi sinh theo đơn vị hành chính", "noi_chon"),
    "que_quan": Attribute("QueQuan", "Quê quán", "noi_chon"),
    "dan_toc": Attribute("DanToc", "Dân tộc", "dan_toc", "dan_toc_158"),
    "quoc_tich": Attribute("QuocTich", "Quốc tịch", "quoc_tich", "quoc_tich_158"),
    "quoc_tich_ghi_chu": Attribute("QuocTichStr", "Quốc tịch (ghi bằng chữ)", "van_ban"),
    "quoc_tich_khac": Attribute("QuocTichKhac", "Quốc tịch khác", "quoc_tich", "quoc_tich_158"),
    "quoc_tich_khac_ghi_chu": Attribute("QuocTichKhacStr", "Quốc tịch khác (ghi bằng chữ)", "van_ban"),
    "loai_cu_tru": Attribute("LoaiCuTru", "Loại cư trú", "ma", "loaiCuTru"),
    "noi_cu_tru": Attribute("NoiCuTru", "Nơi cư trú", "noi_chon"),
    "loai_giay_to": Attribute("LoaiGiayToTuyThan", "Loại giấy tờ tùy thân", "ma", "loaiGiayToTuyThan"),
    "giay_to_khac": Attribute("GiayToKhac", "Giấy tờ khác", "van_ban"),
    "so_giay_to": Attribute("SoGiayToTuyThan", "Số giấy tờ tùy thân", "so_giay_to"),
    "ngay_cap": Attribute("NgayCapGiayToTuyThan", "Ngày cấp giấy tờ tùy thân", "ngay"),
    "noi_cap": Attribute("NoiCapGiayToTuyThan", "Nơi cấp giấy tờ tùy thân", "noi_chon"),
    "quan_he": Attribute("QuanHe", "Quan hệ với người được đăng ký", "van_ban"),
    "ngay_chet": Attribute("NgayChet", "Ngày, tháng, năm chết", "ngay"),
    "gio_phut_chet": Attribute("GioPhutChet", "Giờ, phút chết", "gio_phut"),
    "noi_chet": Attribute("NoiChet", "Nơi chết", "noi_chon"),
    "nguyen_nhan_chet": Attribute("NguyenNhanChet", "Nguyên nhân chết", "van_ban"),
    "tinh_trang_suc_khoe": Attribute(
        "TinhTrangSucKhoe", "Tình trạng sức khỏe", "ma", "cn.cnTinhTrangSucKhoe"
    ),
}
PAPERS = ("loai_giay_to", "so_giay_to", "ngay_cap", "noi_cap")


def person(
    prefix: str,
    whom: str,
    *,
    has: tuple[str | Field, ...],
    core: Collection[str] = (),
    odd: Mapping[str, str] | None = None,
    sex: str | None = None,
    mention: bool = True,
    verified: bool = True,
) -> PersonBlock:
    """Build a block from attribute codes in official order; a ready ``Field`` stands for a column that only one book has.

    ``verified=False`` marks the columns as proposals (books that *Phần mềm 158* lacks).
    """
    suffixes = odd or {}
    return PersonBlock(
        prefix=prefix,
        title=whom[0].upper() + whom[1:],
        fields=tuple(
            item
            if isinstance(item, Field)
            else _attribute(prefix, whom, item, core=core, suffixes=suffixes, verified=verified)
            for item in has
        ),
        sex=sex,
        mention=mention,
    )


def _attribute(
    prefix: str,
    whom: str,
    code: str,
    *,
    core: Collection[str],
    suffixes: Mapping[str, str],
    verified: bool,
) -> Field:
    attribute = ATTRIBUTES[code]
    return Field(
        name=prefix + suffixes.get(code, attribute.suffix),
        label=f"{attribute.label} của {whom}",
        type=attribute.type,
        codes=attribute.codes,
        core=code in core,
        block=prefix,
        attribute=code,
        verified=verified,
    )


def proposed(
    name: str,
    label: str,
    type_: str,
    *,
    attribute: str,
    codes: str | None = None,
    core: bool = False,
    block: str | None = None,
) -> Field:
    """A column of a book that *Phần mềm 158* lacks: named here, not yet confirmed by the ministry."""
    return Field(name, label, type_, codes=codes, core=core, block=block, attribute=attribute, verified=False)


def head(
    *, number: str = "So", kind: str | None = None, place: str = "noiDangKy", verified: bool = True
) -> dict[str, Field]:
    """Return the columns that open every book, by attribute: number, book, page, date, kind, office, signer, officer, note.

    ``number`` and ``place`` are the official names, which differ by book; ``kind`` the code list of ``loaiDangKy``, if it has one.
    """
    fields = (
        Field(number, "Số đăng ký", "so_dang_ky", core=True, attribute="so"),
        Field("quyenSo", "Quyển số", "so_quyen", core=True, attribute="quyen_so"),
        Field("trangSo", "Trang số", "trang", core=True, attribute="trang_so"),
        Field("ngayDangKy", "Ngày, tháng, năm đăng ký", "ngay", core=True, attribute="ngay_dang_ky"),
        *(
            (Field("loaiDangKy", "Loại đăng ký", "ma", codes=kind, core=True, attribute="loai_dang_ky"),)
            if kind
            else ()
        ),
        Field(place, "Nơi đăng ký", "noi_chon", core=True, attribute="noi_dang_ky"),
        Field("nguoiKy", "Họ, chữ đệm, tên người ký", "ho_ten", attribute="nguoi_ky"),
        Field("chucVuNguoiKy", "Chức vụ người ký", "van_ban", attribute="chuc_vu_nguoi_ky"),
        Field("nguoiThucHien", "Người thực hiện", "ho_ten", attribute="nguoi_thuc_hien"),
        Field("ghiChu", "Ghi chú", "van_ban", attribute="ghi_chu"),
    )
    return {
        field.attribute: dataclasses.replace(field, verified=verified) for field in fields if field.attribute
    }


def page(*parts: PersonBlock | Field | tuple[Field, ...]) -> tuple[str, ...]:
    """Names of the fields in the order of the printed page."""
    names: list[str] = []
    for part in parts:
        if isinstance(part, Field):
            names.append(part.name)
        else:
            names.extend(field.name for field in (part.fields if isinstance(part, PersonBlock) else part))
    return tuple(names)
