"""The printed forms of the books, by the text that brought them: makers of ``Layout``s that the book types fill in.

Dates and wordings before 2016 are known from practice; the forms themselves were not seen (``sure=False``). The forms since 2016 are those
of TT 15/2015/TT-BTP, kept by TT 04/2020/TT-BTP. In the south the revolutionary books begin on 1/5/1975; before it stand khai sanh, giá
thú, khai tử and án thế vì khai sanh of the southern administrations.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sogoc.law.layout import Layout, Shape
from sogoc.law.rule import Law

_OF_2016 = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch, thay Thông tư 15/2015/TT-BTP", "Điều 29")
_OF_2005 = Law("01/2008/TT-BTP", "Thông tư hướng dẫn Nghị định 158/2005/NĐ-CP", sure=False)
_OF_1998 = Law("83/1998/NĐ-CP", "Nghị định về đăng ký hộ tịch", sure=False)
_OF_1961 = Law("4-CP", "Nghị định ban hành Điều lệ đăng ký hộ tịch năm 1961", sure=False)
_SOUTHERN = Law("Bộ Dân luật", "Quy định về hộ tịch ở miền Nam trước năm 1975", sure=False)
_NOTHING: Mapping[str, str] = MappingProxyType({})
SOUTH_BEGINS = "1975-05-01"


def of_2016(
    *, shape: Shape = Shape.ONE_PAGE, lacks: tuple[str, ...] = (), sure: bool = True, ticks: bool = True
) -> Layout:
    """The form in use since 1/1/2016."""
    return Layout(
        code="tt_04_2020",
        title="Mẫu sổ theo Thông tư 15/2015/TT-BTP và Thông tư 04/2020/TT-BTP",
        shape=shape,
        law=_OF_2016,
        since="2016-01-01",
        sure=sure,
        ticks=ticks,
        lacks=lacks,
    )


def of_2005(
    *,
    shape: Shape = Shape.TWO_PAGES,
    lacks: tuple[str, ...] = (),
    words: Mapping[str, str] = _NOTHING,
    others: tuple[str, ...] = (),
) -> Layout:
    """The form from 1/4/2006 to the end of 2015."""
    return Layout(
        code="nd_158_2005",
        title="Mẫu sổ theo Nghị định 158/2005/NĐ-CP và Thông tư 01/2008/TT-BTP",
        shape=shape,
        law=_OF_2005,
        since="2006-04-01",
        until="2015-12-31",
        lacks=lacks,
        words=words,
        others=others,
    )


def of_1998(
    *, lacks: tuple[str, ...] = (), words: Mapping[str, str] = _NOTHING, others: tuple[str, ...] = ()
) -> Layout:
    """The two-page table from 25/10/1998 to 31/3/2006."""
    return Layout(
        code="nd_83_1998",
        title="Mẫu sổ theo Nghị định 83/1998/NĐ-CP",
        shape=Shape.TWO_PAGES,
        law=_OF_1998,
        since="1998-10-25",
        until="2006-03-31",
        lacks=lacks,
        words=words,
        others=others,
    )


def of_1961(
    *, lacks: tuple[str, ...] = (), words: Mapping[str, str] = _NOTHING, others: tuple[str, ...] = ()
) -> tuple[Layout, ...]:
    """The table of the statute of 1961: in the north from 1961, in the south from 1/5/1975, to 24/10/1998."""
    return tuple(
        Layout(
            code=code,
            title=f"Mẫu sổ theo Nghị định 4-CP năm 1961 ({where})",
            shape=Shape.TWO_PAGES,
            law=_OF_1961,
            since=since,
            until="1998-10-24",
            south=south,
            lacks=lacks,
            words=words,
            others=others,
        )
        for code, where, since, south in (
            ("nd_4_1961", "miền Bắc", "1961-01-16", False),
            ("nd_4_1961_nam", "miền Nam từ tháng 5/1975", SOUTH_BEGINS, True),
        )
    )


def southern(
    title: str,
    *,
    code: str = "mien_nam",
    lacks: tuple[str, ...] = (),
    words: Mapping[str, str] = _NOTHING,
    others: tuple[str, ...] = (),
) -> Layout:
    """A book of the south before 30/4/1975."""
    return Layout(
        code=code,
        title=f"{title} ở miền Nam trước năm 1975",
        shape=Shape.ONE_PAGE,
        law=_SOUTHERN,
        until="1975-04-30",
        south=True,
        lacks=lacks,
        words=words,
        others=others,
    )


def decision(title: str, *, lacks: tuple[str, ...] = (), until: str = "2015-12-31") -> Layout:
    """A signed decision that stands in the place of an entry, before 2016."""
    return Layout(
        code="quyet_dinh",
        title=title,
        shape=Shape.DECISION,
        law=_OF_2005,
        since="1998-10-25",
        until=until,
        lacks=lacks,
    )
