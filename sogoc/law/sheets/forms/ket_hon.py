"""Sổ đăng ký kết hôn: on the page the wife's block comes before the husband's."""

from __future__ import annotations

from sogoc.law.sheets.form import Form, Line, Signer, Tick, Written, blank, coded, line
from sogoc.law.sheets.forms.blocks import cu_tru, dan_toc_quoc_tich, giay_to, so_va_ngay


def spouse(prefix: str, label: str) -> tuple[str | Line, ...]:
    """The block of one spouse."""
    return (
        label,
        line(blank("Họ, chữ đệm, tên", f"{prefix}HoTen")),
        line(blank("Ngày, tháng, năm sinh", f"{prefix}NgaySinh")),
        dan_toc_quoc_tich(prefix),
        cu_tru(prefix),
        giay_to(prefix),
    )


FORM = Form(
    code="KH",
    heading="SỔ ĐĂNG KÝ KẾT HÔN",
    rows=(
        so_va_ngay(),
        line(blank("Nơi đăng ký", "noiDangKy"), lines=2),
        *spouse("vo", "Người vợ"),
        *spouse("chong", "Người chồng"),
    ),
    ticks=(
        Tick("Kết hôn lần đầu", coded("loaiDangKy", "1")),
        Tick("Đăng ký lại", coded("loaiDangKy", "2")),
        Tick("Ghi chú kết hôn", coded("loaiDangKy", "3")),
    ),
    notes=(Written("ghiChu"), Written("tinhTrangKetHon")),
    signers=(
        Signer("Vợ", "voHoTen"),
        Signer("Chồng", "chongHoTen"),
        Signer("Người thực hiện", "nguoiThucHien"),
        Signer("Người ký", "nguoiKy", "chucVuNguoiKy"),
    ),
)
