"""Every page and every door of the workbench, tried by five people; an address that nobody declared fails.

What somebody is refused, or is merely shown, leaves no act in the ledger; what they may do is tried by a sample that does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from sogoc.ground.ledger.models import Event
from tests.line.office import _one_sandbox  # noqa: F401
from tests.web.known_addresses import KNOWN, Known
from tests.web.whole_commune import Commune, whole_commune  # noqa: F401

OUTBOX = "/api/outbox"
PEOPLE = ("colleague", "other", "stranger", "nobody")


def routes(patterns: Any, before: str = "") -> Iterator[str]:
    """Name of every route; its pattern where it is a door of the workbench or has no name."""
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, whole)
        elif isinstance(one, URLPattern):
            yield whole if whole.startswith("api/") or not one.name else one.name


def filled(value: Any, named: Any) -> Any:
    """A sample with what stands in the scene."""
    if isinstance(value, dict):
        return {name: filled(one, named) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, named) for one in value]
    return value.format(**named) if isinstance(value, str) else value


def ask(scene: Commune, known: Known, who: str) -> Any:
    """One address as one person."""
    browser, address = scene.browser(who), filled(known.address, scene.named)
    body = filled(known.body, scene.named)
    if known.method == "JSON":
        return browser.post(address, body, content_type="application/json")
    if known.method == "PUT":
        return browser.put(address, b"x", content_type="application/octet-stream")
    return getattr(browser, known.method.lower())(address, body or None)


def outcome(answer: Any, acts: int) -> str:
    """The letter of ``known_addresses`` for an answer that left so many acts in the ledger."""
    done = _done(answer)
    if acts:
        return "a" if done != {False, True} else "[some acts]"
    if answer.status_code in (301, 302) and "/dang-nhap" in answer["Location"]:
        return "s"
    letters = {401: "s", 403: "f", 404: "-"}
    if answer.status_code in letters or answer.status_code >= 500:
        return letters.get(answer.status_code, f"[{answer.status_code}]")
    return "c" if answer.status_code >= 400 or done == {False} else "i"


def _done(answer: Any) -> set[bool]:
    """Of an outbox's acts, whether some were done and whether some were not; empty for any other answer."""
    if answer.request["PATH_INFO"] != OUTBOX or answer.status_code >= 400:
        return set()
    return {one["ok"] for one in answer.json()["answers"]}


def test_every_address_is_declared_and_none_that_is_gone():
    found = set(routes(get_resolver("sogoc.web.urls").url_patterns))
    assert sorted(found - KNOWN.keys()) == [], "say in known_addresses what each of the five gets"
    assert sorted(KNOWN.keys() - found) == []


@pytest.mark.parametrize("name", KNOWN)
def test_each_of_the_five_gets_what_is_theirs(whole_commune, name, db):  # noqa: F811
    known, got = KNOWN[name], ""
    for who in (known.by, *PEOPLE):
        with transaction.atomic():
            before = Event.objects.count()
            with closing(ask(whole_commune, known, who)) as answer:
                got += outcome(answer, Event.objects.count() - before)
            transaction.set_rollback(True)
    assert got == known.who, "owner, colleague, another commune's, a stranger, nobody"
