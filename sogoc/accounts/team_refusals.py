"""What accounts refuse of contractors and of checking teams, in the words of the screen."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

NO_CONTRACTOR = RefusalKind(
    "KHONG_CO_NHA_THAU",
    "Không có nhà thầu này trong phạm vi được giao.",
    "Mở danh sách nhà thầu để chọn; nếu chưa có thì ghi hợp đồng mới.",
    status=404,
)
CONTRACT_LACKS = RefusalKind(
    "HOP_DONG_THIEU",
    "Hợp đồng chưa đủ tên nhà thầu hoặc số hợp đồng.",
    "Ghi tên nhà thầu và số hợp đồng đúng như trong văn bản đã ký.",
    status=422,
)
CONTRACT_DAYS = RefusalKind(
    "NGAY_HOP_DONG_SAI",
    "Các ngày của hợp đồng không theo thứ tự: ngày ký, ngày bắt đầu, ngày kết thúc.",
    "Xem lại ba ngày trên hợp đồng; ngày bắt đầu không trước ngày ký và không sau ngày kết thúc.",
    status=422,
)
CONTRACT_OVER = RefusalKind(
    "HOP_DONG_KHONG_CON_HIEU_LUC",
    "Tài khoản “{username}” là người của nhà thầu {contractor}; hợp đồng {contract} có hiệu lực từ {since} đến hết {last}, "
    "nên ngày {day} tài khoản không có nhiệm vụ nào.",
    "Nếu hợp đồng được gia hạn thì người quản trị ghi ngày kết thúc mới ở trang của nhà thầu, kèm số phụ lục.",
    status=403,
)
NOT_FOR_CONTRACTOR = RefusalKind(
    "NHA_THAU_KHONG_GIU_NHIEM_VU_NAY",
    "Tài khoản “{username}” là người của nhà thầu {contractor}, không giữ được nhiệm vụ “{duty}”.",
    "Nhà thầu được quét, nhập, kiểm tra và xử lý giá trị lệch; ghi lý do, phê duyệt, quản trị và thanh tra là việc của cơ quan: "
    "giao nhiệm vụ này cho người của cơ quan.",
    status=403,
)
HOLDS_OFFICE_DUTIES = RefusalKind(
    "CON_NHIEM_VU_CUA_CO_QUAN",
    "Tài khoản “{username}” đang giữ nhiệm vụ mà người của nhà thầu không được giữ: {duties}.",
    "Thu hồi các nhiệm vụ ấy trước, hoặc lập một tài khoản khác cho người của nhà thầu.",
)
IN_A_CONTRACTOR = RefusalKind(
    "DA_THUOC_NHA_THAU",
    "Tài khoản “{username}” đang là người của nhà thầu {contractor}.",
    "Ghi ngày thôi làm cho nhà thầu ấy trước.",
)
NOT_IN_CONTRACTOR = RefusalKind(
    "KHONG_THUOC_NHA_THAU",
    "Tài khoản “{username}” không phải là người của nhà thầu này.",
    "Xem lại danh sách người của nhà thầu.",
)
IN_TEAMS = RefusalKind(
    "DANG_TRONG_TO_KIEM_TRA",
    "Tài khoản “{username}” đang là thành viên của tổ kiểm tra chéo nên không thể là người của nhà thầu.",
    "Cho thôi là thành viên của tổ trước.",
)
NO_TEAM = RefusalKind(
    "KHONG_CO_TO_KIEM_TRA",
    "Không có tổ kiểm tra chéo này trong phạm vi được giao.",
    "Mở danh sách tổ kiểm tra chéo để chọn.",
    status=404,
)
TEAM_LACKS = RefusalKind(
    "TO_KIEM_TRA_THIEU",
    "Chưa đủ để lập tổ kiểm tra chéo: còn thiếu {what}.",
    "Ghi số, ngày, cơ quan ban hành của văn bản lập tổ, chọn ít nhất một đơn vị được kiểm tra và một thành viên.",
    status=422,
)
TEAM_DAYS = RefusalKind(
    "NGAY_CUA_TO_SAI",
    "Các ngày của tổ không theo thứ tự: ngày văn bản (không sau hôm nay), ngày bắt đầu, ngày kết thúc.",
    "Xem lại các ngày trên văn bản lập tổ.",
    status=422,
)
TEAM_ENDED = RefusalKind(
    "TO_DA_THOI",
    "Tổ kiểm tra chéo theo văn bản {document} đã thôi hoạt động từ {until}.",
    "Lập tổ mới theo văn bản mới.",
)
TEAM_BAD_SCAN = RefusalKind(
    "VAN_BAN_LAP_TO_KHONG_DUNG_DANG",
    "Tệp {file} không phải bản quét PDF, JPEG, PNG hoặc quá lớn.",
    "Quét văn bản thành PDF hoặc ảnh dưới 20 MB rồi chọn lại.",
    status=422,
)
NOT_FOR_TEAMS = RefusalKind(
    "TO_KHONG_LAM_NHIEM_VU_NAY",
    "Thành viên tổ kiểm tra chéo không làm nhiệm vụ “{duty}”.",
    "Chọn một trong các nhiệm vụ của tổ: {known}. Phê duyệt là việc của đơn vị có sổ.",
    status=422,
)
CONTRACTOR_IN_TEAM = RefusalKind(
    "NHA_THAU_KHONG_VAO_TO",
    "Tài khoản “{username}” là người của nhà thầu {contractor} nên không là thành viên tổ kiểm tra chéo.",
    "Chọn công chức của đơn vị khác.",
    status=422,
)
MEMBER_ALREADY = RefusalKind(
    "DA_TRONG_TO",
    "Tài khoản “{username}” đã làm nhiệm vụ “{duty}” trong tổ này.",
    "Không cần thêm lại.",
)
NOT_A_MEMBER = RefusalKind(
    "KHONG_TRONG_TO",
    "Tài khoản “{username}” không làm nhiệm vụ “{duty}” trong tổ này.",
    "Xem lại danh sách thành viên.",
)
NO_DUTY_CHOSEN = RefusalKind(
    "CHUA_CHON_NHIEM_VU",
    "Chưa chọn nhiệm vụ nào để giao.",
    "Chọn một vai trò hoặc đánh dấu ít nhất một nhiệm vụ rồi giao lại.",
    status=422,
)
NO_CONTRACTOR_CHOSEN = RefusalKind(
    "CHUA_CHON_NHA_THAU",
    "Chưa chọn nhà thầu.",
    "Chọn nhà thầu trong danh sách; nếu chưa có thì ghi hợp đồng ở trang Nhà thầu trước.",
    status=422,
)
UNIT_ALREADY = RefusalKind(
    "TO_DA_CO_DON_VI",
    "Tổ kiểm tra chéo đang được giao trường hợp của đơn vị {unit} rồi.",
    "Không cần thêm lại; tải lại trang của tổ để xem các đơn vị.",
)
NOT_ITS_UNIT = RefusalKind(
    "TO_KHONG_CO_DON_VI",
    "Tổ kiểm tra chéo hiện không được giao trường hợp của đơn vị {unit}.",
    "Tải lại trang của tổ để xem các đơn vị.",
)
