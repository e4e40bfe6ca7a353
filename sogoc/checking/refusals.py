"""What may go wrong when reasons are given."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

UNKNOWN_REASON = RefusalKind(
    "LY_DO_LA",
    "“{reason}” không phải là lý do được dùng cho mã {code}.",
    "Chọn một trong các lý do: {allowed}.",
    status=422,
)
UNKNOWN_CODE = RefusalKind(
    "MA_LOI_LA",
    "Không có lỗi, cảnh báo nào mang mã “{code}”.",
    "Xem danh sách mã lỗi, cảnh báo trong phần hướng dẫn, hoặc chạy lệnh check để biết các mã có trong quyển sổ.",
    status=404,
)
FINDINGS_CHANGED = RefusalKind(
    "LOI_DA_THAY_DOI",
    "Các dòng mang mã {code} của quyển sổ {book} đã thay đổi kể từ khi mở trang này, nên chưa ghi lý do nào.",
    "Xem lại các dòng đang hiện rồi ghi lý do.",
)
NOTHING_TO_SETTLE = RefusalKind(
    "KHONG_CON_GI_DE_GHI_LY_DO",
    "Quyển sổ {book} không còn lỗi, cảnh báo mã {code} nào chưa có lý do ở các dòng đã chọn.",
    "Kiểm tra lại mã và số dòng; dòng đầu tiên của dữ liệu là dòng 2 của tệp Excel.",
    status=404,
)
CANNOT_EXIST = RefusalKind(
    "KHONG_THE_GIU",
    "Lỗi {code} nói về một giá trị không thể có, nên không thể giữ lại bằng một lý do.",
    "Sửa giá trị rồi nhập lại gói, hoặc chọn “Giữ nguyên chữ trong sổ, bỏ phần phần mềm hiểu” (--drop): chữ trong sổ không đổi, "
    "chỉ phần phần mềm hiểu là được bỏ.",
)
NOT_IN_STAGING = RefusalKind(
    "KHONG_O_KHU_VUC_TAM",
    "Có trường hợp mang mã {code} không còn ở khu vực tạm, nên không bỏ được giá trị hiểu của trường hợp đó.",
    "Chỉ chọn các dòng đang ở khu vực tạm; trường hợp đã duyệt thì sửa bằng cách nhập lại gói.",
)
ALREADY_UNDONE = RefusalKind(
    "DA_HOAN_TAC",
    "Lần ghi lý do này đã được hoàn tác.",
    "Tải lại trang để xem tình trạng hiện tại.",
)
APPROVED_ALREADY = RefusalKind(
    "DA_DUYET_ROI",
    "Có trường hợp đã được duyệt dựa trên lý do này nên không thể hoàn tác.",
    "Nhập lại gói đã sửa; trường hợp thay đổi sẽ trở về khu vực tạm để duyệt lại.",
)
NO_SETTLEMENT = RefusalKind(
    "KHONG_CO_LAN_GHI_LY_DO",
    "Không có lần ghi lý do này trong quyển sổ.",
    "Quay lại trang lỗi, cảnh báo của quyển sổ và chọn trong danh sách lý do đã ghi.",
    status=404,
)
NO_ROWS = RefusalKind(
    "CHUA_CHON_DONG",
    "Chưa chọn dòng nào để ghi lý do.",
    "Chọn một hoặc nhiều dòng (phím cách), hoặc chọn tất cả (phím a), rồi ghi lý do.",
    status=422,
)
MAY_NOT_REVIEW = RefusalKind(
    "KHONG_DUOC_RA_SOAT",
    "Tài khoản {username} không được giao theo dõi hoặc kiểm tra ở các đơn vị đã chọn nên không rà soát toàn bộ được.",
    "Đề nghị người quản trị giao nhiệm vụ “Theo dõi tiến độ” hoặc “Kiểm tra dữ liệu”, hoặc chọn đơn vị khác.",
    status=403,
)
NOT_OF_REGISTER = RefusalKind(
    "KHONG_PHAI_QUY_TAC_TOAN_BO",
    "{code} không phải là mã của quy tắc rà soát toàn bộ.",
    "Chọn trong các mã: {codes}.",
    status=422,
)
