"""Why an extract is not loaded, not opened, or not used."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

TEP_DAN_CU_SAI = RefusalKind(
    "TEP_DAN_CU_SAI",
    "Tệp dữ liệu dân cư {file} sai ở dòng {line}: {what}.",
    "Sửa dòng này rồi nạp lại; chưa có gì được nạp. Tệp là CSV mã hóa UTF-8, các cột: {columns}.",
    status=422,
)
CHUA_CO_DAN_CU = RefusalKind(
    "CHUA_CO_DAN_CU",
    "Chưa có dữ liệu dân cư để đối chiếu.",
    "Nạp bản trích bằng lệnh “sogoc population load”.",
)
THIEU_KHOA_DAN_CU = RefusalKind(
    "THIEU_KHOA_DAN_CU",
    "Không tìm thấy khóa dùng được của dữ liệu dân cư tại {path}.",
    "Đặt lại khóa đã sao lưu vào đó, hoặc hủy bản trích cũ rồi nạp lại bản trích mới.",
    status=500,
)
KHOA_DAN_CU_KHAC = RefusalKind(
    "KHOA_DAN_CU_KHAC",
    "Khóa hiện có không phải khóa của bản trích dân cư {name}.",
    "Đặt lại đúng khóa đã dùng khi nạp, hoặc hủy bản trích này rồi nạp lại.",
    status=500,
)
DAN_CU_BI_SUA = RefusalKind(
    "DAN_CU_BI_SUA",
    "Bản trích dân cư {name} bị hỏng, bị cắt ngắn hoặc bị sửa nên không được dùng.",
    "Hủy bản trích này rồi nạp lại từ tệp gốc; báo người quản trị kiểm tra máy chủ.",
    status=500,
)
MAT_TEP_DAN_CU = RefusalKind(
    "MAT_TEP_DAN_CU",
    "Tệp {path} của bản trích dân cư {name} không còn.",
    "Chép lại tệp từ bản sao lưu, hoặc hủy bản trích này rồi nạp lại từ tệp gốc.",
    status=500,
)
DAN_CU_CHUA_HUY = RefusalKind(
    "DAN_CU_CHUA_HUY",
    "Bản trích dân cư {name} đã hủy theo nhật ký nhưng tệp {path} vẫn còn.",
    "Xóa hẳn tệp này khỏi máy chủ.",
    status=500,
)
KHONG_CO_BAN_TRICH = RefusalKind(
    "KHONG_CO_BAN_TRICH",
    "Không có bản trích dân cư tên “{name}”.",
    "Xem tên các bản trích trong nhật ký, hoặc nạp bản trích mới.",
    status=404,
)
KHONG_DUOC_QUAN_LY_DAN_CU = RefusalKind(
    "KHONG_DUOC_QUAN_LY_DAN_CU",
    "Tài khoản “{username}” không có nhiệm vụ quản trị ở cấp quản lý toàn bộ dữ liệu.",
    "Đề nghị người quản trị của Sở Tư pháp nạp hoặc hủy dữ liệu dân cư.",
    status=403,
)
KHONG_DUOC_DOI_CHIEU = RefusalKind(
    "KHONG_DUOC_DOI_CHIEU",
    "Tài khoản “{username}” không có nhiệm vụ kiểm tra hoặc phê duyệt đối với {scope}.",
    "Đề nghị người có nhiệm vụ kiểm tra hoặc phê duyệt tại đơn vị đó thực hiện.",
    status=403,
)
