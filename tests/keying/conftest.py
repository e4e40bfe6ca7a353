"""What the tests of keying share: one commune for all tests of a module, pages whose PDFs cost nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from django.test import override_settings

from sogoc.ground.home import create
from sogoc.imaging import queries as imaging
from sogoc.intake import actions as intake
from sogoc.packages.sandbox import Sandbox
from tests.keying.desk import Desk, hire
from tests.line.office import QUICK, _one_sandbox  # noqa: F401
from tests.packages.making import minimal_pdf


@pytest.fixture(scope="module")
def office(
    lasting_database: None, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    sandbox: Sandbox = request.getfixturevalue("_one_sandbox")
    folder = tmp_path_factory.mktemp("keying")
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(SOGOC_HOME=folder / "home", PASSWORD_HASHERS=QUICK),
    ):
        patch.setenv("SOGOC_HOME", str(folder / "home"))
        patch.setattr(intake, "Sandbox", lambda: contextlib.nullcontext(sandbox))
        patch.setattr(imaging, "pdf_of", lambda cut: minimal_pdf(f"cut {cut.pk}"))
        create(folder / "home")
        yield Desk(folder, hire())


@pytest.fixture
def desk(office: Desk, db: None) -> Desk:
    return office
