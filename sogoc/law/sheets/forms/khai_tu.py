"""Sổ đăng ký khai tử: the dead person, the death, the paper that proves it, who reported it."""

from __future__ import annotations

import re

from sogoc.law.sheets.form import Form, Tick, Values, Written, blank, coded, line
from sogoc.law.sheets.forms.blocks import (
    GIOI_TINH,
    cu_tru,
    dan_toc_quoc_tich,
    giay_to,
    signers,
    so_va_ngay,
)

WHOLE_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
GIAY_BAO_TU = {
    "0": "",
    "1": "Giấy báo tử",
    "2": "Giấy xác nhận thi hành án tử hình",
    "3": "Bản án, quyết định của Tòa án",
    "4": "Văn bản của công an, pháp y",
    "5": "Văn bản của y tế cấp huyện",
    "6": "Biên bản xác nhận việc chết",
    "7": "Xác nhận của người làm chứng",
}


def years_lived(values: Values) -> int | None:
    """Give the completed years of life when both dates are whole."""
    born = WHOLE_DATE.fullmatch(values.get("nktngaysinh", "").strip())
    died = WHOLE_DATE.fullmatch(values.get("nktngaychet", "").strip())
    if born is None or died is None:
        return None
    (d0, m0, y0), (d1, m1, y1) = (map(int, found.groups()) for found in (born, died))
    return y1 - y0 - ((m1, d1) < (m0, d0))


def under_one(values: Values) -> bool:
    """Say whether a child died before its first birthday."""
    return years_lived(values) == 0


def one_to_four(values: Values) -> bool:
    """Say whether a child died between its first and fifth birthdays."""
    return years_lived(values) in range(1, 5)


FORM = Form(
    code="KT",
    heading="SỔ ĐĂNG KÝ KHAI TỬ",
    rows=(
        so_va_ngay(),
        line(blank("Nơi đăng ký", "noiDangKy"), lines=2),
        "Người chết",
        line(blank("Họ, chữ đệm, tên", "nktHoTen")),
        line(
            blank("Ngày sinh", "nktNgaySinh", share=0.6),
            blank("Giới tính", Written("nktGioiTinh", words=GIOI_TINH), share=0.4),
        ),
        dan_toc_quoc_tich("nkt"),
        cu_tru("nkt"),
        giay_to("nkt"),
        line(
            blank("Chết ngày", "nktNgayChet", share=0.55),
            blank("Giờ, phút", "nktGioPhutChet", share=0.45),
        ),
        line(blank("Nơi chết", "nktNoiChet"), lines=2),
        line(blank("Nguyên nhân", "nktNguyenNhanChet"), lines=2),
        line(
            blank(
                "Giấy báo tử",
                Written("gbtLoai", words=GIAY_BAO_TU),
                Written("gbtSo", "số "),
                Written("gbtNgay", "ngày "),
                Written("gbtCoQuanCap", "do "),
            ),
            lines=2,
        ),
        "Người đi khai tử",
        line(blank("Họ, chữ đệm, tên", "nycHoTen", share=0.66), blank("Quan hệ", "nycQuanHe", share=0.34)),
        giay_to("nyc"),
    ),
    ticks=(
        Tick("Đúng hạn", coded("loaiDangKy", "1")),
        Tick("Quá hạn", coded("loaiDangKy", "4")),
        Tick("Đăng ký lại", coded("loaiDangKy", "2")),
        Tick("Trẻ dưới 01 tuổi", under_one),
        Tick("Trẻ từ 01 đến dưới 5 tuổi", one_to_four),
        Tick("Ghi vào sổ việc khai tử", coded("loaiDangKy", "3")),
    ),
    notes=(Written("ghiChu"),),
    signers=signers("Người đi khai tử"),
)
