"""Sổ đăng ký nhận cha, mẹ, con: the parent, the child, who asked."""

from __future__ import annotations

from sogoc.law.sheets.form import Form, Line, Tick, Written, blank, coded, line
from sogoc.law.sheets.forms.blocks import cu_tru, dan_toc_quoc_tich, giay_to, signers, so_va_ngay


def party(prefix: str, label: str) -> tuple[str | Line, ...]:
    """The block of the parent or of the child."""
    return (
        label,
        line(blank("Họ, chữ đệm, tên", f"{prefix}HoTen")),
        line(blank("Ngày, tháng, năm sinh", f"{prefix}NgaySinh")),
        dan_toc_quoc_tich(prefix),
        line(blank("Quê quán", f"{prefix}QueQuan")),
        cu_tru(prefix),
        giay_to(prefix),
    )


FORM = Form(
    code="CMC",
    heading="SỔ ĐĂNG KÝ NHẬN CHA, MẸ, CON",
    rows=(
        so_va_ngay(),
        line(blank("Quyết định số", "quyetDinhSo")),
        line(blank("Nơi đăng ký", "noiDangKy")),
        *party("cm", "Người cha, mẹ"),
        *party("nc", "Người con"),
        "Người yêu cầu",
        line(
            blank("Họ, chữ đệm, tên", "nycHoTen", share=0.62),
            blank("Quan hệ", "nycQHNguoiDuocNhan", share=0.38),
        ),
        giay_to("nyc"),
    ),
    ticks=(
        Tick("Con nhận cha, mẹ", coded("loaiXacNhan", "3", "4")),
        Tick("Cha, mẹ nhận con", coded("loaiXacNhan", "1", "2")),
        Tick("Ghi vào sổ việc nhận cha, mẹ, con", coded("loaiDangKy", "2")),
    ),
    notes=(Written("ghiChu"),),
    signers=signers("Người yêu cầu"),
)
