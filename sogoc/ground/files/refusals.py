"""What the store refuses: a disk that is full, cannot be written, or gave back something else."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

HET_CHO_TRONG = RefusalKind(
    "HET_CHO_TRONG",
    "Ổ đĩa đã đầy nên tệp chưa được lưu.",
    "Giải phóng chỗ trống trên ổ đĩa rồi làm lại; những gì đã lưu trước đó vẫn còn nguyên.",
    507,
)
KHO_KHONG_GHI_DUOC = RefusalKind(
    "KHO_KHONG_GHI_DUOC",
    "Không ghi được vào kho tệp: {detail}.",
    "Kiểm tra quyền ghi của thư mục cài đặt và tình trạng ổ đĩa rồi làm lại.",
    500,
)
KHO_THIEU_TEP = RefusalKind(
    "KHO_THIEU_TEP",
    "Kho không có tệp mang mã {sha256}.",
    "Chạy lệnh “sogoc doctor” để biết tệp nào thiếu, rồi khôi phục từ bản sao lưu.",
    404,
)
TEP_TRONG_KHO_HONG = RefusalKind(
    "TEP_TRONG_KHO_HONG",
    "Tệp mang mã {sha256} trong kho không còn nguyên vẹn.",
    "Chạy lệnh “sogoc doctor”, rồi khôi phục tệp này từ bản sao lưu.",
    500,
)
KHONG_CO_TRONG_GOI = RefusalKind(
    "KHONG_CO_TRONG_GOI",
    "Gói {sha256} không chứa tệp “{name}”.",
    "Mở lại trang của quyển sổ; nếu vẫn thiếu thì chạy lệnh “sogoc doctor”.",
    404,
)
