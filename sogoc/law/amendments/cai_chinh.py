"""Change, correction, completion of what was registered; ethnicity and sex determined anew (Luật Hộ tịch, Điều 26–29, 45–47).

These are the acts of the book *thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc*; the entry that is changed bears a note.
"""

from __future__ import annotations

from sogoc.law.amendment import (
    GHI_CHU,
    GHI_CHU_SUA_CHUA,
    HO_TICH_CAI_CHINH,
    AmendmentKind,
    Phrase,
)
from sogoc.law.rule import Law


def _civil_code(article: str) -> Law:
    return Law("91/2015/QH13", "Bộ luật Dân sự", article, sure=False)


_REGISTER = "Thay đổi, cải chính, bổ sung"

KINDS = (
    AmendmentKind(
        code="thay_doi",
        title="Thay đổi hộ tịch",
        says="Thay đổi hộ tịch theo {basis}.",
        laws=(GHI_CHU, HO_TICH_CAI_CHINH, _civil_code("Điều 27, 28")),
        attributes=("ho_ten",),
        names=("ntdHoTen",),
        phrases=(Phrase("(duoc |cho phep )?thay doi (ho|ten|chu dem|ho tich)", 0.85),),
        group=_REGISTER,
    ),
    AmendmentKind(
        code="cai_chinh",
        title="Cải chính hộ tịch",
        says="Cải chính hộ tịch theo {basis}.",
        laws=(GHI_CHU, GHI_CHU_SUA_CHUA, HO_TICH_CAI_CHINH),
        everything=True,
        phrases=(Phrase("cai chinh", 0.9), Phrase("(sua|dinh chinh)[^.]{0,40} thanh ", 0.6)),
        group=_REGISTER,
    ),
    AmendmentKind(
        code="bo_sung",
        title="Bổ sung hộ tịch",
        says="Bổ sung thông tin hộ tịch theo {basis}.",
        laws=(GHI_CHU, Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 18")),
        everything=True,
        phrases=(Phrase("bo sung", 0.8),),
        group=_REGISTER,
    ),
    AmendmentKind(
        code="xac_dinh_lai_dan_toc",
        title="Xác định lại dân tộc",
        says="Dân tộc được xác định lại theo {basis}.",
        laws=(GHI_CHU, _civil_code("Điều 29")),
        attributes=("dan_toc",),
        phrases=(Phrase("xac dinh lai dan toc", 0.95),),
        group=_REGISTER,
    ),
    AmendmentKind(
        code="xac_dinh_lai_gioi_tinh",
        title="Xác định lại giới tính",
        says="Giới tính được xác định lại theo {basis}.",
        laws=(GHI_CHU, _civil_code("Điều 36")),
        attributes=("gioi_tinh", "ho_ten"),
        sensitive=True,
        phrases=(Phrase("xac dinh lai gioi tinh", 0.95),),
        group=_REGISTER,
    ),
)
