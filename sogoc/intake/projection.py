"""From a frame that was read and understood to the rows that the register keeps.

In: the verbatim frame of one package and the same rows understood (``name.u``, ``name.k``). Out: ``register.incoming.Row``.
The same answers as ``register.projection``, which projects one entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import orjson
import polars as pl

from sogoc.checking.to_polars import truth
from sogoc.law.sensitive import of_type
from sogoc.law.text import fold
from sogoc.law.value import marked
from sogoc.law.values.ho_ten import main_name
from sogoc.register.incoming import Person, Row
from sogoc.register.projection import CANONICAL_LENGTH, NAME_LENGTH, NUMBER_LENGTH

if TYPE_CHECKING:
    from sogoc.law.book import BookType
    from sogoc.law.field import PersonBlock
    from sogoc.packages.marks import Marks


def rows_of(
    verbatim: pl.DataFrame,
    understood: pl.DataFrame,
    *,
    book_type: BookType,
    keys: Sequence[str],
    pages: dict[str, tuple[str, str]],
    marks: Marks | None = None,
) -> list[Row]:
    """Rows of one package; ``keys`` are their entry keys; ``pages`` maps an entry's key to the name and hash of its PDF.

    ``marks`` say how some cells are written: those fields are kept in layers.
    """
    numbers = _texts(verbatim, book_type.number)
    at = verbatim.get_column("_row").to_list()
    subject = book_type.subjects[0]
    subjects = _texts(verbatim, book_type.attribute(subject, "ho_ten"))
    births = _canonical(understood, book_type.attribute(subject, "ngay_sinh"))
    registered = _canonical(understood, book_type.registered, kinds=("ngay",))
    people = _people(verbatim, understood, book_type)
    values = _values(verbatim, marks or {})
    sensitive = _sensitive(understood, book_type)
    rows = []
    for index, key in enumerate(keys):
        pdf, page = pages.get(key, ("", ""))
        rows.append(
            Row(
                key=key,
                row=at[index],
                so=(numbers[index] or "")[:NUMBER_LENGTH],
                registered=registered[index],
                subject=(subjects[index] or "")[:NAME_LENGTH],
                subject_fold=fold(main_name(subjects[index] or ""))[:NAME_LENGTH],
                birth=births[index],
                values=values[index],
                people=people[index],
                pdf=pdf,
                page_sha256=page,
                sensitive=sensitive[index],
            )
        )
    return rows


def _sensitive(understood: pl.DataFrame, book_type: BookType) -> Sequence[bool]:
    """Whether each row is sensitive by what it says, asked in columns."""
    conditions = [truth(holds, book_type).fill_null(value=False) for _, holds in of_type(book_type.code)]
    if not conditions:
        return [False] * understood.height
    found = understood.with_columns(_s=pl.any_horizontal(conditions)).get_column("_s")
    return found.to_list()


def _values(verbatim: pl.DataFrame, marks: Marks) -> list[str]:
    """Canonical JSON of each row's texts: unknown columns too, empty ones left out; layers where more is said than the text."""
    plain = _plain_values(verbatim)
    at = verbatim.get_column("_row").to_list() if marks else []
    for place, row in enumerate(at):
        if several := {name: mark for name, mark in marks.get(row, {}).items() if mark}:
            values = orjson.loads(plain[place])
            for name, mark in several.items():
                values[name] = marked(values.get(name, ""), mark)
            plain[place] = orjson.dumps(values, option=orjson.OPT_SORT_KEYS).decode()
    return plain


def _plain_values(verbatim: pl.DataFrame) -> list[str]:
    names = sorted(name for name in verbatim.columns if name != "STT" and not name.startswith("_"))
    names = [name for name in names if verbatim.get_column(name).null_count() < verbatim.height]
    if not names:
        return ["{}"] * verbatim.height
    rows = zip(*(verbatim.get_column(name).to_list() for name in names), strict=True)
    return [
        orjson.dumps({name: text for name, text in zip(names, row, strict=True) if text is not None}).decode()
        for row in rows
    ]


def _people(
    verbatim: pl.DataFrame, understood: pl.DataFrame, book_type: BookType
) -> list[tuple[Person, ...]]:
    """Persons of each row, in the order of the type's blocks; a block without a name is nobody."""
    blocks = [
        list(_block(verbatim, understood, book_type, block)) for block in book_type.blocks if block.mention
    ]
    if not blocks:  # a table of copies names nobody but who asked
        return [()] * verbatim.height
    return [tuple(who for who in together if who is not None) for together in zip(*blocks, strict=True)]


def _block(
    verbatim: pl.DataFrame, understood: pl.DataFrame, book_type: BookType, block: PersonBlock
) -> Iterator[Person | None]:
    prefix = block.prefix
    names = _texts(verbatim, book_type.attribute(prefix, "ho_ten"))
    births = _canonical(understood, book_type.attribute(prefix, "ngay_sinh"))
    sexes = _canonical(understood, book_type.attribute(prefix, "gioi_tinh"))
    numbers = _canonical(understood, book_type.attribute(prefix, "so_dinh_danh"), kinds=("dinh_danh",))
    places = _texts(verbatim, book_type.attribute(prefix, "noi_cu_tru"))
    own = block.sex or ""
    for name, birth, sex, number, place in zip(names, births, sexes, numbers, places, strict=True):
        if not name:
            yield None
            continue
        yield Person(
            role=prefix,
            name=name[:NAME_LENGTH],
            fold=fold(main_name(name))[:NAME_LENGTH],
            birth=birth,
            sex=(sex or own)[:1],
            personal_number=number,
            place=(place or "")[:NAME_LENGTH],
        )


def _texts(frame: pl.DataFrame, name: str | None) -> Sequence[str | None]:
    if name is None or name not in frame.columns:
        return [None] * frame.height
    return frame.get_column(name).to_list()


def _canonical(frame: pl.DataFrame, name: str | None, *, kinds: tuple[str, ...] = ()) -> list[str]:
    """Canonical texts of a field; empty where nothing is understood or its kind is not among ``kinds``."""
    if name is None or f"{name}.u" not in frame.columns:
        return [""] * frame.height
    texts = [text or "" for text in frame.get_column(f"{name}.u").to_list()]
    if not kinds:
        return [text[:CANONICAL_LENGTH] for text in texts]
    found = frame.get_column(f"{name}.k").to_list()
    return [text[:CANONICAL_LENGTH] if kind in kinds else "" for text, kind in zip(texts, found, strict=True)]
