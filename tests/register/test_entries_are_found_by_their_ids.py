"""Contract, entry id: ``<unit>/<book>/<so>``; ids never change; what is not there is a refusal with the remedy."""

from __future__ import annotations

import pytest

from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import birth, births
from tests.line.office import PATH


@pytest.mark.parametrize(
    ("so", "key"),
    [
        ("5/2008", "005"),
        ("012/2008", "012"),
        ("1234/2008", "1234"),
        ("12A/2008", "012A"),
        ("12/2007", "012-2007"),
        ("12", "012"),
        (None, "@2"),
    ],
)
def test_an_id_is_made_of_unit_book_and_number(line, so, key):
    line.bring(birth(1, so=so))
    entry = records.entry_at(f"24862/KS.2008.01/{key}")
    assert str(entry) == f"{PATH}/{key}"
    assert entry.so == (so or "")


def test_an_id_stays_with_its_entry_through_every_version(line):
    line.bring(*births(1, 2), birth(3, so=None))
    first = {one.key: one.pk for one in records.entries(line.book())}
    line.bring(birth(2, ghiChu="x"), birth(1), birth(3, so=None), birth(4))
    second = {one.key: one.pk for one in records.entries(line.book())}
    assert {key: second[key] for key in first} == first
    assert set(second) - set(first) == {"004"}


@pytest.mark.parametrize(
    "path", ["", "24862", "24862/KS.2008", "24862/KS.2008.02", "24863/KS.2008.01", "x/y.z/q"]
)
def test_a_book_that_is_not_there_is_a_refusal(line, path):
    line.bring(*births(1))
    with pytest.raises(Refusal) as refused:
        records.book_at(path)
    assert (refused.value.code, refused.value.status) == ("KHONG_CO_SO", 404)


def test_an_entry_that_is_not_there_is_a_refusal(line):
    line.bring(*births(1))
    with pytest.raises(Refusal) as refused:
        records.entry_at(f"{PATH}/999")
    assert refused.value.code == "KHONG_CO_TRUONG_HOP"


def test_letters_of_the_type_may_be_small(line):
    line.bring(*births(1))
    assert records.book_at("24862/ks.2008.01").path == PATH


def test_the_strip_shows_every_number_with_its_state(line):
    line.bring(*births(1, 2), birth(3, chaHoTen=None))
    line.approve()
    assert [(one["key"], one["state"], one["held"]) for one in records.strip(line.book())] == [
        ("001", "approved", 0),
        ("002", "approved", 0),
        ("003", "staged", 1),
    ]
