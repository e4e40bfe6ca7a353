"""Spouses from abroad: registered by the Department until 31/12/2015, then by the district offices (domain facts §5.10)."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from sogoc.sample.people import MALE, Person

if TYPE_CHECKING:
    from sogoc.sample.families import Families

DISTRICT_LEVEL = dt.date(2016, 1, 1).toordinal()
SHARE = 0.1
"""Of the childless marriages since 2016 with someone from outside, those with a foreigner; an assumption. A district has at least one."""
LABEL = "Người nước ngoài"
NAMES = {
    "Hoa Kỳ (American)": (
        "JAMES MILLER",
        "ROBERT CLARK",
        "DAVID WALKER",
        "LINDA YOUNG",
        "SUSAN BAKER",
        "KAREN HILL",
    ),
    "Hàn Quốc (South Korean)": (
        "KIM MIN HO",
        "PARK JI HOON",
        "CHOI SUNG MIN",
        "KIM SO YEON",
        "PARK EUN JI",
        "JUNG HA NA",
    ),
    "Trung Quốc (Đài Loan)": (
        "CHEN WEI MING",
        "WANG CHIH HAO",
        "HUANG CHUN CHIEH",
        "CHEN MEI LING",
        "WANG YA TING",
        "HUANG SHU FEN",
    ),
    "Pháp (French)": (
        "PIERRE MARTIN",
        "LUC BERNARD",
        "ALAIN PETIT",
        "CLAIRE DURAND",
        "ANNE MOREAU",
        "MARIE SIMON",
    ),
    "Nhật Bản (Japanese)": (
        "SATO KENJI",
        "SUZUKI TARO",
        "TANAKA HIROSHI",
        "SATO YUKO",
        "SUZUKI HANAKO",
        "TANAKA AIKO",
    ),
}
"""Label of the nationality: made-up names, three of men, three of women."""


def make_foreign(rng: random.Random, person: Person) -> None:
    """Turn someone from outside into a foreigner."""
    nationality = sorted(NAMES)[int(rng.random() * len(NAMES))]
    person.nationality = nationality
    person.label = LABEL
    person.name = NAMES[nationality][int(rng.random() * 3) + (0 if person.sex == MALE else 3)]
    person.family = person.name.split(" ")[0]
    person.parents = ("", "")
    person.number = ""
    person.gone = True


def marry(families: Families) -> None:
    """Some of the newest marriages with outsiders turn out to be with foreigners."""
    rng = families.rng
    any_yet = False
    last = None
    for couple in families.couples:
        if couple.day < DISTRICT_LEVEL or couple.arrived or couple.children:
            continue
        for one in (couple.husband, couple.wife):
            if one.mother is None:
                last = one
                if rng.random() < SHARE:
                    make_foreign(rng, one)
                    any_yet = True
                break
    if last is not None and not any_yet:
        make_foreign(rng, last)
