"""Why a dated change of entries is not recorded, put in force or withdrawn."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

UNKNOWN_KIND = RefusalKind(
    "LOAI_GHI_CHU_LA",
    "Không có loại ghi chú thay đổi “{kind}”.",
    "Chọn một trong các loại: {known}. Nếu không loại nào đúng thì dùng ghi_chu_khac.",
    status=422,
)
NO_TARGET = RefusalKind(
    "CHUA_CHON_TRUONG_HOP",
    "Chưa nêu trường hợp nào mà thay đổi này được ghi vào.",
    "Nêu mã của ít nhất một trường hợp, ví dụ 24862/KS.2008.01/012.",
    status=422,
)
TARGET_TWICE = RefusalKind(
    "TRUONG_HOP_HAI_LAN",
    "Trường hợp {path} được nêu hai lần trong cùng một thay đổi.",
    "Gộp các mục của trường hợp này vào một chỗ rồi ghi lại.",
    status=422,
)
BAD_LEGAL_DAY = RefusalKind(
    "NGAY_GHI_CHU_SAI",
    "“{day}” không phải là một ngày, tháng hoặc năm mà phần mềm hiểu được.",
    "Ghi dạng 15/06/2008, 06/2008 hoặc 2008; nếu sổ không ghi ngày thì để trống.",
    status=422,
)
DAY_TO_COME = RefusalKind(
    "NGAY_GHI_CHU_SAI",
    "Ngày {day} chưa tới nên chưa có thay đổi nào theo ngày ấy.",
    "Kiểm tra lại năm; quyết định có hiệu lực về sau thì ghi khi đến ngày.",
    status=422,
)
TARGETS_FAIL = RefusalKind(
    "KHONG_GHI_DUOC_GHI_CHU",
    "Chưa ghi gì, vì {count} trong {all} trường hợp không nhận được thay đổi này: {list}.",
    "Sửa hoặc bỏ các trường hợp đã nêu rồi thực hiện lại; một quyết định chỉ được ghi trọn vẹn.",
    status=422,
)
NO_BASIS = RefusalKind(
    "GHI_CHU_THIEU_CAN_CU",
    "Thay đổi các mục của trường hợp phải có căn cứ, mà chưa nêu giấy tờ nào, cũng chưa chép ghi chú ở lề.",
    "Ghi loại, số giấy tờ làm căn cứ, hoặc chọn trường hợp trong sổ thay đổi, hoặc chép nguyên văn ghi chú của sổ.",
    status=422,
)
BAD_TEXT = RefusalKind(
    "CHU_GHI_CHU_SAI",
    "Mục “{what}” {why}.",
    "Gõ lại mục này bằng chữ thường của bàn phím, ngắn gọn như trên giấy.",
    status=422,
)
SAID_OTHERWISE = RefusalKind(
    "GHI_CHU_TRAI_NHAU",
    "Chưa cho hiệu lực, vì từ khi thay đổi này được ghi nhận đã có thay đổi khác: {list}.",
    "Đối chiếu hai căn cứ. Nếu thay đổi này vẫn đúng thì thu lại, rồi ghi nhận lại với giá trị cũ mà trường hợp đang ghi.",
    status=409,
)
NOT_YOURS_TO_ENFORCE = RefusalKind(
    "NGOAI_PHAM_VI_GHI_CHU",
    "Thay đổi này ghi vào cả trường hợp của quyển {books}, ngoài phạm vi được giao nhiệm vụ “{duty}”.",
    "Chuyển cho người có nhiệm vụ này đối với mọi quyển sổ đã nêu, ví dụ ở Sở Tư pháp.",
    status=403,
)
NO_AMENDMENT = RefusalKind(
    "KHONG_CO_GHI_CHU",
    "Không có ghi chú thay đổi số {number} trong phạm vi được giao.",
    "Mở trang của trường hợp rồi chọn trong danh sách các thay đổi.",
    status=404,
)
NO_PROPOSAL = RefusalKind(
    "KHONG_CON_DE_XUAT",
    "Đề xuất này không còn: ghi chú của trường hợp {path} đã khác, hoặc đề xuất đã được ghi nhận.",
    "Tải lại trang của trường hợp để xem các đề xuất hiện có.",
)
UNKNOWN_DOCUMENT = RefusalKind(
    "KHONG_CO_TAI_LIEU",
    "Kho tệp không có tài liệu mang mã băm {sha256}.",
    "Nộp tài liệu vào trường hợp trước, hoặc để trống mã băm và ghi số, ngày, nơi ban hành.",
    status=422,
)
BASIS_NOT_DECISION = RefusalKind(
    "CAN_CU_KHONG_PHAI_SO_THAY_DOI",
    "Trường hợp {path} làm căn cứ chính là trường hợp được thay đổi.",
    "Nêu trường hợp trong sổ thay đổi, cải chính (hoặc sổ khác) đã đăng ký việc thay đổi này.",
    status=422,
)
BASIS_OF_NO_CHANGE = RefusalKind(
    "CAN_CU_KHONG_PHAI_SO_THAY_DOI",
    "Trường hợp {path} không phải là một việc làm thay đổi trường hợp khác, hoặc không còn trong gói của quyển sổ.",
    "Nêu trường hợp trong sổ thay đổi, cải chính (hoặc sổ khác) đã đăng ký việc thay đổi này, hoặc ghi giấy tờ làm căn cứ.",
    status=422,
)
SENSITIVE_KIND = RefusalKind(
    "GHI_CHU_NHAY_CAM",
    "Thay đổi này thuộc loại nhạy cảm, tài khoản này không có nhiệm vụ xem nội dung nhạy cảm nên không quyết định được.",
    "Chuyển cho người có nhiệm vụ ấy đối với các quyển sổ đã nêu.",
    status=403,
)
