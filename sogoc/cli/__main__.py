"""``python -m sogoc.cli``."""

from __future__ import annotations

from sogoc.cli.main import main

if __name__ == "__main__":
    main()
