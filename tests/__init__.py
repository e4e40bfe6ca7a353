"""The suite: one folder per room; `support` is what the tests stand on, `repo` is about the repository itself."""

from __future__ import annotations
