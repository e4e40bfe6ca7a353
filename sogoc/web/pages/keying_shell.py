"""The page in which the workbench opens, and its service worker, which lets it open without a network.

Out: a page with nothing of anybody in it (who is here is asked by the workbench itself), and the built worker with the list of files
that the page needs written before it: whatever the page and its style sheets name under ``/static/``, under a version over all bytes.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from sogoc.accounts.queries import is_sample
from sogoc.web.refusals import NO_WORKBENCH

_NAMED = re.compile(r'(?:src|href)="(/static/[^"?#]+)')
_IN_STYLES = re.compile(r"url\(\s*[\"']?([^\"')?#]+)")
_BUILD = "build/"


@login_not_required
@require_safe
@ensure_csrf_cookie
@csp_update({"img-src": ["blob:"]})
def bench(request: HttpRequest) -> HttpResponse:
    """The workbench's page; the same bytes for everybody."""
    return _page(request)


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker with the files that it is to keep."""
    page = _page(request).content.decode()
    names = files_of(page)
    shell = {"version": version_of(page, names), "page": reverse("bench"), "files": names}
    script = f"self.sogocShell={json.dumps(shell)};\n{_bytes_of(f'{_BUILD}worker.js').decode()}"
    answer = HttpResponse(script, content_type="application/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = reverse("keying_root")
    answer["Cache-Control"] = "no-cache"
    return answer


def files_of(page: str) -> list[str]:
    """Addresses of everything that a page needs: what it names, and what its style sheets name."""
    names = sorted(set(_NAMED.findall(page)))
    for name in [one for one in names if one.endswith(".css")]:
        text = _bytes_of(name.removeprefix("/static/")).decode()
        names += [_beside(name, other) for other in _IN_STYLES.findall(text) if not other.startswith("data:")]
    return sorted(set(names))


def version_of(page: str, names: list[str]) -> str:
    """A name over all bytes: another byte anywhere is another version."""
    told = hashlib.sha256(page.encode())
    for name in names:
        told.update(hashlib.sha256(_bytes_of(name.removeprefix("/static/"))).digest())
    return told.hexdigest()[:16]


def _page(request: HttpRequest) -> HttpResponse:
    built = _manifest()["src/main.tsx"]
    shown = {"script": _BUILD + built["file"], "styles": [_BUILD + name for name in built.get("css", [])]}
    return render(request, "keying/bench.html", {"built": shown, "is_sample": is_sample()})


def _beside(sheet: str, other: str) -> str:
    """Address of a file as a style sheet names it."""
    if other.startswith("/"):
        return other
    parts = sheet.split("/")[:-1]
    for step in other.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_bytes_of(f"{_BUILD}manifest.json"))
    return found


def _bytes_of(path: str) -> bytes:
    found = finders.find(path)
    if not found:
        raise NO_WORKBENCH.because()
    place = Path(found)
    return _read(place, place.stat().st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _read(place: Path, _changed: int) -> bytes:
    return place.read_bytes()
