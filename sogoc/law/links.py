"""Links between entries: which there are, between which types of book, in whose words, and what becomes of the older entry.

A link never changes what an entry says. Sources: the matters of domain facts §12 (practice) and the laws named with each kind;
``sure=False`` where the text itself was not read. In every kind one entry is the *newer*: it came of the other, or speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sogoc.law.laws import ND_123_2015_DANG_KY_LAI, ND_158_2005_CAP_LAI
from sogoc.law.rule import Law
from sogoc.law.text import fold

ALL = "*"
"""Stands for every book type in a pair."""
SAME = "="
"""Stands for the type of the other entry."""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind. ``forward`` is read from the newer to the older entry, ``backward`` from the older to the newer.

    ``pairs`` are allowed (newer, older) types; ``older_becomes`` the legal state that the law gives the older entry with the link
    (empty: both stay in force); ``sensitive`` whether both are hidden without the duty; ``settles`` the reason with which the link
    settles what looks like one event; ``later`` whether the newer entry cannot have been registered before the older one.
    """

    code: str
    title: str
    forward: str
    backward: str
    pairs: tuple[tuple[str, str], ...]
    law: Law
    older_becomes: str = ""
    sensitive: bool = False
    settles: str = ""
    later: bool = False

    def allows(self, newer: str, older: str) -> bool:
        """Whether entries of these types may be linked so."""
        return any(
            first in (ALL, newer) and second in (ALL, older, *([SAME] if newer == older else []))
            for first, second in self.pairs
        )


ND_158_2005_CON_NUOI = Law("158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "Điều 28", sure=False)
ND_123_2015_SO = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 12", sure=False)
HO_TICH_2014_CAI_CHINH = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 26 đến Điều 29", sure=False)
HO_TICH_2014 = Law("60/2014/QH13", "Luật Hộ tịch", sure=False)

KINDS: Mapping[str, LinkKind] = {
    one.code: one
    for one in (
        LinkKind(
            "dang_ky_lai",
            "Đăng ký lại",
            "đăng ký lại của",
            "đã được đăng ký lại tại",
            (("KS", "KS"), ("KH", "KH"), ("KT", "KT"), ("CN", "CN")),
            ND_123_2015_DANG_KY_LAI,
            settles="dang_ky_lai",
            later=True,
        ),
        LinkKind(
            "khai_sinh_lai_con_nuoi",
            "Khai sinh lại theo cha mẹ nuôi",
            "khai sinh lại theo cha mẹ nuôi, thay cho",
            "đã được khai sinh lại theo cha mẹ nuôi tại",
            (("KS", "KS"),),
            ND_158_2005_CON_NUOI,
            older_becomes="replaced",
            sensitive=True,
            settles="dang_ky_lai",
            later=True,
        ),
        LinkKind(
            "cap_lai_ban_chinh",
            "Cấp lại bản chính",
            "cấp lại bản chính từ",
            "đã được cấp lại bản chính tại",
            (("KS", "KS"),),
            ND_158_2005_CAP_LAI,
            settles="dang_ky_lai",
            later=True,
        ),
        LinkKind(
            "sao_so",
            "Sao sổ",
            "sao lại từ",
            "đã được sao sang sổ khác tại",
            ((ALL, SAME),),
            ND_123_2015_SO,
            settles="hai_ban_so",
        ),
        LinkKind(
            "ban_hai_cap",
            "Bản hai cấp",
            "cùng một việc với bản lưu ở cấp kia",
            "cùng một việc với bản lưu ở cấp kia",
            ((ALL, SAME),),
            ND_123_2015_SO,
            settles="hai_ban_so",
        ),
        LinkKind(
            "sua_boi_quyet_dinh",
            "Sửa bởi việc thay đổi, cải chính, bổ sung",
            "thay đổi, cải chính, bổ sung nội dung của",
            "đã được thay đổi, cải chính, bổ sung tại",
            (("TD", ALL),),
            HO_TICH_2014_CAI_CHINH,
        ),
        LinkKind(
            "lien_quan",
            "Liên quan",
            "liên quan tới",
            "liên quan tới",
            (
                ("CDGH", "GH"),
                ("GSGH", "GH"),
                ("CN", "KS"),
                ("CMC", "KS"),
                ("KT", "KS"),
                ("KT", "KH"),
                ("KH", "KS"),
                ("LH", "KH"),
                ("HN", "KH"),
                ("GC", ALL),
                ("TL", ALL),
                ("XNTT", ALL),
            ),
            HO_TICH_2014,
        ),
    )
}
"""All kinds by code."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns in which entries of one type name another entry: its number, day, place, in words its type; and the kind of link."""

    book: str
    number: str
    day: str
    place: str
    targets: tuple[str, ...]
    kind: str
    what: str = ""


REFERENCES: tuple[Reference, ...] = (
    Reference("TD", "gthtSo", "gthtNgay", "gthtNoiCap", (), "sua_boi_quyet_dinh", what="gthtLoai"),
    Reference("CDGH", "ghSo", "ghNgay", "", ("GH",), "lien_quan"),
    Reference("LH", "khSo", "khNgay", "khNoi", ("KH",), "lien_quan"),
)
_NAMED_TYPES: tuple[tuple[str, str], ...] = (
    ("khai sinh", "KS"),
    ("ket hon", "KH"),
    ("khai tu|chung tu", "KT"),
    ("nhan cha|nhan me|nhan con", "CMC"),
    ("tinh trang hon nhan", "HN"),
    ("giam ho", "GH"),
    ("con nuoi", "CN"),
    ("li hon", "LH"),
)
"""Pattern over the folded words of a paper's name → type of the book that it comes from."""


def book_of_paper(words: str) -> str:
    """Type of the book from which a paper of this name comes; empty where the name tells none."""
    plain = fold(words)
    return next((type_ for pattern, type_ in _NAMED_TYPES if re.search(pattern, plain)), "")


AGAIN: Mapping[str, tuple[str, str]] = {
    "KS": ("loaiDangKy", "2"),
    "KH": ("loaiDangKy", "2"),
    "KT": ("loaiDangKy", "2"),
}
"""Type → column and code that say: registered again."""
