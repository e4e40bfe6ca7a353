"""An authority of this installation's own, and a certificate for its server: browsers of a local network may then work offline.

In: the names and addresses by which people of the network reach this machine. Out: PEM files in the folder of keys, read by their owner
only. Browsers let a page keep work only when it comes by https (Secure Contexts, W3C); a local network has no public authority to ask.

The authority can sign for the given names and for private addresses alone (name constraints, RFC 5280 §4.2.1.10): a PC that trusts it
trusts nothing else by it, even if its key is stolen.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sogoc.ground import clock
from sogoc.ground.home import write_private
from sogoc.ground.refusals import CHUA_CO_CHUNG_THU, CHUNG_THU_HONG, TEN_MAY_SAI

FOLDER = "https"
AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
"""As long as every browser accepts a server's certificate (CA/Browser Forum BR §6.3.2, since 2020-09-01)."""
RENEW_DAYS = 30
_PRIVATE = tuple(
    ipaddress.ip_network(one)
    for one in "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 127.0.0.0/8 fc00::/7 fe80::/10 ::1/128".split()
)
_NAMES = ("localhost", "local", "lan", "internal")
"""Endings that no public domain has (RFC 6762, RFC 8375, ICANN's reservation of ``internal``)."""
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where the files lie."""

    folder: Path

    @property
    def authority(self) -> Path:
        return self.folder / "ca.crt"

    @property
    def authority_key(self) -> Path:
        return self.folder / "ca.key"

    @property
    def server(self) -> Path:
        return self.folder / "server.crt"

    @property
    def server_key(self) -> Path:
        return self.folder / "server.key"

    @property
    def there(self) -> bool:
        return self.authority.is_file() and self.server.is_file()


def certificates(keys: Path) -> Certificates:
    """The certificates of an installation, by its folder of keys."""
    return Certificates(keys / FOLDER)


def names_of(there: Certificates) -> list[str]:
    """Names and addresses for which the server's certificate speaks."""
    found = _server(there).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [*found.get_values_for_type(x509.DNSName), *map(str, found.get_values_for_type(x509.IPAddress))]


def ends_at(there: Certificates) -> dt.datetime:
    """When the server's certificate ends."""
    return _server(there).not_valid_after_utc


def fingerprint(there: Certificates) -> str:
    """SHA-256 of the authority's certificate, in pairs, as systems show it."""
    return _read(there.authority).fingerprint(hashes.SHA256()).hex(":").upper()


def make(keys: Path, names: Sequence[str], *, addresses: Iterable[str] = ()) -> Certificates:
    """Make what is missing: the authority once, a server's certificate for these names and addresses (again when others are asked).

    ``addresses`` are those that the machine itself knows of: public ones among them are left out.
    """
    there = certificates(keys)
    wanted = [
        _name(one)
        for one in dict.fromkeys([*names, "localhost", "127.0.0.1", "::1", *filter(_is_private, addresses)])
    ]
    there.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not there.authority.is_file() or not there.authority_key.is_file():
        _make_authority(there, [one for one in wanted if isinstance(one, str)])
    outside = [str(one) for one in wanted if not _allowed(there, one)]
    if outside:
        raise TEN_MAY_SAI.because(
            name=", ".join(outside),
            why="cơ quan cấp chứng thư của bản cài đặt này không được phép cấp cho tên ấy",
            fix=f"Chuyển thư mục {there.folder} đi nơi khác rồi chạy lại để lập cơ quan cấp mới;"
            " các máy phải cài lại chứng thư.",
        )
    if not there.server.is_file() or set(names_of(there)) != set(map(str, wanted)) or _ends_soon(there):
        _make_server(there, wanted)
    return there


def renew(keys: Path) -> bool:
    """Make the server's certificate anew, for the same names, when it ends soon; whether it was."""
    there = certificates(keys)
    if not there.there:
        raise CHUA_CO_CHUNG_THU.because()
    if not _ends_soon(there):
        return False
    _make_server(there, [_name(one) for one in names_of(there)])
    return True


