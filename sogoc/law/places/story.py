"""The way of a unit through all changes, as turns: on one day these became those. What a page draws as old → new."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sogoc.law.places.finding import present
from sogoc.law.places.gazetteer import current
from sogoc.law.places.model import Precision, Unit
from sogoc.law.places.succession import ONE_DAY, Change, changes_from, changes_into
from sogoc.law.places.units import DEFAULT_DAY, children


@dataclass(frozen=True, slots=True)
class Turn:
    """One day on which units became others: all that went into the new ones stand in ``olds``.

    ``divided``: one of the olds was divided. ``basis`` may be empty; ``sure`` is False where it was not compared with the text.
    """

    day: dt.date
    olds: tuple[Unit, ...]
    news: tuple[Unit, ...]
    divided: bool
    basis: str
    precision: Precision
    sure: bool

    @property
    def when(self) -> str:
        """The day as far as it is known: ``01/12/2024``, ``02/1976``, ``1976``."""
        return self.day.strftime({"ngay": "%d/%m/%Y", "thang": "%m/%Y", "nam": "%Y"}[self.precision])

    @property
    def word(self) -> str:
        """What happened, in a word."""
        if len(self.olds) > 1:
            return "sáp nhập, chia" if self.divided else "sáp nhập"
        if self.divided or len(self.news) > 1:
            return "chia tách"
        return "đổi tên" if self.olds[0].name != self.news[0].name else "thay đổi"


def turns(code: str, at: dt.date | None = None) -> tuple[Turn, ...]:
    """Return the turns that led to the unit which bore ``code`` on the day, and those that came after, the earliest first."""
    by_day: dict[dt.date, list[Change]] = {}
    for change in (*changes_into(code, at), *changes_from(code, at)):
        by_day.setdefault(change.step.day, []).append(change)
    return tuple(_turn(day, changes) for day, changes in sorted(by_day.items()))


def _turn(day: dt.date, changes: list[Change]) -> Turn:
    gazetteer = current()
    news = tuple(dict.fromkeys(change.new for change in changes))
    olds = dict.fromkeys(change.old for change in changes)
    for new in news:
        for code, _ in gazetteer.origins(new.code, day):
            old = gazetteer.find(code, day - ONE_DAY)
            if old is not None:
                olds.setdefault(old)
    step = changes[0].step
    return Turn(
        day,
        tuple(olds),
        news,
        any(change.step.divided for change in changes),
        step.basis,
        step.precision,
        all(change.step.sure for change in changes),
    )


def place_today(each: Unit) -> str:
    """Return what a unit is today in a Vietnamese clause, empty where it still is what it was.

    ``nay là`` where it only changed its name, ``nay thuộc`` where it went into a larger one or was divided (the main heir first). A unit
    that nothing succeeded says until when it was; a district, since there are none, which communes are there now.
    """
    heirs = present(each)
    own = each.valid_to or max(DEFAULT_DAY, each.valid_from or DEFAULT_DAY)
    after = [turn for turn in turns(each.code, own) if not each.on(turn.day) and turn.day > own]
    if not heirs:
        later = after[-1].news[0] if after else each
        between = f"từ {after[-1].when} thuộc {later.name}, " if after else ""
        until = f"{later.valid_to:%d/%m/%Y}" if later.valid_to else ""
        ended = f"{between}đến hết ngày {until}"
        if later.level != "huyen" or each.valid_to is None:
            return f"{ended}, không có đơn vị kế tiếp"
        there = [heir for child in children(each.code, each.valid_to) for heir in present(child)]
        names = ", ".join(dict.fromkeys(heir.name for heir in there))
        return f"{ended}, từ đó không còn cấp huyện" + (f"; trên địa bàn ấy nay có {names}" if names else "")
    alone = all(len(turn.olds) == 1 and not turn.divided for turn in after)
    same = len(heirs) == 1 and heirs[0].name == each.name
    if same and (alone or each.kind == "tinh"):
        return ""
    if same:
        return f"nay thuộc {each.name} (đơn vị mới cùng tên)"
    return f"nay {'là' if alone else 'thuộc'} {' và '.join(heir.name for heir in heirs)}"
