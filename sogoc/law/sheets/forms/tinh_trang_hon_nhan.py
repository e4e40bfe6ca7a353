"""Sổ cấp Giấy xác nhận tình trạng hôn nhân: the person, the state, what the paper is for."""

from __future__ import annotations

from sogoc.law.sheets.form import Form, Tick, Written, blank, coded, line
from sogoc.law.sheets.forms.blocks import (
    GIOI_TINH,
    cu_tru,
    dan_toc_quoc_tich,
    giay_to,
    signers,
    so_va_ngay,
)

FORM = Form(
    code="HN",
    heading="SỔ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    rows=(
        so_va_ngay("Ngày cấp"),
        line(blank("Nơi cấp", "noiCap"), lines=2),
        "Người được xác nhận",
        line(blank("Họ, chữ đệm, tên", "nxnHoTen")),
        line(
            blank("Ngày sinh", "nxnNgaySinh", share=0.6),
            blank("Giới tính", Written("nxnGioiTinh", words=GIOI_TINH), share=0.4),
        ),
        dan_toc_quoc_tich("nxn"),
        cu_tru("nxn"),
        giay_to("nxn"),
        line(blank("Trong thời gian cư trú tại", "nxnThoiGianCuTruTai"), lines=2),
        line(
            blank("Từ ngày", "nxnThoiGianCuTruTu", share=0.5),
            blank("Đến ngày", "nxnThoiGianCuTruDen", share=0.5),
        ),
        line(blank("Tình trạng hôn nhân", "nxnTinhTrangHonNhan"), lines=3),
        line(blank("Mục đích sử dụng", "nxnMucDichSuDung"), lines=2),
        "Người yêu cầu",
        line(blank("Họ, chữ đệm, tên", "nycHoTen", share=0.66), blank("Quan hệ", "nycQuanHe", share=0.34)),
        giay_to("nyc", day="nycNgayCapGiayToKhac", place="nycNoiCapGiayToKhac"),
    ),
    ticks=(
        Tick("Để ĐKKH trong nước", coded("nxnLoaiMucDichSuDung", "1", "2")),
        Tick("Để ĐKKH ở nước ngoài", coded("nxnLoaiMucDichSuDung", "3", "4")),
        Tick("Mục đích khác", coded("nxnLoaiMucDichSuDung", "5")),
    ),
    notes=(Written("ghiChu"),),
    signers=signers("Người yêu cầu"),
)
