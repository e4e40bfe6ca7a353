"""What the room refuses: files that are no images, pages and cuts that cannot be so, phones that may not."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

NOT_AN_IMAGE = RefusalKind(
    "KHONG_PHAI_ANH",
    "Tệp “{name}” không phải là ảnh hay PDF đọc được: {detail}.",
    "Nạp ảnh JPEG, PNG, TIFF, HEIC hoặc tệp PDF; tệp bị cụt khi chép thì chép lại, hoặc chụp, quét lại trang ấy. "
    "Các tệp khác vẫn được nạp.",
    422,
)
IMAGE_TOO_LARGE = RefusalKind(
    "ANH_QUA_LON",
    "Tệp “{name}” vượt giới hạn: {detail}.",
    "Quét lại ở 300 dpi, hoặc tách tệp PDF thành nhiều tệp nhỏ hơn. Các tệp khác vẫn được nạp.",
    413,
)
IMAGE_TOO_HEAVY = RefusalKind(
    "ANH_QUA_NANG",
    "Việc đọc tệp “{name}” bị dừng vì tệp đòi quá nhiều bộ nhớ hoặc thời gian.",
    "Lưu lại ảnh ở định dạng JPEG rồi nạp lại; nếu tệp đến từ nơi lạ thì không mở và báo cho người quản trị.",
    413,
)
ALREADY_HERE = RefusalKind(
    "ANH_DA_CO",
    "Tệp “{name}” đã được nạp vào quyển {book} trước đây.",
    "Không cần làm gì; nếu trang đã bị cất thì mở “Trang đã cất” rồi đưa trở lại.",
    409,
)
NO_SUCH_BOOK = RefusalKind(
    "KHONG_CO_QUYEN_DE_NAP",
    "Không có quyển {book} trong kế hoạch hay trong số sổ đã nhận.",
    "Kiểm tra tên quyển; quyển mới thì đưa vào bảng kê sổ (sogoc inventory) hoặc khai ở trang “Sổ giấy”, rồi nạp trang.",
    404,
)
NO_PAGE = RefusalKind(
    "KHONG_CO_TRANG_ANH",
    "Không có trang ảnh số {page} trong phạm vi được giao.",
    "Tải lại trang của quyển sổ; có thể trang vừa được ghép hoặc chuyển.",
    404,
)
NO_CUT = RefusalKind(
    "KHONG_CO_KHUNG",
    "Không có khung số {cut} trong quyển này.",
    "Tải lại trang của quyển sổ; có thể khung vừa được bỏ.",
    404,
)
CHANGED_MEANWHILE = RefusalKind(
    "TRANG_VUA_DOI",
    "Các trang vừa được người khác thay đổi nên việc này chưa làm: {detail}.",
    "Tải lại trang rồi làm lại nếu vẫn cần.",
    409,
)
WRONG_FRAME = RefusalKind(
    "KHUNG_SAI",
    "Khung nằm ngoài trang hoặc quá nhỏ.",
    "Vẽ khung trong mép trang, mỗi chiều ít nhất một phần trăm của trang.",
    422,
)
WRONG_LAYOUT = RefusalKind(
    "KHUON_SAI",
    "Không cắt được theo khuôn đã chọn: {detail}.",
    "Chọn lại khuôn, số dòng, vạch trên và vạch dưới; hoặc vẽ từng khung.",
    422,
)
NOTHING_TO_CUT = RefusalKind(
    "KHONG_CO_TRANG_DE_CAT",
    "Trong các trang đã chọn không còn trang ghi trường hợp nào chưa cắt.",
    "Chọn các trang có trường hợp chưa có khung, hoặc bỏ khung cũ trước.",
    422,
)
WRONG_MARK = RefusalKind(
    "DANH_DAU_SAI",
    "“{value}” không dùng được cho {what}.",
    "Chọn một loại trang trong danh sách; số trang gồm chữ số, chữ cái và dấu . / -, nhiều nhất 12 ký tự.",
    422,
)
NOTHING_TO_UNDO = RefusalKind(
    "KHONG_CON_GI_HOAN_TAC",
    "Không còn việc nào của tài khoản này trên các trang của quyển để hoàn tác.",
    "Việc của người khác do chính người ấy hoàn tác.",
    409,
)
PHONE_NOT_PAIRED = RefusalKind(
    "DIEN_THOAI_CHUA_GHEP",
    "Mã ghép điện thoại này không dùng được: đã hết hạn, đã thu hồi, hoặc đã dùng cho một điện thoại khác.",
    "Trên máy tính, mở “Trang ảnh” của quyển sổ, bấm “Hiện mã để quét” rồi quét mã mới.",
    403,
)
