"""Keyers simulated over a district: what stays wrong, what a third person sees, what it costs: ``keying.py PACKAGES TYPE ENTRIES``.

What the packages of the sample say is taken for the books. Simulated people (``benchmarks.keyers``) read their cells; which cells get a
second pass is the product's own policy, whether two readings differ is the product's own comparison, and the trust that a policy
goes by is measured by the product's own formula from those same readings. Nothing but the people is simulated.
"""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.keyers import (
    ADJUDICATE,
    DIFFICULTY,
    FIRST_KEYS,
    MISREAD,
    SECOND_KEYS,
    SINGLE,
    Cell,
    Keyer,
    Reading,
    cell,
    crew,
    read,
    seconds,
)
from sogoc.keying.comparing import Verdict, compare_all
from sogoc.keying.policy import ALL, CORE, NOTHING_KNOWN, Agreement, Policy, lot, second_fields
from sogoc.keying.policy import DIFFICULTY as BY_DIFFICULTY
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.field import Field
from sogoc.packages.reading import read_package
from sogoc.packages.sandbox import Sandbox

COMMON = (0.0, 0.02, 0.05, 0.10)
"""Parts of the errors of one pass that readers make in common. Nobody measured it, so several."""
THIRD_SLIPS = 0.25
"""How often a third person slips, against a keyer: two readings lie there, and one key chooses."""
SEED = 20261123

Wire = dict[str, object]


@dataclass(slots=True)
class Outcome:
    """What came of one way of keying."""

    way: str
    common: float
    fields: int = 0
    core_fields: int = 0
    entries: int = 0
    wrong: int = 0
    """Fields that stand with another text than the book's and claim to be sure."""
    wrong_core: int = 0
    wrong_common: int = 0
    """Of the wrong ones those that every reader read alike: what agreement cannot see."""
    wrong_entries: int = 0
    unsure: int = 0
    """Fields that stand wrong and are marked as uncertain: wrong, but nobody is misled."""
    twice: int = 0
    third: int = 0
    single_seconds: float = 0.0
    """One plain pass over the same cells."""
    seconds: float = 0.0
    """All readings and decisions, every key of a plain form typed."""
    bench_seconds: float = 0.0
    """The same with the keys that the workbench takes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry: its cells, and who read what."""

    cells: Mapping[str, Cell]
    first: tuple[Keyer, Mapping[str, Reading]]
    second: tuple[Keyer, Mapping[str, Reading]]


@dataclass(slots=True)
class Office:
    """The people of a simulation and what is known of their reading so far."""

    people: Sequence[Keyer]
    known: dict[tuple[str, str], Agreement] = field(default_factory=lambda: defaultdict(Agreement))

    def trust(self, who: Keyer, sort: str) -> Agreement:
        """As ``keying.queries`` counts it: per person and value type."""
        return self.known.get((who.name, sort), NOTHING_KNOWN)

    def measured(self, who: Keyer, sort: str, *, right: bool) -> None:
        """One more reading that was compared with another's."""
        old = self.known[who.name, sort]
        self.known[who.name, sort] = Agreement(old.agreed + right, old.compared + 1)


def entries(folder: Path, book_type: BookType, most: int) -> list[dict[str, str]]:
    """Rows of the books of a type: column → text, empty cells left out."""
    rows: list[dict[str, str]] = []
    with Sandbox() as sandbox:
        for path in sorted(folder.rglob(f"{book_type.code}.*.xlsx")):
            frame = read_package(path, None, sandbox=sandbox).frame
            names = [name for name in frame.columns if name in book_type.field]
            rows.extend(
                {name: unicodedata.normalize("NFC", text) for name, text in row.items() if text}
                for row in frame.select(names).iter_rows(named=True)
            )
            if len(rows) >= most:
                break
    return rows[:most]


