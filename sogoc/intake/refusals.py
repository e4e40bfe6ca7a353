"""Why something is not taken in."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

NO_UNIT = RefusalKind(
    "CHUA_RO_DON_VI",
    "Không biết gói {file} là của đơn vị nào.",
    "Đặt gói trong thư mục mang mã đơn vị (ví dụ 24862/KS.2008.01.xlsx), hoặc chỉ rõ đơn vị bằng --unit.",
    status=422,
)
NO_PACKAGE = RefusalKind(
    "KHONG_CO_GOI",
    "Không tìm thấy gói nào ở {path}.",
    "Mỗi gói gồm một tệp Excel tên như KS.2008.01.xlsx và một tệp KS.2008.01.zip chứa các trang PDF; "
    "kiểm tra lại đường dẫn và tên tệp.",
    status=404,
)
NO_PATH = RefusalKind(
    "KHONG_CO_DUONG_DAN",
    "Không có tệp hoặc thư mục {path}.",
    "Kiểm tra lại đường dẫn.",
    status=404,
)
BAD_INVENTORY = RefusalKind(
    "BANG_KE_HONG",
    "Dòng {line} của bảng kê {file} không đọc được: {what}.",
    "Bảng kê là tệp CSV mã hóa UTF-8 với các cột unit,type,year,number,opened,closed,period,declared_entries,basis; "
    "sửa dòng đã nêu rồi nạp lại. Chưa có dòng nào được ghi.",
    status=422,
)
EARLIER_THAN_NOW = RefusalKind(
    "NGAY_SAI_THU_TU",
    "Ngày ghi nhận {at} sớm hơn ngày gói được tiếp nhận ({received}).",
    "Chọn ngày không sớm hơn ngày tiếp nhận gói.",
    status=422,
)
MAY_NOT_PLAN = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ nạp bảng kê.",
    "Đề nghị người quản trị nạp bảng kê, hoặc giao nhiệm vụ quản trị.",
    status=403,
)
