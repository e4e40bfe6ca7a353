"""The suite's own ground: a closed network, a real PostgreSQL, a real browser."""

from __future__ import annotations

import socket
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

from tests.support.network import NetworkForbidden


def test_other_machines_cannot_be_reached():
    with socket.socket() as sock, pytest.raises(NetworkForbidden):
        sock.connect(("192.0.2.1", 80))
    with socket.socket(socket.AF_INET6) as sock, pytest.raises(NetworkForbidden):
        sock.connect(("2001:db8::1", 80))


def test_this_machine_can_be_reached():
    with socket.socket() as listener, socket.socket() as caller:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        caller.connect(listener.getsockname())


def test_the_server_is_a_postgresql_that_can_create_databases(postgres_url: str):
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        assert connection.info.server_version >= 150000
        connection.execute("CREATE DATABASE probe")
        connection.execute("DROP DATABASE probe")


def test_the_browser_shows_a_page_of_ours(page: Page, tmp_path: Path):
    document = tmp_path / "trang.html"
    document.write_text("<meta charset=utf-8><h1>Sổ gốc</h1>", encoding="utf-8")
    page.goto(document.as_uri())
    assert page.get_by_role("heading").inner_text() == "Sổ gốc"
