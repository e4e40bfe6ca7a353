"""What the five forms have in common: the number, a person, papers, who asked.

The words for codes are those that a registrar writes by hand; the codes are those of Phần mềm 158.
"""

from __future__ import annotations

from sogoc.law.sheets.form import Blank, Line, Signer, Written, blank, line

GIOI_TINH = {"1": "Nam", "2": "Nữ", "3": "Không xác định"}
CU_TRU = {"0": "", "1": "Thường trú", "2": "Tạm trú"}
GIAY_TO = {
    "0": "",
    "1": "CMND",
    "2": "Hộ chiếu",
    "3": "Thẻ thường trú",
    "4": "CCCD",
    "5": "CM quân đội",
    "6": "CM sĩ quan",
    "7": "CM công an",
    "8": "Giấy tờ khác",
}


def so_va_ngay(date_label: str = "Ngày đăng ký") -> Line:
    """The first line of every entry."""
    return line(
        blank("Số", "so", share=0.24),
        blank("Quyển", "quyenSo", share=0.31),
        blank(date_label, "ngayDangKy", share=0.45),
    )


def dan_toc_quoc_tich(prefix: str, first: Blank | None = None) -> Line:
    """A person's date of birth or sex, ethnic group and nationality side by side."""
    quoc_tich = blank(
        "Quốc tịch",
        f"{prefix}QuocTich",
        Written(f"{prefix}QuocTichStr"),
        Written(f"{prefix}QuocTichKhac", "và "),
        Written(f"{prefix}QuocTichKhacStr"),
        share=0.4,
    )
    dan_toc = blank("Dân tộc", f"{prefix}DanToc", share=0.35)
    return line(*(part for part in (first, dan_toc, quoc_tich) if part is not None))


def cu_tru(prefix: str) -> Line:
    """Where a person lives, on two ruled lines."""
    return line(
        blank("Nơi cư trú", Written(f"{prefix}LoaiCuTru", words=CU_TRU), f"{prefix}NoiCuTru"),
        lines=2,
    )


def giay_to(prefix: str, *, day: str = "", place: str = "", lines: int = 2) -> Line:
    """A person's papers: kind, number, when and by whom issued."""
    return line(
        blank(
            "Giấy tờ tùy thân",
            Written(f"{prefix}LoaiGiayToTuyThan", words=GIAY_TO),
            f"{prefix}GiayToKhac",
            f"{prefix}SoGiayToTuyThan",
            Written(day or f"{prefix}NgayCapGiayToTuyThan", "cấp "),
            Written(place or f"{prefix}NoiCapGiayToTuyThan", "tại "),
        ),
        lines=lines,
    )


def signers(first: str) -> tuple[Signer, ...]:
    """Who signs an entry: who came, who wrote, who signs for the office."""
    return (
        Signer(first, "nycHoTen"),
        Signer("Người thực hiện", "nguoiThucHien"),
        Signer("Người ký", "nguoiKy", "chucVuNguoiKy"),
    )