def _ends_soon(there: Certificates) -> bool:
    return ends_at(there) - clock.now() < dt.timedelta(days=RENEW_DAYS)


def _name(written: str) -> str | Address:
    text = written.strip().strip("[]").lower().rstrip(".")
    with suppress(ValueError):
        address = ipaddress.ip_address(text)
        if _is_private(text):
            return address
        raise TEN_MAY_SAI.because(
            name=written, why="đây là địa chỉ công cộng", fix="Dùng tên máy hoặc địa chỉ trong mạng nội bộ."
        )
    with suppress(UnicodeError):
        ascii_name = text.encode("idna").decode("ascii")
        parts = ascii_name.split(".")
        if all(part and part.replace("-", "").isalnum() and part == part.strip("-") for part in parts):
            return ascii_name
    raise TEN_MAY_SAI.because(
        name=written,
        why="đây không phải là một tên máy",
        fix="Ghi tên máy (ví dụ maychu.local) hoặc địa chỉ (ví dụ 192.168.1.10), không có http:// và số cổng.",
    )


def _is_private(written: str) -> bool:
    address = ipaddress.ip_address(written)
    return any(address in net for net in _PRIVATE if net.version == address.version)


def _allowed(there: Certificates, name: str | Address) -> bool:
    """Whether the authority may sign for this; addresses are private already."""
    if not isinstance(name, str):
        return True
    constraints = _read(there.authority).extensions.get_extension_for_class(x509.NameConstraints).value
    trees = [one.value for one in constraints.permitted_subtrees or () if isinstance(one, x509.DNSName)]
    return any(name == tree or name.endswith(f".{tree}") for tree in trees)


def _make_authority(there: Certificates, names: list[str]) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    now = clock.now()
    title = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Sổ Gốc"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Sổ Gốc, mạng nội bộ, {now:%d/%m/%Y}"),
        ]
    )
    permitted: list[x509.GeneralName] = [x509.DNSName(one) for one in dict.fromkeys([*_NAMES, *names])]
    permitted += [x509.IPAddress(net) for net in _PRIVATE]
    made = (
        _begun(title, title, key.public_key(), days=AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_private(there.authority_key, _pem(key))
    write_private(there.authority, made.public_bytes(serialization.Encoding.PEM))


def _make_server(there: Certificates, names: Sequence[str | Address]) -> None:
    """A fresh key and certificate; the chain holds the authority too, whose key signs and stays here."""
    authority = _read(there.authority)
    signing = serialization.load_pem_private_key(there.authority_key.read_bytes(), None)
    if not isinstance(signing, ec.EllipticCurvePrivateKey):
        raise CHUNG_THU_HONG.because(path=there.authority_key)
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives: list[x509.GeneralName] = [
        x509.DNSName(one) if isinstance(one, str) else x509.IPAddress(one) for one in names
    ]
    title = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, str(names[0])[:64])])
    made = (
        _begun(title, authority.subject, key.public_key(), days=SERVER_DAYS)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()),  # type: ignore[arg-type]
            critical=False,
        )
        .sign(signing, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    write_private(there.server_key, _pem(key))
    write_private(there.server, made.public_bytes(pem) + authority.public_bytes(pem))


def _begun(
    title: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, days: int
) -> x509.CertificateBuilder:
    now = clock.now()
    return (
        x509.CertificateBuilder()
        .subject_name(title)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))  # clocks of an office's PCs disagree
        .not_valid_after(now + dt.timedelta(days=days))
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _server(there: Certificates) -> x509.Certificate:
    return _read(there.server)


def _read(path: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except FileNotFoundError:
        raise CHUA_CO_CHUNG_THU.because() from None
    except (OSError, ValueError):
        raise CHUNG_THU_HONG.because(path=path) from None
