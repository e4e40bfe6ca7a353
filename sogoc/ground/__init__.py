"""How anything is kept: settings, home, clock, database, ledger, queue and files. Nothing here knows what a book is."""

from __future__ import annotations
