"""What the law answers, written down for the browser's interpreter to answer too: ``python -m tests.support.law_vectors FOLDER [many]``.

Comes in: a folder, and whether thousands are wanted. Goes out there: the exported law of every type, and vectors: keys of texts, what
each value type understands, compares and explains, what expressions yield, what rules find in rows, dates in words. Texts come from
every string that the tests of values and texts write, from the rules' own examples, from random changes of them and from hypothesis; the
same in every run.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sogoc.law import exported
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import BoundRule, bound, sentences, verdict
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.to_json import to_json
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.expr.tree import Sort
from sogoc.law.places import above, units
from sogoc.law.places.institutions import institution_named
from sogoc.law.rule import Outcome
from sogoc.law.rules import RULES
from sogoc.law.text import collapse, fold, fold_key, letters_key, strange_characters
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import in_words
from sogoc.law.values.ngay.ranges import bounds
from tests.support.expressions import SMALL, expressions
from tests.support.expressions import rows as small_rows
from tests.support.law_texts import SAID_LESS, changed, examples, texts, texts_by_type

SLOW_TYPES = {"dan_toc", "quoc_tich"}
"""Their nearest label takes Python a millisecond each."""


def main(folder: str, many: str = "") -> None:
    """Write all of them."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    rng = random.Random("luật trong trình duyệt")
    more = bool(many)
    corpus = list(texts(rng, changes=6 if more else 1))
    for name in (*BOOK_TYPES, exported.SHARED):
        file = exported.law_file(name)
        assert file is not None
        (place / f"law.{name}.json").write_bytes(file.content)
    write(place, "texts", [keys_of(text) for text in corpus])
    write(place, "values", list(values(corpus, rng, share=1.0 if more else 0.04)))
    write(place, "compare", list(comparisons(corpus, rng, count=12_000 if more else 1_500)))
    write(place, "expressions", list(expression_vectors(1_500 if more else 75)))
    write(place, "rules", list(rows_of_rules(corpus, rng, count=150 if more else 8, whole=more)))
    write(place, "words", list(dates(step=13 if more else 397)))
    write(place, "signs", signs())
    write(place, "places", list(places(step=1 if more else 9)))
    write(place, "less", [understanding(kind, None, text) for kind, text in SAID_LESS])


