"""Adoption and its end (Luật Nuôi con nuôi 52/2010/QH12; the words “cha, mẹ nuôi”: Điều 19 Thông tư 04/2020/TT-BTP). Sensitive."""

from __future__ import annotations

from sogoc.law.amendment import GHI_CHU, AmendmentKind, Phrase
from sogoc.law.amendments.cha_me_con import CHILD_AND_PARENTS
from sogoc.law.rule import Law

_CHA_ME_NUOI = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 19")

KINDS = (
    AmendmentKind(
        code="nuoi_con_nuoi",
        title="Nuôi con nuôi",
        says="Được nhận làm con nuôi theo {basis}.",
        laws=(GHI_CHU, _CHA_ME_NUOI, Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 24", sure=False)),
        books=("KS",),
        attributes=CHILD_AND_PARENTS,
        sensitive=True,
        phrases=(
            Phrase("(cha|me) nuoi", 0.75),
            Phrase("(nhan|viec) (lam |nuoi )?con nuoi|nuoi con nuoi", 0.85),
        ),
    ),
    AmendmentKind(
        code="cham_dut_nuoi_con_nuoi",
        title="Chấm dứt nuôi con nuôi",
        says="Việc nuôi con nuôi chấm dứt theo {basis}.",
        laws=(GHI_CHU, Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 25 đến Điều 27", sure=False)),
        books=("KS", "CN"),
        attributes=CHILD_AND_PARENTS,
        sensitive=True,
        phrases=(Phrase("cham dut.{0,20}(con nuoi|nuoi con)|huy.{0,15}(con nuoi|nuoi con)", 0.95),),
    ),
)
