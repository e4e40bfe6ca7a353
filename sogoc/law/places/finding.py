"""From a place as written (*ubnd Xã An Nhơn, huyện Đạ Tẻh*) to the units that it may mean, as of a day; the text is never rewritten.

In: the text and the day of the book. Out: candidates with a confidence between 0 and 1, why, and what the unit is today. Missing levels,
another order, missing marks, abbreviations, hamlets before the commune, a letter more or less and names of another time are understood;
each of them costs confidence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sogoc.law.places.gazetteer import current
from sogoc.law.places.index import Index, index_of
from sogoc.law.places.model import Gazetteer, Unit
from sogoc.law.places.succession import successors
from sogoc.law.places.units import DEFAULT_DAY, above
from sogoc.law.places.written import NAME_PREFIX, Part, name_key, part_of, parts_of
from sogoc.law.text import fold, fold_key, nfc

FAR = 0.15
"""What a unit of another province costs where the text names no province and a unit of this one fits too."""
_HOSPITAL = re.compile(r"(?:benh vien|bv|nha ho sinh|nha bao sanh)(?![a-z])")
MOST = 5
LONGEST = 500
"""A longer text is no place."""
LEAST = 0.2
WORSE = 0.35
"""Candidates below ``LEAST``, or worse than the best by as much as this, are not told."""
_KINDS = {
    "xa": "xã", "phuong": "phường", "thi_tran": "thị trấn", "dac_khu": "đặc khu", "huyen": "huyện", "quan": "quận",
    "thi_xa": "thị xã", "thanh_pho": "thành phố", "tinh": "tỉnh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a text may mean. ``exact``: every part of the text is one of its names on the day, spelt so."""

    unit: Unit
    confidence: float
    why: tuple[str, ...]
    exact: bool
    shared: bool = False
    """Whether others fit as well as this one."""
    far: bool = False
    """Whether it lies in another province, which the text does not name."""

    @property
    def word(self) -> str:
        """The confidence as a word for the screen."""
        return "chắc chắn" if self.confidence >= 0.9 else "rất có thể" if self.confidence >= 0.7 else "có thể"

    @property
    def now(self) -> tuple[Unit, ...]:
        """What became of the unit after all changes that are known, the main successor first; itself where nothing changed."""
        return present(self.unit)


def candidates(text: str, on: dt.date | None = None) -> tuple[Candidate, ...]:
    """Return the units that a place as written may mean, the likeliest first; without a day, of any time."""
    return _candidates(current(), text, on)


def find(text: str, on: dt.date | None = None) -> Unit | None:
    """Return the unit that the text names, as of the day (2024-10-14 by default), or None where it names none or could name two."""
    found = [one for one in candidates(text, on or DEFAULT_DAY) if one.exact]
    alone = len(found) == 1 or (len(found) > 1 and found[0].confidence > found[1].confidence)
    parts = [part for part in parts_of(text) if not part.below]
    vague = len(found) > 1 and len(parts) == 1 and parts[0].kind is None
    return found[0].unit if alone and not vague else None


@lru_cache(maxsize=5_000)
def present(each: Unit) -> tuple[Unit, ...]:
    """Return what became of a unit up to the last change that is known, the main successor first."""
    last = current().days[-1]
    day = min(each.valid_to or last, last)
    return successors(each.code, max(day, each.valid_from or day), last)


@lru_cache(maxsize=100_000)
def _candidates(gazetteer: Gazetteer, text: str, on: dt.date | None) -> tuple[Candidate, ...]:
    department = gazetteer.department
    if department and fold(text).startswith("so tu phap"):
        rest = fold_key(text).removeprefix("sotuphap").removeprefix("tinh")
        own = fold_key(department.name).removeprefix("sotuphap").removeprefix("tinh")
        return (Candidate(department, 0.95, (), exact=True),) if rest in ("", own) else ()
    if len(text) > LONGEST:
        return ()
    index = index_of(gazetteer)
    told = [part for whole in parts_of(text) for part in _parted(index, whole)]
    parts = [part for part in _joined(index, told) if not part.below or part.key in index.by_key]
    found = _by_marks(text, _of_parts(gazetteer, tuple(parts), on))
    hospital = any(part.below and _HOSPITAL.match(part.text) for part in told)
    return tuple(_of_a_hospital(one) for one in found) if hospital else found


def _of_a_hospital(one: Candidate) -> Candidate:
    """A hospital by which alone a place is named lies in some commune of the unit whose hospital it is."""
    below = ("xa", "huyen", "tinh").index(one.unit.level)
    if not below:
        return one
    why = (*one.why, "chỉ nêu cơ sở y tế, không nêu xã, phường")
    return replace(one, confidence=round(max(0.0, one.confidence - 0.15 * below), 2), why=why)


