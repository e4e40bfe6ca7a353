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
NOT_CHECKED = RefusalKind(
    "CHUA_KIEM_TRA",
    "Quyển sổ {book} phải qua kiểm tra trước khi duyệt; hiện ở trạng thái “{state}”.",
    "Mở mục “Đủ chưa, và đường đi” của trang quyển sổ: người nhập chuyển kiểm tra, người kiểm tra xác nhận, rồi duyệt.",
)
NOT_A_MENDER = RefusalKind(
    "KHONG_TRA_LAI_DUOC_CHO_NGUOI_NAY",
    "Không trả lại được quyển sổ {book} cho “{person}”: người này không làm việc với quyển sổ hoặc không còn nhiệm vụ.",
    "Chọn một người trong danh sách, hoặc để trống để ai có nhiệm vụ cũng nhận được.",
    status=422,
)
NO_SHEET = RefusalKind(
    "KHONG_CO_PHIEU",
    "Quyển sổ {book} không có phiếu duyệt số {number}.",
    "Xem danh sách phiếu ở mục “Phiếu trình, phiếu duyệt” trên trang duyệt của quyển sổ.",
    status=404,
)
NOTHING_TO_PRESENT = RefusalKind(
    "KHONG_CO_GI_DE_TRINH",
    "Quyển sổ {book} không có trường hợp nào có thể ký lúc này nên chưa lập được phiếu trình.",
    "Xử lý lỗi, cảnh báo còn giữ, hoặc nhập gói của quyển sổ, rồi lập phiếu.",
)
BAD_SHEET_PAPER = RefusalKind(
    "PHIEU_KY_KHONG_DOC_DUOC",
    "Tệp “{file}” không phải là PDF, JPEG hay PNG đọc được, hoặc lớn quá {most}.",
    "Quét lại phiếu đã ký thành PDF hoặc ảnh, hoặc chọn tệp PDF đã ký số, rồi gắn lại.",
    status=422,
)
BROKEN_SIGNATURE = RefusalKind(
    "CHU_KY_SO_KHONG_KHOP",
    "Tệp “{file}” mang chữ ký số không khớp nội dung{signer}: tệp đã bị thay đổi sau khi ký, hoặc hỏng khi sao chép.",
    "Lấy lại đúng tệp PDF ngay sau khi ký số, không in lại, nén hay ghi lại bằng phần mềm khác, rồi gắn lại; không còn tệp ấy thì "
    "ký số lại phiếu, hoặc ký trên giấy rồi gắn bản quét.",
    status=422,
)
DETACH_NEEDS_REASON = RefusalKind(
    "THIEU_LY_DO", "Gỡ phiếu đã ký phải có lý do.", "Ghi lý do rồi gỡ lại.", status=422
)
PAPER_GONE = RefusalKind(
    "PHIEU_KY_DA_GO",
    "Tệp này đã được gỡ khỏi phiếu.",
    "Mở lại trang phiếu để xem các tệp đang gắn.",
)
MAY_NOT_PRESENT = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ nhập, kiểm tra hay phê duyệt quyển sổ {book} nên không lập phiếu trình.",
    "Đề nghị người quản trị giao nhiệm vụ, hoặc nhờ người có nhiệm vụ lập phiếu.",
    status=403,
)
MAY_NOT_ATTACH = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ “Phê duyệt” quyển sổ {book} nên không gắn, không gỡ được phiếu đã ký.",
    "Chuyển tệp cho người phê duyệt để gắn.",
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
ALL_CONFIRMED = RefusalKind(
    "DA_XAC_NHAN_HET",
    "Các trường hợp đã duyệt của quyển sổ {book} đều đã được {system} xác nhận, không phải gửi lên đó.",
    "Không phải làm gì; trường hợp nào thay đổi thì sau khi duyệt lại sẽ chờ gửi ở đây.",
)
ALL_SENT = RefusalKind(
    "DA_GUI_HET",
    "Các trường hợp đã duyệt của quyển sổ {book} đều đã gửi lên {system}; phần chưa được xác nhận đang chờ trả lời.",
    "Khi có tệp trả lời thì nạp ở trang Duyệt; trường hợp bị từ chối được gửi lại sau khi sửa và duyệt lại.",
)
TYPE_NOT_TAKEN = RefusalKind(
    "HE_THONG_KHONG_NHAN_LOAI_SO",
    "Quyển sổ {book} là “{title}”, loại sổ mà {system} không nhận.",
    "Xuất gói của quyển sổ để lưu giữ, hoặc gửi lên hệ thống dùng chung của Bộ khi hệ thống đó nhận loại sổ này.",
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
    "Sửa dòng đã nêu rồi nạp lại; chưa có dòng nào được ghi.",
    status=422,
)
BAD_LISTING = RefusalKind(
    "TEP_TRA_LOI_HONG",
    "Dòng {line} của tệp {file} không so sánh được: {what}.",
    "Tệp là CSV mã hóa UTF-8, có cột entry và các cột của biểu mẫu, mỗi dòng có đủ số ô. "
    "Sửa dòng đã nêu, hoặc xuất lại tệp từ hệ thống, rồi so sánh lại.",
    status=422,
)
ANSWERS_CHANGED = RefusalKind(
    "TEP_TRA_LOI_DA_DOI",
    "Tệp {file} đã thay đổi trong khi đang đọc nên chưa có dòng nào được ghi.",
    "Đợi tệp được chép hoặc lưu xong rồi nạp lại.",
)
CHANGED_SINCE = RefusalKind(
    "DA_THAY_DOI",
    "Các trường hợp chờ duyệt của quyển sổ {book}, hoặc lý do của chúng, đã thay đổi kể từ khi mở trang này, nên chưa duyệt gì.",
    "Xem lại danh sách mới trên trang rồi duyệt.",
)
ALL_HELD = RefusalKind(
    "BI_GIU_HET",
    "Mọi trường hợp đang chờ của quyển sổ {book} đều còn lỗi, cảnh báo chưa có lý do.",
    "Mở mục “Lỗi, cảnh báo” của quyển sổ và xử lý các dòng đang giữ, rồi quay lại duyệt.",
)
BEING_READ = RefusalKind(
    "PHIEU_DANG_DOC_LAI",
    "Quyển sổ {book} chỉ còn {count} trường hợp không bị giữ, đều có phiếu đã trả lại hoặc đang soát mà chưa nộp lại vào sổ.",
    "Mở phần nhập liệu của quyển sổ, đọc lại và nộp những phiếu ấy, rồi duyệt.",
)
NO_SENDING = RefusalKind(
    "KHONG_CO_LAN_GUI",
    "Quyển sổ {book} không có lần gửi số {attempt}.",
    "Xem danh sách các lần gửi ở trang duyệt của quyển sổ.",
    status=404,
)
SENDING_CHANGED = RefusalKind(
    "LAN_GUI_DA_KHAC",
    "Nội dung quyển sổ {book} đã thay đổi sau lần gửi số {attempt}, nên không tạo lại được đúng gói đã gửi.",
    "Dùng gói đã tải về khi gửi; nếu không còn thì duyệt phần đã thay đổi rồi gửi lần mới.",
)
ANSWERS_TOO_LARGE = RefusalKind(
    "TEP_TRA_LOI_LON",
    "Tệp lớn {size}, quá mức {most} của trang này.",
    "Chia tệp theo huyện, hoặc chạy lệnh “sogoc ministry import” trên máy chủ.",
    status=413,
)
NO_ANSWERS = RefusalKind(
    "CHUA_CHON_TEP", "Chưa chọn tệp nào.", "Chọn tệp CSV của hệ thống rồi gửi lại.", status=422
)
MAY_NOT_FOLLOW = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ “Theo dõi tiến độ” nên không nạp, không so sánh được trả lời của Bộ.",
    "Đề nghị người quản trị giao nhiệm vụ, hoặc chuyển tệp cho người có nhiệm vụ này.",
    status=403,
)
MAY_NOT_EXPORT = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ làm việc với quyển sổ {book} nên không xuất được gói.",
    "Đề nghị người quản trị giao nhiệm vụ tại đơn vị của quyển sổ, hoặc nhờ người có nhiệm vụ xuất.",
    status=403,
)
NOT_CONFIRMED = RefusalKind(
    "CHUA_XAC_NHAN",
    "Chưa đánh dấu xác nhận nội dung ký duyệt nên chưa duyệt gì.",
    "Đọc nội dung, đánh dấu xác nhận rồi ký lại.",
    status=422,
)

EMPTY_COVER = RefusalKind(
    "BIA_CHUA_CO_SO",
    "Quyển bìa chung {cover} chưa có quyển sổ nào được tiếp nhận.",
    "Nạp gói của các quyển trong bìa trước, hoặc khai quyển nào thuộc bìa này.",
    status=422,
)
