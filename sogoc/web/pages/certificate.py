"""The certificate of this installation's own authority, for the machines of the network, with how to install it on each system."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sogoc.ground import tls
from sogoc.ground.home import keys_folder
from sogoc.ground.refusals import CHUA_CO_CHUNG_THU


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """How a machine comes to trust this server; where there is no certificate, how it is made."""
    there = _certificates()
    shown = {
        "here": there.there,
        "fingerprint": tls.fingerprint(there) if there.there else "",
        "names": [name for name in tls.names_of(there) if name not in {"localhost", "127.0.0.1", "::1"}]
        if there.there
        else [],
        "port": request.get_port(),
    }
    return render(request, "keying/certificate.html", shown)


@login_not_required
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The certificate itself, as systems take it."""
    there = _certificates()
    if not there.there:
        raise CHUA_CO_CHUNG_THU.because()
    answer = HttpResponse(there.authority.read_bytes(), content_type="application/x-x509-ca-cert")
    answer["Content-Disposition"] = 'attachment; filename="so-goc.crt"'
    return answer


def _certificates() -> tls.Certificates:
    home: Path | None = settings.SOGOC_HOME
    if home is None:
        raise CHUA_CO_CHUNG_THU.because()
    return tls.certificates(keys_folder(home, settings.SOGOC_KEYS))
