"""What a court declares of a person: missing, dead, without or with limited capacity, and that it takes the word back.

The form of *Phần mềm 158* has columns of the birth entry for two of them (``nksMatTich…``, ``nksHanCheNangLucHanhVi…``).
Grounded in Bộ luật Dân sự 2015, Điều 22–24, 68–73 (numbers known from practice, text not read).
"""

from __future__ import annotations

from sogoc.law.amendment import GHI_CHU, AmendmentKind, Gives, Phrase
from sogoc.law.rule import Law


def _civil_code(article: str) -> Law:
    return Law("91/2015/QH13", "Bộ luật Dân sự", article, sure=False)


def _declared(column: str) -> tuple[Gives, ...]:
    """Declared, or the declaration taken back, as the code lists of the entry form have them."""
    return (Gives(column, "2", "huy( bo)? (quyet dinh )?tuyen bo|huy bo quyet dinh"), Gives(column, "1"))


_LIMITED = (
    "nksHanCheNangLucHanhVi",
    "nksHanCheNangLucHanhViNgayGhiChuTuyenBo",
    "nksHanCheNangLucHanhViCanCuTuyenBo",
    "nksHanCheNangLucHanhViNgayGhiChuHuyTuyenBo",
    "nksHanCheNangLucHanhViNgayCanCuHuyTuyenBo",
)

KINDS = (
    AmendmentKind(
        code="mat_tich",
        title="Tuyên bố mất tích, hủy tuyên bố mất tích",
        says="Tòa án tuyên bố mất tích, hoặc hủy tuyên bố đó, theo {basis}.",
        laws=(GHI_CHU, _civil_code("Điều 68 đến Điều 70")),
        names=(
            "nksMatTich",
            "nksMatTichNgayGhiChuTuyenBo",
            "nksMatTichCanCuTuyenBo",
            "nksMatTichNgayGhiChuHuyTuyenBo",
            "nksMatTichCanCuHuyTuyenBo",
        ),
        gives=_declared("nksMatTich"),
        phrases=(Phrase("mat tich", 0.9),),
    ),
    AmendmentKind(
        code="mat_nang_luc",
        title="Mất năng lực hành vi dân sự",
        says="Tòa án tuyên bố mất năng lực hành vi dân sự, hoặc hủy tuyên bố đó, theo {basis}.",
        laws=(GHI_CHU, _civil_code("Điều 22")),
        phrases=(Phrase("mat nang luc hanh vi", 0.9),),
    ),
    AmendmentKind(
        code="han_che_nang_luc",
        title="Hạn chế năng lực hành vi dân sự",
        says="Tòa án tuyên bố hạn chế năng lực hành vi dân sự, hoặc hủy tuyên bố đó, theo {basis}.",
        laws=(GHI_CHU, _civil_code("Điều 24")),
        names=_LIMITED,
        gives=_declared("nksHanCheNangLucHanhVi"),
        phrases=(Phrase("han che nang luc hanh vi", 0.9),),
    ),
    AmendmentKind(
        code="chet",
        title="Chết (ghi chú vào việc đã đăng ký)",
        says="Đã chết, theo {basis}.",
        laws=(GHI_CHU, _civil_code("Điều 71 đến Điều 73")),
        books=("KS", "KH", "CMC", "CN"),
        attributes=("noi_cu_tru",),
        phrases=(Phrase("(da|tuyen bo|la da) chet|khai tu|chung tu", 0.75),),
    ),
)
