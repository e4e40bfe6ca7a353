"""Why a request to mend a digitiser's error is not taken, not confirmed, not carried out."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

MEND_SAME = RefusalKind(
    "TRANG_GHI_NHU_DA_NHAP",
    "Mục “{label}” đang lưu đúng như trang sổ ghi, nên không có lỗi nhập để sửa.",
    "Nếu chính sổ ghi sai thì không sửa ở đây: ghi nhận cải chính theo quyết định, chữ trong sổ vẫn giữ nguyên.",
)
MEND_BOOK_ERROR = RefusalKind(
    "SO_GHI_SAI_THI_CAI_CHINH",
    "Sổ ghi sai thì dữ liệu vẫn phải đúng như sổ; không sửa giá trị đã nhập của mục “{label}”.",
    "Ghi nhận cải chính theo quyết định ở trang của trường hợp; bản sao sẽ ghi giá trị mới từ ngày của quyết định.",
)
MEND_CANNOT_EXIST = RefusalKind(
    "GIA_TRI_SUA_KHONG_THE_CO",
    "Chưa sửa được thành giá trị này: {says}",
    "Đọc lại trang sổ. Nếu trang ghi đúng như vậy thì sửa trong tệp Excel rồi nhập lại gói: ở khu vực tạm chữ được giữ nguyên, "
    "chỉ bỏ cách hiểu.",
)
MEND_UNKNOWN_FIELD = RefusalKind(
    "MUC_KHONG_SUA_O_DAY",
    "Không sửa được mục “{field}” bằng yêu cầu này.",
    "Số đăng ký nhập sai thì sửa trong tệp Excel rồi nhập lại gói; các mục khác thì chọn trong danh sách.",
    status=422,
)
MEND_NO_PAGE = RefusalKind(
    "CHUA_NEU_TRANG_SO",
    "Chưa nêu trang sổ nào cho thấy giá trị đúng.",
    "Ghi trang của quyển sổ, hoặc tên tệp PDF, rồi gửi lại.",
    status=422,
)
MEND_WAITS_ALREADY = RefusalKind(
    "DA_CO_YEU_CAU_SUA",
    "Mục “{label}” của trường hợp này đã có yêu cầu sửa số {number} đang chờ.",
    "Mở yêu cầu ấy để xem; muốn thay thì rút yêu cầu cũ trước.",
)
MEND_READS_OTHERWISE = RefusalKind(
    "DOC_KHAC_YEU_CAU",
    "Giá trị vừa đọc trên trang khác với giá trị mà yêu cầu nêu, nên chưa xác nhận.",
    "Đọc lại trang sổ; nếu vẫn khác thì không chấp nhận yêu cầu và nêu lý do.",
)
NO_REQUEST = RefusalKind(
    "KHONG_CO_YEU_CAU_SUA",
    "Không có yêu cầu sửa số {number} trong phạm vi được giao.",
    "Mở danh sách yêu cầu sửa lỗi nhập và chọn trong đó.",
    status=404,
)
