"""Where a request comes from: the address behind proxies that are trusted, the browser as a person would call it.

Trusted is what ``SOGOC_TRUSTED_PROXIES`` names and nothing else: anybody can send a header ``X-Forwarded-For``.
"""

from __future__ import annotations

import ipaddress
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest

_BROWSERS = (
    ("Edg/", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def address_of(request: HttpRequest) -> str:
    """Address of who asks: the last one in ``X-Forwarded-For`` that is no trusted proxy, where a trusted proxy hands the request on.

    Django-axes counts wrong passwords by it.
    """
    nearest = str(request.META.get("REMOTE_ADDR") or "")
    if not _is_trusted(nearest):
        return nearest
    for told in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        said = told.strip()
        try:
            ipaddress.ip_address(said)
        except ValueError:  # nobody's address: the proxy that said so is the last known
            break
        nearest = said
        if not _is_trusted(said):
            break
    return nearest


def _is_trusted(address: str) -> bool:
    with suppress(ValueError):
        asked = ipaddress.ip_address(address)
        return any(asked in ipaddress.ip_network(one) for one in settings.SOGOC_TRUSTED_PROXIES)
    return False


def agent_of(request: HttpRequest) -> str:
    """What kind of browser this is, as a person would call it: ``Chrome, Windows``."""
    said = request.headers.get("User-Agent", "")
    kinds = [next((name for mark, name in known if mark in said), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(kind for kind in kinds if kind) or "trình duyệt"
