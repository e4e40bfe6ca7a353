"""Peer: read a sheet with bare python-calamine into Python values."""

from __future__ import annotations

import json
import sys

from python_calamine import CalamineWorkbook

rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(json.dumps({"rows": len(rows)}))
