"""Work that goes on in the background: enqueued in the transaction of the act that wants it, done by any worker, never lost.

``declaring`` has ``@job``, ``actions`` has ``enqueue``, ``worker`` does the work, ``queries`` says how far it is.
"""

from __future__ import annotations