def _by_marks(text: str, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Of candidates that fit alike, those whose name stands in the text with its marks come first (*Lộc Thanh*, *Lộc Thành*)."""
    tied = [one for one in found if one.shared]
    written = nfc(text).casefold()
    spelt = [one for one in tied if NAME_PREFIX.sub("", one.unit.name).casefold() in written]
    if not 0 < len(spelt) < len(tied):
        return found
    alone = len(spelt) == 1
    first = tuple(
        replace(
            one,
            confidence=round(one.confidence * len(tied) / len(spelt), 2),
            why=one.why[:-1] if alone else one.why,
            shared=not alone,
        )
        for one in spelt
    )
    return (*first, *(one for one in found if one not in spelt))


@lru_cache(maxsize=100_000)
def _of_parts(gazetteer: Gazetteer, parts: tuple[Part, ...], on: dt.date | None) -> tuple[Candidate, ...]:
    """Texts that differ in case, marks or hamlet are judged once."""
    index = index_of(gazetteer)
    spelt = [dict(index.named(part)) for part in parts]
    leaves = dict.fromkeys(each for units in spelt for each in units)
    found = [one for each in leaves if (one := _judge(index, each, parts, spelt=spelt, on=on)) is not None]
    return _ranked(found)


def _parted(index: Index, part: Part) -> list[Part]:
    """Part what bears no name between words where the pieces do (*phường 7 ĐL*, *huyện Bảo Lâm Lâm Đồng*)."""
    if part.below or index.named(part):
        return [part]
    words = part.text.split(" ")
    for at in range(len(words) - 1, 0, -1):
        first = part_of(" ".join(words[:at]))
        if first is not None and first.kind == part.kind and index.named(first):
            rest = part_of(" ".join(words[at:]))
            others = _parted(index, rest) if rest is not None else []
            if others and all(index.named(one) for one in others):
                return [first, *others]
    return [part]


def _joined(index: Index, parts: Sequence[Part]) -> list[Part]:
    """Join parts divided by a hyphen where together they are a name (*Bà Rịa – Vũng Tàu*)."""
    found: list[Part] = []
    for part in parts:
        if part.soft and found and part.kind is None:
            both = replace(found[-1], key=found[-1].key + part.key, below=False)
            if index.by_key.get(both.key):
                found[-1] = both
                continue
        found.append(part)
    return found


def _judge(
    index: Index,
    each: Unit,
    parts: Sequence[Part],
    *,
    spelt: Sequence[dict[Unit, bool]],
    on: dt.date | None,
) -> Candidate | None:
    """How well a unit and what it belonged to explain the parts."""
    chain = (each, *above(each, _day_within(each, on)))
    why: list[str] = []
    cost, told = 0.0, set[Unit]()
    exact = on is None or each.on(on)
    strange = False
    for part, units in zip(parts, spelt, strict=True):
        step = next((up for up in chain if up in units and up not in told), None)
        meant = step or next((up for up in units if up in index.lineage(each)), None)
        if meant is None:
            cost, exact, strange = cost + (0.6 if _contradicts(index, units, each) else 0.4), False, True
            why.append(f"phần “{part.text}” không khớp")
            continue
        told.add(step or next((up for up in chain if up.level == meant.level), meant))
        if step is None:
            cost, exact = cost + 0.05, False
            why.append(f"{meant.name} là cấp trên ở thời kỳ khác")
        if not units[meant]:
            cost, exact = cost + (0.1 if part.kind or len(parts) > 1 else 0.4), False
            why.append(f"cách viết gần với “{meant.name}”")
        if part.kind not in (None, meant.kind) and (part.kind, meant.kind) != ("thanh_pho", "tinh"):
            cost, exact = cost + 0.05, exact and meant.level != "xa"
            why.append(f"ghi là {_KINDS[part.kind or '']}, danh mục là {meant.name}")
    if each not in told:
        return None
    if strange and not all(units.get(each, True) for units in spelt):
        cost += 0.2  # a name that is nearly right beside one that is not at all
    missing = [up for up in chain[1:] if up not in told]
    cost += 0.1 * len(missing)
    why += [f"không ghi {_KINDS.get(up.kind, up.kind)}" for up in missing]
    if not each.on(on or DEFAULT_DAY):
        cost += 0.15 if on else 0.05
        why.append(existed(each))
    far = any(up.level == "tinh" for up in missing) and not index.is_ours(each)
    return Candidate(each, round(max(0.0, 0.98 - cost), 2), tuple(why), exact, far=far)


def _contradicts(index: Index, units: Iterable[Unit], each: Unit) -> bool:
    """Whether a part that does not fit speaks against the unit: it names one of the same level or above, or one that lies in it."""
    named = list(units)
    if each.level == "xa" or any(unit.level != "xa" for unit in named):
        return bool(named)
    return any(each in index.lineage(unit) for unit in named)


def _day_within(each: Unit, on: dt.date | None) -> dt.date:
    """The day, or the nearest on which the unit existed."""
    day = on or DEFAULT_DAY
    if each.valid_to is not None and each.valid_to < day:
        return each.valid_to
    return max(day, each.valid_from or day)


def existed(each: Unit) -> str:
    """From when to when a unit existed, in words; empty where neither is known."""
    if each.valid_from and each.valid_to:
        return f"chỉ có từ {each.valid_from:%d/%m/%Y} đến {each.valid_to:%d/%m/%Y}"
    if each.valid_to:
        return f"chỉ có đến {each.valid_to:%d/%m/%Y}"
    return f"chỉ có từ {each.valid_from:%d/%m/%Y}" if each.valid_from else ""


def _ranked(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The likeliest first, one for each body; equals share their confidence."""
    known = list(found)
    if not all(one.far for one in known):
        told = ("thuộc tỉnh khác, chữ trong sổ không nêu tỉnh",)
        known = [
            replace(one, confidence=round(max(0.0, one.confidence - FAR), 2), why=(*one.why, *told))
            if one.far
            else one
            for one in known
        ]
    ordered = sorted(known, key=lambda one: -one.confidence)
    kept: dict[tuple[str, str], Candidate] = {}
    for one in ordered:
        if one.confidence >= max(LEAST, ordered[0].confidence - WORSE):
            kept.setdefault((one.unit.code, name_key(one.unit.name)), one)
    best = list(kept.values())
    equals = [one for one in best if one.confidence == best[0].confidence]
    if len(equals) > 1:
        shared = (f"{len(equals)} đơn vị cùng khớp như nhau",)
        equals = [
            replace(
                one, confidence=round(one.confidence / len(equals), 2), why=(*one.why, *shared), shared=True
            )
            for one in equals
        ]
        best = sorted((*equals, *best[len(equals) :]), key=lambda one: -one.confidence)
    return tuple(best)[:MOST]
