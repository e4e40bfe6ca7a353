"""What is wrong with a package as delivered: its files, its columns, its cells. Found where packages are read, declared here."""

from __future__ import annotations

from sogoc.law.laws import CV_1437
from sogoc.law.rule import Rule, Scope, Severity

_FILES = ("trang_thieu", "rach", "cho_xac_minh")


def _file(code: str, title: str, *, says: str, fix: str) -> Rule:
    return Rule(
        code=code,
        title=title,
        severity=Severity.CAN_LY_DO,
        scope=Scope.PACKAGE,
        says=says,
        fix=fix,
        reasons=_FILES,
        basis=CV_1437,
    )


def _cell(code: str, title: str, *, says: str, fix: str) -> Rule:
    return Rule(
        code=code, title=title, severity=Severity.LUU_Y, scope=Scope.PACKAGE, says=says, fix=fix, basis=None
    )


RULES = (
    _file(
        "THIEU_TEP",
        "Thiếu tệp PDF",
        says="Trường hợp “{key}” không có tệp PDF trong tệp nén.",
        fix="Quét hoặc chụp trang sổ, đặt tên đúng mẫu rồi nộp lại gói; nếu trang không còn thì chọn lý do.",
    ),
    _file(
        "THUA_TEP",
        "Thừa tệp PDF",
        says="Tệp “{name}” không ứng với trường hợp nào trong tệp Excel.",
        fix="Nhập bổ sung trường hợp còn thiếu, hoặc sửa tên tệp, hoặc bỏ tệp thừa rồi nộp lại gói.",
    ),
    _file(
        "TEP_HONG",
        "Tệp PDF hỏng",
        says="Tệp “{name}” không mở được.",
        fix="Tạo lại tệp PDF từ ảnh trang sổ rồi nộp lại gói.",
    ),
    _file(
        "TEN_TEP_SAI",
        "Tên tệp sai mẫu",
        says="Tên tệp “{name}” không đúng mẫu “{pattern}”.",
        fix="Đổi tên tệp theo mẫu rồi nộp lại gói.",
    ),
    Rule(
        code="THIEU_COT",
        title="Thiếu cột cốt lõi",
        severity=Severity.CAN_LY_DO,
        scope=Scope.PACKAGE,
        says="Tệp Excel thiếu cột cốt lõi “{column}”.",
        fix="Thêm cột theo đúng biểu mẫu và nhập dữ liệu rồi nộp lại gói; nếu sổ không có mục này thì chọn lý do.",
        reasons=("so_de_trong", "khong_ap_dung", "cho_xac_minh"),
        basis=CV_1437,
    ),
    _cell(
        "COT_LA",
        "Cột ngoài biểu mẫu",
        says="Cột “{column}” không có trong biểu mẫu; nội dung được giữ nguyên.",
        fix="Kiểm tra tên cột; nếu là cột của biểu mẫu bị ghi sai tên thì sửa tên cột rồi nộp lại gói.",
    ),
    _cell(
        "O_CONG_THUC",
        "Ô chứa công thức",
        says="Ô ở cột “{column}” chứa công thức; giá trị đã tính “{value}” được giữ lại.",
        fix="Kiểm tra giá trị này với trang sổ; nên dán lại dưới dạng chữ trong tệp Excel.",
    ),
    _cell(
        "O_NGAY_GIO",
        "Ô kiểu ngày của Excel",
        says="Ô ở cột “{column}” là kiểu ngày của Excel, đã chuyển thành “{value}”.",
        fix="Kiểm tra ngày và tháng có bị đảo hay không; nên nhập ngày dưới dạng chữ dd.mm.yyyy.",
    ),
    _cell(
        "SO_MAT_KHONG",
        "Số có thể đã mất số 0 ở đầu",
        says="Ô ở cột “{column}” là số “{value}”, có thể đã mất số 0 ở đầu; giá trị đề xuất: “{hint}”.",
        fix="Đối chiếu với trang sổ và nhập lại dưới dạng chữ, đủ các số 0 ở đầu.",
    ),
)
