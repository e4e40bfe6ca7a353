"""Births: the 69 official columns after STT (schema of *Phần mềm 158*), mother before father on the page and in the columns."""

from __future__ import annotations

from sogoc.law.blocks import head, page, person
from sogoc.law.book import BookType
from sogoc.law.field import Field
from sogoc.law.layout import TickBox
from sogoc.law.printed import of_1961, of_1998, of_2005, of_2016, southern

_HEAD = head(number="so", kind="ks.loaiDangKy")


def _mark(name: str, label: str, type_: str, *, attribute: str, codes: str | None = None) -> Field:
    return Field(name, label, type_, codes=codes, block="nks", attribute=attribute)


_MARKS = (
    Field(
        "nksLoaiKhaiSinh",
        "Loại khai sinh",
        "ma",
        codes="ks.nksLoaiKhaiSinh",
        block="nks",
        attribute="loai_khai_sinh",
    ),
    _mark("nksMatTich", "Tuyên bố mất tích", "ma", attribute="mat_tich", codes="ks.nksMatTich"),
    _mark(
        "nksMatTichNgayGhiChuTuyenBo",
        "Ngày ghi chú tuyên bố mất tích",
        "ngay",
        attribute="mat_tich_ngay_tuyen_bo",
    ),
    _mark(
        "nksMatTichCanCuTuyenBo",
        "Căn cứ tuyên bố mất tích",
        "van_ban",
        attribute="mat_tich_can_cu_tuyen_bo",
    ),
    _mark(
        "nksMatTichNgayGhiChuHuyTuyenBo",
        "Ngày ghi chú hủy tuyên bố mất tích",
        "ngay",
        attribute="mat_tich_ngay_huy",
    ),
    _mark(
        "nksMatTichCanCuHuyTuyenBo",
        "Căn cứ hủy tuyên bố mất tích",
        "van_ban",
        attribute="mat_tich_can_cu_huy",
    ),
    _mark(
        "nksHanCheNangLucHanhVi",
        "Hạn chế năng lực hành vi",
        "ma",
        attribute="han_che",
        codes="ks.nksHanCheNangLucHanhVi",
    ),
    _mark(
        "nksHanCheNangLucHanhViNgayGhiChuTuyenBo",
        "Ngày ghi chú tuyên bố hạn chế năng lực hành vi",
        "ngay",
        attribute="han_che_ngay_tuyen_bo",
    ),
    _mark(
        "nksHanCheNangLucHanhViCanCuTuyenBo",
        "Căn cứ tuyên bố hạn chế năng lực hành vi",
        "van_ban",
        attribute="han_che_can_cu_tuyen_bo",
    ),
    _mark(
        "nksHanCheNangLucHanhViNgayGhiChuHuyTuyenBo",
        "Ngày ghi chú hủy tuyên bố hạn chế năng lực hành vi",
        "ngay",
        attribute="han_che_ngay_huy",
    ),
    # The official name says "NgayCanCu" for what is the ground of the annulment; it is kept as it is.
    _mark(
        "nksHanCheNangLucHanhViNgayCanCuHuyTuyenBo",
        "Căn cứ hủy tuyên bố hạn chế năng lực hành vi",
        "van_ban",
        attribute="han_che_can_cu_huy",
    ),
)

_PARENT = (
    "so_dinh_danh",
    "ho_ten",
    "ngay_sinh",
    "dan_toc",
    "quoc_tich",
    "quoc_tich_ghi_chu",
    "quoc_tich_khac",
    "quoc_tich_khac_ghi_chu",
    "loai_cu_tru",
    "noi_cu_tru",
    "loai_giay_to",
    "so_giay_to",
)
_PARENT_CORE = ("ho_ten", "ngay_sinh", "dan_toc", "quoc_tich", "loai_cu_tru")

