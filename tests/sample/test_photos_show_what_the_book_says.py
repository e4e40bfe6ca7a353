"""A small book of the sample is photographed: spreads, sheets lying on their side, and the truth about each."""

from __future__ import annotations

import csv
import hashlib
import shutil
from pathlib import Path

import pytest
from PIL import Image

from sogoc.imaging.decoding import media_of
from sogoc.law.refusal import Refusal
from sogoc.sample import Rates, write_sample
from sogoc.sample import images as photos


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos") / "sample"
    write_sample(folder, entries=30, seed=3, other_books=False, rates=Rates.clean())
    return folder


def test_each_photo_is_what_the_truth_says_of_it(sample, monkeypatch):
    monkeypatch.setattr(photos, "SCALE", 0.5)
    done = photos.write_images(sample, seed=3)
    told = rows(sample / "truth" / "images.csv")
    assert [one["kind"] for one in told] == ["cover", *["entry"] * done.entries, "blank"]
    assert len({one["file"] for one in told}) == done.files
    for one in told:
        path = sample / one["file"]
        assert media_of(path.read_bytes()[:16]).startswith("image/")
        with Image.open(path) as picture:
            lies = picture.width > picture.height
        noted = one["rotate"] == "0" and not one["side"]
        assert lies == bool(one["side"]) or one["rotate"] in {"90", "270"} or noted
    said = rows(sample / "truth" / "image_values.csv")
    entries = {one["entry"] for one in told if one["entry"]}
    assert {one["entry"] for one in said} == entries
    assert {"nksHoTen", "meHoTen", "so"} <= {one["field"] for one in said}
    before = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in done.folder.iterdir()}
    photos.write_images(sample, seed=3)
    assert before == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in done.folder.iterdir()
    }


def test_a_sample_without_pages_cannot_be_photographed(sample, tmp_path):
    (tmp_path / "truth").mkdir()
    shutil.copy(sample / "truth" / "books.csv", tmp_path / "truth")
    with pytest.raises(Refusal, match="KHONG_CO_SO_DE_CHUP"):
        photos.write_images(tmp_path, seed=3)
