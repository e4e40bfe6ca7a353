"""Issue 4 §6: what a browser keeps of the workbench holds nothing of anybody, and all that it needs without a network."""

from __future__ import annotations

import json
import re

import pytest

from sogoc.web.pages import keying_shell
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import office  # noqa: F401

PAGE, WORKER = "/nhap-lieu/ban/", "/nhap-lieu/worker.js"
BUILT = {
    "build/manifest.json": json.dumps({"src/main.tsx": {"file": "bench.abc.js", "css": ["bench.abc.css"]}}),
    "build/worker.js": "self.addEventListener('fetch', () => {});",
    "build/bench.abc.js": "1",
    "build/bench.abc.css": "@font-face { src: url(../fonts/be-vietnam-pro-latin-400.woff2) } a { b: url(data:x) }",
}


@pytest.fixture
def built(monkeypatch):
    """The files as a build writes them; the others are the shipped ones."""
    files = dict(BUILT)
    real = keying_shell._bytes_of
    monkeypatch.setattr(
        keying_shell, "_bytes_of", lambda path: files[path].encode() if path in files else real(path)
    )
    return files


def shell_of(client):
    answer = client.get(WORKER)
    assert answer.status_code == 200
    found = re.match(r"self\.sogocShell=(\{.*?\});\n", answer.content.decode())
    assert found
    return json.loads(found[1])


def test_owner_colleague_other_commune_stranger_and_nobody_get_the_same_bytes(built, office):  # noqa: F811
    people = ["nhap", "dongnghiep", "xakhac", "khach", None]
    pages = [office.client(one).get(PAGE) for one in people]
    assert {page.status_code for page in pages} == {200}
    assert len({page.content for page in pages}) == 1
    assert len({office.client(one).get(WORKER).content for one in people}) == 1
    text = pages[0].content.decode()
    assert "csrf" not in text
    assert "Người" not in text


def test_the_worker_keeps_whatever_the_page_and_its_styles_name(built, client, db):
    files = shell_of(client)["files"]
    assert "/static/build/bench.abc.js" in files
    assert "/static/css/sogoc.css" in files
    assert "/static/fonts/be-vietnam-pro-latin-400.woff2" in files
    assert not [name for name in files if not name.startswith("/static/")]


def test_another_byte_is_another_version(built, client, db):
    before = shell_of(client)["version"]
    assert shell_of(client)["version"] == before
    built["build/bench.abc.js"] = "2"
    assert shell_of(client)["version"] != before


def test_the_worker_reaches_the_workbench_and_its_images_are_let_through(built, client, db):
    answer = client.get(WORKER)
    assert answer["Service-Worker-Allowed"] == "/nhap-lieu/"
    assert answer["Content-Type"].startswith("application/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "img-src 'self' data: blob:" in client.get(PAGE)["Content-Security-Policy"]


def test_where_nothing_was_built_the_remedy_is_said(client, db, monkeypatch):
    monkeypatch.setattr("django.contrib.staticfiles.finders.find", lambda _path: None)
    answer = client.get(WORKER)
    assert answer.status_code == 503
    assert "make setup" in answer.content.decode()
