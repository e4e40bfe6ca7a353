"""What the pages themselves refuse."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

NO_DUTY = RefusalKind(
    "CHUA_GIAO_NHIEM_VU",
    "Tài khoản “{username}” chưa được giao nhiệm vụ nào nên chưa có gì để xem ở đây.",
    "Đề nghị người quản trị của đơn vị giao nhiệm vụ; hướng dẫn sử dụng vẫn xem được.",
    status=403,
)
NO_UNIT_HERE = RefusalKind(
    "DON_VI_NGOAI_PHAM_VI",
    "Không có đơn vị “{unit}” trong phạm vi được giao.",
    "Quay lại trang đầu để xem các đơn vị được giao; nếu cần xem đơn vị này thì đề nghị người quản trị giao nhiệm vụ.",
    status=404,
)
NO_BOOK_HERE = RefusalKind(
    "QUYEN_SO_NGOAI_PHAM_VI",
    "Không có quyển sổ “{path}” trong phạm vi được giao.",
    "Quay lại trang đầu để xem các đơn vị được giao; nếu cần xem quyển sổ của đơn vị khác thì đề nghị người quản trị giao nhiệm vụ.",
    status=404,
)
NO_ENTRY_HERE = RefusalKind(
    "TRUONG_HOP_NGOAI_PHAM_VI",
    "Không có trường hợp “{path}” trong phạm vi được giao.",
    "Mở quyển sổ rồi tìm theo số hoặc họ tên; nếu cần xem sổ của đơn vị khác thì đề nghị người quản trị giao nhiệm vụ.",
    status=404,
)
ENTRY_BEING_READ = RefusalKind(
    "DANG_DOC_TRUONG_HOP_NAY",
    "Tài khoản này đang giữ phiếu để tự đọc trang của “{path}”, nên chưa xem được giá trị đã nhập trước của trường hợp ấy.",
    "Nhập hoặc soát xong phiếu, hay trả lại phần việc ở “Nhập liệu”, rồi mở lại trang này.",
)
TOO_MANY_ENTRIES = RefusalKind(
    "QUA_NHIEU_TRUONG_HOP",
    "Một lần ghi nhận ở trang này nhận nhiều nhất {most} trường hợp.",
    "Ghi nhận phần này trước rồi ghi nhận tiếp phần còn lại, hoặc dùng lệnh “sogoc amend record”.",
    status=422,
)
VALUE_WITHOUT_FIELD = RefusalKind(
    "GIA_TRI_CHUA_CO_MUC",
    "Giá trị “{value}” của trường hợp {path} chưa thuộc mục nào.",
    "Chọn mục thay đổi ở dòng ấy, hoặc xóa giá trị nếu không dùng dòng này.",
    status=422,
)
FIELD_CHOSEN_TWICE = RefusalKind(
    "MUC_CHON_HAI_LAN",
    "Mục “{label}” của trường hợp {path} được chọn ở hai dòng với hai giá trị.",
    "Giữ một dòng, dòng kia chọn “không dùng dòng này”.",
    status=422,
)
NOT_FOR_DOWNLOAD = RefusalKind(
    "KHONG_DUOC_TAI_GOI_GUI",
    "Tài khoản này không được tải gói đã gửi của quyển {book}: gói gồm cả trường hợp nhạy cảm.",
    "Đề nghị người phê duyệt tải gói, hoặc đề nghị người quản trị giao nhiệm vụ xem trường hợp nhạy cảm.",
    status=403,
)
NO_FILE_CHOSEN = RefusalKind(
    "CHUA_CHON_GIAY_TO", "Chưa chọn tệp của giấy tờ.", "Chọn tệp PDF hoặc ảnh rồi nạp lại.", status=422
)
NO_PAPER_CHOSEN = RefusalKind(
    "CHUA_CHON_CAN_CU",
    "Chưa chọn giấy tờ trong danh sách.",
    "Chọn giấy tờ đã nạp, hoặc nạp giấy tờ trước.",
    status=422,
)
NO_PAGE_IMAGE = RefusalKind(
    "KHONG_CO_ANH_TRANG",
    "Không vẽ được ảnh trang của trường hợp “{path}”.",
    "Mở tệp PDF để xem; nếu PDF cũng không mở được thì quét lại trang này và nhập lại gói.",
    status=404,
)
NOT_SIGNED = RefusalKind(
    "KHONG_DANG_NHAP_DUOC",
    "Tên đăng nhập hoặc mật khẩu không đúng.",
    "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại; quên mật khẩu thì đề nghị người quản trị đặt lại.",
    status=403,
)
UNKNOWN_PAGE = RefusalKind(
    "KHONG_CO_TRANG_HUONG_DAN",
    "Không có trang hướng dẫn “{page}”.",
    "Xem mục lục của hướng dẫn, hoặc tìm theo từ.",
    status=404,
)
WRONG_OLD_PASSWORD = RefusalKind(
    "MAT_KHAU_CU_SAI",
    "Mật khẩu đang dùng không đúng.",
    "Nhập lại mật khẩu vừa dùng để đăng nhập.",
    status=422,
)
PASSWORDS_DIFFER = RefusalKind(
    "HAI_MAT_KHAU_KHAC_NHAU",
    "Hai lần nhập mật khẩu mới không giống nhau.",
    "Nhập lại mật khẩu mới ở cả hai ô.",
    status=422,
)
NOT_A_DAY = RefusalKind(
    "KHONG_PHAI_NGAY",
    "“{written}” không phải là một ngày.",
    "Ghi dạng ngày/tháng/năm, ví dụ 14/10/2024.",
    status=422,
)
SESSION_ENDED = RefusalKind(
    "PHIEN_DA_HET",
    "Phiên làm việc đã hết, hoặc chưa đăng nhập; việc vừa gửi chưa được ghi nhận.",
    "Đăng nhập lại ở một thẻ khác của trình duyệt rồi quay lại đây và gửi lại; chữ đã gõ vẫn còn trên trang.",
    status=401,
)
PROVE_FIRST = RefusalKind(
    "XAC_NHAN_LAI",
    "Lần xác nhận danh tính gần nhất đã quá 10 phút nên việc này chưa được ghi nhận.",
    "Mở /tai-khoan/xac-nhan ở một thẻ khác của trình duyệt, xác nhận, rồi quay lại đây và gửi lại; chữ đã gõ vẫn còn.",
    status=403,
)
NEW_PASSWORD_FIRST = RefusalKind(
    "DOI_MAT_KHAU_TRUOC",
    "Mật khẩu hiện nay do người khác cấp nên phải đổi trước khi làm việc.",
    "Mở trang “Đổi mật khẩu” rồi tiếp tục.",
    status=403,
)
NO_SUCH_STEP = RefusalKind(
    "KHONG_CO_BUOC_NAY",
    "Không có bước nào như vậy trên đường đi của quyển sổ.",
    "Mở lại trang quyển sổ và dùng nút ở mục “Đủ chưa, và đường đi”.",
    status=422,
)
NO_WORKBENCH = RefusalKind(
    "CHUA_CO_BAN_NHAP_LIEU",
    "Bản cài đặt này chưa có phần mềm của bàn nhập liệu.",
    "Người cài đặt chạy “make setup” trên máy có npm, hoặc dùng bản đóng gói sẵn, rồi mở lại giao diện.",
    status=503,
)
