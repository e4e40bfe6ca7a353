"""What the ground refuses: wrong settings, a home that is not one, a repeated transaction that says something else."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

CAI_DAT_SAI = RefusalKind(
    "CAI_DAT_SAI",
    "Biến môi trường {name} có giá trị “{value}” không dùng được.",
    "Đặt lại thành {wanted} rồi chạy lại lệnh.",
    status=500,
)
CHUA_CO_NHA = RefusalKind(
    "CHUA_CO_NHA",
    "Thư mục {path} chưa phải là nơi cài đặt của Sổ Gốc.",
    "Chạy lệnh “sogoc setup” với SOGOC_HOME trỏ tới thư mục này.",
    status=500,
)
CHUA_CHON_NHA = RefusalKind(
    "CHUA_CHON_NHA",
    "Chưa chọn thư mục cài đặt.",
    "Đặt biến môi trường SOGOC_HOME là đường dẫn tới thư mục cài đặt.",
    status=500,
)
NHA_CO_DU_LIEU_KHAC = RefusalKind(
    "NHA_CO_DU_LIEU_KHAC",
    "Thư mục {path} có sẵn tệp không phải của Sổ Gốc.",
    "Chọn một thư mục trống hoặc chưa tồn tại.",
)
MAU_LAN_THAT = RefusalKind(
    "MAU_LAN_THAT",
    "Thư mục {path} giữ {held}, không dùng cho {wanted}.",
    "Chọn thư mục khác bằng SOGOC_HOME; dữ liệu mẫu và dữ liệu thật không bao giờ ở chung một nơi.",
)
NHA_HONG = RefusalKind(
    "NHA_HONG",
    "Tệp đánh dấu {path} không đọc được.",
    "Khôi phục tệp này từ bản sao lưu.",
    status=500,
)
THIEU_KHOA = RefusalKind(
    "THIEU_KHOA",
    "Tệp khóa {path} không có hoặc không đọc được.",
    "{fix}",
    status=500,
)
KHOA_TRONG_NHA = RefusalKind(
    "KHOA_TRONG_NHA",
    "Thư mục khóa {keys} nằm trong thư mục cài đặt {path}.",
    "Đặt SOGOC_KEYS ra ngoài thư mục cài đặt, tốt nhất là trên thiết bị khác.",
    status=500,
)
TRUNG_GIAO_DICH = RefusalKind(
    "TRUNG_GIAO_DICH",
    "Mã giao dịch {client_txn} đã dùng cho một việc khác.",
    "Gửi lại với mã giao dịch mới; việc đã ghi trước đó vẫn giữ nguyên.",
)
CHUA_CO_CHUNG_THU = RefusalKind(
    "CHUA_CO_CHUNG_THU",
    "Bản cài đặt này chưa có chứng thư https.",
    "Chạy “sogoc setup --https TÊN_MÁY” với tên hoặc địa chỉ mà các máy khác dùng, rồi làm lại.",
    status=404,
)
CHUNG_THU_HONG = RefusalKind(
    "CHUNG_THU_HONG",
    "Tệp chứng thư {path} không đọc được.",
    "Khôi phục tệp này từ bản sao lưu, hoặc chuyển cả thư mục https đi nơi khác rồi lập lại bằng “sogoc setup --https TÊN_MÁY”.",
    status=500,
)
TEN_MAY_SAI = RefusalKind(
    "TEN_MAY_SAI",
    "Không lập được chứng thư https cho “{name}”: {why}.",
    "{fix}",
    status=422,
)
