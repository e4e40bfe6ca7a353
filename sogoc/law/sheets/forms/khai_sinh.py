"""Sổ đăng ký khai sinh: one birth to a page, the mother before the father."""

from __future__ import annotations

from sogoc.law.sheets.form import Form, Line, Tick, Written, blank, coded, line
from sogoc.law.sheets.forms.blocks import (
    GIOI_TINH,
    cu_tru,
    dan_toc_quoc_tich,
    giay_to,
    signers,
    so_va_ngay,
)

DECLARED = {"1": "Tuyên bố", "2": "Hủy tuyên bố"}


def parent(prefix: str, label: str) -> tuple[str | Line, ...]:
    """The block of one parent."""
    return (
        label,
        line(blank("Họ, chữ đệm, tên", f"{prefix}HoTen")),
        line(
            blank("Ngày sinh", f"{prefix}NgaySinh", share=0.48),
            blank("Số định danh", f"{prefix}SoDinhDanhCaNhan", share=0.52),
        ),
        dan_toc_quoc_tich(prefix),
        cu_tru(prefix),
        giay_to(prefix, lines=1),
    )


FORM = Form(
    code="KS",
    heading="SỔ ĐĂNG KÝ KHAI SINH",
    rows=(
        so_va_ngay(),
        line(blank("Nơi đăng ký", "noiDangKy")),
        "Người được khai sinh",
        line(blank("Họ, chữ đệm, tên", "nksHoTen")),
        line(
            blank("Ngày sinh", "nksNgaySinh", share=0.48),
            blank("Số định danh", "nksSoDinhDanh", share=0.52),
        ),
        line(blank("Ghi bằng chữ", "nksNgaySinhBangChu"), lines=2),
        dan_toc_quoc_tich("nks", blank("Giới tính", Written("nksGioiTinh", words=GIOI_TINH), share=0.25)),
        line(blank("Nơi sinh", "nksNoiSinh", "nksNoiSinhDVHC"), lines=2),
        line(blank("Quê quán", "nksQueQuan")),
        *parent("me", "Người mẹ"),
        *parent("cha", "Người cha"),
        "Người đi khai sinh",
        line(blank("Họ, chữ đệm, tên", "nycHoTen", share=0.66), blank("Quan hệ", "nycQuanHe", share=0.34)),
        giay_to("nyc", lines=2),
    ),
    ticks=(
        Tick("Đúng hạn", coded("loaiDangKy", "1")),
        Tick("Quá hạn", coded("loaiDangKy", "4")),
        Tick("Đăng ký lại", coded("loaiDangKy", "2")),
        Tick("Trẻ chưa xác định được cha, mẹ", coded("nksLoaiKhaiSinh", "2", "3", "4")),
        Tick("Trẻ bị bỏ rơi", coded("nksLoaiKhaiSinh", "5")),
        Tick("Ghi vào sổ việc khai sinh", coded("loaiDangKy", "3")),
    ),
    notes=(
        Written("ghiChu"),
        Written("soDangKyNuocNgoai", "ĐK ở nước ngoài số "),
        Written("ngayDangKyNuocNgoai", "ngày "),
        Written("cqNuocNgoaiDaDangKy", "tại "),
        Written("qgNuocNgoaiDaDangKy"),
        Written("nksMatTich", "Mất tích: ", DECLARED),
        Written("nksMatTichNgayGhiChuTuyenBo", "ngày "),
        Written("nksMatTichCanCuTuyenBo", "theo "),
        Written("nksMatTichNgayGhiChuHuyTuyenBo", "hủy ngày "),
        Written("nksMatTichCanCuHuyTuyenBo", "theo "),
        Written("nksHanCheNangLucHanhVi", "Hạn chế NLHV: ", DECLARED),
        Written("nksHanCheNangLucHanhViNgayGhiChuTuyenBo", "ngày "),
        Written("nksHanCheNangLucHanhViCanCuTuyenBo", "theo "),
        Written("nksHanCheNangLucHanhViNgayGhiChuHuyTuyenBo", "hủy ngày "),
        Written("nksHanCheNangLucHanhViNgayCanCuHuyTuyenBo", "theo "),
    ),
    signers=signers("Người đi khai sinh"),
)
