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
TWO_OF_ONE_BOOK = RefusalKind(
    "HAI_GOI_MOT_SO",
    "Gói {file} chưa được nhập: trong lần nhập này quyển sổ {book} của đơn vị {unit} có nhiều gói khác nhau ({others}).",
    "Giữ lại một gói đúng của quyển sổ rồi nhập lại; các quyển sổ khác vẫn được nhập.",
)
FEWER_ENTRIES = RefusalKind(
    "THIEU_TRUONG_HOP",
    "Gói {file} chưa được nhập: thiếu {count} trường hợp đã duyệt, đã gửi hoặc đã chuyển chính thức của quyển sổ {book} "
    "({which}).",
    "Nhập lại gói đủ mọi trường hợp của quyển sổ. Nếu sổ thật sự không có các trường hợp ấy thì ghi gạch bỏ hoặc thu hồi ở trang của "
    "từng trường hợp trước. Nếu phải bỏ nhiều trường hợp, hoặc số đăng ký được sửa trong gói, thì người có nhiệm vụ phê duyệt, khác "
    "người nhập, đồng ý ngay trên máy chủ: sogoc intake {file} --unit {unit} --fewer TÀI_KHOẢN.",
)
FEWER_BY_OTHER = RefusalKind(
    "TU_DONG_Y_BO",
    "Tài khoản {username} không đồng ý được cho gói thiếu trường hợp: {why}.",
    "Sau --fewer ghi tài khoản của người có nhiệm vụ phê duyệt ở đơn vị của quyển sổ, khác người nhập gói.",
    status=403,
)
NO_REGISTERS = RefusalKind(
    "DON_VI_KHONG_GIU_SO",
    "{name} ({unit}) không phải là cơ quan giữ sổ hộ tịch.",
    "Dùng mã của xã, phường, thị trấn, của Phòng Tư pháp (ví dụ H672) hoặc của Sở Tư pháp (STP).",
    status=422,
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
    "Bảng kê là tệp Excel theo mẫu, hoặc tệp CSV mã hóa UTF-8 với các cột "
    "unit,type,year,number,opened,closed,period,declared_entries,basis; sửa dòng đã nêu rồi nạp lại. Chưa có dòng nào được ghi.",
    status=422,
)
MAY_NOT_PLAN = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ nạp bảng kê.",
    "Đề nghị người quản trị nạp bảng kê, hoặc giao nhiệm vụ quản trị.",
    status=403,
)
NO_TABLE = RefusalKind(
    "TEP_KHONG_DUNG_TEN",
    "Tệp “{file}” không phải là tệp của một gói.",
    "Một gói gồm bảng tên như KS.2008.01.xlsx (hoặc .ods, .xls, .csv) và tệp KS.2008.01.zip chứa các trang PDF; "
    "đổi tên tệp cho đúng rồi chọn lại.",
    status=422,
)
LONE_ARCHIVE = RefusalKind(
    "THIEU_BANG",
    "Có tệp {file} nhưng không có bảng cùng tên.",
    "Chọn cả bảng và tệp zip của cùng quyển sổ, ví dụ KS.2008.01.xlsx và KS.2008.01.zip.",
    status=422,
)
TWO_TABLES = RefusalKind(
    "HAI_BANG",
    "Có hai tệp cho cùng một quyển sổ: {first} và {second}.",
    "Giữ lại một bảng và một tệp zip cho mỗi quyển sổ rồi chọn lại.",
    status=422,
)
NOTHING_CHOSEN = RefusalKind(
    "CHUA_CHON_TEP", "Chưa chọn tệp nào.", "Chọn bảng và tệp zip của ít nhất một quyển sổ.", status=422
)
TOO_MANY_FILES = RefusalKind(
    "QUA_NHIEU_TEP",
    "Một lần tải lên nhận tối đa {most} tệp; đã chọn {count} tệp.",
    "Chia thành nhiều lần, hoặc dùng lệnh “sogoc intake” ngay trên máy chủ.",
    status=422,
)
FILE_TOO_LARGE = RefusalKind(
    "TEP_QUA_LON",
    "Tệp {file} lớn {size}, quá mức {most} của một tệp.",
    "Nén lại các trang PDF cho nhỏ hơn, hoặc chia quyển sổ thành các gói nhỏ hơn.",
    status=413,
)
DISK_FULL = RefusalKind(
    "O_DIA_SAP_DAY",
    "Máy chủ chỉ còn {free} trống, không đủ chỗ cho {need} sắp tải lên.",
    "Đề nghị người quản trị dọn ổ đĩa của máy chủ rồi tải lên lại; chưa có gì được tải lên.",
    status=507,
)
NO_UPLOAD = RefusalKind(
    "KHONG_CO_LUOT_TAI_LEN",
    "Không có lượt tải lên này, hoặc lượt này của người khác.",
    "Quay lại trang tiếp nhận và chọn lại các tệp.",
    status=404,
)
OTHER_UPLOAD = RefusalKind(
    "LUOT_TAI_LEN_KHAC",
    "Lượt tải lên này đã bắt đầu với các tệp khác.",
    "Tải lại trang tiếp nhận rồi chọn lại các tệp.",
)
WRONG_PLACE = RefusalKind(
    "SAI_VI_TRI",
    "Phần vừa nhận không nối tiếp phần đã có của tệp {file} (đã nhận {received}).",
    "Trang sẽ tự tải tiếp từ chỗ đã nhận; nếu không, bấm “Tải tiếp”.",
)
NOT_COMPLETE = RefusalKind(
    "CHUA_TAI_XONG",
    "Tệp {file} mới nhận được {received} trong {size}.",
    "Tải tiếp cho đủ rồi mới nhập được.",
)
MAY_NOT_SCOPE = RefusalKind(
    "CHI_TINH_QUYET_PHAM_VI",
    "Chỉ tài khoản quản trị của cả tỉnh mới thay đổi được phạm vi số hóa.",
    "Gửi đề nghị kèm văn bản trả lời về Sở Tư pháp để ghi nhận cho cả tỉnh.",
    status=403,
)
SCOPE_NEEDS_ANSWER = RefusalKind(
    "THIEU_VAN_BAN_TRA_LOI",
    "Chưa ghi số văn bản hoặc cơ quan đã trả lời.",
    "Ghi số, ngày và cơ quan ban hành văn bản cho phép; chưa có văn bản thì phạm vi vẫn là toàn bộ.",
    status=422,
)
SCOPE_DAYS = RefusalKind(
    "NGAY_PHAM_VI_SAI",
    "Các ngày của thay đổi phạm vi không hợp lý (hôm nay là {today}).",
    "Ngày văn bản không ở tương lai; ngày áp dụng và ngày dừng không sau hôm nay, ngày dừng không trước ngày áp dụng.",
    status=422,
)
SCOPE_BAD_SCAN = RefusalKind(
    "BAN_QUET_VAN_BAN_HONG",
    "Tệp {file} không phải là bản quét PDF, JPEG hoặc PNG, hoặc lớn quá 64 MB.",
    "Quét lại văn bản thành tệp PDF rồi chọn lại; có thể ghi nhận trước mà chưa kèm bản quét.",
    status=422,
)
SCOPE_TWICE = RefusalKind(
    "PHAM_VI_DA_GHI",
    "“{title}” đang ở ngoài phạm vi theo một văn bản đã ghi nhận.",
    "Muốn thay văn bản thì dừng áp dụng văn bản cũ trước.",
)
SCOPE_NOT_THERE = RefusalKind(
    "PHAM_VI_CHUA_GHI",
    "“{title}” đang ở trong phạm vi; không có văn bản nào để dừng áp dụng.",
    "Xem danh sách văn bản ở trang phạm vi số hóa.",
)
SCOPE_NEEDS_REASON = RefusalKind(
    "THIEU_LY_DO_PHAM_VI",
    "Dừng áp dụng phải có lý do.",
    "Ghi lý do hoặc số văn bản mới rồi thực hiện lại.",
    status=422,
)
MAY_NOT_CLASSIFY = RefusalKind(
    "KHONG_CO_NHIEM_VU",
    "Tài khoản này không được giao nhiệm vụ nhập dữ liệu hoặc xử lý lỗi, cảnh báo của đơn vị.",
    "Đề nghị người quản trị giao nhiệm vụ, hoặc chuyển việc cho người có nhiệm vụ này.",
    status=403,
)
HAS_NO_PURPOSE = RefusalKind(
    "KHONG_CO_MUC_DICH",
    "Trường hợp {entry} không phải xác nhận tình trạng hôn nhân đang có trong gói nên không phân loại mục đích.",
    "Chọn trường hợp của sổ xác nhận tình trạng hôn nhân (HN).",
    status=422,
)
UNKNOWN_PURPOSE = RefusalKind(
    "MA_MUC_DICH_SAI",
    "Không có mã mục đích sử dụng “{code}”.",
    "Dùng một mã từ 1 đến 5: 1 đến 4 để đăng ký kết hôn, 5 là mục đích khác.",
    status=422,
)
BOOK_TELLS_PURPOSE = RefusalKind(
    "SO_DA_GHI_MUC_DICH",
    "Gói của trường hợp {entry} đã ghi mã mục đích sử dụng nên không phân loại riêng.",
    "Nếu mã trong gói sai thì sửa trong tệp Excel rồi tiếp nhận lại gói.",
)
PAPER_EMPTY = RefusalKind(
    "GIAY_TO_RONG", "Tệp “{file}” rỗng.", "Chọn lại tệp PDF hoặc ảnh của giấy tờ.", status=422
)
PAPER_LARGE = RefusalKind(
    "GIAY_TO_QUA_LON",
    "Tệp “{file}” có {size}, nhiều hơn mức {most} của một giấy tờ.",
    "Quét lại với độ phân giải vừa đủ đọc (200–300 dpi), hoặc tách thành nhiều tệp.",
    status=422,
)
PAPER_KIND = RefusalKind(
    "GIAY_TO_SAI_LOAI",
    "Tệp “{file}” không phải là PDF hay ảnh JPEG, PNG mở được.",
    "Lưu giấy tờ thành PDF, JPEG hoặc PNG rồi nạp lại; đổi đuôi tệp không đổi được nội dung.",
    status=422,
)
PAPER_LONG = RefusalKind(
    "GIAY_TO_QUA_NHIEU_TRANG",
    "Tệp “{file}” có {pages} trang, nhiều hơn mức {most} trang của một giấy tờ.",
    "Tách riêng giấy tờ cần dùng rồi nạp lại.",
    status=422,
)
PLAN_PAPER_DAY = RefusalKind(
    "NGAY_VAN_BAN_BANG_KE_SAI",
    "Ngày của văn bản làm căn cứ sửa bảng kê phải từ năm 2004 đến hôm nay, {today}.",
    "Xem lại ngày trên văn bản.",
    status=422,
)
PLAN_BAD_SCAN = RefusalKind(
    "BAN_QUET_VAN_BAN_BANG_KE_HONG",
    "Tệp {file} không phải bản quét PDF, JPEG, PNG hoặc quá lớn.",
    "Quét văn bản thành PDF hoặc ảnh dưới 20 MB rồi chọn lại.",
    status=422,
)
PLAN_NEEDS_PAPER = RefusalKind(
    "BANG_KE_CAN_VAN_BAN",
    "Sửa bảng kê đang có hiệu lực phải dựa trên văn bản có số và ngày.",
    "Ghi số và ngày của văn bản (biên bản kiểm kê, công văn điều chỉnh kế hoạch); bằng lệnh thì thêm --document và --day.",
    status=422,
)
NO_PLAN_LINE = RefusalKind(
    "KHONG_CO_DONG_BANG_KE",
    "Bảng kê không có dòng của quyển {book}, kỳ {period}.",
    "Xem lại quyển và kỳ; quyển chưa có trong bảng kê thì thêm một dòng mới.",
    status=404,
)
PLAN_LINE_SAME = RefusalKind(
    "DONG_BANG_KE_KHONG_DOI",
    "Dòng của quyển {book} không có gì thay đổi.",
    "Sửa ít nhất một ô rồi ghi lại.",
)
PLAN_LINE_THERE = RefusalKind(
    "DONG_BANG_KE_DA_CO",
    "Bảng kê đã có dòng của quyển {book}, kỳ {period}.",
    "Mở dòng ấy để sửa.",
)
BAD_PLAN_LINE = RefusalKind(
    "DONG_BANG_KE_HONG",
    "Dòng của bảng kê chưa ghi được: {what}.",
    "Sửa ô đã nêu rồi ghi lại.",
    status=422,
)
NO_PROPOSAL = RefusalKind(
    "KHONG_CO_DE_NGHI_BANG_KE",
    "Không có đề nghị sửa bảng kê này trong phạm vi được giao.",
    "Mở danh sách đề nghị ở trang Bảng kê.",
    status=404,
)
PROPOSED_ALREADY = RefusalKind(
    "DA_DE_NGHI_SUA_DONG",
    "Dòng của quyển {book} đang có một đề nghị chờ Sở quyết định.",
    "Rút đề nghị ấy trước, hoặc chờ quyết định.",
)
NO_LIST_CHOSEN = RefusalKind(
    "CHUA_CHON_BANG_KE", "Chưa chọn tệp bảng kê.", "Chọn tệp Excel hoặc CSV rồi xem trước lại.", status=422
)
LIST_TOO_LARGE = RefusalKind(
    "BANG_KE_QUA_LON",
    "Tệp {file} lớn quá {most} MB.",
    "Chia bảng kê thành nhiều tệp theo đơn vị rồi nạp từng tệp.",
    status=422,
)
LOOKED_TOO_LONG_AGO = RefusalKind(
    "XEM_TRUOC_QUA_LAU",
    "Lần xem trước này không còn dùng được.",
    "Chọn lại tệp và xem trước lần nữa, rồi ghi trong vòng một ngày.",
)
