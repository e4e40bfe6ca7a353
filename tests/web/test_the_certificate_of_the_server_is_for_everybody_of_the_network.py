"""Issue 4 §6: a machine of the network comes to trust this server, by steps that its person can follow."""

from __future__ import annotations

import pytest
from cryptography import x509

from sogoc.ground import tls
from sogoc.ground.home import keys_folder


@pytest.fixture
def keys(installation, settings):
    settings.SOGOC_KEYS = None
    return keys_folder(installation.path)


def test_who_is_not_signed_in_gets_the_certificate_its_print_and_the_steps(keys, client, db):
    there = tls.make(keys, ["maychu.local"])
    page = client.get("/chung-thu").content.decode()
    assert tls.fingerprint(there) in page
    assert "https://maychu.local" in page
    for system in ("Windows", "Firefox", "Android", "iPhone"):
        assert system in page
    file = client.get("/chung-thu/so-goc.crt")
    assert file["Content-Type"] == "application/x-x509-ca-cert"
    kept = x509.load_pem_x509_certificate(file.content).extensions
    assert kept.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees
    assert b"PRIVATE" not in file.content


def test_before_there_is_one_the_commands_are_said(keys, client, db):
    assert "sogoc setup --https" in client.get("/chung-thu").content.decode()
    assert client.get("/chung-thu/so-goc.crt").status_code == 404