def write(place: Path, name: str, data: Any) -> None:
    """One file of vectors."""
    (place / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def keys_of(text: str) -> list[Any]:
    """A text with its keys."""
    return [
        text, collapse(text), fold(text), fold_key(text), letters_key(text), strange_characters(text), institution_named(text),
    ]  # fmt: skip


def signs() -> list[list[str]]:
    """Every assigned sign of the basic plane whose folded form is another."""
    every = (chr(code) for code in range(0x20, 0xFFFE) if not 0xD800 <= code < 0xE000)
    return [
        [sign, sign.casefold()]
        for sign in every
        if sign.casefold() != sign and unicodedata.category(sign) != "Cn"
    ]


def values(corpus: Iterable[str], rng: random.Random, *, share: float) -> Iterator[list[Any]]:
    """What each value type understands: the texts of its own fields always, the others by share."""
    own = texts_by_type()
    lists = sorted(code for kind, code in own if kind == "ma" and code)
    for kind in VALUE_TYPES:
        for text in corpus:
            if rng.random() < share * (0.15 if kind in SLOW_TYPES else 1):
                yield understanding(kind, rng.choice(lists) if kind == "ma" else None, text)
    for (kind, codes), written in own.items():
        for text in sorted(written):
            yield understanding(kind, codes, unicodedata.normalize("NFC", text))


def understanding(kind: str, codes: str | None, text: str) -> list[Any]:
    """What one value type says of one text."""
    value_type = VALUE_TYPES[kind]
    understood = value_type.understand(text, codes)
    days: list[str | None] = [None, None]
    if kind in {"ngay", "ngay_bang_chu"} and understood.canonical:
        days = [
            day.isoformat() if day else None for day in bounds(understood.canonical, dt.date(2008, 2, 29))
        ]
    return [
        kind, codes, text, understood.canonical, understood.kind, understood.hint, value_type.explain(text, codes), *days,
    ]  # fmt: skip


def comparisons(corpus: list[str], rng: random.Random, *, count: int) -> Iterator[list[Any]]:
    """Texts beside a change of themselves, and now and then beside another."""
    kinds = sorted(VALUE_TYPES)
    for _ in range(count):
        kind = rng.choice(kinds)
        first = rng.choice(corpus)
        second = unicodedata.normalize(
            "NFC", changed(first, rng) if rng.random() < 0.8 else rng.choice(corpus)
        )
        if first.strip() and second.strip():
            yield [kind, first, second, str(VALUE_TYPES[kind].compare(first, second))]


def drawn(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Examples of a strategy, the same in every run."""
    found: list[Any] = []

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(one: Any) -> None:
        found.append(one)

    collect()
    return found


def expression_vectors(count: int) -> Iterator[dict[str, Any]]:
    """Expressions of any form with rows of the small book and what they yield."""
    yield {
        "fields": [{"name": field.name, "type": field.type, "codes": field.codes} for field in SMALL.official]
    }
    for sort in Sort:
        pairs = st.tuples(expressions(sort), st.lists(small_rows(), min_size=1, max_size=4))
        for expr, rows in drawn(pairs, count):
            said = [encoded(value_of(expr, RowView(row, SMALL))) for row in rows]
            yield {"tree": to_json(expr), "rows": [kept(row) for row in rows], "said": said}


def encoded(value: Any) -> Any:
    """A value of an expression as JSON."""
    if not isinstance(value, Span):
        return value
    kind = "days" if isinstance(value.lo or value.hi, dt.date) else "numbers"
    return [kind, *(side.isoformat() if isinstance(side, dt.date) else side for side in value)]


def kept(row: Mapping[str, str | None]) -> dict[str, str]:
    """A row without what is not there."""
    return {name: text for name, text in row.items() if text is not None}


def rows_of_rules(
    corpus: list[str], rng: random.Random, *, count: int, whole: bool
) -> Iterator[dict[str, Any]]:
    """Rows of every type with what rules say of them: the rules' own (``whole``: what all others say too), and rows drawn by field."""
    bounds_of = {
        code: [item for rule in RULES.values() for item in bound(rule, book_type)]
        for code, book_type in BOOK_TYPES.items()
    }
    seen: dict[tuple[str, str | None], list[str]] = {}
    own: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for rule, book_type, row in examples():
        own.setdefault(book_type.code, []).append((rule, row))
        for name, text in row.items():
            if (field := book_type.field.get(name)) is not None:
                seen.setdefault((field.type, field.codes), []).append(text)
    for code, book_type in BOOK_TYPES.items():
        for rule, row in own.get(code, []):
            asked = bounds_of[code] if whole else [one for one in bounds_of[code] if one.rule.code == rule]
            if asked:
                yield judged(book_type, asked, row=of_type(book_type, row), only="" if whole else rule)
        for _ in range(count):
            row = of_type(book_type, rng.choice(own[code])[1] if code in own and rng.random() < 0.5 else {})
            for field in book_type.official:
                if field.name not in row and rng.random() < 0.8:
                    known = seen.get((field.type, field.codes), [])
                    row[field.name] = rng.choice(known if known and rng.random() < 0.85 else corpus)
            yield judged(book_type, bounds_of[code], row=row)


def of_type(book_type: BookType, row: Mapping[str, str]) -> dict[str, str]:
    """A row without what no column of the type is."""
    return {name: text for name, text in row.items() if name in book_type.field}


def judged(
    book_type: BookType, rules: list[BoundRule], *, row: Mapping[str, str], only: str = ""
) -> dict[str, Any]:
    """Outcomes of rules in the order of the exported file (``only`` those of one code), and the sentences of those that break."""
    row = {name: unicodedata.normalize("NFC", text) for name, text in row.items()}
    view = RowView(row, book_type)
    verdicts = [verdict(rule, view) for rule in rules]
    letter = {Outcome.PASSES: "P", Outcome.BREAKS: "B", Outcome.CANNOT_TELL: "-"}
    found = []
    for rule, said in zip(rules, verdicts, strict=True):
        if said.outcome is Outcome.BREAKS:
            says, fix = sentences(rule, view)
            basis = said.law or (rule.rule.basis.cite() if rule.rule.basis else "")
            found.append(
                [
                    rule.rule.code,
                    rule.field.name if rule.field else None,
                    str(rule.rule.severity),
                    says,
                    fix,
                    basis,
                ]
            )
    return {
        "type": book_type.code,
        "only": only,
        "row": row,
        "said": "".join(letter[one.outcome] for one in verdicts),
        "found": found,
    }


def places(*, step: int) -> Iterator[list[Any]]:
    """Units of several times with what they lay in."""
    for day in (dt.date(year, 5, 2) for year in (1959, 1965, 1976, 1980, 1990, 1998, 2005, 2015, 2025)):
        for each in units(day)[::step]:
            if each.kind != "so":
                yield [each.code, day.isoformat(), [one.name for one in (each, *above(each, day))]]


def dates(*, step: int) -> Iterator[list[str]]:
    """Days, months and years with their words."""
    day = dt.date(1800, 1, 1)
    while day.year <= 2100:
        for iso in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
            yield [iso, in_words(iso)]
        day += dt.timedelta(days=step)


if __name__ == "__main__":
    main(*sys.argv[1:])
