"""Why something is not handed out, not taken, not settled, not handed in."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

NO_WORK = RefusalKind(
    "KHONG_CO_VIEC_NHAP",
    "Không có việc nhập liệu của quyển “{book}” trong phạm vi được giao.",
    "Mở danh sách “Nhập liệu” và chọn trong đó; quyển chưa có thì người nhập mở việc từ trang của quyển sổ.",
    status=404,
)
NO_DUTY = RefusalKind(
    "KHONG_GIU_NHIEM_VU_CUA_QUYEN",
    "Tài khoản này không giữ nhiệm vụ “{duty}” đối với quyển {book}.",
    "{asked}",
    status=403,
)
NO_BOOK_NAME = RefusalKind(
    "TEN_SO_SAI",
    "“{book}” không phải là mã của một quyển sổ.",
    "Ghi đúng dạng <mã đơn vị>/<loại>.<năm>.<số quyển>, ví dụ 24862/KS.2008.01.",
    status=422,
)
NO_LAYOUT = RefusalKind(
    "KHONG_CO_MAU_SO",
    "Loại sổ {type} không có mẫu “{layout}”.",
    "Chọn một mẫu trong danh sách mẫu của loại sổ, hoặc để trống để nhập mọi cột.",
    status=422,
)
LAYOUT_HELD = RefusalKind(
    "MAU_DANG_CO_NGUOI_NHAP",
    "Đang có người giữ phiếu của quyển {book} theo mẫu đang chọn ({people}), nên chưa đổi mẫu trang được.",
    "Chưa ai gõ gì thì đề nghị người đang giữ trả lại phần việc, hoặc người phê duyệt thu hồi, rồi đổi mẫu.",
)
LAYOUT_IN_USE = RefusalKind(
    "MAU_DA_DUNG",
    "Quyển {book} đã có nội dung gõ theo mẫu đang chọn, nên mẫu trang không đổi được nữa.",
    "Mục nào trang không có thì người nhập bấm F9 (không áp dụng); mục nào mẫu thiếu thì ghi vào ghi chú.",
)
NO_CUTS = RefusalKind(
    "CHUA_CAT_TRANG",
    "Quyển {book} chưa có trường hợp nào được khoanh trên trang sổ.",
    "Nạp ảnh trang sổ và khoanh từng trường hợp ở trang “Trang sổ” của quyển, rồi mở việc nhập liệu.",
)
BAD_POLICY = RefusalKind(
    "CACH_NHAP_HAI_LUOT_SAI",
    "Không có cách nhập hai lượt như đã chọn.",
    "Chọn một trong: {modes}; tỷ lệ nhập lại ngẫu nhiên từ 1 % đến 100 %.",
    status=422,
)
NO_KIND = RefusalKind(
    "KHONG_CO_LOAI_VIEC",
    "Không có loại việc “{kind}”.",
    "Chọn một trong: {known}.",
    status=422,
)
NOTHING_TO_TAKE = RefusalKind(
    "HET_VIEC",
    "Quyển {book} hiện không còn phiếu nào để giao cho việc “{title}” của tài khoản này.",
    "Chọn quyển khác. Phiếu mà người khác đang giữ sẽ tự trả về khi quá hạn; phiếu đã tự nhập một lượt thì người khác nhập lượt kia.",
)
NO_LEASE = RefusalKind(
    "KHONG_CO_PHIEU_GIAO",
    "Không có phần việc này trong các phần việc đã giao cho tài khoản đang đăng nhập.",
    "Mở danh sách “Nhập liệu” và nhận việc trong đó.",
    status=404,
)
LEASE_OVER = RefusalKind(
    "PHAN_VIEC_DA_TRA",
    "Phần việc này đã được trả lại nên không còn mở ra được.",
    "Nhận phần việc mới trong danh sách “Nhập liệu”; những gì đã gửi trước đó vẫn được giữ.",
    status=410,
)
NO_REASON = RefusalKind(
    "THU_HOI_PHAI_CO_LY_DO",
    "Thu hồi phần việc của người khác phải ghi lý do.",
    "Ghi lý do rồi thu hồi lại; người đang giữ sẽ thấy lý do ấy trong nhật ký của quyển.",
    status=422,
)
NO_DRAFT = RefusalKind(
    "KHONG_CO_PHIEU_NHAP",
    "Phiếu này không nằm trong phần việc đã giao cho tài khoản này.",
    "Tải lại phần việc đang giữ rồi làm tiếp.",
    status=404,
)
PASS_GONE = RefusalKind(
    "LUOT_NHAP_DA_CO_NGUOI_KHAC",
    "Phiếu thứ {draft} đã có người khác giữ hoặc nhập xong lượt này, nên phần đang gõ không lưu tiếp được.",
    "Bấm “Xong” nếu đã nhập đủ: lượt nhập vẫn được giữ để người xử lý đối chiếu; nếu chưa thì nhận phần việc mới.",
)
OLDER_TEXT = RefusalKind(
    "BAN_GO_CU_HON",
    "Phiếu thứ {draft} đã có bản gõ khác của cùng tài khoản; bản vừa gửi thuộc một phần việc đã kết thúc từ lâu nên chưa thay bản ấy.",
    "So hai bản ở “Việc máy chủ không nhận”: cần bản này thì nhận việc của quyển rồi “Đưa lại vào phiếu”, không cần thì bỏ.",
)
NOT_HELD = RefusalKind(
    "CHUA_NHAN_PHIEU",
    "Phiếu thứ {draft} chưa được giao cho tài khoản này, nên hai cách đọc chưa hiện.",
    "Mở trang “Giá trị lệch” và nhận phiếu; ai đã nhận để xử lý thì không nhập lượt nào của phiếu ấy nữa.",
)
SETTLED_BY_ANOTHER = RefusalKind(
    "NGUOI_KHAC_DANG_XU_LY",
    "Phiếu thứ {draft} đang được giao cho người khác xử lý, nên lựa chọn này chưa được ghi.",
    "Nhận phiếu khác ở trang “Giá trị lệch”; nếu phần việc vừa bị thu hồi thì hỏi người phê duyệt của đơn vị.",
)
PASS_DONE = RefusalKind(
    "LUOT_NHAP_DA_XONG",
    "Lượt nhập của phiếu thứ {draft} đã hoàn thành, nên phần gõ thêm sau đó không được lưu.",
    "Lấy lại lượt nhập rồi mới sửa. Lượt đã được so với lượt kia thì báo người xử lý giá trị lệch hoặc người kiểm tra trả lại phiếu.",
)
BAD_VALUE = RefusalKind(
    "GIA_TRI_NHAP_SAI_DANG",
    "Giá trị của mục “{field}” không đúng dạng mà phần mềm nhận được.",
    "Tải lại trang để dùng bản mới nhất rồi gửi lại; nếu vẫn vậy thì báo người quản trị.",
    status=422,
)
NOT_ASKED = RefusalKind(
    "MUC_KHONG_CON_HOI",
    "Phiếu này không có mục “{field}” theo mẫu sổ và bản phần mềm đang dùng ở máy chủ, nên chưa ghi gì của lần gửi này.",
    "Tải lại trang, mở lại phiếu rồi gửi lại; nội dung của mục “{field}” còn ở “Việc máy chủ không nhận”: chép vào ghi chú nếu cần.",
    status=422,
)
BAD_NUMBER = RefusalKind(
    "SO_DO_NHAP_LIEU_SAI",
    "Số giây hoặc số phím gửi kèm phiếu thứ {draft} không thể có.",
    "Tải lại trang rồi gửi lại.",
    status=422,
)
NO_OWN_PASS = RefusalKind(
    "KHONG_CO_LUOT_DE_LAY_LAI",
    "Phiếu thứ {draft} không có lượt nhập nào của tài khoản này để lấy lại.",
    "Chọn một phiếu đã nhập xong trong phần việc đang giữ.",
)
NO_CHOICE = RefusalKind(
    "CHUA_CHON_DU",
    "Còn {count} mục lệch của phiếu thứ {draft} chưa được chọn giá trị: {fields}.",
    "Với từng mục, chọn một trong các cách đọc, gõ giá trị đọc được trên trang, hoặc ghi lý do không có chữ.",
    status=422,
)
READINGS_CHANGED = RefusalKind(
    "CACH_DOC_VUA_THAY_DOI",
    "Các cách đọc của phiếu thứ {draft} vừa thay đổi sau khi được mở ra, nên chưa ghi lựa chọn nào.",
    "Xem lại các cách đọc đang hiện rồi chọn lại; những gì đã tự gõ vẫn còn.",
)
NOT_IN_QUESTION = RefusalKind(
    "MUC_KHONG_LECH",
    "Mục “{field}” của phiếu thứ {draft} không lệch nên không chọn lại ở đây.",
    "Tải lại danh sách giá trị lệch rồi chọn trong đó; muốn đọc lại cả phiếu thì trả lại phiếu kèm lý do.",
    status=422,
)
NOBODY_TO_RETURN_TO = RefusalKind(
    "KHONG_CO_NGUOI_DE_TRA_LAI",
    "Không có lượt nhập nào của “{person}” ở phiếu này để trả lại.",
    "Chọn một trong những người đã nhập phiếu, hoặc để trống để ai nhận cũng được.",
    status=422,
)
NOT_ALL_SETTLED = RefusalKind(
    "CON_PHIEU_CHUA_XONG",
    "Quyển {book} còn {count} phiếu chưa thống nhất, nên chưa nộp cả quyển.",
    "Làm xong các phiếu ấy, hoặc chọn nộp riêng phần đã xong.",
)
NOTHING_SETTLED = RefusalKind(
    "CHUA_CO_GI_DE_NOP",
    "Quyển {book} chưa có phiếu nào đã thống nhất để nộp.",
    "Nhập và xử lý giá trị lệch trước, rồi nộp.",
)
NOT_TAKEN_IN = RefusalKind(
    "KHONG_NOP_DUOC",
    "Gói làm từ quyển {book} chưa nộp được: {says}",
    "{fix}",
)
NO_ENTRIES = RefusalKind(
    "KHONG_CO_GI_DE_SOAT",
    "Quyển {book} không còn trường hợp nào từ gói, có trang PDF và chưa được chọn để soát lại.",
    "Chọn quyển đã nhập gói và còn trường hợp chưa soát.",
)
REPEATED_OTHERWISE = RefusalKind(
    "TRUNG_MA_VIEC",
    "Mã việc {txn} đã được dùng cho một việc khác, nên việc gửi sau không được nhận.",
    "Tải lại trang để trình duyệt đặt mã mới; việc gửi trước vẫn còn nguyên.",
)
CHANGED_MEANWHILE = RefusalKind(
    "PHIEU_VUA_THAY_DOI",
    "Có phiếu của quyển {book} vừa được trả lại hoặc sửa trong lúc gói đang được làm, nên chưa nộp.",
    "Nộp lại: gói mới sẽ được làm từ những phiếu đã thống nhất lúc này.",
)
BROUGHT_ALREADY = RefusalKind(
    "DA_CO_TU_GOI",
    "Quyển {book} đã có từ gói nộp trước {count} trường hợp cùng số, cùng họ tên với phiếu đã nhập ({numbers}), nên chưa nộp: nộp nữa thì "
    "một việc đứng hai lần trong sổ.",
    "Muốn kiểm tra gói thì dùng “Soát lại với trang sổ”; các phiếu ấy thì nhờ người kiểm tra trả lại rồi xóa khung cắt trên trang.",
)
REPLACED_MEANWHILE = RefusalKind(
    "GOI_DA_DOI_MUC_NAY",
    "Quyển {book}: sau khi phiếu thứ {draft} được soát, gói nộp sau đã đổi mục “{field}”, nên giá trị soát được chưa ghi đè lên.",
    "Người kiểm tra hoặc người duyệt trả quyển lại, kèm trường hợp ấy, để soát lại với gói mới.",
)
NOT_REGISTERED = RefusalKind(
    "MAY_CHUA_DANG_KY",
    "Trình duyệt này chưa được đăng ký cho tài khoản đang dùng, nên phần việc không mang đi nhiều ngày được.",
    "Đăng ký trình duyệt ở trang tài khoản, mục “Thiết bị”, rồi nhận lại phần việc; hoặc nhận phần việc để làm khi có mạng.",
    status=403,
)
