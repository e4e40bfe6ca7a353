"""Contract, ``demo``: makes a home if it is missing and refuses one that holds other data."""

from __future__ import annotations

import pytest

from tests.line.making import births, package

pytestmark = pytest.mark.slow


def test_another_number_of_entries_is_another_sample(sogoc):
    first = sogoc("demo", "--no-serve", "--entries", "60", "--json")
    assert first.code == 0, first.err
    other = sogoc("demo", "--no-serve", "--entries", "50", "--json")
    assert (other.code, other.json["refusal"]["code"]) == (2, "MAU_KHAC")
    again = sogoc("demo", "--no-serve", "--entries", "60", "--json")
    assert (again.code, again.json["report"]) == (0, first.json["report"])


def test_a_book_from_elsewhere_is_other_data_until_the_job_is_done(sogoc, home, tmp_path):
    first = sogoc("demo", "--no-serve", "--entries", "60", "--json")
    assert first.code == 0, first.err
    book = package(tmp_path / "tree", births(1, 2), unit="24862", name="KS.1977.77")
    assert sogoc("intake", book, "--json").json["packages"] == 1
    after = sogoc("demo", "--no-serve", "--entries", "60", "--json")
    assert (after.code, after.json["steps"]) == (0, {"done_before": True})
    (home / "sample" / "60-1.done").unlink()  # as if it had been killed before the end
    again = sogoc("demo", "--no-serve", "--entries", "60", "--json")
    assert (again.code, again.json["refusal"]["code"]) == (2, "CO_SO_NGOAI_MAU")
    assert "serve" in again.json["refusal"]["fix"]
