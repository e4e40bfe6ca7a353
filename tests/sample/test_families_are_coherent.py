"""Lives follow one another as lives do; books that err say so in ``truth/``."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache

import pytest


def day(text):
    return dt.datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007 (days have no zone)


@pytest.fixture(scope="module")
def persons(clean):
    return {row["person"]: row for row in clean.rows("truth/persons.csv")}


@pytest.fixture(scope="module")
def events(clean):
    """(type, registration day, role, person) of a province in which nobody errs."""
    mentions = defaultdict(list)
    for row in clean.rows("truth/mentions.csv"):
        mentions[row["entry"]].append((row["role"], row["person"]))
    found = []
    for book, package in clean.packages():
        for key, row in zip(package.keys, package.frame.iter_rows(named=True), strict=True):
            registered = day(row[package.book_type.registered].replace(".", "/"))
            found += [(package.name.type, registered, role, who) for role, who in mentions[f"{book}/{key}"]]
    return found


def test_parents_are_older_than_their_children(persons):
    for child in persons.values():
        for parent in (child["cha"], child["me"]):
            if parent:
                years = (day(child["ngaySinh"]) - day(persons[parent]["ngaySinh"])).days / 365.25
                assert 15 < years < 80


def test_mothers_live_at_birth_and_fathers_lived_nine_months_before(persons):
    for child in persons.values():
        born = day(child["ngaySinh"])
        mother, father = persons.get(child["me"]), persons.get(child["cha"])
        assert not mother or not mother["ngayChet"] or day(mother["ngayChet"]) > born
        assert not father or not father["ngayChet"] or day(father["ngayChet"]) > born - dt.timedelta(days=280)


def test_spouses_name_each_other(persons):
    for one in persons.values():
        if one["voChong"]:
            other = persons[one["voChong"]]
            assert other["voChong"] == one["person"]
            assert {one["gioiTinh"], other["gioiTinh"]} == {"1", "2"}
            assert not (one["me"] and one["me"] == other["me"])


def test_families_run_through_four_generations(persons):
    @cache
    def depth(who):
        parents = [parent for parent in (persons[who]["cha"], persons[who]["me"]) if parent]
        return 1 + max((depth(parent) for parent in parents), default=0)

    assert max(depth(who) for who in persons) >= 4


def test_the_dead_neither_marry_nor_ask_for_certificates(events, persons):
    living = [event for event in events if event[0] in {"KH", "HN"} or event[2] == "nks"]
    assert living
    for _, registered, _, who in living:
        died = day(persons[who]["ngayChet"])
        assert died is None or registered < died


def test_nobody_is_registered_before_birth_or_dead_before_death(events, persons):
    for kind, registered, role, who in events:
        assert day(persons[who]["ngaySinh"]) <= registered
        if role == "nkt":
            assert kind == "KT"
            assert day(persons[who]["ngayChet"]) <= registered


def test_marriages_are_of_age_when_nobody_marries_early(events, persons):
    for _, registered, role, who in events:
        if role in {"chong", "vo"}:
            years = (registered - day(persons[who]["ngaySinh"])).days / 365.25
            assert years >= (20 if role == "chong" else 18)


def test_children_of_mothers_line_peoples_carry_the_mothers_clan(persons):
    seen = 0
    for child in persons.values():
        mother = persons.get(child["me"])
        if mother and child["danToc"] == "Cơ Ho (Chil)" == mother["danToc"]:
            assert child["hoTen"].split()[0] == mother["hoTen"].split()[0]
            seen += 1
    assert seen
