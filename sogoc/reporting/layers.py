"""An entry's values in their layers, in the order of the printed page: as written, as understood, and how the two differ.

In: a book type and the stored values. Out: blocks of lines. Columns that the type does not know stand at the end as written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sogoc.law.books import BOOK_TYPES
from sogoc.law.field import Field
from sogoc.law.places import candidates, place_today
from sogoc.law.value import ABSENCES, Mark, ValueType, mark_of, verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ho_ten import told
from sogoc.law.values.ngay import as_written

SURE_ENOUGH = 0.75
"""A place is told what it is today from this confidence on."""

OUTCOMES: Mapping[str, tuple[str, str]] = {
    "trung_khop": ("trùng khớp", "good"),
    "sai_lech": ("sai lệch", "warn"),
    "nhieu_ket_qua": ("nhiều kết quả", "ask"),
    "khong_tim_thay": ("không tìm thấy", ""),
}
"""Classes of reconciliation: word, and the mark's colour beside it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field: its label within its block, the text as written, what it means."""

    name: str
    label: str
    verbatim: str
    understood: str
    kind: str
    explains: str
    plain: bool
    """Whether what is understood is what is written: nothing to explain."""
    also: str = ""
    """Of a name: its parts, and the other names of the person. Of a place: what its unit is today."""
    letters: tuple[tuple[str, bool], ...] = ()
    """The text in pieces, with whether its letters are uncertain; empty where all are sure."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """Pieces whose letters are uncertain."""
        return tuple(piece for piece, uncertain in self.letters if uncertain)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together on the page."""

    title: str
    lines: tuple[Line, ...]
    empty: tuple[str, ...]
    """Labels of fields in which nothing stands."""


def blocks(type_: str, values: Mapping[str, Any]) -> list[Block]:
    """Blocks of an entry."""
    book_type = BOOK_TYPES.get(type_)
    if book_type is None:
        return [_strangers("Các cột", values, frozenset())]
    groups: dict[str, list[Field]] = {}
    for name in book_type.page_order:
        field = book_type.field[name]
        groups.setdefault(book_type.heading(field), []).append(field)
    shown = [_block(title, fields, values) for title, fields in groups.items()]
    rest = _strangers("Cột khác của gói", values, frozenset(book_type.field))
    return [block for block in (*shown, rest) if block.lines or block.empty]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What the population database answered about one person of an entry."""

    who: str
    word: str
    tone: str
    number: str
    score: float | None
    why: str
    on: dt.datetime


def reconciled(type_: str, judgements: Iterable[Any]) -> list[Reconciled]:
    """Third layer of an entry: judgements of its people as lines."""
    titles = BOOK_TYPES[type_].block if type_ in BOOK_TYPES else {}
    lines = []
    for one in judgements:
        word, tone = OUTCOMES.get(one.outcome, (one.outcome, ""))
        who = titles[one.role].title if one.role in titles else one.role
        lines.append(Reconciled(who, word, tone, one.personal_number, one.score, one.why, one.run.at))
    return lines


def changes(type_: str, values: Mapping[str, Any], before: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Label, what stood before, what stands after, of every field that differs: in its text or in how it is written."""
    book_type = BOOK_TYPES.get(type_)
    names = [*(book_type.page_order if book_type else ()), *values, *before]
    return [
        (book_type.label(name) if book_type else name, written(before.get(name)), written(values.get(name)))
        for name in dict.fromkeys(names)
        if written(before.get(name)) != written(values.get(name))
    ]


def written(value: Any) -> str:
    """What stands in a field, in one line: its text with the uncertain letters in brackets, or why nothing stands there."""
    mark = mark_of(value)
    if mark.absence:
        return f"({ABSENCES.get(mark.absence, mark.absence)})"
    return "".join(f"[{piece}?]" if doubt else piece for piece, doubt in pieces(verbatim(value), mark))


