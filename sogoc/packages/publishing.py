"""Files that were written take their place at once, whole, and never over a file with other content."""

from __future__ import annotations

import contextlib
import filecmp
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sogoc.packages.refusals import TEP_DA_CO


@contextlib.contextmanager
def publishing(folder: Path, *, older: list[Path] | None = None) -> Iterator[Path]:
    """Give an empty folder to write into; on leaving without an error its files move to ``folder``, which is made if missing.

    Refuses, and moves nothing, when one of them is there with other content; with ``older`` that one is kept under another name,
    which is told there: for results that are written again and again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".sogoc-") as beside:
        yield Path(beside)
        made = sorted(Path(beside).iterdir())
        others = [place for one in made if (place := folder / one.name).exists() and not _same(one, place)]
        if older is None:
            must_be_free(others)
        else:
            older.extend(place.rename(_another_name(place)) for place in others)
        for one in made:
            one.replace(folder / one.name)


def must_be_free(places: Iterable[Path]) -> None:
    """Refuse when one of these files is there already."""
    for place in places:
        if place.exists():
            raise TEP_DA_CO.because(name=place.name, folder=place.parent)


def _another_name(place: Path) -> Path:
    """``bao-cao.xlsx`` → ``bao-cao.cu-1.xlsx``, or the next that is free."""
    names = (place.with_name(f"{place.stem}.cu-{number}{place.suffix}") for number in itertools.count(1))
    return next(name for name in names if not name.exists())


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)
