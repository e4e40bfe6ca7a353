"""The box that was ticked against the words of the note: registered again, or late."""

from __future__ import annotations

from sogoc.law.conditions import certainly, speaks_of
from sogoc.law.expr import Expr, F, is_in, no
from sogoc.law.laws import TT_04_2020_GHI_CHU
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_KIND = F("loaiDangKy").u
_NOTE = F("ghiChu").v
_FIX = "Xem ô đánh dấu ở bên phải trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _rule(
    code: str, title: str, books: tuple[str, ...], *, words: tuple[str, ...], wrong: Expr, says: str
) -> Rule:
    """A note with these words stands beside a box of another kind."""
    example = {"loaiDangKy": "1", "ghiChu": words[0]}
    return Rule(
        code=code,
        title=title,
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=books,
        field="loaiDangKy",
        when=certainly(speaks_of(_NOTE, *words)),
        says=f"{{label}} ghi mã “{{value}}”, mà ghi chú {says}.",
        fix=_FIX,
        versions=(Version(no(wrong), law=TT_04_2020_GHI_CHU),),
        examples=(
            *(Example(book, (example,), Outcome.BREAKS) for book in books),
            Example(books[0], ({"loaiDangKy": "1", "ghiChu": "Không có gì"},), Outcome.PASSES),
            Example(books[0], (example | {"loaiDangKy": "2"},), Outcome.PASSES),
            Example(books[0], (example | {"loaiDangKy": ""},), Outcome.CANNOT_TELL),
        ),
    )


RULES = (
    _rule(
        "O_DANG_KY_LAI_LECH_GHI_CHU",
        "Ghi chú nói đăng ký lại mà loại đăng ký không phải là đăng ký lại",
        ("KS", "KH", "KT", "CN"),
        words=("Đăng ký lại theo", "Đây là đăng ký lại", "Trường hợp đăng ký lại"),
        wrong=no(is_in(_KIND, "2")),
        says="nói đây là đăng ký lại",
    ),
    _rule(
        "O_QUA_HAN_LECH_GHI_CHU",
        "Ghi chú nói đăng ký quá hạn mà ô đánh dấu là đúng hạn",
        ("KS", "KT"),
        words=("Đăng ký quá hạn", "Khai sinh quá hạn", "Khai tử quá hạn", "Đăng ký trễ hạn"),
        wrong=is_in(_KIND, "1"),
        says="nói đăng ký quá hạn",
    ),
)
