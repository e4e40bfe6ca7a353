"""What signing in and its proofs refuse, in the words of the screen."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

CHUA_DANG_NHAP = RefusalKind(
    "CHUA_DANG_NHAP",
    "Chưa đăng nhập, hoặc phiên làm việc đã hết hạn.",
    "Đăng nhập lại; những gì đã nhập vẫn nằm trên máy này và được gửi sau khi đăng nhập.",
    status=401,
)
TAM_KHOA_DANG_NHAP = RefusalKind(
    "TAM_KHOA_DANG_NHAP",
    "Đăng nhập và ký bằng tên “{username}” từ máy này đang tạm khóa đến {until} vì đã nhập sai nhiều lần.",
    "Đợi đến lúc đó rồi thử lại, hoặc đề nghị người quản trị mở khóa.",
    status=429,
)
KHONG_BI_KHOA = RefusalKind(
    "KHONG_BI_KHOA",
    "Tài khoản “{username}” không bị tạm khóa đăng nhập.",
    "Không cần mở khóa. Nếu quên mật khẩu thì in giấy mời mới.",
)
CAN_LOP_THU_HAI = RefusalKind(
    "CAN_LOP_THU_HAI",
    "Tài khoản phê duyệt hoặc quản trị phải có lớp xác thực thứ hai.",
    "Gắn ứng dụng tạo mã dùng một lần, hoặc thêm khóa đăng nhập, tại trang “Bảo mật tài khoản”.",
    status=403,
)
GIU_LOP_THU_HAI = RefusalKind(
    "GIU_LOP_THU_HAI",
    "Đây là lớp xác thực thứ hai duy nhất của tài khoản “{username}”, người đang phê duyệt hoặc quản trị.",
    "Thêm khóa đăng nhập khác, hoặc gắn ứng dụng tạo mã mới, rồi gỡ lớp cũ.",
)
CHUA_GAN_MA_MOT_LAN = RefusalKind(
    "CHUA_GAN_MA_MOT_LAN",
    "Tài khoản “{username}” không gắn với ứng dụng tạo mã nào.",
    "Không cần gỡ; muốn gắn thì mở trang “Bảo mật tài khoản”.",
)
KHOA_CAN_DIA_CHI_AN_TOAN = RefusalKind(
    "KHOA_CAN_DIA_CHI_AN_TOAN",
    "Khóa đăng nhập không dùng được ở địa chỉ {origin}: trình duyệt chỉ cho dùng trên https với tên máy chủ, hoặc trên localhost.",
    "Trên chính máy chủ, mở bằng tên localhost thay cho 127.0.0.1. Từ máy khác, đề nghị người quản trị mở giao diện bằng https với một "
    "tên; trong lúc đó dùng mã dùng một lần.",
    status=403,
)
KHOA_KHONG_NHAN = RefusalKind(
    "KHOA_KHONG_NHAN",
    "Máy chủ không nhận khóa đăng nhập này.",
    "Thử lại ngay trên trang này. Nếu khóa được tạo ở địa chỉ khác của máy chủ, hoặc đã gỡ, thì đăng nhập bằng mật khẩu rồi thêm khóa mới.",
    status=403,
)
KHOA_BI_SAO_CHEP = RefusalKind(
    "KHOA_BI_SAO_CHEP",
    "Khóa đăng nhập “{name}” có thể đã bị sao chép: số lần ký của nó lùi lại.",
    "Đăng nhập bằng cách khác, gỡ khóa này tại trang “Bảo mật tài khoản” và báo cho người quản trị.",
    status=403,
)
KHOA_DA_CO = RefusalKind(
    "KHOA_DA_CO",
    "Khóa đăng nhập này đã được thêm rồi.",
    "Không cần thêm lại. Muốn thêm khóa khác thì dùng thiết bị khác.",
)
KHONG_CO_KHOA = RefusalKind(
    "KHONG_CO_KHOA",
    "Tài khoản này không có khóa đăng nhập ấy.",
    "Tải lại trang để xem các khóa đang dùng.",
    status=404,
)
CAN_TEN_GOI = RefusalKind(
    "CAN_TEN_GOI",
    "Chưa đặt tên để sau này nhận ra.",
    "Ghi một tên ngắn, nhiều nhất 60 ký tự, ví dụ “Máy bàn phòng tư pháp”.",
    status=422,
)
MA_KHOI_PHUC_SAI = RefusalKind(
    "MA_KHOI_PHUC_SAI",
    "Mã khôi phục không đúng hoặc đã dùng rồi.",
    "Xem lại tờ mã in gần nhất và dùng mã chưa gạch; hết mã thì đề nghị người quản trị gỡ lớp xác thực thứ hai.",
    status=403,
)
CHUA_CO_LOP_THU_HAI = RefusalKind(
    "CHUA_CO_LOP_THU_HAI",
    "Tài khoản “{username}” chưa có lớp xác thực thứ hai nên chưa cần mã khôi phục.",
    "Gắn ứng dụng tạo mã hoặc thêm khóa đăng nhập trước.",
)
THIET_BI_DA_DANG_KY = RefusalKind(
    "THIET_BI_DA_DANG_KY",
    "Trình duyệt này đã được đăng ký với tên “{name}”.",
    "Không cần đăng ký lại. Muốn đổi tên thì thu hồi rồi đăng ký lại.",
)
KHONG_CO_THIET_BI = RefusalKind(
    "KHONG_CO_THIET_BI",
    "Tài khoản này không có thiết bị ấy, hoặc thiết bị đã bị thu hồi.",
    "Tải lại trang để xem các thiết bị đang dùng.",
    status=404,
)
MA_MOI_SAI = RefusalKind(
    "MA_MOI_SAI",
    "Mã trên giấy mời không đúng, đã dùng, đã hủy hoặc đã hết hạn.",
    "Nhập lại từng ký tự như trên giấy (không có chữ O, I và số 0, 1); vẫn không được thì xin người quản trị in giấy mời mới.",
    status=403,
)
KHONG_CO_GIAY_MOI = RefusalKind(
    "KHONG_CO_GIAY_MOI",
    "Tài khoản “{username}” không có giấy mời nào đang chờ.",
    "Tải lại danh sách; nếu người ấy cần mật khẩu mới thì in giấy mời mới.",
)
MOI_CHINH_MINH = RefusalKind(
    "MOI_CHINH_MINH",
    "Không in giấy mời cho chính tài khoản đang dùng.",
    "Đổi mật khẩu tại trang “Đổi mật khẩu”.",
)
THOI_HAN_MOI_SAI = RefusalKind(
    "THOI_HAN_MOI_SAI",
    "Giấy mời có thời hạn từ 1 đến {most} ngày.",
    "Ghi số ngày trong khoảng ấy.",
    status=422,
)
CHO_XAC_NHAN = RefusalKind(
    "CHO_XAC_NHAN",
    "Mật khẩu hoặc lớp xác thực của tài khoản “{username}” do {by} đặt lại lúc {at}, nên việc kiểm tra, xử lý giá trị lệch, phê duyệt "
    "và quản trị bằng tài khoản này đang chờ người thứ ba xác nhận.",
    "Đề nghị người quản trị khác hoặc lãnh đạo phê duyệt của đơn vị mở trang “Thông báo về tài khoản” và xác nhận. "
    "Không có ai như vậy thì đề nghị người giữ máy chủ.",
    status=403,
)
KHONG_CHO_XAC_NHAN = RefusalKind(
    "KHONG_CHO_XAC_NHAN",
    "Tài khoản “{username}” không chờ xác nhận.",
    "Không cần xác nhận; tải lại trang “Thông báo về tài khoản”.",
)
CHU_CHUA_TU_DAT = RefusalKind(
    "CHU_CHUA_TU_DAT",
    "Chưa xác nhận được tài khoản “{username}”: {left}, nên người đặt lại vẫn có thể vào bằng tài khoản ấy.",
    "Đề nghị chủ tài khoản tự đăng nhập, đặt mật khẩu và lớp xác thực của mình; giấy mời không dùng thì hủy. Sau đó xác nhận.",
)
XAC_NHAN_BOI_NGUOI_KHAC = RefusalKind(
    "XAC_NHAN_BOI_NGUOI_KHAC",
    "Tài khoản này không được xác nhận cho tài khoản “{username}”.",
    "Xác nhận là việc của người thứ ba, đang quản trị hoặc phê duyệt ở cùng đơn vị hoặc cấp trên: không phải chủ tài khoản, không phải "
    "người đã đặt lại, không phải tài khoản lập, dùng lần đầu hoặc được giao nhiệm vụ ấy sau lần đặt lại. Không còn ai như vậy thì đề "
    "nghị người giữ máy chủ chạy “sogoc person confirm {username} --reason LÝ_DO”.",
    status=403,
)
CO_NGUOI_XAC_NHAN = RefusalKind(
    "CO_NGUOI_XAC_NHAN",
    "Tài khoản “{username}” chưa xác nhận được trên máy chủ, vì còn người thứ ba xác nhận được: {named}.",
    "Đề nghị một trong những người ấy gặp chủ tài khoản rồi xác nhận ở trang “Thông báo về tài khoản”. Tài khoản của người đã nghỉ thì "
    "khóa lại trước.",
    status=403,
)
KHONG_CO_PHIEN = RefusalKind(
    "KHONG_CO_PHIEN",
    "Tài khoản này không có phiên làm việc ấy, hoặc phiên đã kết thúc.",
    "Tải lại trang để xem các phiên đang mở.",
    status=404,
)
MA_TAM_KHOA = RefusalKind(
    "MA_TAM_KHOA",
    "Mã có những ký tự đầu này đã nhập sai nhiều lần từ máy này, nên tạm khóa đến {until}.",
    "Đợi đến lúc đó rồi nhập lại cẩn thận từng ký tự, hoặc xin người quản trị in giấy mời mới.",
    status=429,
)
DOI_CHUT = RefusalKind(
    "DOI_CHUT",
    "Từ địa chỉ này đã có nhiều mã sai, nên mỗi lần thử phải cách nhau ít giây.",
    "Đợi {seconds} giây rồi nhập lại mã trên giấy mời.",
    status=429,
)
