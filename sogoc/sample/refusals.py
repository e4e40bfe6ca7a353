"""Why no sample is written."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

DICH_KHONG_TRONG = RefusalKind(
    code="DICH_KHONG_TRONG",
    says="Thư mục {folder} đã có dữ liệu.",
    fix="Chọn một thư mục trống hoặc chưa có, để dữ liệu mẫu không lẫn với dữ liệu khác.",
)
SO_TRUONG_HOP_SAI = RefusalKind(
    code="SO_TRUONG_HOP_SAI",
    says="Không tạo được tỉnh mẫu có {entries} trường hợp.",
    fix="Chọn số trường hợp từ 1 trở lên, ví dụ 6000.",
    status=422,
)
TY_LE_SAI = RefusalKind(
    code="TY_LE_SAI",
    says="Tỷ lệ lỗi “{given}” không dùng được: {why}.",
    fix="Ghi theo dạng tên=giá trị với giá trị từ 0 đến 1, ví dụ thieu_cha=0.05. Các tên dùng được: {names}.",
    status=422,
)
KHONG_CO_SO_DE_CHUP = RefusalKind(
    code="KHONG_CO_SO_DE_CHUP",
    says="Mẫu ở {folder} không có quyển khai sinh nào đủ trang PDF để làm ảnh chụp.",
    fix="Tạo mẫu lớn hơn và không dùng --no-pdf, ví dụ sogoc sample THƯ_MỤC --entries 300 --images.",
    status=422,
)
