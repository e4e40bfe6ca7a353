"""Setting up makes `admin` once, with a password that is shown once; only a sample gets ready-made people."""

from __future__ import annotations

import pytest

from sogoc.accounts.duties import ROLES, TITLES, Duty
from sogoc.accounts.first_people import set_up_administrator, set_up_sample_people
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.queries import duties_of, find_person, may_act
from sogoc.law.refusal import Refusal


def test_the_administrator_is_made_once(db):
    first = set_up_administrator()
    assert first is not None
    admin = find_person("admin")
    assert first.username == "admin"
    assert admin.check_password(first.password)
    assert admin.must_change_password
    assert may_act(admin, "24769", duty="administer")
    assert set_up_administrator() is None
    assert find_person("admin").check_password(first.password)


def test_two_installations_have_different_passwords(db):
    one = set_up_administrator()
    DutyAssignment.objects.all().delete()
    Person.objects.all().delete()
    other = set_up_administrator()
    assert one is not None
    assert other is not None
    assert other.password != one.password


def test_ready_made_people_are_refused_with_real_data(admin):
    with pytest.raises(Refusal, match="CHI_DUNG_CHO_MAU"):
        set_up_sample_people()
    assert list(Person.objects.values_list("username", flat=True)) == ["admin"]


def test_a_sample_has_the_people_that_one_book_needs(settings, province):
    settings.SOGOC_IS_SAMPLE = True
    people = {one.username: one for one in set_up_sample_people()}
    for username, duty in [
        ("nhap", "key"),
        ("nhap2", "key"),
        ("xulylech", "adjudicate"),
        ("kiemtra", "settle"),
        ("lanhdao", "approve"),
        ("theodoi", "follow"),
    ]:
        person = find_person(username)
        assert person.check_password(people[username].password)
        assert not person.must_change_password
        assert "MẪU" in person.full_name
        assert may_act(person, "24862", duty=duty)
    assert "approve" not in duties_of(find_person("nhap"), "24862")
    assert "key" not in duties_of(find_person("lanhdao"), "24862")
    assert "key" not in duties_of(find_person("xulylech"), "24862")
    assert set_up_sample_people() == list(people.values())
    assert Person.objects.count() == 7


def test_a_sample_may_have_people_of_one_commune(settings, province):
    settings.SOGOC_IS_SAMPLE = True
    set_up_sample_people("24769", suffix=".24769")
    person = find_person("nhap.24769")
    assert may_act(person, "24769", duty="key")
    assert not may_act(person, "24772", duty="key")


def test_every_duty_has_a_title_and_every_role_known_duties():
    assert set(TITLES) == {duty.value for duty in Duty}
    assert all(set(role.duties) <= set(Duty) for role in ROLES.values())
    assert {duty for role in ROLES.values() for duty in role.duties} == set(Duty)
