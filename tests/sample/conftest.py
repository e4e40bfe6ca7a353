"""One province with its errors and one without, for all tests of the room."""

from __future__ import annotations

import pytest

from sogoc.packages.sandbox import Sandbox
from sogoc.sample import Rates, write_sample
from tests.sample.provinces import Province


@pytest.fixture(scope="session")
def reader():
    with Sandbox() as running:
        yield running


@pytest.fixture(scope="session")
def province(tmp_path_factory, reader):
    folder = tmp_path_factory.mktemp("province")
    write_sample(folder, entries=2400, seed=7, pdf=False)
    return Province(folder, reader)


@pytest.fixture(scope="session")
def clean(tmp_path_factory, reader):
    folder = tmp_path_factory.mktemp("clean")
    write_sample(folder, entries=2000, seed=8, pdf=False, rates=Rates.clean(sinh_doi=0.0))
    return Province(folder, reader)