def simulate(
    rows: Sequence[Mapping[str, str]], book_type: BookType, *, policy: Policy | None, common: float
) -> Outcome:
    """Key all rows; ``policy`` None: one pass and nothing else."""
    rng = random.Random(f"{SEED} {common}")
    office = Office(crew(SEED))
    columns = [book_type.field[name] for name in book_type.page_order]
    mean = _mean_difficulty(rows, book_type)
    done = Outcome("single" if policy is None else policy.mode, common)
    for at, row in enumerate(rows):
        asked = [one for one in columns if one.name in row]
        cells = {one.name: cell(rng, row[one.name], one.type, common=common, mean=mean) for one in asked}
        first, second = rng.sample(list(office.people), 2)
        one = {name: read(rng, first, what, common=common, mean=mean) for name, what in cells.items()}
        done.entries += 1
        done.fields += len(asked)
        done.core_fields += sum(column.core for column in asked)
        done.single_seconds += sum(seconds(what.text) for what in cells.values())
        _spend(done, one.values(), FIRST_KEYS)
        if policy is None:
            _count(done, asked, cells, one)
            continue
        wire = {name: _wire(reading) for name, reading in one.items()}
        twice = second_fields(
            policy,
            asked,
            lot=lot(b"benchmark", at),
            first=wire,
            trust=partial(office.trust, first),
        )
        other = {name: read(rng, second, cells[name], common=common, mean=mean) for name in twice}
        done.twice += len(twice)
        _spend(done, other.values(), SECOND_KEYS)
        _settle(rng, done, office, asked, Draft(cells, (first, one), (second, other)))
    return done


def _spend(done: Outcome, readings: Iterable[Reading], keys: float) -> None:
    for reading in readings:
        done.seconds += seconds(reading.text)
        done.bench_seconds += seconds(reading.text, keys)


def _settle(rng: random.Random, done: Outcome, office: Office, asked: Sequence[Field], draft: Draft) -> None:
    """Compare as the product does; a third person looks at what differs or is doubtful."""
    cells, (who, one), (whom, other) = draft.cells, draft.first, draft.second
    wires = [{name: _wire(reading) for name, reading in readings.items()} for readings in (one, other)]
    stands: dict[str, Reading] = {}
    for column, verdict in zip(asked, compare_all(asked, *wires, twice=list(other)), strict=True):
        name = column.name
        if verdict.verdict is Verdict.AGREE:
            sure = verdict.value is None or "u" not in verdict.value
            stands[name] = Reading(one[name].text, uncertain=not sure)
        else:
            done.third += 1
            done.seconds += ADJUDICATE
            done.bench_seconds += ADJUDICATE
            stands[name] = _third(rng, cells[name], [one[name], *([other[name]] if name in other else [])])
        if name in other:
            for reader, reading in ((who, one[name]), (whom, other[name])):
                right = verdict.verdict is Verdict.AGREE or reading.text == stands[name].text
                office.measured(reader, column.type, right=right)
    _count(done, asked, cells, stands)


def _third(rng: random.Random, what: Cell, readings: Sequence[Reading]) -> Reading:
    """Somebody who sees the cell and both readings: right, but for hard cells, and for a slip in choosing."""
    if what.other is not None and rng.random() < MISREAD / 2:
        return Reading(what.other, uncertain=any(one.uncertain for one in readings))
    wrong = [one for one in readings if one.text != what.text]
    if wrong and rng.random() < SINGLE * THIRD_SLIPS:
        return wrong[0]
    return Reading(what.text)


def _count(
    done: Outcome, asked: Iterable[Field], cells: Mapping[str, Cell], stands: Mapping[str, Reading]
) -> None:
    bad = 0
    for column in asked:
        what, reading = cells[column.name], stands[column.name]
        if reading.text == what.text or not _differs(column, what.text, reading.text):
            continue
        if reading.uncertain:
            done.unsure += 1
            continue
        bad += 1
        done.wrong_core += column.core
        done.wrong_common += reading.text == what.other
    done.wrong += bad
    done.wrong_entries += bad > 0


def _differs(column: Field, text: str, other: str) -> bool:
    """Whether a reader of the book would call it an error: where the tone mark stands is none."""
    found = compare_all(
        [column], {column.name: {"v": text}}, {column.name: {"v": other}}, twice=[column.name]
    )
    return found[0].verdict is not Verdict.AGREE


def _wire(reading: Reading) -> Wire:
    return {"v": reading.text} | ({"u": [[0, 1]]} if reading.uncertain else {})


def _mean_difficulty(rows: Sequence[Mapping[str, str]], book_type: BookType) -> float:
    """Mean over all cells, so that one pass leaves ``SINGLE`` of them wrong."""
    weights = [DIFFICULTY.get(book_type.field[name].type, 1.0) for row in rows for name in row]
    return sum(weights) / len(weights)


def main() -> None:
    """Every way of keying, for every part of common errors."""
    folder, code, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    book_type = BOOK_TYPES[code]
    rows = entries(folder, book_type, most)
    ways = (None, Policy(ALL), Policy(CORE), Policy(BY_DIFFICULTY))
    outcomes = [
        asdict(simulate(rows, book_type, policy=way, common=common)) for common in COMMON for way in ways
    ]
    print(json.dumps({"outcomes": outcomes}))


if __name__ == "__main__":
    main()
