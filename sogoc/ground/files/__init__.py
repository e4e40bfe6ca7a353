"""Files, kept once by their hash and never altered; products that can be made again, replaced whole.

``Store(root)`` keeps originals under ``sha256/ab/cd/<hash>``; ``Products(root)`` keeps derivations. Both promise that what was
acknowledged survives a power cut, and that nothing half written is ever visible under its name (design §3, "Files").
"""

from __future__ import annotations

from sogoc.ground.files.disk import Disk, RealDisk
from sogoc.ground.files.products import Products
from sogoc.ground.files.store import Problem, Store, Stored

__all__ = ["Disk", "Problem", "Products", "RealDisk", "Store", "Stored"]
