"""Write the dense book: ``dense.py ROWS FOLDER``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.dense import write_dense

print(json.dumps({"path": str(write_dense(int(sys.argv[1]), folder=Path(sys.argv[2])))}))
