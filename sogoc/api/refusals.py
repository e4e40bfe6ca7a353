"""Why a request of the workbench is not answered."""

from __future__ import annotations

from sogoc.accounts.security_refusals import CHUA_DANG_NHAP
from sogoc.law.refusal import RefusalKind

SIGN_IN_FIRST = CHUA_DANG_NHAP
FORGED = RefusalKind(
    "THIEU_DAU_BAO_VE",
    "Yêu cầu thiếu dấu bảo vệ của trang nên không được nhận.",
    "Tải lại trang rồi làm lại; những gì đã nhập vẫn nằm trên máy này.",
    status=403,
)
ANOTHER_PERSON = RefusalKind(
    "NGUOI_KHAC",
    "Trên máy này đang đăng nhập tài khoản “{username}”, không phải tài khoản đã nhập phần việc này.",
    "Đăng nhập lại bằng tài khoản đã nhập để gửi phần việc; không có gì bị mất.",
    status=409,
)
MALFORMED = RefusalKind(
    "DU_LIEU_GUI_SAI_DANG",
    "Dữ liệu gửi lên không đúng dạng: {where}.",
    "Tải lại trang để dùng bản mới nhất rồi làm lại; nếu vẫn vậy thì báo người quản trị.",
    status=422,
)
UNKNOWN_ADDRESS = RefusalKind(
    "KHONG_CO_DIA_CHI_NAY",
    "Không có gì ở địa chỉ này.",
    "Tải lại trang để dùng bản mới nhất của giao diện nhập liệu.",
    status=404,
)
UNKNOWN_ACT = RefusalKind(
    "KHONG_CO_VIEC_NAY",
    "Không có loại việc “{kind}”.",
    "Tải lại trang để dùng bản mới nhất của giao diện nhập liệu.",
    status=422,
)
TOO_MANY_ACTS = RefusalKind(
    "GUI_QUA_NHIEU_VIEC",
    "Một lần gửi có {count} việc, quá {most} việc.",
    "Gửi thành nhiều lần; trình duyệt tự làm việc này khi tải lại trang.",
    status=413,
)
LAW_CHANGED = RefusalKind(
    "LUAT_DA_CO_BAN_MOI",
    "Quy định “{name}” mà trình duyệt hỏi đã được thay bằng bản mới.",
    "Tải lại trang để lấy bản mới; những gì đã nhập vẫn nằm trên máy này.",
    status=404,
)
