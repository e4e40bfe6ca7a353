"""Adds up the suite's reports: count_reports.py FOLDER PASSED_STEPS FAILED_STEPS.

Comes in: pytest's JUnit files in a folder, and how many steps outside pytest passed and failed. Goes out:
one closing line, `N passed, N failed, N skipped`; exit 1 when something failed or nothing ran.
Standard library only: it also speaks when setting up failed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET


def counts(folder: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped tests of every report in the folder."""
    total = failed = skipped = 0
    for report in sorted(folder.glob("*.xml")):
        for suite in ET.parse(report).iter("testsuite"):  # noqa: S314 - pytest wrote it a moment ago
            total += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped


def main(folder: str, passed_steps: str, failed_steps: str) -> int:
    """Prints the closing line; the exit code says whether all is well."""
    passed, failed, skipped = counts(Path(folder))
    # a test's failure already failed its step: the step counts only where no test speaks for it
    failed = max(failed, int(failed_steps))
    print(f"{passed + int(passed_steps)} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
