"""What a province may leave out of the work once it was answered that it may, and how such an entry is known.

Certificates of marital status are many, and few of them are for a marriage; they hold for six months (TT 04/2020/TT-BTP Điều 12.2). A
province asked to digitise only those for a marriage. The default is everything: an exemption holds only from the day of a policy
that cites the answer. Whatever it leaves out is counted, never hidden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sogoc.law.text import fold


@dataclass(frozen=True, slots=True)
class Exemption:
    """Entries of one book type that a policy may leave out: those whose ``field`` has one of ``codes``."""

    code: str
    title: str
    book: str
    field: str
    words: str
    """Field that says the same in words."""
    codes: frozenset[str]
    law: str


OTHER_PURPOSES = Exemption(
    code="hn_muc_dich_khac",
    title="Xác nhận tình trạng hôn nhân dùng vào mục đích khác",
    book="HN",
    field="nxnLoaiMucDichSuDung",
    words="nxnMucDichSuDung",
    codes=frozenset({"5"}),
    law="Khoản 2, 3, 4 Điều 12 Thông tư 04/2020/TT-BTP",
)
"""The only exemption that was ever asked for."""

_MARRIAGE = re.compile("ket hon|dkkh|lap gia dinh|cuoi (?:vo|chong)")
_ABROAD = re.compile("nuoc ngoai|ngoai quoc|dai su quan|lanh su")


def proposed_purpose(words: str) -> str:
    """Code that the words of a purpose suggest; empty where nothing is written. A person decides.

    Which country's citizen the other spouse is, words seldom say: of the codes for a marriage, 1 (at home) or 3 (abroad) are offered.
    """
    plain = fold(words)
    if not plain.strip():
        return ""
    if not _MARRIAGE.search(plain):
        return "5"
    return "3" if _ABROAD.search(plain) else "1"
