"""Which kind of office registers which kind of event, by the law of the day: one dated table.

In: a kind of office (``xa``, ``huyen``, ``so``, ``dai_dien``, ``toa_an``), a book type, the day of registration, and what is known of the
event. Out: yes, no or *cannot tell*, with the law and how sure it is. Sources: the decree of 2025 on competence of two levels was read in a
summary, the competence of the Department until 31/12/2015 stands in the province's own report; the other texts were not read themselves
(``sure=False``). A court decides and registers nothing; before 1976 southern judgments took the place of certificates, so nothing is told.
"""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sogoc.law.laws import ND_120_2025
from sogoc.law.rule import Law

Institution = Literal["xa", "huyen", "so", "dai_dien", "toa_an"]
Change = Literal["thay_doi", "cai_chinh", "bo_sung", "xac_dinh_lai_dan_toc"]

INSTITUTIONS: dict[str, str] = {
    "xa": "Ủy ban nhân dân cấp xã",
    "huyen": "Ủy ban nhân dân cấp huyện (Phòng Tư pháp)",
    "so": "Sở Tư pháp (Ủy ban nhân dân cấp tỉnh)",
    "dai_dien": "cơ quan đại diện Việt Nam ở nước ngoài",
    "toa_an": "tòa án",
}
"""Kinds of offices with the words of the screen."""

HO_TICH_2014 = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 7", sure=False)
HO_TICH_2014_THAY_DOI = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 27, Điều 46", sure=False)
HO_TICH_2014_GHI_VAO_SO = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 48", sure=False)
HO_TICH_2014_BAN_SAO = Law("60/2014/QH13", "Luật Hộ tịch", "Điều 63", sure=False)
ND_123_2015_BIEN_GIOI = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 17 đến Điều 20")
ND_123_2015_HON_NHAN = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 21", sure=False)
NUOI_CON_NUOI_2010 = Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 9", sure=False)
ND_158_2005 = Law("158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", sure=False)
ND_83_1998 = Law("83/1998/NĐ-CP", "Nghị định về đăng ký hộ tịch", sure=False)
DIEU_LE_1961 = Law("4-CP", "Điều lệ đăng ký hộ tịch năm 1961", sure=False)

_PERSONAL = ("KS", "KH", "KT", "CMC", "GH", "CDGH", "GSGH")
_ABROAD = ("GC", "LH")
_COPIES = ("TL", "XNTT")


@dataclass(frozen=True, slots=True)
class Competence:
    """One line of the table: for these books, from a day to a day, these kinds of offices register; the others do not.

    ``foreign``, ``adult`` (14 years or more) and ``change`` limit the line; None means whatever it is. ``border``: only the communes on
    the border. ``open`` names those of whom nothing is told. ``days`` are the first and the last (ISO; empty is open).
    """

    books: tuple[str, ...]
    offices: tuple[Institution, ...]
    law: Law
    days: tuple[str, str]
    foreign: bool | None = None
    adult: bool | None = None
    changes: tuple[Change, ...] = ()
    border: bool | None = None
    open: tuple[Institution, ...] = ()

    def covers(self, facts: _Facts) -> bool:
        """Tell whether the line speaks of an event with these facts (days apart)."""
        return (
            facts.book in self.books
            and self.foreign in (None, facts.foreign)
            and self.adult in (None, facts.adult)
            and self.border in (None, facts.border)
            and (not self.changes or facts.change in self.changes)
        )

    def on(self, day: dt.date) -> bool:
        """Tell whether it was in force on the day."""
        return self.days[0] <= day.isoformat() <= self.days[1]


