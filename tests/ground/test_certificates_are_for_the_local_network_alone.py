"""Issue 4 §6: browsers of a local network may work offline, and a PC that trusts this authority trusts nothing else by it."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import stat
import threading

import pytest
import time_machine
from cryptography import x509

from sogoc.ground import clock, tls
from sogoc.law.refusal import Refusal
from sogoc.reporting.health import certificate_ends


def greet(there, name):
    """What a client that trusts the authority alone gets to see when it comes by this name."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(there.server, there.server_key)
    client = ssl.create_default_context(cafile=str(there.authority))
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    ours, theirs = socket.socketpair()

    def serve():
        try:
            server.wrap_socket(ours, server_side=True).close()
        except (ssl.SSLError, OSError):
            ours.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client.wrap_socket(theirs, server_hostname=name) as met:
            return met.version()
    finally:
        theirs.close()
        thread.join()


def test_a_client_that_trusts_the_authority_reaches_the_server_by_each_of_its_names(tmp_path):
    there = tls.make(tmp_path, ["maychu.local", "192.168.1.10"], addresses=["10.0.0.7"])
    for name in ("maychu.local", "192.168.1.10", "10.0.0.7", "localhost", "127.0.0.1"):
        assert greet(there, name) == "TLSv1.3"
    with pytest.raises(ssl.SSLCertVerificationError):
        greet(there, "khac.local")


def test_the_authority_may_sign_for_local_names_alone_and_for_no_further_authority(tmp_path):
    there = tls.make(tmp_path, ["maychu"])
    found = x509.load_pem_x509_certificate(there.authority.read_bytes()).extensions
    limits = found.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    assert {str(one.value) for one in limits.value.permitted_subtrees or ()} >= {
        "maychu",
        "local",
        "10.0.0.0/8",
    }
    assert found.get_extension_for_class(x509.BasicConstraints).value.path_length == 0


def test_only_their_owner_reads_the_files(tmp_path):
    there = tls.make(tmp_path, ["maychu.local"])
    assert stat.S_IMODE(there.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in there.folder.iterdir()} == {0o600}


def test_the_same_names_again_change_nothing_and_another_name_only_the_servers_certificate(tmp_path):
    there = tls.make(tmp_path, ["maychu.local"])
    before = (there.authority.read_bytes(), there.server.read_bytes())
    tls.make(tmp_path, ["maychu.local"])
    assert (there.authority.read_bytes(), there.server.read_bytes()) == before
    tls.make(tmp_path, ["maychu.local", "192.168.1.10"])
    assert there.authority.read_bytes() == before[0]
    assert "192.168.1.10" in tls.names_of(there)


def test_doctor_tells_when_the_certificate_ends(tmp_path, settings):
    settings.SOGOC_HOME, settings.SOGOC_KEYS = tmp_path / "home", tmp_path
    assert list(certificate_ends()) == []
    there = tls.make(tmp_path, ["maychu.local"])
    assert list(certificate_ends()) == []
    for days, said in ((-29, "hết hạn ngày"), (1, "đã hết hạn ngày")):
        with time_machine.travel(tls.ends_at(there) + dt.timedelta(days=days)):
            (problem,) = certificate_ends()
            assert said in problem.says
            assert "sogoc serve --https" in problem.fix


def test_a_certificate_is_renewed_before_it_ends_under_the_same_authority(tmp_path):
    there = tls.make(tmp_path, ["maychu.local"])
    authority, names, end = there.authority.read_bytes(), tls.names_of(there), tls.ends_at(there)
    assert not tls.renew(tmp_path)
    with time_machine.travel(clock.now() + dt.timedelta(days=tls.SERVER_DAYS - tls.RENEW_DAYS + 1)):
        assert tls.renew(tmp_path)
        assert tls.ends_at(there) > end
    assert (there.authority.read_bytes(), tls.names_of(there)) == (authority, names)


@pytest.mark.parametrize("name", ["8.8.8.8", "http://maychu", "may chu", "", "-x", "a..b"])
def test_what_is_no_name_of_a_local_machine_is_refused_with_the_remedy(tmp_path, name):
    with pytest.raises(Refusal) as refused:
        tls.make(tmp_path, [name])
    assert refused.value.code == "TEN_MAY_SAI"
    assert refused.value.fix


def test_a_name_that_the_authority_may_not_sign_for_is_refused_and_nothing_changes(tmp_path):
    there = tls.make(tmp_path, ["maychu.local"])
    before = there.server.read_bytes()
    with pytest.raises(Refusal, match=r"sogoc\.example"):
        tls.make(tmp_path, ["sogoc.example"])
    assert there.server.read_bytes() == before


def test_before_there_is_any_the_command_that_makes_it_is_said(tmp_path):
    with pytest.raises(Refusal) as refused:
        tls.renew(tmp_path)
    assert "sogoc setup --https" in refused.value.fix
