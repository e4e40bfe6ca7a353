"""The duties that a person may be given, the usual bundles of them, and which of them a contractor or a team may not carry. Pure.

Independence is not here: who keyed may not approve is ``not_by`` in the workflow tables, whatever duties one person holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sogoc.law import duties as named

TITLES: Mapping[str, str] = named.TITLES


class Duty(StrEnum):
    """One duty, by its code."""

    SCAN = "scan"
    KEY = "key"
    CHECK = "check"
    ADJUDICATE = "adjudicate"
    SETTLE = "settle"
    APPROVE = "approve"
    FOLLOW = "follow"
    ADMINISTER = "administer"
    INSPECT = "inspect"
    SENSITIVE = "sensitive"

    @property
    def label(self) -> str:
        """What the screen calls it."""
        return TITLES[self.value]


@dataclass(frozen=True, slots=True)
class Role:
    """A usual bundle of duties."""

    code: str
    title: str
    duties: tuple[Duty, ...]


ROLES: Mapping[str, Role] = {
    role.code: role
    for role in (
        Role("nguoi_nhap", "Người nhập", (Duty.SCAN, Duty.KEY)),
        Role("nguoi_xu_ly_lech", "Người xử lý giá trị lệch", (Duty.ADJUDICATE, Duty.SENSITIVE)),
        Role("nguoi_kiem_tra", "Người kiểm tra", (Duty.CHECK, Duty.SETTLE, Duty.SENSITIVE)),
        Role("lanh_dao", "Lãnh đạo phê duyệt", (Duty.APPROVE, Duty.FOLLOW, Duty.SENSITIVE)),
        Role("theo_doi", "Người theo dõi", (Duty.FOLLOW,)),
        Role("quan_tri", "Người quản trị", tuple(Duty)),
        Role("thanh_tra", "Thanh tra", (Duty.INSPECT, Duty.FOLLOW)),
        Role("nha_thau", "Nhà thầu nhập liệu", (Duty.SCAN, Duty.KEY)),
    )
}

NOT_FOR_CONTRACTORS = (Duty.SETTLE, Duty.APPROVE, Duty.ADMINISTER, Duty.INSPECT)
"""What stays with the office, whatever a contract says: to answer for a finding, to sign, to give accounts, to audit.

That contractors scan and key and never approve is the field's division of work (practitioners' knowledge); that they do not settle
findings follows from it, for a reason is the office's word that the book says so.
"""

FOR_TEAMS = (Duty.KEY, Duty.CHECK, Duty.ADJUDICATE)
"""What a cross-commune checking team does: the second pass, checking, and settling two passes that differ; it never approves."""

ANSWERING = (Duty.APPROVE, Duty.ADMINISTER)
"""To sign and to give accounts: who does either over somebody's offices is told of a reset there and may confirm it."""

WAITING_AFTER_RESET = (Duty.CHECK, Duty.ADJUDICATE, *ANSWERING)
"""To judge what others read, to sign, to give accounts: what counts for nothing once somebody else set an account's password or factors,
until a third person confirmed."""
