"""The application for a WSGI server; the pages are loaded when the server starts, not by whoever comes first."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sogoc.ground.settings")

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - looked at for its effect: it imports every page
