"""The application for a WSGI server; pages and law are loaded when the server starts, not by whoever comes first."""

from __future__ import annotations

import os
from threading import Thread

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sogoc.ground.settings")

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from sogoc.law.exported import hashes

application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - looked at for its effect: it imports every page
Thread(target=hashes, name="law for browsers", daemon=True).start()
