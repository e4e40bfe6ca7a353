"""Father, mother, child: determined by a court, or recognised by registration (Luật Hôn nhân và gia đình 2014, Điều 88–102)."""

from __future__ import annotations

from sogoc.law.amendment import GHI_CHU, AmendmentKind, Phrase
from sogoc.law.rule import Law

_PARENT = (
    "so_dinh_danh",
    "ho_ten",
    "ngay_sinh",
    "dan_toc",
    "quoc_tich",
    "quoc_tich_ghi_chu",
    "quoc_tich_khac",
    "quoc_tich_khac_ghi_chu",
    "loai_cu_tru",
    "noi_cu_tru",
    "loai_giay_to",
    "so_giay_to",
)
CHILD_AND_PARENTS = (*_PARENT, "que_quan")
"""What changes of a birth entry with its parents: their blocks, and name, ethnicity, origin, nationality of the child."""
_HN_GD = Law("52/2014/QH13", "Luật Hôn nhân và gia đình", "Điều 88 đến Điều 102", sure=False)

KINDS = (
    AmendmentKind(
        code="xac_dinh_cha_me_con",
        title="Xác định cha, mẹ, con",
        says="Quan hệ cha, mẹ, con được xác định theo {basis}.",
        laws=(GHI_CHU, _HN_GD),
        books=("KS",),
        attributes=CHILD_AND_PARENTS,
        phrases=(Phrase("xac dinh (quan he )?(cha|me)[^.]{0,20}con", 0.85),),
    ),
    AmendmentKind(
        code="nhan_cha_me_con",
        title="Nhận cha, mẹ, con",
        says="Việc nhận cha, mẹ, con được đăng ký theo {basis}.",
        laws=(GHI_CHU, Law("60/2014/QH13", "Luật Hộ tịch", "Điều 24, 25", sure=False)),
        books=("KS",),
        attributes=CHILD_AND_PARENTS,
        phrases=(
            Phrase("(cong nhan|dang ki|viec|trich luc).{0,20}nhan (cha|me|con)", 0.85),
            Phrase("(cha|me) nhan con|con nhan (cha|me)", 0.8),
        ),
    ),
)