@dataclass(frozen=True, slots=True)
class _Facts:
    book: str
    foreign: bool
    adult: bool
    change: str
    border: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an office was competent; ``None`` where that cannot be told.

    ``lines``: what the table says of the event (several where a fact is missing); None stands for nothing.
    """

    competent: bool | None
    lines: tuple[Competence | None, ...]

    @property
    def law(self) -> Law | None:
        """The (first) text it rests on."""
        return next((line.law for line in self.lines if line), None)

    @property
    def offices(self) -> tuple[Institution, ...]:
        """Who registers such an event."""
        return tuple(dict.fromkeys(office for line in self.lines if line for office in line.offices))

    @property
    def sure(self) -> bool:
        """Whether the answer rests on texts that were read."""
        return self.competent is not None and all(line and line.law.sure for line in self.lines)

    @property
    def says(self) -> str:
        """One Vietnamese sentence: who registers this, by which law."""
        if self.law is None or not self.offices:
            return "Chưa có căn cứ để biết cơ quan nào có thẩm quyền khi đó."
        who = ", ".join(INSTITUTIONS[office] for office in self.offices)
        unsure = "" if self.sure else " (căn cứ chưa được đối chiếu với văn bản)"
        return f"Khi đó thẩm quyền thuộc {who} – {self.law.cite()}{unsure}."


_2025 = ("2025-07-01", "9999-12-31")
_2016 = ("2016-01-01", "2025-06-30")
_2006 = ("2006-04-01", "2015-12-31")
_1998 = ("1998-10-25", "2006-03-31")
_SMALL: tuple[Change, ...] = ("thay_doi", "cai_chinh")

COMPETENCES: tuple[Competence, ...] = (
    # since 01/7/2025 everything is at the commune; of adoption with a foreign element the text was not read
    Competence(("CN",), (), NUOI_CON_NUOI_2010, days=_2025, foreign=True, open=("xa", "so", "dai_dien")),
    Competence((*_PERSONAL, "TD", "HN", "CN", *_ABROAD), ("xa", "dai_dien"), ND_120_2025, days=_2025),
    Competence(_COPIES, ("xa", "dai_dien"), ND_120_2025, days=_2025, open=("so",)),
    # 2016 to 30/6/2025
    Competence(
        ("KS", "KH", "KT", "CMC"), ("xa", "huyen", "dai_dien"), ND_123_2015_BIEN_GIOI, days=_2016, foreign=True, border=True
    ),
    Competence(_PERSONAL, ("huyen", "dai_dien"), HO_TICH_2014, days=_2016, foreign=True),
    Competence(_PERSONAL, ("xa", "dai_dien"), HO_TICH_2014, days=_2016, foreign=False),
    Competence(("TD",), ("huyen", "dai_dien"), HO_TICH_2014_THAY_DOI, days=_2016, foreign=True),
    Competence(("TD",), ("huyen", "dai_dien"), HO_TICH_2014_THAY_DOI, days=_2016, changes=("xac_dinh_lai_dan_toc",)),
    Competence(("TD",), ("huyen", "dai_dien"), HO_TICH_2014_THAY_DOI, days=_2016, changes=_SMALL, adult=True),
    Competence(("TD",), ("xa", "dai_dien"), HO_TICH_2014_THAY_DOI, days=_2016),
    Competence(("HN",), ("xa", "dai_dien"), ND_123_2015_HON_NHAN, days=_2016),
    Competence(_ABROAD, ("huyen",), HO_TICH_2014_GHI_VAO_SO, days=_2016, open=("dai_dien",)),
    Competence(_COPIES, ("xa", "huyen", "so", "dai_dien"), HO_TICH_2014_BAN_SAO, days=_2016),
    # adoption has a law of its own since 2011
    Competence(("CN",), ("so", "dai_dien"), NUOI_CON_NUOI_2010, days=("2011-01-01", "2025-06-30"), foreign=True),
    Competence(("CN",), ("xa", "dai_dien"), NUOI_CON_NUOI_2010, days=("2011-01-01", "2025-06-30"), foreign=False),
    Competence(("CN",), ("so", "dai_dien"), ND_158_2005, days=("2006-04-01", "2010-12-31"), foreign=True),
    Competence(("CN",), ("xa",), ND_158_2005, days=("2006-04-01", "2010-12-31"), foreign=False, open=("dai_dien",)),
    # 01/4/2006 to 2015
    Competence(_PERSONAL, ("so", "dai_dien"), ND_158_2005, days=_2006, foreign=True),
    Competence(_PERSONAL, ("xa", "dai_dien"), ND_158_2005, days=_2006, foreign=False),
    Competence(("TD",), ("so", "dai_dien"), ND_158_2005, days=_2006, foreign=True),
    Competence(("TD",), ("huyen",), ND_158_2005, days=_2006, changes=("xac_dinh_lai_dan_toc",), open=("dai_dien",)),
    Competence(("TD",), ("huyen",), ND_158_2005, days=_2006, changes=_SMALL, adult=True, open=("dai_dien",)),
    Competence(("TD",), ("xa",), ND_158_2005, days=_2006, open=("dai_dien",)),
    Competence(("HN",), ("xa", "dai_dien"), ND_158_2005, days=_2006),
    Competence(_ABROAD, ("so",), ND_158_2005, days=_2006, open=("dai_dien",)),
    Competence(_COPIES, ("xa", "huyen", "so", "dai_dien"), ND_158_2005, days=_2006),
    # 25/10/1998 to 31/3/2006
    Competence(_PERSONAL, ("so", "dai_dien"), ND_83_1998, days=_1998, foreign=True),
    Competence((*_PERSONAL, "CN"), ("xa",), ND_83_1998, days=_1998, foreign=False, open=("dai_dien",)),
    Competence(("HN",), ("xa",), ND_83_1998, days=_1998, open=("dai_dien",)),
    # earlier: the commune registers births, marriages, deaths; of anything else nothing is told
    Competence(
        ("KS", "KH", "KT"),
        ("xa",),
        DIEU_LE_1961,
        days=("", "1998-10-24"),
        foreign=False,
        open=("huyen", "so", "dai_dien", "toa_an"),
    ),
)  # fmt: skip
"""The first line that covers an event speaks of it."""

_CHANGES: tuple[Change, ...] = ("thay_doi", "cai_chinh", "bo_sung", "xac_dinh_lai_dan_toc")
_BOTH = (False, True)


@lru_cache(maxsize=20_000)
def competent(
    office: str,
    book: str,
    *,
    day: dt.date,
    foreign: bool | None = None,
    adult: bool | None = None,
    change: Change | None = None,
    border: bool | None = None,
) -> Answer:
    """Tell whether a kind of office registered events of a book type on a day.

    ``foreign``: with a foreign element; ``adult``: the person was 14 or more; ``change``: which kind of change (TD only); ``border``: a
    commune on the border. What is not known (None) is tried both ways: only what holds either way is an answer.
    """
    possible = [
        _line(_Facts(book, *facts), day)
        for facts in itertools.product(
            _BOTH if foreign is None else (foreign,),
            _BOTH if adult is None else (adult,),
            _CHANGES if change is None else (change,),
            _BOTH if border is None else (border,),
        )
    ]
    lines = tuple(dict.fromkeys(possible))
    answers = {_of(office, line) for line in lines}
    return Answer(answers.pop() if len(answers) == 1 else None, lines)


def _line(facts: _Facts, day: dt.date) -> Competence | None:
    return next((line for line in COMPETENCES if line.on(day) and line.covers(facts)), None)


def _of(office: str, line: Competence | None) -> bool | None:
    if line is None or office in line.open or office not in INSTITUTIONS:
        return None
    return office in line.offices
