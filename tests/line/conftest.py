"""What the tests of the line share."""

from __future__ import annotations

from tests.line.office import _one_sandbox, line, people, quick_passwords, quick_reading  # noqa: F401
from tests.packages.conftest import sandbox  # noqa: F401
