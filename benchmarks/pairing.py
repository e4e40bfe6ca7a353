"""Ours and a peer take turns, so that whatever else the machine does meets both; the ratio is the median of the pairs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.measure import Measured

Runner = Callable[[], Measured]


@dataclass(frozen=True, slots=True)
class Contest:
    """All runs of several programs, in turns: the n-th run of each belongs together."""

    runs: Mapping[str, Sequence[Measured]]

    def middle(self, name: str, figure: str = "cpu") -> float:
        """Median of a figure of one program."""
        return median(one.figure(figure) for one in self.runs[name])

    def ratio(self, name: str, other: str, *, figure: str = "cpu", of: str | None = None) -> float:
        """Median of the ratios of a figure within each turn (``of``: the other's figure, where it has another name)."""
        return median(
            one.figure(figure) / two.figure(of or figure)
            for one, two in zip(self.runs[name], self.runs[other], strict=True)
        )

    def peak(self, name: str) -> int:
        """Highest peak memory of one program, in MB."""
        return round(max(one.peak for one in self.runs[name]) / 1e6)


def contest(programs: Mapping[str, Runner], *, turns: int, warm: bool = True) -> Contest:
    """Run each program once unseen (bytecode, file cache; not when ``warm`` is false), then so many turns."""
    runs: dict[str, list[Measured]] = {name: [] for name in programs}
    for turn in range(0 if warm else 1, turns + 1):
        for name, runner in programs.items():
            measured = runner()
            told = f"  {name}: {measured.cpu:.2f} CPU s, {measured.wall:.2f} s, {measured.peak / 1e6:.0f} MB"
            print(f"{told}{'' if turn else ' (not counted)'}", file=sys.stderr)
            if turn:
                runs[name].append(measured)
    return Contest(runs)
