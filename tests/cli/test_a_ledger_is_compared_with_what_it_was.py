"""``doctor --against``: a home that fits together and yet is not what it was (cut off, put back, written anew) is found out."""

from __future__ import annotations

import json
import shutil

import pytest


@pytest.fixture
def earlier(sogoc, home, tmp_path, set_up):
    """An installation, a copy of it, one more act, and what doctor said then."""
    shutil.copytree(home, tmp_path / "copy")
    assert sogoc("person", "add", "thu.an", "Nguyễn Thu An").code == 0
    kept = tmp_path / "doctor.json"
    kept.write_text(json.dumps(sogoc("doctor", "--json").json), encoding="utf-8")
    return kept


def test_a_ledger_that_only_grew_is_whole(sogoc, earlier):
    assert sogoc("person", "add", "thu.binh", "Nguyễn Thu Bình").code == 0
    found = sogoc("doctor", "--against", str(earlier), "--json")
    assert (found.code, found.json["problems"]) == (0, [])


def test_an_older_home_that_was_put_back_is_found_out(sogoc, home, earlier, tmp_path):
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "copy", home)
    assert sogoc("doctor", "--json").json["healthy"] is True
    found = sogoc("doctor", "--against", str(earlier), "--json")
    assert found.code == 1
    assert {(one["code"], one["where"]) for one in found.json["problems"]} == {("NHAT_KY_BI_CAT", "accounts")}


@pytest.mark.parametrize(
    "content",
    [
        '{"at": "x", "streams": [["a", "1", "b"]]}',
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("", "[]", "{}", "\xff", "[" * 9_999)),
    ],
)
def test_another_file_is_refused(sogoc, home, tmp_path, content, set_up):
    other = tmp_path / "other.json"
    other.write_bytes(content.encode("latin-1"))
    found = sogoc("doctor", "--against", str(other), "--json")
    assert (found.code, found.json["refusal"]["code"]) == (2, "KHONG_CO_DAU_NHAT_KY")
