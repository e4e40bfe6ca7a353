"""What reading pages show and hide. Which of them opens for whom is tried for every address at once (``test_every_address…``)."""

from __future__ import annotations

from sogoc.law.places import read_code
from tests.line.making import UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import OTHER
from tests.web.reading_office import GENERAL, OF_UNIT, commune, office, text_of  # noqa: F401


def content(answer) -> str:
    """What stands between head and foot: tokens differ from page to page."""
    return text_of(answer).partition("<main")[2].partition("</main>")[0]


def test_what_is_not_there_and_what_one_may_not_see_look_the_same(commune):  # noqa: F811
    client = commune.client("xakhac")
    for page in (OF_UNIT["book"], OF_UNIT["entry"]):
        hidden = content(client.get(page))
        missing = content(client.get(page.replace("KS.2008.01", "KS.1901.77")))
        own = content(client.get(page.replace(UNIT, OTHER)))
        assert "trong phạm vi được giao" in hidden
        assert hidden == missing.replace("KS.1901.77", "KS.2008.01")
        assert hidden == own.replace(read_code(OTHER).name, read_code(UNIT).name)


def test_nothing_of_another_commune_shows_in_lists(commune):  # noqa: F811
    client = commune.client("xakhac")
    for page in GENERAL.values():
        assert "KS.2008.01" not in text_of(client.get(page))


def test_somebody_without_duties_is_told_whom_to_ask(commune):  # noqa: F811
    client = commune.client("khach")
    for page in (GENERAL | OF_UNIT).values():
        answer = client.get(page)
        assert answer.status_code == 403, page
        assert "Đề nghị người quản trị" in text_of(answer)


def test_acts_on_accounts_are_for_administrators_and_inspectors(commune):  # noqa: F811
    assert "Giao nhiệm vụ" in text_of(commune.client("admin").get("/nhat-ky?tim=person:nhap"))
    for username in ("lanhdao", "xakhac"):
        assert "Giao nhiệm vụ" not in text_of(commune.client(username).get("/nhat-ky"))