def pieces(text: str, mark: Mark) -> list[tuple[str, bool]]:
    """A text cut where its letters begin or end to be uncertain."""
    cut, at = [], 0
    for start, end in mark.uncertain:
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    cut.append((text[at:], False))
    return [(piece, doubt) for piece, doubt in cut if piece]


def _block(title: str, fields: list[Field], values: Mapping[str, Any]) -> Block:
    lines, empty = [], []
    for field in fields:
        text = verbatim(values.get(field.name))
        if text or isinstance(values.get(field.name), dict):
            value = values.get(field.name)
            line = _line(field, field.within(title), value)
            also = _parts(field, text, values) or _place_today(field, text, values)
            letters = tuple(pieces(text, mark_of(value))) if mark_of(value).uncertain else ()
            lines.append(replace(line, also=also, letters=letters))
        else:
            empty.append(field.within(title))
    return Block(title, tuple(lines), tuple(empty))


def _parts(field: Field, name: str, values: Mapping[str, Any]) -> str:
    """A person's name taken apart; by the pattern of the people that the same block names."""
    if field.type != "ho_ten" or field.attribute != "ho_ten" or not name:
        return ""
    people = VALUE_TYPES["dan_toc"].understand(
        verbatim(values.get(f"{field.block}DanToc")) or "-", "dan_toc_158"
    )
    return told(name, ethnic=people.canonical or "")


def _place_today(field: Field, text: str, values: Mapping[str, Any]) -> str:
    """What the unit that a place names (surely enough, on the day of registration) is today; the text stays as it is."""
    if field.type != "noi_chon" or not text:
        return ""
    registered = (
        VALUE_TYPES["ngay"].understand(verbatim(values.get("ngayDangKy")) or "-", None).canonical or ""
    )
    day = dt.date.fromisoformat(registered) if len(registered) == len("2008-06-15") else None
    found = candidates(text, day)
    return place_today(found[0].unit) if found and found[0].confidence >= SURE_ENOUGH else ""


def _line(field: Field, label: str, value: Any) -> Line:
    text = verbatim(value)
    if isinstance(value, dict) and value.get("absence"):
        return Line(field.name, label, text, "", ABSENCES.get(value["absence"], ""), "", False)
    if not text:
        return Line(field.name, label, "", "", "", "", True)
    type_ = VALUE_TYPES[field.type]
    meaning = type_.understand(text, field.codes)
    dropped = isinstance(value, dict) and value.get("understood") == ""
    understood = "" if dropped else (meaning.canonical or "")
    if field.type == "ngay" and understood and ("|" in understood or not understood[:1].isdigit()):
        understood = _written(field, understood)
    as_it_stands = (
        not dropped
        and meaning.hint is None
        and _written(field, understood) in {"", text, text.replace("/", ".").replace("-", ".")}
    )
    plain = as_it_stands and meaning.kind == next(iter(type_.kinds)) and field.codes is None
    return Line(
        name=field.name,
        label=label,
        verbatim=text,
        understood="" if as_it_stands else understood,
        kind=_kind(type_, meaning.kind, dropped=dropped),
        explains="" if plain or dropped else type_.explain(text, field.codes),
        plain=plain or (as_it_stands and field.type in _LABELLED),
    )


_LABELLED = frozenset({"dan_toc", "quoc_tich"})
"""Types whose codes are their own labels: nothing to explain when one stands there."""


def _written(field: Field, understood: str) -> str:
    """What is understood, as a clerk would have written it, where that is another form of the same."""
    return as_written(understood) if field.type == "ngay" and understood else understood


def _kind(type_: ValueType, kind: str, *, dropped: bool) -> str:
    """Words of a kind; nothing for the ordinary one."""
    if dropped:
        return "không dùng giá trị hiểu"
    return "" if kind == next(iter(type_.kinds)) else type_.kinds.get(kind, kind)


def _strangers(title: str, values: Mapping[str, Any], known: frozenset[str]) -> Block:
    return Block(
        title,
        tuple(
            Line(name, name, verbatim(value), "", "", "", True)
            for name, value in values.items()
            if name not in known and verbatim(value)
        ),
        (),
    )
