"""What the register refuses, in the words of the screen."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

DAY_IN_FUTURE = RefusalKind(
    "NGAY_PHAP_LY_SAI",
    "Ngày {on} không thể là ngày của việc này: {why}.",
    "Ghi ngày của quyết định, bản án hoặc ngày gạch bỏ ghi trong sổ, dạng năm-tháng-ngày.",
    status=422,
)
DOCUMENT_ELSEWHERE = RefusalKind(
    "GIAY_TO_NGOAI_PHAM_VI",
    "Không có giấy tờ số {document} trong phạm vi được giao.",
    "Chọn giấy tờ trong danh sách giấy tờ của đơn vị, hoặc nạp giấy tờ trước.",
    status=404,
)
DOCUMENT_GONE = RefusalKind(
    "GIAY_TO_DA_RUT",
    "Giấy tờ số {document} đã được rút nên không dùng làm căn cứ được.",
    "Nạp lại giấy tờ đúng rồi dùng giấy tờ mới.",
)
DOCUMENT_IN_USE = RefusalKind(
    "GIAY_TO_DANG_DUNG",
    "Giấy tờ số {document} đang là căn cứ của {count} việc hoặc hồ sơ nên chưa rút được.",
    "Rút các việc, gỡ giấy tờ khỏi các trường hợp dùng nó trước.",
)
DOCUMENT_WRONG = RefusalKind(
    "GIAY_TO_GHI_SAI",
    "Phần mô tả giấy tờ chưa đúng: {what}.",
    "Sửa nội dung đã nêu rồi nạp lại; tệp vẫn giữ nguyên trên máy.",
    status=422,
)
FIELD_UNKNOWN = RefusalKind(
    "TRUONG_THONG_TIN_LA",
    "Loại sổ {book} không có mục “{field}”.",
    "Chọn mục trong danh sách của loại sổ.",
    status=422,
)
NO_REASON = RefusalKind(
    "THIEU_LY_DO", "Việc {act} phải có lý do.", "Ghi lý do rồi thực hiện lại.", status=422
)
MARKED_ALREADY = RefusalKind(
    "DA_DANH_DAU",
    "Trường hợp này {state} đánh dấu nhạy cảm.",
    "Không cần làm lại; xem trạng thái hiện tại ở trang của trường hợp.",
)
LINK_KIND_UNKNOWN = RefusalKind(
    "LOAI_LIEN_KET_LA",
    "Không có loại liên kết “{kind}”.",
    "Chọn một trong các loại: {known}.",
    status=422,
)
LINK_PAIR = RefusalKind(
    "CAP_LIEN_KET_SAI",
    "Không liên kết “{kind}” được từ loại sổ {newer} tới loại sổ {older}.",
    "Xem các cặp loại sổ được phép của loại liên kết này trong hướng dẫn, hoặc đổi chiều liên kết.",
    status=422,
)
LINK_SELF = RefusalKind(
    "LIEN_KET_CHINH_NO",
    "Không liên kết một trường hợp với chính nó.",
    "Chọn trường hợp khác.",
    status=422,
)
LINK_BACKWARDS = RefusalKind(
    "LIEN_KET_NGUOC",
    "Trường hợp nêu là {kind} đăng ký ngày {newer}, trước trường hợp được nêu là cũ ({older}).",
    "Đổi chiều liên kết. Nếu chiều đã đúng thì xem lại ngày đăng ký của hai trường hợp với trang sổ và sửa chỗ nhập sai trước.",
)
LINK_TWICE = RefusalKind(
    "DA_LIEN_KET",
    "Hai trường hợp này đã có liên kết “{kind}”.",
    "Không cần liên kết lại; nếu sai chiều thì gỡ liên kết cũ trước.",
)
NO_LINK = RefusalKind(
    "KHONG_CO_LIEN_KET",
    "Không có liên kết đó, hoặc liên kết đã được gỡ.",
    "Tải lại trang của trường hợp để xem các liên kết hiện có.",
    status=404,
)
LINK_NEEDS_END = RefusalKind(
    "CHUA_RUT_TRANG_THAI",
    "Trường hợp {older} đang ở trạng thái “{state}” theo liên kết này.",
    "Rút lại trạng thái pháp lý của trường hợp đó trước, rồi gỡ liên kết.",
)
NO_DOSSIER = RefusalKind(
    "KHONG_CO_HO_SO",
    "Không có hồ sơ sổ và giấy số {dossier} trong phạm vi được giao.",
    "Mở danh sách hồ sơ của đơn vị rồi chọn lại.",
    status=404,
)
NOTHING_DIFFERS = RefusalKind(
    "KHONG_CO_GI_KHAC",
    "Chưa nêu mục nào mà sổ và giấy ghi khác nhau.",
    "Chọn ít nhất một mục và ghi đúng chữ trên giấy; nếu sổ và giấy giống nhau thì không cần lập hồ sơ.",
    status=422,
)
DOSSIER_CHOICE = RefusalKind(
    "HO_SO_CHON_SAI",
    "“{choice}” không phải là {what}.",
    "Chọn một trong: {known}.",
    status=422,
)
MAY_NOT_MARK = RefusalKind(
    "KHONG_DUOC_DANH_DAU",
    "Tài khoản này không có nhiệm vụ xem trường hợp nhạy cảm nên không đánh dấu được.",
    "Đề nghị người quản trị giao nhiệm vụ, hoặc chuyển việc cho người có nhiệm vụ này.",
    status=403,
)
