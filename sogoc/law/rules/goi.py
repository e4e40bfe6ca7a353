"""What is wrong with a package as delivered: its files, its columns, its cells. Found where packages are read, declared here.

The sentences may use ``column`` (name in the header), ``label``, ``value`` (the cell's text), ``file`` (name of a PDF) and ``hint``.
"""

from __future__ import annotations

from sogoc.law.laws import CV_1437, logic
from sogoc.law.rule import Law, Rule, Scope, Severity

_FILES = ("trang_thieu", "rach", "cho_xac_minh")


def _file(code: str, title: str, *, says: str, fix: str, basis: Law = CV_1437) -> Rule:
    return Rule(
        code=code,
        title=title,
        severity=Severity.CAN_LY_DO,
        scope=Scope.PACKAGE,
        says=says,
        fix=fix,
        reasons=_FILES,
        basis=basis,
    )


def _cell(code: str, title: str, *, says: str, fix: str, basis: Law) -> Rule:
    return Rule(
        code=code, title=title, severity=Severity.LUU_Y, scope=Scope.PACKAGE, says=says, fix=fix, basis=basis
    )


RULES = (
    _file(
        "THIEU_TEP",
        "Thiếu tệp PDF",
        says="Trường hợp này không có tệp PDF trong tệp nén; tên cần có là “{file}”.",
        fix="Quét hoặc chụp trang sổ, đặt tên đúng mẫu rồi nộp lại gói; nếu trang không còn thì chọn lý do.",
    ),
    _file(
        "THUA_TEP",
        "Thừa tệp PDF",
        says="Tệp “{file}” không ứng với trường hợp nào trong bảng tính.",
        fix="Nhập bổ sung trường hợp còn thiếu, hoặc sửa tên tệp, hoặc bỏ tệp thừa rồi nộp lại gói.",
    ),
    _file(
        "TEP_HONG",
        "Tệp PDF hỏng",
        says="Tệp “{file}” không mở được.",
        fix="Tạo lại tệp PDF từ ảnh trang sổ rồi nộp lại gói.",
    ),
    _file(
        "TEN_TEP_SAI",
        "Tên tệp sai mẫu",
        says="Tên tệp “{file}” không đúng mẫu; tên đúng có dạng “{hint}”.",
        fix="Đổi tên tệp theo mẫu rồi nộp lại gói.",
    ),
    _file(
        "TEP_CUA_SO_KHAC",
        "Tệp nén của quyển khác",
        says="Các trang trong tệp zip là của quyển {file}, không phải của quyển {hint}; chưa trang nào được gắn với trường hợp.",
        fix="Chọn đúng tệp zip của quyển {hint} rồi nộp lại gói. Nếu các trang đúng là của quyển này thì đổi tên tệp theo mẫu.",
        basis=logic("trang của quyển nào thì chứng minh cho trường hợp của quyển ấy"),
    ),
    Rule(
        code="THIEU_COT",
        title="Thiếu cột cốt lõi",
        severity=Severity.CAN_LY_DO,
        scope=Scope.PACKAGE,
        says="Bảng tính thiếu cột cốt lõi “{column}” ({label}).",
        fix="Thêm cột theo tệp mẫu của loại sổ và nhập dữ liệu rồi nộp lại gói; nếu sổ không có mục này thì chọn lý do.",
        reasons=("so_de_trong", "khong_ap_dung", "cho_xac_minh"),
        basis=CV_1437,
    ),
    _cell(
        "COT_LA",
        "Cột ngoài biểu mẫu",
        says="Cột “{column}” không có trong danh sách cột chính thức; nội dung được giữ nguyên.",
        fix="Kiểm tra tên cột; nếu là cột của biểu mẫu bị ghi sai tên thì sửa tên cột rồi nộp lại gói.",
        basis=CV_1437,
    ),
    _cell(
        "O_CONG_THUC",
        "Ô chứa công thức",
        says="Ô ở cột “{column}” chứa công thức; giá trị đã tính “{value}” được giữ lại dưới dạng chữ.",
        fix="Đối chiếu giá trị này với trang sổ; nên thay công thức bằng giá trị trong bảng tính.",
        basis=logic("sổ giấy có chữ, không có công thức"),
    ),
    _cell(
        "O_NGAY_GIO",
        "Ô kiểu ngày của bảng tính",
        says="Ô ở cột “{column}” được lưu theo kiểu ngày của bảng tính, đã chuyển thành “{hint}”.",
        fix="Kiểm tra ngày và tháng có bị đảo hay không; nên nhập ngày dưới dạng chữ dd.mm.yyyy.",
        basis=logic("bảng tính đã đổi chữ thành ngày của nó thì không còn thấy chữ đã nhập"),
    ),
    _cell(
        "SO_MAT_KHONG",
        "Số có thể đã mất số 0 ở đầu",
        says="Ô ở cột “{column}” được lưu theo kiểu số “{value}”, có thể đã mất số 0 ở đầu; số đề xuất là “{hint}”.",
        fix="Đối chiếu với trang sổ và nhập lại dưới dạng chữ, đủ các số 0 ở đầu.",
        basis=logic("bảng tính bỏ số 0 ở đầu khi coi một dãy chữ số là số"),
    ),
    _cell(
        "KY_TU_DIEU_KHIEN",
        "Ô có ký tự điều khiển",
        says="Ô ở cột “{column}” có ký tự điều khiển không nhìn thấy được; các ký tự này đã bị bỏ.",
        fix="Kiểm tra lại nội dung của ô với trang sổ, nhất là khi dữ liệu được chép từ phần mềm khác.",
        basis=logic("ký tự không nhìn thấy không có trong sổ giấy"),
    ),
    _cell(
        "CACH_GHI_SAI",
        "Dòng sai ở trang “Cach ghi”",
        says="Trang “Cach ghi” có dòng không dùng được ({value}): {hint}; dòng ấy đã bị bỏ qua.",
        fix="Sửa dòng ấy ở trang “Cach ghi” (cột dong là số dòng của trang “DL Import”, cot là tên cột) rồi nộp lại gói, hoặc xóa dòng ấy.",
        basis=logic("chữ chưa chắc phải nằm trong ô, và ô đã có chữ thì không vắng"),
    ),
)
