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
