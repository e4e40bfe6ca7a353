"""What every test stands in: a temporary home, a closed network, and one of the two databases.

`SOGOC_TEST_DB` chooses the engine of Django's test database: `sqlite` (default) or `postgres`, which starts
a private PostgreSQL for the run. Every test that touches the database gets the marker `db` by itself;
`make test` runs one case of each on PostgreSQL too in the rooms that
`scripts/suite.sh` names, `make test-slow` all cases of all rooms. A test that only makes
sense on one engine says so with `@pytest.mark.engine("postgres")`.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import hypothesis
import pytest
from hypothesis import configuration
from pytest_django import Settings

from sogoc.ground.home import Home, create
from tests.support import network, postgres, programs

pytest_plugins = [
    "tests.support.browser",
    "tests.support.commandline",
    "tests.support.flushing",
    "tests.support.lasting",
]

ENGINE = os.environ.get("SOGOC_TEST_DB", "sqlite")
STATE = Path(__file__).parent.parent / ".state"

# The first process makes the run's folder; xdist's workers inherit its name.
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
if not IS_WORKER:
    os.environ["SOGOC_TEST_RUN"] = tempfile.mkdtemp(prefix="sogoc-test-")
RUN = Path(os.environ["SOGOC_TEST_RUN"])


def clear_away(process: int) -> None:
    """The server, then the folder; by the process that made them, however it ends."""
    if os.getpid() == process:
        postgres.stop_shared_cluster(RUN)
        shutil.rmtree(RUN, ignore_errors=True)


if not IS_WORKER:
    atexit.register(clear_away, os.getpid())
OWN = RUN / os.environ.get("PYTEST_XDIST_WORKER", "main")
OWN.mkdir()

# Nothing of the person's own: programs find an empty HOME, and the product its home in the run's folder.
FOREIGN = ("XDG_", "SOGOC_HOME", "SOGOC_KEYS", "SOGOC_DATABASE", "SOGOC_LANG", "MAKE", "MFLAGS")
for name in [name for name in os.environ if name.startswith(FOREIGN)]:
    del os.environ[name]
os.environ["HOME"] = str(OWN)
os.environ["SOGOC_HOME"] = str(OWN / "home")
os.environ["DJANGO_SETTINGS_MODULE"] = "sogoc.ground.settings"
if ENGINE == "postgres":
    os.environ["SOGOC_DATABASE_URL"] = postgres.shared_cluster(RUN).url

network.close()
django.setup()  # pytest-django looked for settings before this file could name them
configuration.set_hypothesis_home_dir(STATE / "hypothesis")
hypothesis.settings.register_profile(
    "sogoc",
    deadline=None,  # no timing assertions: this machine may be busy
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize=bool(
        os.environ.get("CI")
    ),  # a red run names a change, not a new find: finds are made where people work
)
hypothesis.settings.register_profile(
    "thorough", parent=hypothesis.settings.get_profile("sogoc"), max_examples=5000
)
hypothesis.settings.load_profile(os.environ.get("SOGOC_HYPOTHESIS", "sogoc"))

FIXTURES_OF = {
    "db": {"db", "transactional_db", "live_server", "django_db_reset_sequences"},
    "browser": {"browser", "page"},
    "postgres": {"postgres_url"},
    "libreoffice": {"soffice"},
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--one-case``: for the second engine, where the cases of a test do not differ by the engine."""
    parser.addoption("--one-case", action="store_true", help="of a test with several cases only the first")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test is marked by what it uses, so that nobody forgets to say so."""
    if config.getoption("--one-case"):
        first = set({item.nodeid.partition("[")[0]: item for item in reversed(items)}.values())
        config.hook.pytest_deselected(items=[item for item in items if item not in first])
        items[:] = [item for item in items if item in first]
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db"):
            item.add_marker("db")
        for marker, fixtures in FIXTURES_OF.items():
            if names & fixtures:
                item.add_marker(marker)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leaves out what SOGOC_SKIP names, and what the chosen engine cannot run."""
    for program in programs.PROGRAMS:
        if item.get_closest_marker(program.marker) and program.marker in programs.skipped():
            pytest.skip(f"SOGOC_SKIP={program.marker}")
    if item.get_closest_marker("workbench"):
        programs.need_workbench()
    wanted = item.get_closest_marker("engine")
    if wanted and ENGINE not in wanted.args:
        pytest.skip(f"only on {' or '.join(wanted.args)}")


@pytest.fixture
def postgres_url() -> str:
    """The address of a real PostgreSQL server whose user may create databases; on either engine."""
    return postgres.shared_cluster(RUN).url


@pytest.fixture
def soffice() -> Path:
    """LibreOffice, for what an office makes by hand."""
    return programs.find(programs.LIBREOFFICE)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Path:
    """Where an installation will be, not made yet; this process and the commands it starts see it."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SOGOC_HOME", str(folder))
    settings.SOGOC_HOME = folder
    return folder


@pytest.fixture
def installation(home: Path) -> Home:
    """An installation with folders and secrets, for tests that call actions in this process."""
    return create(home)


@pytest.fixture(autouse=True)
def _shipped_units():
    """What a test loads of units is forgotten after it."""
    yield
    from sogoc.law import places

    places.use()
