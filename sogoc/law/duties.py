"""What the duties are called: a refusal by a workflow table names the one that is missing. Who holds which is ``accounts``' business."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "scan": "Tiếp nhận, quét và nạp sổ",
    "key": "Nhập dữ liệu",
    "check": "Kiểm tra dữ liệu",
    "adjudicate": "Xử lý giá trị lệch",
    "settle": "Xử lý lỗi, cảnh báo",
    "approve": "Phê duyệt",
    "follow": "Theo dõi tiến độ",
    "administer": "Quản trị",
    "inspect": "Thanh tra, xem nhật ký",
    "sensitive": "Xem trường hợp nhạy cảm",
}
