"""Addresses of the workbench and of the worker that keeps it, both under the one scope of the worker; of the server's certificate."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from sogoc.web.pages import certificate, keying_shell

urlpatterns: list[URLPattern | URLResolver] = [
    path("nhap-lieu/", RedirectView.as_view(pattern_name="keying"), name="keying_root"),
    path("nhap-lieu/ban/", keying_shell.bench, name="bench"),
    path("nhap-lieu/worker.js", keying_shell.worker, name="bench_worker"),
    path("chung-thu", certificate.show, name="certificate"),
    path("chung-thu/so-goc.crt", certificate.download, name="certificate_file"),
]
