"""What is refused about books as they stand on the shelf: names, covers, parties, hand-overs, exemplars."""

from __future__ import annotations

from sogoc.law.refusal import RefusalKind

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
HANDOVER_BAD_LINE = RefusalKind(
    "DONG_BAN_GIAO_SAI",
    "Dòng {line} của danh sách (“{text}”): {what}",
    "Mỗi dòng ghi tên quyển sổ, số trang, tình trạng, ví dụ “KS.2008.01; 198; rách bìa”. Sửa dòng này rồi ghi lại.",
    status=422,
)
HANDOVER_HAS_SCAN = RefusalKind(
    "BIEN_BAN_DA_CO_BAN_QUET",
    "Biên bản số {document} đã có bản quét.",
    "Bản quét đã nạp được giữ nguyên. Nếu nội dung biên bản sai thì lập biên bản mới và ghi lần bàn giao ấy.",
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
NO_REASON_TO_DROP = RefusalKind(
    "THIEU_LY_DO_RUT_QUYEN",
    "Chưa ghi lý do rút quyển sổ.",
    "Ghi vì sao rút, ví dụ “đưa nhầm vào Xã Lát, sổ của Xã Đạ Sar”, rồi thực hiện lại.",
    status=422,
)
NOT_DROPPED = RefusalKind(
    "KHONG_RUT_DUOC_QUYEN",
    "Không rút được quyển {book}: {why}",
    "Chỉ rút cả quyển khi chưa trường hợp nào được duyệt hoặc gửi. Trường hợp đã duyệt thì xử lý từng trường hợp.",
    status=409,
)
NOTHING_TO_DROP = RefusalKind(
    "QUYEN_DA_RUT",
    "Quyển {book} đã được rút, không còn trường hợp nào.",
    "Không cần làm gì. Muốn đưa lại thì nạp gói của quyển sổ.",
)
