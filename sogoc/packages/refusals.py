"""Kinds of refusal of this room: a package that cannot be taken in, with the reason and the remedy."""

from __future__ import annotations

from sogoc.law.refusal import Refusal, RefusalKind

KHONG_CO_TEP = RefusalKind(
    "KHONG_CO_TEP",
    "Không tìm thấy tệp “{name}”.",
    "Kiểm tra lại đường dẫn và tên tệp.",
    404,
)
TEP_DA_CO = RefusalKind(
    "TEP_DA_CO",
    "Ở {folder} đã có tệp {name} với nội dung khác; tệp đó được giữ nguyên và chưa có gì được ghi.",
    "Chọn nơi khác, hoặc chuyển tệp cũ đi rồi làm lại.",
    409,
)
TEP_DA_THAY_DOI = RefusalKind(
    "TEP_DA_THAY_DOI",
    "Tệp {file} đã thay đổi trong khi được đọc, nên gói này chưa được nhập.",
    "Chờ chép hoặc lưu tệp xong rồi nhập lại; các gói khác vẫn được nhập.",
    409,
)
TEP_KHONG_DOC_DUOC = RefusalKind(
    "TEP_KHONG_DOC_DUOC",
    "Không mở được tệp “{name}”: tệp bị cụt hoặc hỏng ({detail}).",
    "Chép lại tệp từ máy đã lập rồi nộp lại; nếu vẫn không được thì mở bằng phần mềm bảng tính và lưu thành tệp .xlsx mới.",
    422,
)
SAI_LOAI_TEP = RefusalKind(
    "SAI_LOAI_TEP",
    "Tệp “{name}” không phải là {expected}; nội dung của tệp là {found}.",
    "Nộp đúng bảng tính (.xlsx, .xls, .ods, .csv) và gói ảnh (.zip); không đổi đuôi tệp bằng tay.",
    422,
)
TEP_CO_MAT_KHAU = RefusalKind(
    "TEP_CO_MAT_KHAU",
    "Tệp “{name}” được đặt mật khẩu hoặc mã hóa nên không đọc được.",
    "Bỏ mật khẩu rồi nộp lại.",
    422,
)
TEP_QUA_LON = RefusalKind(
    "TEP_QUA_LON",
    "Tệp “{name}” vượt giới hạn: {detail}.",
    "Tách thành từng quyển sổ; mỗi quyển một bảng tính và một gói ảnh.",
    413,
)
TEP_QUA_NANG = RefusalKind(
    "TEP_QUA_NANG",
    "Việc đọc tệp “{name}” bị dừng vì {detail}.",
    "Mở tệp bằng phần mềm bảng tính, xóa các hàng, cột và trang thừa rồi lưu thành tệp .xlsx mới; "
    "nếu tệp đến từ nơi lạ thì không mở và báo cho người quản trị.",
    413,
)
TEP_NEN_NGUY_HIEM = RefusalKind(
    "TEP_NEN_NGUY_HIEM",
    "Tệp nén “{name}” không an toàn: {detail}.",
    "Lập lại tệp nén từ các tệp gốc bằng chức năng nén của máy tính; nếu tệp đến từ nơi lạ thì không mở và báo cho người quản trị.",
    422,
)
XML_NGUY_HIEM = RefusalKind(
    "XML_NGUY_HIEM",
    "Bảng tính “{name}” có khai báo thực thể XML; bảng tính thật không bao giờ có.",
    "Không mở tệp này; yêu cầu nơi gửi xuất lại bảng tính và báo cho người quản trị.",
    422,
)
BANG_MA_LA = RefusalKind(
    "BANG_MA_LA",
    "Không xác định được bảng mã ký tự của tệp “{name}”.",
    "Lưu lại tệp .csv với bảng mã UTF-8 hoặc nộp tệp .xlsx.",
    422,
)
THIEU_TRANG_TINH = RefusalKind(
    "THIEU_TRANG_TINH",
    "“{name}” không có hàng nào mang tên cột chính thức (với tệp nhiều trang tính: cũng không có trang “DL Import”).",
    "Dùng tệp mẫu của loại sổ, hoặc ghi tên cột chính thức (nksHoTen, ngayDangKy…) ở hàng đầu; tên các cột có ở “Loại sổ” trong hướng dẫn.",
    422,
)
TRUNG_COT = RefusalKind(
    "TRUNG_COT",
    "Bảng tính “{name}” có nhiều cột cùng tên: {columns}.",
    "Giữ lại một cột cho mỗi tên rồi nộp lại.",
    422,
)
KHONG_RO_LOAI_SO = RefusalKind(
    "KHONG_RO_LOAI_SO",
    "Không biết “{name}” là sổ loại nào: tên tệp không theo mẫu KS.2008.01 và tên cột không khớp loại sổ nào.",
    "Đặt tên tệp theo mẫu loại.năm.số (ví dụ KS.2008.01.xlsx) hoặc dùng tệp mẫu của loại sổ.",
    422,
)
LOAI_SO_CHUA_CO = RefusalKind(
    "LOAI_SO_CHUA_CO",
    "Loại sổ “{type}” của tệp “{name}” chưa được khai báo trong phần mềm này.",
    "Kiểm tra lại tên tệp; các loại sổ đang có: {known}.",
    422,
)
KY_TU_KHONG_GHI_DUOC = RefusalKind(
    "KY_TU_KHONG_GHI_DUOC",
    "Cột “{column}” có ô dài {length} ký tự; một ô bảng tính chứa nhiều nhất 32.767 ký tự.",
    "Rút gọn nội dung của ô rồi xuất lại.",
    422,
)
MAY_THIEU_TAI_NGUYEN = RefusalKind(
    "MAY_THIEU_TAI_NGUYEN",
    "Không khởi động được tiến trình đọc tệp ({detail}).",
    "Đóng bớt chương trình đang chạy rồi làm lại; nếu vẫn không được thì báo cho người quản trị.",
    503,
)


def broken_file(name: str, problem: Exception) -> Refusal:
    """Refuse a file that a library could not read; the library's own words stay with the exception, for the log."""
    packed = "Zip" in type(problem).__name__ or type(problem).__module__ in {"zlib", "zipfile"}
    detail = "dữ liệu nén không khớp mục lục" if packed else "nội dung không đúng định dạng của loại tệp"
    refusal = TEP_KHONG_DOC_DUOC.because(name=name, detail=detail)
    refusal.add_note(f"{type(problem).__name__}: {problem}")
    return refusal


BIA_KHONG_CO_TRANG = RefusalKind(
    "BIA_KHONG_CO_TRANG",
    "Tệp {name} mang tên một quyển bìa chung nhưng không có trang tính nào của một loại sổ.",
    "Đặt dữ liệu mỗi loại sổ vào một trang tên như “DL Import KS”, “DL Import KH”, hoặc “DL Import KS.1986.01” rồi thực hiện lại.",
    status=422,
)
TRANG_TRUNG_SO = RefusalKind(
    "TRANG_TRUNG_SO",
    "Trang “{sheet}” trong tệp {name} là của quyển {book}, quyển này đã có trang khác.",
    "Gộp dữ liệu của quyển ấy vào một trang, hoặc sửa tên trang cho đúng quyển rồi thực hiện lại.",
    status=422,
)
