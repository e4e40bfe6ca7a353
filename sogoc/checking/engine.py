"""Findings of books: every rule of scope FIELD and ENTRY, every whole-book rule, and what the packages room noted.

Comes in: a batch of books of one type (``_book``, ``_row``, official columns as written) and the notes of their packages. Goes out:
one frame of findings, sorted by book, row and official order of the fields. All rules are asked of all rows at once; sentences are
written only where something broke.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import polars as pl

from sogoc.checking.frame import understood
from sogoc.checking.result import CheckResult
from sogoc.checking.rulebook import Rulebook, book_rules, rulebook_of
from sogoc.law.book import BookType
from sogoc.law.expr.judge import BoundRule, sentences, verdict
from sogoc.law.expr.to_python import RowView
from sogoc.law.rule import Law, Rule
from sogoc.law.rules import RULES
from sogoc.packages.structure import Note

if TYPE_CHECKING:
    from sogoc.packages.marks import Marks
    from sogoc.packages.reading import PackageRead

SCHEMA = {
    "_book": pl.Int64,
    "_row": pl.Int64,
    "so": pl.String,
    "field": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "says": pl.String,
    "fix": pl.String,
    "basis": pl.String,
}
"""Columns of a frame of findings; ``_row`` 0 with null ``so`` speaks of the whole package."""
_LACKS_COLUMN = "THIEU_COT"
_EMPTY_CELL = ("NGAY_THIEU", "THIEU_COT_LOI")
_ANSWERED = sorted(code for code, rule in RULES.items() if rule.answered_by_absence)


Texts: TypeAlias = Mapping[tuple[int, int], Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Books of one type: their rows, and the notes of their packages, each with the number of its book in ``_book``."""

    book_type: BookType
    frame: pl.DataFrame
    notes: tuple[tuple[int, Note], ...] = ()
    absent: tuple[tuple[int, int, str], ...] = ()
    """Book, row and field of the cells of which the package says why nothing stands there."""


def check_package(report: PackageRead) -> CheckResult:
    """Check one package."""
    frame = report.frame.with_columns(pl.lit(0, dtype=pl.Int64).alias("_book"))
    notes = tuple((0, note) for note in report.notes)
    found = findings(Batch(report.book_type, frame, notes, tuple(absences(report.marks, 0))))
    return CheckResult(report.name, frame.height, found)


def findings(batch: Batch, *, rulebook: Rulebook | None = None) -> pl.DataFrame:
    """Check a batch; ``rulebook`` replaces the declared rules of the book type (None = those)."""
    return findings_of(understood(batch.frame, batch.book_type), batch, rulebook=rulebook)


def findings_of(frame: pl.DataFrame, batch: Batch, *, rulebook: Rulebook | None = None) -> pl.DataFrame:
    """Check a batch whose rows were understood already (``frame``)."""
    rules = rulebook_of(batch.book_type.code) if rulebook is None else rulebook
    parts = [
        *_of_rules(frame, rules),
        *(_of_book_rule(find(frame, batch.book_type), frame, batch.book_type) for find in book_rules()),
        _of_notes(batch.notes, frame, batch.book_type),
    ]
    place = {field.name: position for position, field in enumerate(batch.book_type.official)}
    return (
        _without_answered(_without_cells_of_missing_columns(pl.concat(parts)), batch.absent)
        .with_columns(
            pl.col("field")
            .replace_strict(place, default=len(place), return_dtype=pl.Int64)
            .fill_null(-1)
            .alias("_place")
        )
        .sort("_book", "_row", "_place", "field", "code", "says", maintain_order=True)
        .drop("_place")
    )


def _without_cells_of_missing_columns(found: pl.DataFrame) -> pl.DataFrame:
    """A core column that a package lacks is said once, not again as an empty cell of each row."""
    lacking = found.filter(pl.col("code") == _LACKS_COLUMN).select("_book", "field")
    if lacking.is_empty():
        return found
    empty = pl.col("code").is_in(_EMPTY_CELL)
    kept = found.filter(empty).join(lacking.unique(), on=["_book", "field"], how="anti")
    return pl.concat([found.filter(~empty), kept])


def absences(marks: Marks, book: int) -> Iterator[tuple[int, int, str]]:
    """Cells of one package that say why nothing stands there, as a batch names them."""
    for row, several in marks.items():
        for name, mark in several.items():
            if mark.absence:
                yield book, row, name


def _without_answered(found: pl.DataFrame, absent: Sequence[tuple[int, int, str]]) -> pl.DataFrame:
    """Why a cell is empty is not asked where the package says why (contract: “without a reason for absence”)."""
    if not absent:
        return found
    cells = pl.DataFrame(
        absent, schema={"_book": pl.Int64, "_row": pl.Int64, "field": pl.String}, orient="row"
    )
    asks = pl.col("code").is_in(_ANSWERED)
    kept = found.filter(asks).join(cells.unique(), on=["_book", "_row", "field"], how="anti")
    return pl.concat([found.filter(~asks), kept])


