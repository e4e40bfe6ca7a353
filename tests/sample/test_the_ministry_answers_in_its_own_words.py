"""Refusals carry the seed's words and fall on those whom they speak of; screens differ only where ``truth/`` says so."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from itertools import pairwise

import pytest


@pytest.fixture(scope="module")
def rows(province):
    return {
        f"{book}/{key}": row
        for book, package in province.packages()
        if package.book_type.in_158
        for key, row in zip(package.keys, package.frame.iter_rows(named=True), strict=True)
    }


def test_every_delivered_entry_has_an_answer(province, rows):
    assert {answer["entry"] for answer in province.answers()} == set(rows)


def test_a_book_s_answers_stand_together_in_the_order_of_their_days(province):
    for path in sorted((province.folder / "ministry").glob("*.csv")):
        answers = province.rows(f"ministry/{path.name}")
        books = [answer["book"] for answer in answers]
        assert len(set(books)) == 1 + sum(one != other for one, other in pairwise(books))
        for book in set(books):
            days = [answer["date"] for answer in answers if answer["book"] == book]
            assert days == sorted(days)


def test_twins_are_refused_as_repeats(province):
    twins = defaultdict(list)
    for row in province.rows("truth/groups.csv"):
        if row["kind"] == "sinh_doi":
            twins[row["group"]].append(row["entry"])
    refused = {
        answer["entry"]: answer["words"] for answer in province.answers() if answer["status"] == "refused"
    }
    pairs = [entries for entries in twins.values() if len(entries) == 2]
    assert pairs
    assert all(any("sinh đôi" in refused.get(entry, "") for entry in entries) for entries in pairs)


def test_screens_show_what_was_sent_except_where_truth_says_otherwise(province, rows):
    otherwise = {(row["entry"], row["field"]): row for row in province.rows("truth/screen.csv")}
    shown = 0
    for path in sorted((province.folder / "ministry" / "screen").glob("*/*.csv")):
        for line in province.rows(path.relative_to(province.folder)):
            entry = line.pop("entry")
            sent = rows[entry]
            for name, text in line.items():
                if name in sent and (entry, name) not in otherwise:
                    assert same(sent[name], text)
                elif (entry, name) in otherwise:
                    assert text == otherwise[entry, name]["shown"]
                shown += 1
    assert shown
    assert otherwise


def same(sent, shown):
    return (sent or "") == unicodedata.normalize("NFC", shown)
