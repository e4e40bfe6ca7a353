"""Whatever else stands in the margin, with its day: a note is never refused because nobody thought of its kind."""

from __future__ import annotations

from sogoc.law.amendment import GHI_CHU, AmendmentKind

KIND = AmendmentKind(
    code="ghi_chu_khac",
    title="Ghi chú khác",
    says="Ghi chú khác theo {basis}.",
    laws=(GHI_CHU,),
)
