"""What the tests of packages share: one reader's process for all of them."""

from __future__ import annotations

import pytest

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.sandbox import Sandbox
from tests.packages.making import minimal_pdf


@pytest.fixture(scope="session")
def sandbox():
    with Sandbox() as running:
        yield running


@pytest.fixture
def khai_sinh():
    return BOOK_TYPES["KS"]


@pytest.fixture(scope="session")
def pdf():
    return minimal_pdf()
