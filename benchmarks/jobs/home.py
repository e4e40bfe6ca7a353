"""Make a sample installation that knows its people, units and plan, ready to take packages in: ``home.py HOME SAMPLE``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sogoc.cli.commands.setting_up import prepare

home, sample = Path(sys.argv[1]), Path(sys.argv[2])
prepare(home, sample=True)

from sogoc.accounts.first_people import set_up_sample_people  # noqa: E402 - Django starts above
from sogoc.accounts.queries import find_person  # noqa: E402
from sogoc.accounts.unit_actions import load_units  # noqa: E402
from sogoc.intake.inventory import load  # noqa: E402

set_up_sample_people(via="benchmark")
load_units(sample / "units.csv", actor=find_person("admin"), via="benchmark")
lines = load(sample / "inventory.csv", actor=find_person("admin"), via="benchmark").lines
print(json.dumps({"lines": lines}))
