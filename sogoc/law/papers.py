"""Papers that stand beside entries, and what a dossier of book against paper may decide (domain facts §1.3 row 23, §4.3, §12). Pure."""

from __future__ import annotations

from collections.abc import Mapping

MIB = 1 << 20

PAPER_KINDS: Mapping[str, str] = {
    "giay_khai_sinh": "Giấy khai sinh",
    "giay_ket_hon": "Giấy chứng nhận kết hôn",
    "trich_luc": "Trích lục, bản sao trích lục hộ tịch",
    "quyet_dinh": "Quyết định",
    "ban_an": "Bản án, quyết định của Tòa án",
    "giay_chung_sinh": "Giấy chứng sinh",
    "giay_bao_tu": "Giấy báo tử",
    "giay_to_nuoc_ngoai": "Giấy tờ do nước ngoài cấp",
    "giay_to_tuy_than": "Giấy tờ tùy thân",
    "bien_ban": "Biên bản",
    "khac": "Giấy tờ khác",
}
PAPER_ROLES: Mapping[str, str] = {"nguon": "nguồn của nội dung", "doi_chung": "đối chứng với sổ"}
MEDIA: Mapping[str, str] = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
"""What a paper's file may be, by its content and not by its name."""
_BEGINS: Mapping[bytes, str] = {
    b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png",
}  # fmt: skip
LARGEST_SCAN = 64 * MIB
"""Of minutes and answers, which may have many pages."""
LARGEST_PAPER = 20 * MIB
MOST_PAGES = 200

DECISIONS: Mapping[str, str] = {
    "so_dung": "Sổ đúng",
    "giay_dung_cho_cai_chinh": "Giấy đúng, chờ cải chính",
    "ca_hai_can_xac_minh": "Cả hai cần xác minh",
}
"""What may be proposed and decided; none of them changes what the book says."""
MUST_ACT: Mapping[str, str] = {
    "nguoi_dan": "người có giấy tờ",
    "noi_dang_ky": "cơ quan đăng ký hộ tịch",
    "noi_cap_giay": "cơ quan đã cấp giấy",
    "toa_an": "Tòa án",
    "cong_an": "cơ quan quản lý dân cư",
    "khong_ai": "không còn ai",
}
"""Who must do the next thing."""
USUALLY: Mapping[str, str] = {
    "so_dung": "noi_cap_giay",
    "giay_dung_cho_cai_chinh": "nguoi_dan",
    "ca_hai_can_xac_minh": "noi_dang_ky",
}
"""Who usually acts after a decision: the office that gave a wrong paper, who asks for cải chính, the office that verifies."""


def media_of_scan(begins: bytes) -> str:
    """What a scan is by its first bytes, one of ``MEDIA``; empty when it is none of them."""
    return next((media for sign, media in _BEGINS.items() if begins.startswith(sign)), "")
