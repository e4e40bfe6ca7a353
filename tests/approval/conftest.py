"""What the tests of the line share."""

from __future__ import annotations

from tests.line.office import (  # noqa: F401
    _one_sandbox,
    lasting_line,
    line,
    people,
    quick_passwords,
    quick_reading,
)
from tests.packages.conftest import sandbox  # noqa: F401
