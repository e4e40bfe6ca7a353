"""The accounts that an installation begins with: its administrator, and in a sample the people that one book needs.

Two who key, and one of each other role. The installation itself is the actor here, once; afterwards only people are.
"""

from __future__ import annotations

from dataclasses import dataclass

from sogoc.accounts import refusals
from sogoc.accounts.actions import add_person, assign, new_password, profile_payload, record
from sogoc.accounts.duties import ROLES, Role
from sogoc.accounts.models import Office, Person
from sogoc.accounts.offices import PROVINCE
from sogoc.accounts.queries import find_office, is_sample
from sogoc.ground.database import atomic

ADMINISTRATOR = "admin"
SAMPLE_PASSWORD = "mau-so-goc-2024"  # noqa: S105 - printed on the sample's sign-in page
_SAMPLE_PEOPLE = (
    ("nhap", "Người nhập (MẪU)", "nguoi_nhap"),
    ("nhap2", "Người nhập thứ hai (MẪU)", "nguoi_nhap"),
    ("xulylech", "Người xử lý giá trị lệch (MẪU)", "nguoi_xu_ly_lech"),
    ("kiemtra", "Người kiểm tra (MẪU)", "nguoi_kiem_tra"),
    ("lanhdao", "Lãnh đạo phê duyệt (MẪU)", "lanh_dao"),
    ("theodoi", "Người theo dõi (MẪU)", "theo_doi"),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """How somebody signs in for the first time; shown once."""

    username: str
    title: str
    password: str


@atomic
def set_up_administrator(*, via: str = "") -> SignIn | None:
    """Make the account ``admin`` with a new password, at the Department; None when it is there already."""
    if Person.objects.filter(username=ADMINISTRATOR).exists():
        return None
    office, _ = Office.objects.get_or_create(
        ref=PROVINCE, defaults={"code": PROVINCE, "name": "Sở Tư pháp", "kind": "so"}
    )
    password = SAMPLE_PASSWORD if is_sample() else new_password()
    role = ROLES["quan_tri"]
    title = "Người quản trị (MẪU)" if is_sample() else "Người quản trị"
    _make(ADMINISTRATOR, title, role, office=office, password=password, via=via)
    return SignIn(ADMINISTRATOR, title, password)


@atomic
def set_up_sample_people(unit: str = PROVINCE, *, suffix: str = "", via: str = "") -> list[SignIn]:
    """Make the people of a sample at a unit; those that are there already stay. Refused in a real home."""
    if not is_sample():
        raise refusals.CHI_DUNG_CHO_MAU.because()
    office = find_office(unit)
    people = [SignIn(name + suffix, title, SAMPLE_PASSWORD) for name, title, _ in _SAMPLE_PEOPLE]
    roles = [ROLES[role] for _, _, role in _SAMPLE_PEOPLE]
    for person, role in zip(people, roles, strict=True):
        if not Person.objects.filter(username=person.username).exists():
            _make(person.username, person.title, role, office=office, password=person.password, via=via)
    return people


def _make(username: str, full_name: str, role: Role, *, office: Office, password: str, via: str) -> None:
    person = add_person(username, full_name, password=password, must_change_password=not is_sample())
    for duty in role.duties:
        assign(person, duty, office=office)
    payload = {**profile_payload(person), "duties": [duty.value for duty in role.duties], "unit": office.ref}
    record(person, "set_up_person", actor=None, payload=payload, via=via)


def sample_sign_ins() -> list[SignIn]:
    """Accounts that a sample shows on its sign-in page, those that are there; none in a real home."""
    if not is_sample():
        return []
    known = (*((name, title) for name, title, _ in _SAMPLE_PEOPLE), (ADMINISTRATOR, "Người quản trị (MẪU)"))
    there = set(Person.objects.filter(is_active=True).values_list("username", flat=True))
    return [SignIn(name, title, SAMPLE_PASSWORD) for name, title in known if name in there]
