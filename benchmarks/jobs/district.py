"""One district of a province of full size, so that its books are as thick as they are: ``district.py FOLDER ENTRIES``.

The province is planned at the scale at which its smallest district with communes declares about so many entries, and only that district is
written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import patch

from sogoc.sample.plan import plan
from sogoc.sample.province import write_sample

FULL = 1_700_000

folder, wanted = Path(sys.argv[1]), int(sys.argv[2])
smallest = min((one for one in plan(FULL) if one.communes), key=lambda one: sum(one.declared))
scale = round(FULL * wanted / sum(smallest.declared))
chosen = [one for one in plan(scale) if one.code == smallest.code]
with patch("sogoc.sample.province.plan", return_value=tuple(chosen)):
    done = write_sample(folder, entries=wanted, seed=1, workers=1)
print(
    json.dumps(
        {
            "entries": done.entries,
            "packages": done.packages,
            "declared": done.declared,
            "district": smallest.name,
        }
    )
)
