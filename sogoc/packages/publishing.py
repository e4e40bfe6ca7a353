"""Files that were written take their place at once, whole, and never over a file with other content."""

from __future__ import annotations

import contextlib
import filecmp
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sogoc.packages.refusals import TEP_DA_CO


@contextlib.contextmanager
def publishing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write into; on leaving without an error its files move to ``folder``, which is made if missing.

    Refuses, and moves nothing, when one of them is there with other content.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".sogoc-") as beside:
        yield Path(beside)
        made = sorted(Path(beside).iterdir())
        must_be_free(folder / one.name for one in made if not _same(one, folder / one.name))
        for one in made:
            one.replace(folder / one.name)


def must_be_free(places: Iterable[Path]) -> None:
    """Refuse when one of these files is there already."""
    for place in places:
        if place.exists():
            raise TEP_DA_CO.because(name=place.name, folder=place.parent)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)
