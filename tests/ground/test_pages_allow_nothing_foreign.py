"""Whatever page is served: no foreign script, no frame elsewhere, cookies that scripts cannot read."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path


@login_not_required
def page(request):
    template = engines["django"].from_string("<script nonce='{{ CSP_NONCE }}'>1</script>")
    request.session["seen"] = True
    return HttpResponse(template.render({}, request))


urlpatterns = [path("trang", page)]


@pytest.fixture
def answer(db, client, settings):
    settings.ROOT_URLCONF = __name__
    return client.get("/trang")


def test_only_own_files_and_scripts_with_this_answers_nonce_run(answer):
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    nonce = re.search(r"nonce='([^']+)'", answer.content.decode())
    assert nonce is not None
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == f"'self' 'nonce-{nonce[1]}'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_each_answer_has_a_nonce_of_its_own(answer, client):
    assert client.get("/trang").content != answer.content


def test_the_session_is_out_of_reach_of_scripts_and_other_sites(answer, settings):
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_nothing_is_guessed_framed_or_told_to_others(answer):
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer.headers["Referrer-Policy"] == "same-origin"
