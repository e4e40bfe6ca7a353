"""The five parties of a book, and which duties held at a party's office reach to the book. Pure.

Jurisdiction follows custody and assignment (practitioners' knowledge, to be confirmed by the Department): who keeps the paper or was
given the work sees the book and works on it, with the duties that are held at that office and no others. Signing goes with the party
that approves alone. The registering office is told as it was called on its day; it gives nobody a duty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sogoc.accounts.duties import Duty

_SEE = frozenset({Duty.FOLLOW.value, Duty.INSPECT.value, Duty.SENSITIVE.value})
_WORK = _SEE | {Duty.SCAN.value, Duty.KEY.value, Duty.CHECK.value, Duty.ADJUDICATE.value, Duty.SETTLE.value}


@dataclass(frozen=True, slots=True)
class Party:
    """One of the five: its code, what the screen calls it, the duties that it carries to the book."""

    code: str
    title: str
    carries: frozenset[str]


KEEPER = "giu"
PARTIES: Mapping[str, Party] = {
    one.code: one
    for one in (
        Party("dang_ky", "Cơ quan đăng ký", frozenset()),
        Party(KEEPER, "Nơi đang giữ sổ", _WORK),
        Party("ke_hoach", "Đơn vị chịu trách nhiệm trong kế hoạch", _WORK),
        Party("thuc_hien", "Nơi thực hiện số hóa", _WORK),
        Party("phe_duyet", "Nơi phê duyệt", _SEE | {Duty.APPROVE.value}),
    )
}
