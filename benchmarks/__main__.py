"""``python -m benchmarks``: the rows of the table, ours and the peers in turns; nothing here imports what is measured.

The table is printed, and with ``--save`` written into ``docs/benchmarks.md`` with the command, the machine and the day.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shlex
import sys
from pathlib import Path

from benchmarks.places import DOCS, lock
from benchmarks.rows import PROVINCE, ROWS, Row, Size

BEGIN, END = "<!-- table -->", "<!-- end of table -->"


def main() -> None:
    """Run the chosen rows."""
    options = _options()
    if options.rows == ["lock"]:
        lock()
        return
    size = Size(options.turns, options.sheet, PROVINCE if options.full else options.entries)
    done = []
    for name in options.rows or list(ROWS):
        print(name, file=sys.stderr)
        done.append(ROWS[name](size))
        print(_table(done[-1:]), file=sys.stderr)
    text = "\n".join([_table(done), "", *_conditions()])
    print(text)
    if options.save:
        before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        DOCS.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def _options() -> argparse.Namespace:
    default = Size()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "rows", nargs="*", type=_row, help=f"rows to run, of {', '.join([*ROWS, 'lock'])}; none: all rows"
    )
    parser.add_argument("--turns", type=int, default=default.turns, help="turns of each contest")
    parser.add_argument("--sheet", type=int, default=default.sheet, help="rows of the large sheet")
    parser.add_argument(
        "--entries", type=int, default=default.entries, help="entries of intake, pages and province"
    )
    parser.add_argument(
        "--full", action="store_true", help=f"all {PROVINCE:,} entries of the province (hours, 40 GB)"
    )
    parser.add_argument("--save", action="store_true", help=f"write the table into {DOCS.name}")
    return parser.parse_args()


def _row(name: str) -> str:
    if name not in {*ROWS, "lock"}:
        message = f"no row is called {name}"
        raise argparse.ArgumentTypeError(message)
    return name


def _table(rows: list[Row]) -> str:
    lines = ["| what | ours | peer | ratio | goal | reached |", "|---|---|---|---|---|---|"]
    for row in rows:
        lines.append(f"| **{row.title}** | | | | | |")
        lines += [
            f"| {one.what} | {one.ours} | {one.peer} | {one.ratio} | {one.goal} | {_word(one.reached)} |"
            for one in row.lines
        ]
    return "\n".join(lines)


def _word(reached: bool | None) -> str:  # noqa: FBT001 - one private word
    return "" if reached is None else "yes" if reached else "**no**"


def _conditions() -> list[str]:
    processor = next(
        (line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")),
        "unknown processor",
    )  # fmt: skip
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    command = shlex.join(["python", "-m", "benchmarks", *sys.argv[1:]])
    return [
        f"Command: `{command}`  ",
        f"Machine: {os.cpu_count()} cores ({processor}), {memory:.0f} GB, Python {sys.version.split()[0]}; load at the end {load}  ",
        f"Day: {dt.datetime.now(tz=dt.UTC).date().isoformat()}",
    ]


if __name__ == "__main__":
    main()
