"""Who has a second factor, who must have one, and taking all factors from somebody who lost them.

A factor is an authenticator that shows one-time codes, or a passkey. Whoever approves or administers must have one; in a home marked
as a sample it is only offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from sogoc.accounts.access_actions import alter_access, note_reset
from sogoc.accounts.actions import administers_person, need_reason, record
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.queries import held_on, is_sample
from sogoc.accounts.security_refusals import CHU_CHUA_TU_DAT, GIU_LOP_THU_HAI
from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.ledger.queries import history
from sogoc.law.refusal import Refusal

_ASK_FOR_IT = {Duty.APPROVE, Duty.ADMINISTER}


@dataclass(frozen=True, slots=True)
class Factors:
    """What an account has beside its password."""

    one_time: bool
    passkeys: int
    recovery_codes: int

    @property
    def second(self) -> bool:
        """Whether a password alone does not open the account."""
        return self.one_time or self.passkeys > 0


def factors_of(person: Person) -> Factors:
    """What an account has beside its password."""
    return Factors(bool(person.one_time_secret), person.passkeys.count(), person.recovery_codes.count())


def needs_second_factor(person: Person) -> bool:
    """Whether the duties that somebody was given and holds today ask for a second factor, also while they wait after a reset."""
    return any(_ASK_FOR_IT & held for held in held_on(person, clock.today_vn()).values())


def must_enrol(person: Person) -> bool:
    """Whether somebody must get a second factor before anything else; never in a sample. Cheap enough for every request."""
    if is_sample() or person.one_time_secret:
        return False
    given = DutyAssignment.objects.filter(person=person, duty__in=_ASK_FOR_IT).exists()
    return given and not person.passkeys.exists() and needs_second_factor(person)


def not_set_by_owner(person: Person) -> Refusal | None:
    """What opens an account and its owner did not set yet, as a refusal to confirm the account; None when it is all theirs."""
    sheets = person.invitations.filter(used_at=None, ended_at=None, until__gt=clock.now())
    if sheets.exists():
        left = "giấy mời đã in chưa dùng, cũng chưa hủy"
    elif person.must_change_password:
        left = "mật khẩu tạm chưa được đổi"
    elif must_enrol(person):
        left = "chưa có lớp xác thực thứ hai"
    elif person.one_time_secret and not is_sample() and _tied_by(person) != person.username:
        left = "ứng dụng tạo mã do người khác gắn"
    else:
        return None
    return CHU_CHUA_TU_DAT.because(username=person.username, left=left)


def _tied_by(person: Person) -> str:
    """Who tied the authenticator that an account has."""
    acts = (
        one
        for one in reversed(history(f"person:{person.username}"))
        if one["action"] == "make_one_time_secret"
    )
    return next((str(one["actor"]) for one in acts), "")


def must_keep_a_factor(person: Person, *, without_one_time: bool = False, without_passkeys: int = 0) -> None:
    """Refuse to take the last factor of somebody whose duties ask for one."""
    have = factors_of(person)
    left = (have.one_time and not without_one_time) or have.passkeys > without_passkeys
    if not left and not is_sample() and needs_second_factor(person):
        raise GIU_LOP_THU_HAI.because(username=person.username)


@atomic
def take_factors(person: Person, *, reason: str, actor: Person, via: str = "") -> None:
    """Take authenticator, passkeys and recovery codes from somebody who lost them, and end their sessions; an administrator's act."""
    office = administers_person(actor, person)
    need_reason(reason, "gỡ lớp xác thực thứ hai")
    told = note_reset(person, "take_factors", actor=actor)
    person.passkeys.all().delete()
    person.recovery_codes.all().delete()
    stored = Person.objects.select_for_update().get(pk=person.pk)
    access = alter_access(
        person, one_time_secret=b"", one_time_step=-1, session_epoch=stored.session_epoch + 1
    )
    record(person, "take_factors", actor=actor, office=office, reason=reason, via=via, payload=access | told)


@atomic
def end_sessions(person: Person, *, actor: Person, reason: str = "", via: str = "") -> None:
    """Sign an account out everywhere: one's own, or as administrator somebody's, with the reason."""
    office = ""
    if actor.pk != person.pk:
        office = administers_person(actor, person)
        need_reason(reason, "đăng xuất tài khoản này ở mọi nơi")
    stored = Person.objects.select_for_update().get(pk=person.pk)
    access = alter_access(person, session_epoch=stored.session_epoch + 1)
    duty = Duty.ADMINISTER if office else ""
    record(
        person, "end_sessions", actor=actor, office=office, duty=duty, reason=reason, via=via, payload=access
    )
