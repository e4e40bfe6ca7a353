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
NO_SUCH_NAME = RefusalKind(
    "TEN_SO_SAI",
    "“{path}” không phải tên một quyển sổ.",
    "Ghi đúng dạng <mã đơn vị>/<loại>.<năm>.<số quyển>, ví dụ 24862/KS.2008.01; năm chưa biết ghi 0000, số quyển chưa biết ghi 00.",
    status=422,
)
NO_COVER_NAME = RefusalKind(
    "TEN_BIA_SAI",
    "“{path}” không phải tên một quyển bìa chung.",
    "Ghi đúng dạng <mã đơn vị>/HH.<năm>.<số>, ví dụ 24862/HH.1985.01.",
    status=422,
)
NO_COVER = RefusalKind(
    "KHONG_CO_BIA",
    "Chưa khai quyển bìa chung “{path}”.",
    "Khai quyển bìa chung bằng lệnh “sogoc book cover” hoặc cột cover của bảng kê rồi thực hiện lại.",
    status=404,
)
NO_HANDOVER = RefusalKind(
    "KHONG_CO_BIEN_BAN",
    "Không có biên bản bàn giao này.",
    "Mở danh sách bàn giao của đơn vị hoặc của quyển sổ rồi chọn lại.",
    status=404,
)
MAY_NOT_DESCRIBE = RefusalKind(
    "KHONG_DUOC_MO_TA_SO",
    "Tài khoản này không có nhiệm vụ tiếp nhận sổ hoặc quản trị đối với quyển {book}.",
    "Đề nghị người có nhiệm vụ “Tiếp nhận, quét và nạp sổ” của đơn vị giữ sổ thực hiện.",
    status=403,
)
NO_BASIS = RefusalKind(
    "THIEU_CAN_CU",
    "Chưa ghi căn cứ của nội dung khai về quyển sổ.",
    "Ghi văn bản, biên bản hoặc trang sổ làm căn cứ rồi thực hiện lại.",
    status=422,
)
OTHER_UNIT_OR_TYPE = RefusalKind(
    "KHAC_DON_VI_LOAI_SO",
    "Quyển {book} không thể là quyển {known_as}: khác đơn vị hoặc khác loại sổ.",
    "Kiểm tra lại mã đơn vị và loại sổ. Nếu gói đã nạp sai đơn vị thì nạp lại gói ở đơn vị đúng.",
    status=422,
)
NAME_TAKEN = RefusalKind(
    "TEN_SO_DA_DUNG",
    "Tên {name} đang là tên của quyển {book}.",
    "Hai quyển không dùng chung một tên. Nếu đây là hai bản của một quyển thì khai là sổ kép.",
)
HANDOVER_LACKS = RefusalKind(
    "THIEU_NOI_DUNG_BAN_GIAO",
    "Biên bản bàn giao còn thiếu quyển sổ, số biên bản hoặc bên nhận.",
    "Ghi số biên bản, chọn bên nhận và ít nhất một quyển sổ.",
    status=422,
)
HANDOVER_DAY = RefusalKind(
    "NGAY_BAN_GIAO_SAI",
    "Ngày bàn giao không hợp lệ.",
    "Ghi ngày trên biên bản, không sau hôm nay ({today}).",
    status=422,
)
HANDOVER_TO_ITSELF = RefusalKind(
    "BEN_GIAO_LA_BEN_NHAN",
    "Bên giao và bên nhận là một.",
    "Chọn bên nhận khác với nơi đang giữ sổ.",
    status=422,
)
NOT_THE_KEEPER = RefusalKind(
    "KHONG_PHAI_NOI_GIU_SO",
    "Quyển {book} đang do {keeper} giữ, không phải bên giao ghi trong biên bản.",
    "Kiểm tra lại bên giao; nếu còn thiếu một lần bàn giao trước đó thì ghi lần ấy trước.",
)
HANDOVER_BAD_SCAN = RefusalKind(
    "BAN_QUET_BIEN_BAN_SAI",
    "Tệp {file} không phải bản quét của biên bản.",
    "Chọn tệp PDF, JPG hoặc PNG không quá 64 MB.",
    status=422,
)
NOT_EXEMPLARS = RefusalKind(
    "KHONG_PHAI_SO_KEP",
    "Quyển {main} và quyển {second} không thể là hai bản của một quyển sổ.",
    "Hai bản của một quyển sổ là hai quyển khác nhau, cùng loại sổ.",
    status=422,
)
EXEMPLAR_ALREADY = RefusalKind(
    "DA_LA_SO_KEP",
    "Quyển {book} đã là sổ kép: {main} và {second}.",
    "Gỡ liên kết cũ trước, rồi mới ghép với quyển khác.",
)
NOT_IN_BOTH = RefusalKind(
    "KHONG_CO_O_CA_HAI_BAN",
    "Trường hợp {entry} không có ở cả hai bản của quyển sổ.",
    "Chỉ chọn nguồn cho trường hợp có ở cả hai bản; trường hợp chỉ có ở một bản được lấy từ bản đó.",
    status=422,
)
NO_SUCH_EXEMPLAR = RefusalKind(
    "NGUON_SO_KEP_SAI",
    "Không có nguồn “{source}”.",
    "Chọn “main” (bản chính) hoặc “second” (bản thứ hai).",
    status=422,
)
MAY_NOT_CHOOSE = RefusalKind(
    "KHONG_DUOC_CHON_BAN",
    "Tài khoản này không có nhiệm vụ xử lý lỗi, cảnh báo đối với quyển {book}.",
    "Đề nghị người có nhiệm vụ “Xử lý lỗi, cảnh báo” đối với cả hai bản thực hiện.",
    status=403,
)
NO_REASON_FOR_CHOICE = RefusalKind(
    "THIEU_LY_DO_CHON_BAN",
    "Chưa ghi lý do.",
    "Ghi vì sao lấy bản này, ví dụ “bản chính rách góc dưới”, rồi thực hiện lại.",
    status=422,
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
BAD_SERIES = RefusalKind(
    "LOAT_SO_SAI",
    "Không hiểu được loạt đánh số: {what}.",
    "Ghi mỗi loạt dạng “tên: mã loại đăng ký hoặc chữ đầu của số”, cách nhau bằng dấu chấm phẩy, ví dụ “quá hạn: 4; lưu động: LĐ”.",
    status=422,
)
NO_EXEMPLAR = RefusalKind(
    "CHUA_GHEP_SO_KEP",
    "Quyển {book} chưa được ghép với bản nào khác.",
    "Ghép hai bản của quyển sổ trước, tại trang sổ giấy hoặc bằng lệnh “sogoc book join”.",
    status=404,
)
BAD_COUNT = RefusalKind(
    "SO_DEM_SAI",
    "“{text}” không phải một số đếm.",
    "Ghi một số nguyên không âm, ví dụ 198.",
    status=422,
)
OTHER_EXEMPLAR_ELSEWHERE = RefusalKind(
    "BAN_KIA_NGOAI_PHAM_VI",
    "Bản kia của quyển {book} thuộc đơn vị ngoài phạm vi được giao.",
    "Đề nghị người quản trị giao nhiệm vụ đối với cả hai bản, hoặc ghi đơn vị này là một bên của quyển kia.",
    status=403,
)
