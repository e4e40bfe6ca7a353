"""The closing page and the pages of a book. Found over all books, in ``checking/register_rules``.

Books are written page by page, none left empty (TT 04/2020, Điều 29.2); what is wrong is crossed out and noted (Điều 35); at closing the
officer counts the events registered in the book, those that had to be corrected, the pages left blank (Điều 36.2). What the closing page
says is keyed with the plan or with the book; offices of other times closed their books less strictly, so all of these are notes.
"""

from __future__ import annotations

from sogoc.law.laws import TT_04_2020_KHOA_SO, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import BOOK_OF_ROW, CLOSING_OF_ROW, Example, Outcome, Rule, Scope, Severity

_COUNTED = ("dung_theo_so", "so_ghi_sai", "trang_thieu", "rach", "cho_xac_minh")


def _book(
    said: str, *pages: str, outcome: Outcome, notes: tuple[str, ...] = (), book: str = "24769/KS.2008.01"
) -> Example:
    """A book with an entry on each of these pages, and what its closing page says."""
    rows = tuple(
        {BOOK_OF_ROW: book, CLOSING_OF_ROW: said, "so": f"{at:02}/2008", "trangSo": page}
        | ({"ghiChu": notes[at - 1]} if at <= len(notes) else {})
        for at, page in enumerate(pages, start=1)
    )
    return Example("KS", rows, outcome)


RULES = (
    Rule(
        code="LECH_KHOA_SO",
        title="Tổng số ở trang khóa sổ khác với số trường hợp của quyển",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Trang khóa sổ ghi {total} trường hợp, gói có {rows} trường hợp{crossed}, {difference}.",
        fix=(
            "Đếm lại ở sổ. Nếu gói thiếu thì tìm trang sót rồi nộp lại gói; nếu khai tổng số sai thì khai lại về quyển sổ; nếu chính "
            "trang khóa sổ đếm sai thì chọn lý do. Số đã gạch bỏ tính hay không tính vào tổng đều được coi là khớp."
        ),
        basis=TT_04_2020_KHOA_SO,
        reasons=_COUNTED,
        examples=(
            _book("4 trường hợp", "1", "2", "3", outcome=Outcome.BREAKS),
            _book("2 trường hợp", "1", "2", "3", outcome=Outcome.BREAKS),
            _book("3 trường hợp", "1", "2", "3", outcome=Outcome.PASSES),
            _book("2 trường hợp", "1", "2", "3", notes=("", "Số này đã gạch bỏ"), outcome=Outcome.PASSES),
            _book("3 trường hợp", "1", "2", "3", notes=("", "Số này đã gạch bỏ"), outcome=Outcome.PASSES),
            _book("1 trường hợp", "1", "2", "3", notes=("", "Số này đã gạch bỏ"), outcome=Outcome.BREAKS),
            _book("", "1", "2", "3", outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TRANG_NGOAI_QUYEN",
        title="Số trang của trường hợp lớn hơn số trang của quyển",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Trang “{value}” nằm ngoài quyển sổ, quyển chỉ có {pages} trang.",
        fix="Đối chiếu số trang với trang sổ và với số trang khai về quyển sổ; bên nào nhập sai thì sửa bên đó.",
        basis=logic("trang của một trường hợp nằm trong số trang của quyển sổ"),
        reasons=AS_WRITTEN,
        examples=(
            _book("3 trang", "1", "2", "30", outcome=Outcome.BREAKS),
            _book("3 trang", "1", "2-4", outcome=Outcome.BREAKS),
            _book("3 trang", "1", "2", "3", outcome=Outcome.PASSES),
            _book("3 trang", "", "bìa", outcome=Outcome.CANNOT_TELL),
            _book("", "1", "2", "30", outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="LECH_SO_TRANG",
        title="Trang có ghi, trang trống và trang gạch chéo cộng lại khác với số trang của quyển",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says=(
            "Quyển có {pages} trang; trường hợp đã nhập nằm ở {written} trang, sổ khai {blank} trang trống và {crossed} trang gạch chéo, "
            "{difference}."
        ),
        fix=(
            "Mở sổ, xem các trang chưa rõ: trang có ghi thì nhập thêm; trang trống, trang gạch chéo thì khai lại về quyển sổ. "
            "Thiếu đúng một trang được coi là trang khóa sổ."
        ),
        basis=TT_04_2020_KHOA_SO,
        reasons=_COUNTED,
        examples=(
            _book(
                "14 trang, 1 trang trống, 1 trang gạch chéo", *map(str, range(1, 11)), outcome=Outcome.BREAKS
            ),
            _book(
                "11 trang, 1 trang trống, 1 trang gạch chéo", *map(str, range(1, 11)), outcome=Outcome.BREAKS
            ),
            _book(
                "12 trang, 1 trang trống, 1 trang gạch chéo", *map(str, range(1, 11)), outcome=Outcome.PASSES
            ),
            _book(
                "13 trang, 1 trang trống, 1 trang gạch chéo", *map(str, range(1, 11)), outcome=Outcome.PASSES
            ),
            _book(
                "14 trang, 1 trang trống, 1 trang gạch chéo",
                *map(str, range(1, 10)),
                "",
                outcome=Outcome.CANNOT_TELL,
            ),
            _book("14 trang", *map(str, range(1, 11)), outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="LECH_BAN_GIAO",
        title="Số trang trong biên bản bàn giao khác với số trang của quyển",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Số trang của quyển được ghi khác nhau: {counts}.",
        fix="Đếm lại số trang của sổ. Nếu sổ mất trang sau khi bàn giao thì lập biên bản; nếu ghi sai thì khai lại về quyển sổ.",
        basis=logic("hai lần đếm trang của một quyển sổ phải bằng nhau"),
        reasons=_COUNTED,
        examples=(
            _book("100 trang, bàn giao 98 trang", "1", outcome=Outcome.BREAKS),
            _book("bàn giao 100 trang, bàn giao 98 trang", "1", outcome=Outcome.BREAKS),
            _book("100 trang, bàn giao 100 trang", "1", outcome=Outcome.PASSES),
            _book("100 trang", "1", outcome=Outcome.CANNOT_TELL),
        ),
    ),
)
