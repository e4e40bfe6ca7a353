"""Reasons with which a person settles a finding; signed and counted. ``REASONS`` maps the code to what the screen shows."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "dung_theo_so": "Đúng theo sổ gốc",
    "so_ghi_sai": "Sổ gốc ghi sai, chờ cải chính",
    "khong_doc_duoc": "Không đọc được",
    "so_de_trong": "Sổ gốc để trống",
    "rach": "Trang sổ rách, mất chữ",
    "trang_thieu": "Sổ thiếu trang",
    "so_bo_trong": "Số đăng ký bị bỏ trống khi ghi sổ",
    "khong_ap_dung": "Không áp dụng cho trường hợp này",
    "cho_xac_minh": "Chờ xác minh",
    "cho_so_dinh_danh": "Chờ cấp số định danh cá nhân",
    "sinh_doi": "Sinh đôi, sinh ba",
    "dang_ky_lai": "Cùng một việc được đăng ký lại hoặc cấp lại",
    "hai_ban_so": "Cùng một việc ở hai bản của một quyển sổ",
    "hai_nguoi": "Hai người khác nhau trùng thông tin",
    "yeu_to_nuoc_ngoai": "Có yếu tố nước ngoài",
}

AS_WRITTEN = ("dung_theo_so", "so_ghi_sai", "cho_xac_minh")
"""For a value that stands in the book and looks wrong."""
LEFT_EMPTY = ("so_de_trong", "khong_doc_duoc", "rach", "khong_ap_dung", "cho_xac_minh")
"""For a place where nothing stands."""
SAME_EVENT = ("sinh_doi", "dang_ky_lai", "hai_ban_so", "hai_nguoi", *AS_WRITTEN)
"""For entries that look like one event."""
