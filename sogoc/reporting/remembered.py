"""Figures that are costly to compute are kept until the next act: every change of the register is an act in the ledger.

In: what is asked and how to compute it. Out: the answer, the kept one while the ledger's last event is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sogoc.ground.ledger import queries as ledger

KEPT = 128
Answer = TypeVar("Answer")
_kept: OrderedDict[Hashable, object] = OrderedDict()


def remembered(asked: Hashable, compute: Callable[[], Answer]) -> Answer:
    """The answer to a question, computed once between two acts."""
    key = (ledger.last_leaf(), asked)
    if key not in _kept:
        _kept[key] = compute()
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return cast("Answer", _kept[key])
