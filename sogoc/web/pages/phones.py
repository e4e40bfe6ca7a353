"""Phones of a book, from the desk's side: a QR code for the next one, those that are paired, and taking one away."""

from __future__ import annotations

import io
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sogoc.ground.network import is_this_machine, local_addresses
from sogoc.imaging import pairing_actions
from sogoc.imaging.pairing_queries import pairings_of
from sogoc.web.pages.uploads import answers_json
from sogoc.web.viewer import viewer_of


@never_cache
@require_http_methods(["GET", "POST"])
@answers_json
def invite(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """GET: the phones that are paired now. POST: a code for one more."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    shown: dict[str, Any] = {
        "book": book,
        "phones": pairings_of(book.path, viewer.person).exclude(key_sha256=""),
    }
    if request.method == "POST":
        host = reachable_host(request)
        if host is None:
            shown |= {
                "alone": True,
                "safe": request.is_secure(),
                "addresses": local_addresses(),
                "port": _named(request)[1] or "80",
                "path": request.path,
            }
        else:
            waiting, token = pairing_actions.invite_phone(book.path, actor=viewer.person, via="web")
            url = f"{request.scheme}://{host}{reverse('phone', args=[token])}"
            shown |= {
                "url": url,
                "code": drawn(url),
                "waiting": waiting,
                "minutes": pairing_actions.CODE_LASTS.seconds // 60,
            }
    html = render_to_string("scans/phones.html", shown, request=request)
    return JsonResponse({"html": html, "paired": len(shown["phones"])})


@require_POST
@answers_json
def end(request: HttpRequest, unit: str, name: str, pairing: int) -> HttpResponse:
    """Take a phone, or a code that nobody used, away."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    pairing_actions.end_pairing(pairing, actor=viewer.person, via="web")
    phones = pairings_of(book.path, viewer.person).exclude(key_sha256="")
    html = render_to_string("scans/phones.html", {"book": book, "phones": phones}, request=request)
    return JsonResponse({"html": html, "paired": len(phones)})


def reachable_host(request: HttpRequest) -> str | None:
    """Host under which a phone of the same network finds this server; None when the server is open to this machine alone."""
    name, port = _named(request)
    if not is_this_machine(name):
        return request.get_host()
    allowed = set(settings.ALLOWED_HOSTS)
    found = next((one for one in local_addresses() if one in allowed or "*" in allowed), None)
    if found is None:
        return None
    return f"{found}:{port}" if port else found


def _named(request: HttpRequest) -> tuple[str, str]:
    """Name and port by which this server was asked."""
    host = request.get_host()
    name, _, port = host.rpartition(":") if ":" in host and not host.endswith("]") else (host, "", "")
    return name, port


def drawn(url: str) -> str:
    """QR code as SVG without styles (ISO/IEC 18004, level M, its quiet zone of four modules)."""
    target = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        target,
        kind="svg",
        border=4,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        dark="#000",
        light="#fff",
        svgclass="qr",
        lineclass=None,
    )
    return target.getvalue().decode()
