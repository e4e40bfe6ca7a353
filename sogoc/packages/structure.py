"""Structural findings of a package: what its form says, whatever stands in its cells."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One finding. ``row`` is the Excel row (0 = the whole package), ``field`` a column's name, ``code`` as in ``KINDS``.

    ``params`` fill the sentence: ``hint`` (what the value became, or is proposed to be), ``file`` (a PDF's name), ``count``.
    """

    row: int
    field: str | None
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteKind:
    """How a structural finding is said; ``says`` and ``fix`` are ``str.format`` templates over field, file, hint and count."""

    code: str
    severity: str
    says: str
    fix: str


KINDS: dict[str, NoteKind] = {
    kind.code: kind
    for kind in (
        NoteKind(
            "THIEU_COT",
            "can_ly_do",
            "Bảng tính thiếu cột “{field}”.",
            "Bổ sung cột theo tệp mẫu của loại sổ, hoặc ghi lý do sổ không có thông tin này.",
        ),
        NoteKind(
            "COT_LA",
            "luu_y",
            "Cột “{field}” không có trong danh sách cột chính thức; nội dung vẫn được giữ nguyên.",
            "Kiểm tra lại tên cột; nếu là cột riêng của đơn vị thì không cần làm gì.",
        ),
        NoteKind(
            "O_CONG_THUC",
            "luu_y",
            "Ô “{field}” là công thức; giá trị đã tính sẵn được giữ lại dưới dạng chữ.",
            "Thay công thức bằng giá trị trước khi nộp lại.",
        ),
        NoteKind(
            "O_NGAY_GIO",
            "luu_y",
            "Ô “{field}” được lưu theo kiểu ngày của bảng tính; nội dung được ghi thành “{hint}”.",
            "Đối chiếu với sổ; nên định dạng cột ngày là văn bản trước khi nhập.",
        ),
        NoteKind(
            "SO_MAT_KHONG",
            "luu_y",
            "Ô “{field}” được lưu theo kiểu số nên có thể đã mất số 0 ở đầu; số đúng có thể là “{hint}”.",
            "Đối chiếu với giấy tờ, sửa số và định dạng cột là văn bản.",
        ),
        NoteKind(
            "KY_TU_DIEU_KHIEN",
            "luu_y",
            "Ô “{field}” chứa ký tự điều khiển không nhìn thấy được; các ký tự này đã bị bỏ.",
            "Kiểm tra lại nội dung của ô, nhất là khi dữ liệu được chép từ phần mềm khác.",
        ),
        NoteKind(
            "THIEU_TEP",
            "can_ly_do",
            "Trường hợp này không có tệp PDF trong gói ảnh (tên cần có: “{file}”).",
            "Bổ sung tệp PDF vào gói, hoặc ghi lý do trang sổ không còn.",
        ),
        NoteKind(
            "THUA_TEP",
            "can_ly_do",
            "Tệp “{file}” không ứng với trường hợp nào trong bảng tính.",
            "Nhập bổ sung trường hợp của tệp này, sửa tên tệp, hoặc bỏ tệp khỏi gói.",
        ),
        NoteKind(
            "TEP_HONG",
            "can_ly_do",
            "Không mở được tệp “{file}”.",
            "Quét lại trang sổ và thay tệp trong gói.",
        ),
        NoteKind(
            "TEN_TEP_SAI",
            "can_ly_do",
            "Tên tệp “{file}” không đúng mẫu; tên cần có là “{hint}”.",
            "Đổi tên tệp theo mẫu rồi nộp lại gói.",
        ),
    )
}


def sentence(note: Note) -> tuple[str, str]:
    """Return what a note says and its remedy."""
    kind = KINDS[note.code]
    if "count" in note.params:
        return f"Còn nhiều ô khác như vậy: tổng cộng {note.params['count']} ô. {kind.says}".replace(
            "Ô “{field}”", "Mỗi ô"
        ), kind.fix
    facts = {"field": note.field or "", "file": "", "hint": "", **note.params}
    return kind.says.format(**facts), kind.fix.format(**facts)
