"""Each page of the product, in Chromium: axe has nothing to say, no screen and no zoom makes it wider, every control is reached by Tab.

The pages are those of ``known_addresses``, so a new one is tried by being declared. The browser's requests are answered by Django's own
client, inside the transaction in which the scene stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import Browser, Page, Route

from tests.line.office import _one_sandbox  # noqa: F401
from tests.support.browser import PATIENCE
from tests.web.barriers import barriers, out_of_reach
from tests.web.known_addresses import KNOWN
from tests.web.test_every_address_knows_its_people import filled
from tests.web.whole_commune import Commune, whole_commune  # noqa: F401

pytestmark = [pytest.mark.slow, pytest.mark.workbench, pytest.mark.django_db]
SITE = "http://localhost"
HAS_ITS_OWN = {"bench", "keying_root"}
"""``test_the_bench_in_a_real_browser``."""
SHOWN = {
    name: known
    for name, known in KNOWN.items()
    if known.method == "GET" and known.who[0] == "i" and name not in HAS_ITS_OWN
}
TRAVELS = {"content-type", "location", "content-security-policy", "cache-control"}


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def look(whole_commune: Commune, browser: Browser, complaints: list[str]) -> Iterator[Page]:  # noqa: F811
    """A browser before the scene; ``page.context`` belongs to one test."""
    with browser.new_context(base_url=SITE, locale="vi-VN", service_workers="block") as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None,
        )
        yield page


def through(scene: Commune, who: str, page: Page) -> None:
    """Let the page's requests be answered as this person's."""
    client, ours = scene.browser(who), connections[DEFAULT_DB_ALIAS]

    def answer(route: Route) -> None:
        connections[DEFAULT_DB_ALIAS] = (
            ours  # Playwright calls from a context of its own, which would open another
        )
        asked = route.request
        place = urlsplit(asked.url)
        path = place.path + (f"?{place.query}" if place.query else "")
        body, kind = asked.post_data_buffer or b"", asked.headers.get("content-type", "")
        came: Any = client.generic(asked.method, path, body, kind, SERVER_NAME="localhost")
        with closing(came):
            content = b"".join(came.streaming_content) if came.streaming else came.content
            kept = {name: value for name, value in came.headers.items() if name.lower() in TRAVELS}
            route.fulfill(status=came.status_code, headers=kept, body=content)

    page.route("**/*", answer)


@pytest.mark.parametrize("name", SHOWN)
def test_every_page_is_for_everybody(
    whole_commune: Commune,  # noqa: F811
    look: Page,
    complaints: list[str],
    name: str,
):
    known = SHOWN[name]
    address = filled(known.address, whole_commune.named)
    for who in (known.by, "nobody"):  # whoever is signed in is led away from the door
        answer: Any = whole_commune.browser(who).get(address)
        with closing(answer):
            is_page = answer.status_code == 200 and not answer.streaming and b"</html>" in answer.content
        if is_page:
            break
    else:
        pytest.skip("no page of its own")
    through(whole_commune, who, look)
    assert barriers(look, address) + out_of_reach(look) + complaints == []
