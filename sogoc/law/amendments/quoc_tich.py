"""Nationality gained, left, regained or taken away by a decision of the State President (Luật Quốc tịch 24/2008/QH12)."""

from __future__ import annotations

from sogoc.law.amendment import GHI_CHU, AmendmentKind, Phrase
from sogoc.law.rule import Law

QUOC_TICH_2008 = Law("24/2008/QH12", "Luật Quốc tịch Việt Nam", sure=False)

KIND = AmendmentKind(
    code="thay_doi_quoc_tich",
    title="Thay đổi quốc tịch",
    says="Quốc tịch thay đổi theo {basis}.",
    laws=(GHI_CHU, QUOC_TICH_2008),
    attributes=("quoc_tich", "quoc_tich_ghi_chu", "quoc_tich_khac", "quoc_tich_khac_ghi_chu"),
    phrases=(
        Phrase("(thoi|tro lai|nhap|cho nhap|tuoc|mat) quoc tich", 0.85),
        Phrase("(thay doi|ghi chu).{0,20}quoc tich", 0.7),
    ),
)
