"""Recovery codes: ten on a sheet of paper, each good once in place of the second factor."""

from __future__ import annotations

from sogoc.accounts.access_actions import alter_access
from sogoc.accounts.actions import record
from sogoc.accounts.codes import digest, new_code
from sogoc.accounts.factors import factors_of
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import RecoveryCode
from sogoc.accounts.security_refusals import CHUA_CO_LOP_THU_HAI, MA_KHOI_PHUC_SAI
from sogoc.ground import clock
from sogoc.ground.database import atomic

HOW_MANY = 10


@atomic
def make_recovery_codes(person: Person, *, via: str = "") -> list[str]:
    """Ten new codes of one's own account, to be shown this once; those made before end."""
    if not factors_of(person).second:
        raise CHUA_CO_LOP_THU_HAI.because(username=person.username)
    codes = [new_code(3, 4) for _ in range(HOW_MANY)]
    person.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, digest=_digest(person, code), made_at=clock.now()) for code in codes
    )
    payload = {**alter_access(person), "codes": HOW_MANY}
    record(person, "make_recovery_codes", actor=person, duty="", via=via, payload=payload)
    return codes


@atomic
def use_recovery_code(person: Person, typed: str, *, via: str = "") -> int:
    """Take a code in place of the second factor; return how many are left."""
    found = person.recovery_codes.select_for_update().filter(digest=_digest(person, typed)).first()
    if found is None:
        raise MA_KHOI_PHUC_SAI.because()
    found.delete()
    left = person.recovery_codes.count()
    payload = {**alter_access(person), "left": left}
    record(person, "use_recovery_code", actor=person, duty="", via=via, payload=payload)
    return left


def _digest(person: Person, typed: str) -> bytes:
    return digest(f"recovery {person.username}", typed)
