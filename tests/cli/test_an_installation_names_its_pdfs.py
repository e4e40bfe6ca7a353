"""Contract, "PDF names": the pattern is configurable per installation, and validated before anything is read or written by it."""

from __future__ import annotations

import zipfile

import pytest

from sogoc.law.refusal import Refusal
from sogoc.packages.names import DEFAULT_PATTERN
from sogoc.packages.pattern import chosen_pattern

OWN = "{id}_{date}.pdf"


def test_without_a_setting_the_default_stands(monkeypatch):
    monkeypatch.delenv("SOGOC_PDF_PATTERN", raising=False)
    assert chosen_pattern() == DEFAULT_PATTERN


@pytest.mark.parametrize("pattern", [OWN, "{type}-{year}-{number}-{id}.pdf", "{id}.PDF", DEFAULT_PATTERN])
def test_a_sound_pattern_is_taken(monkeypatch, pattern):
    monkeypatch.setenv("SOGOC_PDF_PATTERN", pattern)
    assert chosen_pattern() == pattern


@pytest.mark.parametrize(
    "pattern",
    ["{date}.pdf", "{id}{id}.pdf", "{so}.pdf", "{id}", "{id}.tif", "thu/{id}.pdf", "{id:>9}.pdf", "{", "{id}\n.pdf",
     ".{id}.pdf", "{0}{id}.pdf", "a:{id}.pdf"],
)  # fmt: skip
def test_a_pattern_whose_names_cannot_be_read_back_is_refused(monkeypatch, pattern):
    monkeypatch.setenv("SOGOC_PDF_PATTERN", pattern)
    with pytest.raises(Refusal) as refused:
        chosen_pattern()
    assert "SOGOC_PDF_PATTERN" in refused.value.says
    assert "{id}" in refused.value.fix


def test_a_sample_follows_it_and_is_read_by_it(sogoc, tmp_path):
    own, other = {"SOGOC_PDF_PATTERN": OWN}, {"SOGOC_PDF_PATTERN": "{type}.{id}.pdf"}
    assert sogoc("sample", tmp_path / "tinh", "--entries", "40", env=own).code == 0
    archive = max((tmp_path / "tinh" / "packages").glob("*/*.zip"), key=lambda path: path.stat().st_size)
    with zipfile.ZipFile(archive) as names:
        assert all("_" in name for name in names.namelist())
    table = archive.with_suffix(".xlsx")

    def wrong_names(env):
        return sogoc("check", table, archive, "--json", env=env).json["counts"].get("TEN_TEP_SAI", 0)

    assert wrong_names(own) < wrong_names(other)


def test_a_wrong_pattern_stops_every_command_of_the_installation(sogoc, set_up):
    answer = sogoc("doctor", "--json", env={"SOGOC_PDF_PATTERN": "{date}.pdf"})
    assert (answer.code, answer.json["refusal"]["code"]) == (2, "CAI_DAT_SAI")
