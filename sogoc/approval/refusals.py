"""Why something is not approved, sent or believed."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

NOTHING_STAGED = RefusalKind(
    "KHONG_CO_GI_DE_DUYET",
    "Quyển sổ {book} không có trường hợp nào đang chờ duyệt.",
    "Nhập gói của quyển sổ này, hoặc chọn quyển sổ khác.",
)
BOOK_HELD = RefusalKind(
    "SO_BI_GIU",
    "Quyển sổ {book} còn {count} lỗi, cảnh báo chung chưa có lý do nên chưa trường hợp nào được duyệt.",
    "Mở mục “Lỗi, cảnh báo” của quyển sổ, xử lý các dòng nói về cả gói rồi duyệt lại.",
)
SELF_APPROVAL = RefusalKind(
    "TU_DUYET",
    "Người đã nhập quyển sổ {book} không được tự duyệt quyển sổ đó.",
    "Chuyển cho người khác có nhiệm vụ phê duyệt; nếu đơn vị chỉ có một người, đề nghị tổ kiểm tra chéo.",
    status=403,
)
BAD_DATE = RefusalKind(
    "NGAY_DUYET_SAI",
    "Ngày ghi nhận {at} không hợp lệ: {why}.",
    "Chọn một ngày từ ngày tiếp nhận gói đến hôm nay.",
    status=422,
)
DATE_NEEDS_REASON = RefusalKind(
    "THIEU_LY_DO",
    "Ghi nhận theo một ngày khác ngày thực hiện thì phải có lý do.",
    "Thêm --reason cùng với --at.",
    status=422,
)
NOTHING_TO_SEND = RefusalKind(
    "KHONG_CO_GI_DE_GUI",
    "Quyển sổ {book} không có trường hợp đã duyệt nào chờ gửi.",
    "Duyệt trước khi gửi; trường hợp bị từ chối được gửi lại sau khi sửa và duyệt lại.",
)
UNKNOWN_SYSTEM = RefusalKind(
    "HE_THONG_LA",
    "Không có hệ thống nhận dữ liệu tên “{system}”.",
    "Các hệ thống đang dùng: {known}.",
    status=422,
)
BAD_ANSWERS = RefusalKind(
    "TEP_TRA_LOI_HONG",
    "Dòng {line} của tệp {file} không đọc được: {what}.",
    "Tệp trả lời là CSV mã hóa UTF-8, có các cột entry (hoặc unit, book và so), status, date, words. "
    "Sửa dòng đã nêu rồi nạp lại; các dòng trước đó đã ghi không bị ghi lần hai.",
    status=422,
)