_CHILD = person(
    "nks",
    "người được khai sinh",
    has=(
        "so_dinh_danh",
        "ho_ten",
        "gioi_tinh",
        "ngay_sinh",
        "ngay_sinh_bang_chu",
        "noi_sinh",
        "noi_sinh_dvhc",
        "que_quan",
        "dan_toc",
        "quoc_tich",
        "quoc_tich_ghi_chu",
        "quoc_tich_khac",
        "quoc_tich_khac_ghi_chu",
        *_MARKS,
    ),
    core=("ho_ten", "gioi_tinh", "ngay_sinh", "dan_toc", "quoc_tich"),
)
_MOTHER = person(
    "me", "người mẹ", has=_PARENT, core=_PARENT_CORE, odd={"so_dinh_danh": "SoDinhDanhCaNhan"}, sex="2"
)
_FATHER = person(
    "cha", "người cha", has=_PARENT, core=_PARENT_CORE, odd={"so_dinh_danh": "SoDinhDanhCaNhan"}, sex="1"
)
_PETITIONER = person(
    "nyc",
    "người yêu cầu",
    has=("ho_ten", "quan_he", "loai_giay_to", "giay_to_khac", "so_giay_to", "ngay_cap", "noi_cap"),
    mention=False,
)
_ABROAD = (
    Field("soDangKyNuocNgoai", "Số đăng ký ở nước ngoài", "van_ban", attribute="so_nuoc_ngoai"),
    Field("ngayDangKyNuocNgoai", "Ngày đăng ký ở nước ngoài", "ngay", attribute="ngay_nuoc_ngoai"),
    Field("cqNuocNgoaiDaDangKy", "Cơ quan nước ngoài đã đăng ký", "van_ban", attribute="co_quan_nuoc_ngoai"),
    Field(
        "qgNuocNgoaiDaDangKy",
        "Quốc gia đã đăng ký",
        "quoc_tich",
        codes="quoc_tich_158",
        attribute="quoc_gia_nuoc_ngoai",
    ),
)
_TICKS = (
    TickBox("Đúng hạn", "loaiDangKy", ("1",)),
    TickBox("Quá hạn", "loaiDangKy", ("4",)),
    TickBox("Đăng ký lại", "loaiDangKy", ("2",)),
    TickBox("Trẻ chưa xác định được cha mẹ", "nksLoaiKhaiSinh", ("4",)),
    TickBox("Trẻ bị bỏ rơi", "nksLoaiKhaiSinh", ("5",)),
    TickBox("Ghi vào sổ hộ tịch việc khai sinh", "loaiDangKy", ("3",)),
)
_NUMBERS = ("nksSoDinhDanh", "meSoDinhDanhCaNhan", "chaSoDinhDanhCaNhan")
_SECOND_NATIONALITY = tuple(
    f"{prefix}QuocTichKhac{suffix}" for prefix in ("nks", "me", "cha") for suffix in ("", "Str")
)
_PARENTS_PAPERS = tuple(
    f"{prefix}{suffix}" for prefix in ("me", "cha") for suffix in ("LoaiGiayToTuyThan", "SoGiayToTuyThan")
)
_OLD = (*_NUMBERS, *_SECOND_NATIONALITY, *_PARENTS_PAPERS, "nksNoiSinhDVHC")
_LAYOUTS = (
    southern(
        "Sổ khai sanh",
        lacks=(
            *_OLD,
            *(
                f"{prefix}{suffix}"
                for prefix in ("nks", "me", "cha")
                for suffix in ("DanToc", "QuocTich", "QuocTichStr")
            ),
            "meLoaiCuTru",
            "chaLoaiCuTru",
        ),
        words={
            "so": "Số hiệu",
            "nksHoTen": "Tên, họ ấu nhi",
            "nksGioiTinh": "Phái",
            "nksNgaySinh": "Sanh ngày nào",
            "nksNoiSinh": "Sanh tại đâu",
            "chaHoTen": "Tên, họ cha",
            "meHoTen": "Tên, họ mẹ",
            "chaNoiCuTru": "Cư trú tại đâu (cha)",
            "meNoiCuTru": "Cư trú tại đâu (mẹ)",
            "nycHoTen": "Tên, họ người khai",
            "nguoiKy": "Hộ lại",
        },
        others=("Nghề nghiệp của cha", "Nghề nghiệp của mẹ", "Vợ chánh hay vợ thứ", "Nhân chứng"),
    ),
    southern(
        "Án thế vì khai sanh",
        code="an_the_vi",
        lacks=(
            *_OLD,
            *(
                f"{prefix}{suffix}"
                for prefix in ("nks", "me", "cha")
                for suffix in ("DanToc", "QuocTich", "QuocTichStr")
            ),
            "meLoaiCuTru",
            "chaLoaiCuTru",
            "quyenSo",
            "trangSo",
        ),
        words={"so": "Số án", "ngayDangKy": "Ngày tuyên án", "noiDangKy": "Tòa án"},
        others=("Nhân chứng", "Thẩm phán", "Lục sự"),
    ),
    *of_1961(
        lacks=_OLD,
        words={
            "nksHoTen": "Họ và tên trẻ sơ sinh",
            "meNgaySinh": "Tuổi của mẹ",
            "chaNgaySinh": "Tuổi của cha",
        },
        others=("Nghề nghiệp của cha", "Nghề nghiệp của mẹ", "Nguyên quán"),
    ),
    of_1998(
        lacks=_OLD,
        words={"meNgaySinh": "Tuổi của mẹ", "chaNgaySinh": "Tuổi của cha"},
        others=("Nghề nghiệp của cha", "Nghề nghiệp của mẹ"),
    ),
    of_2005(
        lacks=_OLD,
        words={"meNgaySinh": "Năm sinh của mẹ", "chaNgaySinh": "Năm sinh của cha"},
    ),
    of_2016(),
)

BOOK = BookType(
    code="KS",
    slug="khai_sinh",
    title="Sổ đăng ký khai sinh",
    short="Khai sinh",
    official=(
        *_HEAD.values(),
        *_CHILD.fields,
        *_MOTHER.fields,
        *_FATHER.fields,
        *_PETITIONER.fields,
        *_ABROAD,
    ),
    blocks=(_CHILD, _MOTHER, _FATHER, _PETITIONER),
    page_order=page(
        _HEAD["so"],
        _HEAD["quyen_so"],
        _HEAD["trang_so"],
        _HEAD["ngay_dang_ky"],
        _HEAD["loai_dang_ky"],
        tuple(field for field in _CHILD.fields if field.attribute != "so_dinh_danh" and field not in _MARKS),
        _CHILD.fields[0],
        _MARKS[0],
        _MOTHER,
        _FATHER,
        _PETITIONER,
        _HEAD["noi_dang_ky"],
        _HEAD["nguoi_thuc_hien"],
        _HEAD["nguoi_ky"],
        _HEAD["chuc_vu_nguoi_ky"],
        _ABROAD,
        _MARKS[1:],
        _HEAD["ghi_chu"],
    ),
    subjects=("nks",),
    number="so",
    registered="ngayDangKy",
    place="noiDangKy",
    event_date="nksNgaySinh",
    in_158=True,
    law="Điều 14 Luật Hộ tịch (60/2014/QH13); Thông tư 04/2020/TT-BTP",
    tick_boxes=_TICKS,
    layouts=_LAYOUTS,
)