def _of_rules(frame: pl.DataFrame, rules: Rulebook) -> Iterable[pl.DataFrame]:
    broken = rules.broken(frame)
    if not broken:
        return
    rows = pl.concat(at for _, at in broken).unique().sort()
    views = _views(frame, rules.book_type, rows=rows, shown=[rule for rule, _ in broken])
    for rule, at in broken:
        yield _finding_frame(frame, rules.book_type, rule=rule, at=at, views=views)


def _views(
    frame: pl.DataFrame, book_type: BookType, *, rows: pl.Series, shown: Sequence[BoundRule]
) -> Mapping[int, RowView]:
    """Rows with something broken, with the texts that sentences and citations need."""
    names = {book_type.registered}
    for rule in shown:
        names |= rule.shown_columns
        if len(rule.periods) > 1:
            names |= {name for name, _ in rule.columns}
    texts = frame.select(sorted(names))[rows].rows(named=True)
    return {row: RowView(text, book_type) for row, text in zip(rows, texts, strict=True)}


def _finding_frame(
    frame: pl.DataFrame, book_type: BookType, *, rule: BoundRule, at: pl.Series, views: Mapping[int, RowView]
) -> pl.DataFrame:
    said = [sentences(rule, views[row]) for row in at]
    if len(rule.periods) > 1:
        laws = [verdict(rule, views[row]).law or _cite(rule.rule.basis) for row in at]
    else:
        laws = [_cite(rule.periods[0].law or rule.rule.basis)] * len(at)
    return pl.DataFrame(
        {
            "_book": frame["_book"][at],
            "_row": frame["_row"][at],
            "so": frame[book_type.number][at],
            "field": [rule.field.name if rule.field else None] * len(at),
            "code": [rule.rule.code] * len(at),
            "severity": [str(rule.rule.severity)] * len(at),
            "says": [says for says, _ in said],
            "fix": [fix for _, fix in said],
            "basis": laws,
        },
        schema=SCHEMA,
        strict=False,
    )


def _of_book_rule(found: pl.DataFrame, frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Findings of a whole-book rule; its other columns are the facts of the sentence, ``severity`` stands for the rule's own."""
    if found.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    names = {book_type.number, *found["field"].drop_nulls().unique()}
    texts = _texts(frame, names, wanted=found.select("_book", "_row"))
    return _said(
        _sentence(RULES[facts["code"]], book_type, facts=facts, texts=texts)
        for facts in found.rows(named=True)
    )


def _of_notes(notes: Sequence[tuple[int, Note]], frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Findings from what the packages room noted while it read."""
    if not notes:
        return pl.DataFrame(schema=SCHEMA)
    names = {book_type.number, *(note.field for _, note in notes if note.field in frame.columns)}
    wanted = pl.DataFrame([(book, note.row) for book, note in notes], schema=["_book", "_row"], orient="row")
    texts = _texts(frame, names, wanted=wanted)
    return _said(
        _sentence(
            RULES[note.code],
            book_type,
            facts={
                "file": "",
                "hint": "",
                **note.params,
                "_book": book,
                "_row": note.row,
                "field": note.field,
            },
            texts=texts,
        )
        for book, note in notes
    )


def _texts(frame: pl.DataFrame, names: Iterable[str], *, wanted: pl.DataFrame) -> Texts:
    """Texts of some fields of some rows, by book and row."""
    key = ["_book", "_row"]
    rows = frame.select(*key, *sorted(names)).join(
        wanted.unique().cast(frame.select(key).schema), on=key, how="semi"
    )
    return {(row["_book"], row["_row"]): row for row in rows.rows(named=True)}


def _sentence(
    rule: Rule,
    book_type: BookType,
    *,
    facts: Mapping[str, Any],
    texts: Texts,
) -> tuple[object, ...]:
    """One finding in the order of ``SCHEMA``; facts given by the finder win over label and value of the field."""
    name = facts["field"]
    text = texts.get((facts["_book"], facts["_row"]), {})
    field = book_type.field.get(name or "")
    label = field.label if field else name or ""
    known = {"column": name or "", "label": label, "value": text.get(name) or "", **facts}
    return (
        facts["_book"],
        facts["_row"],
        text.get(book_type.number),
        name,
        rule.code,
        facts.get("severity") or str(rule.severity),
        rule.says.format(**known),
        rule.fix.format(**known),
        _cite(rule.basis or (rule.versions[0].law if rule.versions else None)),
    )


def _said(sentences_of: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(sentences_of), schema=SCHEMA, orient="row")


def _cite(law: Law | None) -> str | None:
    return law.cite() if law else None
