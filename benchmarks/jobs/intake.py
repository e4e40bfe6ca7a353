"""Ours: take a tree of packages into staging: ``intake.py SAMPLE`` with SOGOC_HOME."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from sogoc.cli.installation import open_installation
from sogoc.packages.sandbox import leave_a_core

leave_a_core()
open_installation()

from sogoc.accounts.queries import find_person  # noqa: E402 - Django starts above
from sogoc.intake.actions import take_in  # noqa: E402

begun = time.perf_counter()
arrival = take_in([Path(sys.argv[1]) / "packages"], actor=find_person("nhap"), via="benchmark")
print(
    json.dumps(
        {
            "entries": arrival.entries,
            "packages": arrival.packages,
            "refused": len(arrival.refused),
            "findings": arrival.findings,
            "seconds": time.perf_counter() - begun,
        }
    )
)
