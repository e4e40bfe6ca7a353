"""The rows of the table: each prepares its data, lets ours and the peers take turns, and says what came out beside the goal."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.measure import Measured, run
from benchmarks.pairing import Contest, contest
from benchmarks.places import SOGOC, STATE, at_home, fresh, installation, job, peer, province

WITH_FINDINGS = (0, 1)
BOOK, SHEET, PAGES = 200, 100_000, 200
PROVINCE = 1_700_000
KEYED, KEYED_COMMON = 20_000, 0.05
"""Entries that simulated people key at most; the part of common errors at which the goal is read."""
DISTRICT = 20_000
"""Entries of the district of which a larger register is made."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a run is."""

    turns: int = 5
    sheet: int = SHEET
    entries: int = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, the figures, the goal, whether it was reached (None: nothing to reach)."""

    what: str
    ours: str
    peer: str
    ratio: str
    goal: str
    reached: bool | None = None


@dataclass(slots=True)
class Row:
    """One row of the benchmarks."""

    title: str
    lines: list[Line] = field(default_factory=list)


def one_book(size: Size) -> Row:
    """``check`` of a book of 200 entries: the whole process, started cold."""
    book = _dense(BOOK)
    runs = contest(
        {"check": partial(run, [str(SOGOC), "check", str(book), "--json"], good=WITH_FINDINGS)},
        turns=size.turns,
    )
    cpu, wall, peak = runs.middle("check"), runs.middle("check", "wall"), runs.peak("check")
    line = Line(f"check, {BOOK} entries, cold", f"{cpu:.2f} CPU s, {wall:.2f} s, {peak} MB", "–", "–", "≤ 1.0 s, ≤ 250 MB",
                wall <= 1.0 and peak <= 250)  # fmt: skip
    return Row("One book", [line])


def whole_file(size: Size) -> Row:
    """A sheet of 100,000 dense rows: read and check it, against bare readers."""
    sheet = _dense(size.sheet)
    runs = contest(
        {
            "check": partial(run, [str(SOGOC), "check", str(sheet), "--json"], good=WITH_FINDINGS),
            "calamine": partial(run, peer("read_calamine", sheet)),
        },
        turns=size.turns,
    )
    slow = contest({"openpyxl": partial(run, peer("read_openpyxl", sheet))}, turns=1, warm=False)
    ratio = runs.ratio("check", "calamine")
    row = Row(f"{size.sheet:,} × 55 xlsx")
    ours = f"{runs.middle('check'):.2f} CPU s, {runs.peak('check')} MB"
    row.lines += [
        Line("whole check / bare python-calamine read", ours, f"{runs.middle('calamine'):.2f} CPU s, {runs.peak('calamine')} MB",
             f"{ratio:.2f}", "≤ 2", ratio <= 2),
        Line("whole check / openpyxl read", ours, f"{slow.middle('openpyxl'):.1f} CPU s, {slow.peak('openpyxl')} MB",
             f"{runs.middle('check') / slow.middle('openpyxl'):.2f}", "–"),
    ]  # fmt: skip
    return row


def rules(size: Size) -> Row:
    """Every rule of ours over the same rows in memory, against frameworks that are asked for less."""
    sheet = _dense(size.sheet)
    frame, checks = STATE / f"{sheet.parent.name}.parquet", STATE / f"{sheet.parent.name}.json"
    run(job("frame", sheet, frame, checks))
    frameworks = ("pointblank", "pandera", "great_expectations")
    programs = {"ours": partial(run, job("rules", frame, "KS"))}
    programs |= {name: partial(run, peer(f"rules_{name}", frame, checks)) for name in frameworks[:2]}
    runs = contest(programs, turns=size.turns)
    slow = contest(
        {frameworks[2]: partial(run, peer(f"rules_{frameworks[2]}", frame, checks))}, turns=1, warm=False
    )
    best = min(frameworks[:2], key=lambda name: runs.middle(name, "rules_cpu"))
    lines = []
    for name, held in (*((name, runs) for name in frameworks[:2]), (frameworks[2], slow)):
        ratio = (
            runs.ratio(name, "ours", figure="rules_cpu")
            if held is runs
            else slow.middle(name, "rules_cpu") / runs.middle("ours", "rules_cpu")
        )
        lines.append(
            Line(
                f"rules: ours / {name.replace('_', ' ')}{' (the fastest)' if name == best else ''}",
                _rule_words(runs, "ours"),
                _rule_words(held, name),
                f"{ratio:.2f} × as fast",
                "≥ 2 × the fastest" if name == best else "–",
                ratio >= 2 if name == best else None,
            )
        )
    each, theirs = (
        1_000 * runs.middle(name, "rules_cpu") / runs.runs[name][0].said["checks"] for name in ("ours", best)
    )
    lines.append(
        Line("CPU ms per check", f"{each:.1f}", f"{theirs:.1f} ({best})", f"{each / theirs:.1f}", "–")
    )
    return Row(f"Rules over {size.sheet:,} × 55", lines)


def _rule_words(runs: Contest, name: str) -> str:
    one = runs.runs[name][0].said
    return f"{runs.middle(name, 'rules_cpu'):.2f} CPU s, {one['checks']} checks, {one['found']} found"


def intake(size: Size) -> Row:
    """Packages into staging on SQLite, against writing the same rows with nothing around it."""
    packages = province(size.entries)
    filled = installation("filled", packages)
    first = run(job("intake", packages), environment=at_home(filled))
    with sqlite3.connect(filled / "db.sqlite3") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()

    def ours() -> Measured:
        return run(job("intake", packages), environment=at_home(installation("intake", packages)))

    def plain() -> Measured:
        return run(job("executemany", filled / "db.sqlite3", fresh("plain") / "db.sqlite3"))

    def django() -> Measured:
        home = installation("bulk", packages)
        return run(job("bulk_create", filled / "db.sqlite3"), environment=at_home(home))

    runs = contest(
        {"intake": ours, "executemany": plain, "bulk_create": django}, turns=size.turns, warm=False
    )
    entries = int(first.said["entries"])
    speed = entries / runs.middle("intake", "seconds")
    ratio = runs.ratio("intake", "executemany", of="insert_cpu")
    against = runs.ratio("intake", "bulk_create", of="insert_cpu")
    said = f"{runs.middle('intake'):.1f} CPU s, {runs.peak('intake')} MB"
    return Row(
        f"Intake of {first.said['packages']} packages, {entries:,} entries with their PDFs",
        [
            Line("entries per second (wall)", f"{speed:,.0f}", "–", "–", "≥ 5,000", speed >= 5_000),
            Line("CPU / executemany of the same rows", said, f"{runs.middle('executemany', 'insert_cpu'):.2f} CPU s",
                 f"{ratio:.1f}", "≤ 3", ratio <= 3),
            Line("CPU / Django bulk_create of entries, versions, mentions, findings", said,
                 f"{runs.middle('bulk_create', 'insert_cpu'):.2f} CPU s", f"{against:.1f}", "–"),
        ],
    )  # fmt: skip


def pages(size: Size) -> Row:
    """Drawn pages of the sample, against typst."""
    listed = STATE / "entries.json"
    run(job("entries", province(size.entries), listed, PAGES))
    runs = contest(
        {"draw_page": partial(run, job("pages", listed)), "typst": partial(run, peer("pages_typst", listed))},
        turns=size.turns,
    )
    speed = 1 / runs.middle("draw_page", "cpu_each")
    largest = max(one.said["largest"] for one in runs.runs["draw_page"])
    ratio = runs.ratio("typst", "draw_page", figure="cpu_each")
    return Row(
        "Drawn pages",
        [
            Line("pages per CPU s", f"{speed:,.0f}", f"{1 / runs.middle('typst', 'cpu_each'):,.0f} (typst)", f"{ratio:.1f} × as fast",
                 "≥ 300", speed >= 300),
            Line("bytes of a page (mean, largest)", f"{runs.middle('draw_page', 'bytes_each'):,.0f}, {largest:,}",
                 f"{runs.middle('typst', 'bytes_each'):,.0f} (typst)",
                 f"{runs.ratio('draw_page', 'typst', figure='bytes_each'):.2f}", "≤ 6,000", largest <= 6_000),
        ],
    )  # fmt: skip


def whole_province(size: Size) -> Row:
    """Everything from packages to the computed table, in one process and its reader."""
    packages = province(size.entries)
    done = run(job("province", packages), environment=at_home(installation("province", packages)))
    entries = int(done.said["entries"])
    steps: dict[str, float] = done.said["steps"]
    seconds = sum(steps.values())
    minutes = seconds * PROVINCE / entries / 60
    told = ", ".join(f"{name} {figure:.1f}" for name, figure in steps.items())
    peak = round(done.peak / 1e6)
    whole = entries >= 0.9 * PROVINCE
    return Row(
        f"The province: {entries:,} entries from packages to the table",
        [
            Line(f"seconds ({told})", f"{seconds:.1f} s, {done.cpu:.1f} CPU s", "–", "–", "≤ 15 min for 1.7 million",
                 minutes <= 15 if whole else None),
            Line("1.7 million at this pace", f"{minutes:.1f} min", "–", "–", "≤ 15 min", minutes <= 15),
            Line(
                "1.7 million by its CPU seconds, shared evenly by two cores",
                f"{done.cpu * PROVINCE / entries / 120:.1f} min",
                "–",
                "–",
                "–",
            ),
            Line("peak memory of all processes", f"{peak} MB", "–", "–", "≤ 4,000 MB", peak <= 4_000),
        ],
    )  # fmt: skip


def lookup(size: Size) -> Row:
    """100,000 places as written, each led to its unit of the day."""
    runs = contest({"ours": partial(run, job("lookup", size.sheet))}, turns=size.turns)
    one, cpu = runs.runs["ours"][0].said, runs.middle("ours", "lookup_cpu")
    ours = f"{cpu:.2f} CPU s, {one['different']:,} different, {one['found']:,} found"
    return Row("Places as written", [Line(f"{one['texts']:,} texts", ours, "–", "–", "≤ 5 s", cpu <= 5)])


def whole_register(size: Size) -> Row:
    """Every rule over several books, over a whole register, from its Parquet files.

    A real province of 1.7 million takes an hour to take in; its files are made of a district's by copying it with other people.
    """
    wanted = size.entries
    folder = STATE / f"columns-{wanted}"
    if not folder.exists():
        part = fresh("columns")
        run(job("columns", province(min(wanted, DISTRICT)), part, wanted))
        part.rename(folder)
    runs = contest({"review": partial(run, job("review", folder))}, turns=min(size.turns, 3))
    said = runs.runs["review"][0].said
    entries = int(said["entries"])
    wall, cpu, peak = runs.middle("review", "seconds"), runs.middle("review"), runs.peak("review")
    whole = entries >= 0.9 * PROVINCE
    return Row(
        f"Whole-register rules over {entries:,} entries in {said['books']:,} books",
        [
            Line(f"{said['rules']} rules, {said['found']:,} findings", f"{wall:.1f} s, {cpu:.1f} CPU s", "–", "–",
                 "≤ 60 s for 1.7 million", wall <= 60 if whole else None),
            Line("peak memory", f"{peak} MB", "–", "–", "≤ 4,000 MB for 1.7 million", peak <= 4_000 if whole else None),
        ],
    )  # fmt: skip


def keying(size: Size) -> Row:
    """Simulated people who key a district's births: what stays wrong and what it costs, by the policy of the second pass.

    The peer is the same people keying once in a plain form (time) and everything twice (errors). What part of the errors readers make in
    common is known of nobody, so each part has its own lines; the goal is read of what a book
    asks for unless its leader says otherwise (everything twice), at 5 %.
    """
    said = run(job("keying", province(size.entries), "KS", KEYED)).said["outcomes"]
    row = Row(f"Keying: {said[0]['entries']:,} births, {said[0]['fields']:,} fields, simulated people")
    plain = {one["common"]: one for one in said if one["way"] == "single"}
    full = {one["common"]: one for one in said if one["way"] == "all"}
    for one in said:
        rate = one["wrong_core"] / one["core_fields"]
        time = one["bench_seconds"] / plain[one["common"]]["single_seconds"]
        third = one["third"] / one["fields"]
        chosen = one["way"] == "all" and one["common"] == KEYED_COMMON
        row.lines.append(
            Line(
                f"{one['way']}, {one['common']:.0%} of errors in common: core fields wrong; all fields; entries",
                f"{rate:.4%}; {one['wrong'] / one['fields']:.4%}; {one['wrong_entries'] / one['entries']:.2%} "
                f"(of the wrong fields {one['wrong_common']} misread alike by all; {one['unsure']} more are marked as uncertain)",
                f"full double {full[one['common']]['wrong_core'] / one['core_fields']:.4%}",
                f"{time:.2f} × single in a plain form ({one['seconds'] / one['single_seconds']:.2f} with all its keys); "
                f"{third:.2%} to a third person",
                "≤ 0.0046 %, ≤ 1.3 ×, ≤ 15 %" if chosen else "–",
                rate <= 0.000046 and time <= 1.3 and third <= 0.15 if chosen else None,
            )
        )
    return row


ROWS = {
    "one-book": one_book,
    "whole-file": whole_file,
    "rules": rules,
    "intake": intake,
    "pages": pages,
    "lookup": lookup,
    "province": whole_province,
    "review": whole_register,
    "keying": keying,
}


def _dense(rows: int) -> Path:
    """Path of the dense book, written by a process of its own (this one must stay small)."""
    return Path(run(job("dense", rows, STATE)).said["path"])
