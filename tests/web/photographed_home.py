"""Makes an installation of the sample's people with one photographed book to be keyed: ``python -m tests.web.photographed_home HOME``.

The last step of ``sogoc demo`` alone, by the demo's own functions, so that what a page says is known to the proof. A process of its own:
the proof runs the real server beside it. Prints the path of the book and, entry by entry in page order, what stands on the page.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path
from typing import Any


def main(home: Path) -> None:
    """Make it and tell."""
    os.environ |= {"SOGOC_HOME": str(home), "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings"}
    from sogoc.cli.commands.setting_up import prepare

    prepare(home, sample=True)
    sys.stdout.write(json.dumps(_scene(home.parent / "tinh"), ensure_ascii=False))


def _scene(sample: Path) -> dict[str, Any]:
    from sogoc.accounts.first_people import SAMPLE_PASSWORD, set_up_sample_people
    from sogoc.accounts.queries import find_person
    from sogoc.accounts.unit_actions import load_units
    from sogoc.cli import demo_photos as photos
    from sogoc.intake.book_actions import describe
    from sogoc.sample import write_sample
    from sogoc.sample.images import write_images

    set_up_sample_people(via="test")
    admin, keyer = find_person("admin"), find_person("nhap")
    write_sample(sample, entries=photos.ENTRIES, seed=photos.SEED, other_books=False)
    shots = write_images(sample, seed=photos.SEED)
    load_units(sample / "units.csv", actor=admin, via="test")
    describe(shots.book, actor=admin, basis=photos.BASIS, via="test", pages=shots.entries + photos.BLANK)
    photos.bring(sample, shots.book, actor=keyer, via="test", progress=lambda *_: None)
    return {"book": shots.book, "password": SAMPLE_PASSWORD, "said": _said(sample), "sample": str(sample)}


def _said(sample: Path) -> list[dict[str, str]]:
    """What each page says, in page order."""
    entries: dict[str, dict[str, str]] = {}
    with (sample / "truth" / "images.csv").open(encoding="utf-8", newline="") as file:
        entries.update({row["entry"]: {} for row in csv.DictReader(file) if row["entry"]})
    with (sample / "truth" / "image_values.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entries[row["entry"]][row["field"]] = row["said"]
    return list(entries.values())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
