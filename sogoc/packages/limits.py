"""How much a package may ask for: sizes that it declares, and what its reader may use.

A book holds a few hundred entries; the limits leave room for a whole province in one sheet (100,000 rows × 70 columns takes
about 600 MB to read) and stop what no book can be.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request to the reader."""

    memory: int = GIB
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    workbook_bytes: int = 256 * MIB
    delimited_bytes: int = 512 * MIB
    workbook_members: int = 4_096
    workbook_unpacked: int = 2 * GIB
    archive_bytes: int = 16 * GIB
    archive_members: int = 65_000
    archive_unpacked: int = 16 * GIB
    directory_bytes: int = 32 * MIB
    member_unpacked: int = 128 * MIB
    ratio: int = 250
    ratio_from: int = 32 * MIB
    columns: int = 1_000
    rows: int = 1_048_576
    cells: int = 30_000_000
    rendered_pixels: int = 40_000_000
    picture_pixels: int = 120_000_000

    def as_dict(self) -> dict[str, float]:
        """For the pipe."""
        return {name: getattr(self, name) for name in self.__slots__}
