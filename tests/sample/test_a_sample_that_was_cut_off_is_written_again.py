"""A folder in which a sample was cut off is the sample's own; one that holds anything else is never touched."""

from __future__ import annotations

import pytest

from sogoc.law.refusal import Refusal
from tests.sample.provinces import write_districts

SMALL = {"entries": 60, "districts": 2, "seed": 3, "pdf": False, "workers": 1}
"""Of a province of which two districts are written."""


class Killed(BaseException):
    """What nobody catches."""


def cut_off(folder):
    def die(done, _total):
        if done > 10:
            raise Killed

    with pytest.raises(Killed):
        write_districts(folder, **SMALL, progress=die)


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_ends_with_the_same_bytes_and_is_then_never_written_over(tmp_path):
    cut_off(tmp_path / "dut")
    assert tree(tmp_path / "dut")
    for name in ("dut", "yen"):
        write_districts(tmp_path / name, **SMALL)
    before = tree(tmp_path / "dut")
    assert before == tree(tmp_path / "yen")
    with pytest.raises(Refusal) as refused:
        write_districts(tmp_path / "dut", **SMALL)
    assert refused.value.code == "DICH_KHONG_TRONG"
    assert tree(tmp_path / "dut") == before


def test_what_somebody_put_there_meanwhile_is_left_alone(tmp_path):
    cut_off(tmp_path / "dut")
    (tmp_path / "dut" / "ghi-chep.txt").write_text("của tôi", encoding="utf-8")
    before = tree(tmp_path / "dut")
    with pytest.raises(Refusal) as refused:
        write_districts(tmp_path / "dut", **SMALL)
    assert refused.value.code == "DICH_KHONG_TRONG"
    assert tree(tmp_path / "dut") == before
