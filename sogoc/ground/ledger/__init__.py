"""The ledger: every act, append-only, in one RFC 9162 Merkle log per stream; the streams' roots in a tree of their own.

``actions`` appends, ``queries`` reads and proves, ``audit`` recomputes everything. ``merkle``, ``events`` and ``proofs`` need no
Django: a proof is verified anywhere.
"""

from __future__ import annotations
