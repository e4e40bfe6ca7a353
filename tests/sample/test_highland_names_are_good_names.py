"""No name that the sample forms is called wrong, in ordinary letters or in capitals."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.values.ho_ten import TYPE as HO_TEN
from sogoc.sample import names
from sogoc.sample.names import highland
from sogoc.sample.plan import plan

LABELS = sorted(
    {label for row in plan(1_000_000) for commune in row.communes for label, _ in commune.peoples} | {"Kinh"}
)


@given(st.sampled_from(LABELS), st.sampled_from("12"), st.integers(1920, 2020), st.integers(0, 2**32))
def test_every_name_is_a_good_name(label, sex, year, seed):
    rng = random.Random(seed)
    name = names.full_name(rng, label, sex=sex, year=year, family=names.family(rng, label))
    for text in (name, name.upper()):
        assert HO_TEN.understand(text, None).kind == "ten", text


def test_particles_tell_men_from_women_among_those_who_use_them():
    rng = random.Random(1)
    for group, (man, woman) in highland.PATTERNS.items():
        if group not in {"Cơ Ho", "Gia Rai"}:
            assert man in names.full_name(rng, group, sex="1", year=1990, family="")
            assert woman in names.full_name(rng, group, sex="2", year=1990, family="")


def test_twins_are_named_alike_but_not_the_same():
    rng = random.Random(2)
    for label in LABELS:
        family = names.family(rng, label)
        name = names.full_name(rng, label, sex="1", year=2000, family=family)
        assert names.twin_name(rng, name, sex="1", label=label, year=2000, family=family) != name
