"""What accounts refuse, in the words of the screen."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

KHONG_CO_TAI_KHOAN = RefusalKind(
    "KHONG_CO_TAI_KHOAN",
    "Không có tài khoản “{username}”.",
    "Kiểm tra lại tên đăng nhập, hoặc đề nghị người quản trị lập tài khoản.",
    status=404,
)
TAI_KHOAN_DA_CO = RefusalKind(
    "TAI_KHOAN_DA_CO",
    "Tên đăng nhập “{username}” đã có người dùng.",
    "Chọn tên đăng nhập khác.",
)
TEN_DANG_NHAP_SAI = RefusalKind(
    "TEN_DANG_NHAP_SAI",
    "Tên đăng nhập “{username}” không đúng dạng.",
    "Dùng từ 2 đến 60 ký tự gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới.",
    status=422,
)
HO_TEN_TRONG = RefusalKind(
    "HO_TEN_TRONG", "Tài khoản chưa có họ tên.", "Ghi họ tên đầy đủ của người dùng tài khoản.", status=422
)
MAT_KHAU_YEU = RefusalKind(
    "MAT_KHAU_YEU",
    "Mật khẩu quá dễ đoán.",
    "Đặt mật khẩu từ 12 ký tự trở lên, không phải mật khẩu thông dụng và không giống tên đăng nhập.",
    status=422,
)
KHONG_PHAI_QUAN_TRI = RefusalKind(
    "KHONG_PHAI_QUAN_TRI",
    "Tài khoản này không có nhiệm vụ quản trị đối với {scope}.",
    "Đề nghị người quản trị cấp trên thực hiện.",
    status=403,
)
KHONG_CO_DON_VI = RefusalKind(
    "KHONG_CO_DON_VI",
    "Không có đơn vị “{unit}” trong danh sách đơn vị.",
    "Kiểm tra mã đơn vị, hoặc nạp lại danh sách bằng lệnh “sogoc units load”.",
    status=404,
)
KHONG_CO_LOAI_NHIEM_VU = RefusalKind(
    "KHONG_CO_LOAI_NHIEM_VU",
    "Không có loại nhiệm vụ “{duty}”.",
    "Chọn một trong các nhiệm vụ: {known}.",
    status=422,
)
DA_GIAO_NHIEM_VU = RefusalKind(
    "DA_GIAO_NHIEM_VU",
    "Tài khoản “{username}” đang giữ nhiệm vụ “{duty}” tại {unit}.",
    "Không cần giao lại; nếu muốn đổi ngày bắt đầu thì thu hồi trước.",
)
KHONG_GIU_NHIEM_VU = RefusalKind(
    "KHONG_GIU_NHIEM_VU",
    "Tài khoản “{username}” không giữ nhiệm vụ “{duty}” tại {unit}.",
    "Xem lại danh sách nhiệm vụ của tài khoản này.",
)
CAN_LY_DO = RefusalKind("CAN_LY_DO", "Việc {act} phải có lý do.", "Ghi lý do rồi thực hiện lại.", status=422)
TEP_DON_VI_SAI = RefusalKind(
    "TEP_DON_VI_SAI",
    "Danh sách đơn vị {file} sai ở dòng {line}: {what}.",
    "Sửa dòng đã nêu rồi nạp lại; chưa có đơn vị nào được nạp. Danh sách là tệp CSV mã hóa UTF-8 với các cột {columns}; "
    "mỗi dòng có đủ số ô, ngày ghi năm-tháng-ngày.",
    status=422,
)
CAN_MA_MOT_LAN = RefusalKind(
    "CAN_MA_MOT_LAN",
    "Việc này cần mã dùng một lần của tài khoản “{username}”.",
    "Mở ứng dụng tạo mã trên điện thoại và nhập 6 chữ số đang hiện.",
    status=403,
)
CHUA_CO_MA_MOT_LAN = RefusalKind(
    "CHUA_CO_MA_MOT_LAN",
    "Tài khoản “{username}” chưa gắn với ứng dụng tạo mã dùng một lần.",
    "Làm việc này trong trình duyệt, đăng nhập bằng khóa đăng nhập; hoặc gắn ứng dụng tạo mã tại trang “Bảo mật tài khoản” rồi nhập mã. "
    "Lệnh trên máy chủ chỉ nhận mã của ứng dụng, không nhận khóa đăng nhập.",
    status=403,
)
MA_MOT_LAN_SAI = RefusalKind(
    "MA_MOT_LAN_SAI",
    "Mã dùng một lần không đúng hoặc đã dùng rồi.",
    "Đợi ứng dụng hiện mã mới (tối đa 30 giây) rồi nhập lại; kiểm tra giờ của điện thoại và máy chủ.",
    status=403,
)
CHI_DUNG_CHO_MAU = RefusalKind(
    "CHI_DUNG_CHO_MAU",
    "Tài khoản mẫu chỉ được lập trong nơi cài đặt mang dấu MẪU.",
    "Dùng lệnh “sogoc demo” để có nơi cài đặt mẫu.",
    status=403,
)
KHONG_CO_BEN = RefusalKind(
    "KHONG_CO_BEN",
    "Quyển sổ không có bên nào gọi là “{role}”.",
    "Chọn một trong năm bên: {known}.",
    status=422,
)
THIEU_TEN_BEN = RefusalKind(
    "THIEU_TEN_BEN",
    "Chưa ghi ai là bên “{title}” của quyển sổ.",
    "Chọn một đơn vị trong danh sách, hoặc ghi tên cơ quan, nhà thầu đúng như trong văn bản.",
    status=422,
)
