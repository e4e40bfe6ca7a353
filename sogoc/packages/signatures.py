"""What digital signatures a PDF carries, and what of them can be told here (runs in the reader's process).

In: the bytes of a PDF. Out: for each signature whose certificate it is, which bytes it speaks of, whether these bytes are unaltered and
the signature is that certificate's (ISO 32000-1, 12.8; RFC 5652, 5.3–5.4). Not told, and said so wherever this is shown: whether the
certificate was issued by an authority that somebody trusts, whether it was revoked, whether the day it names is true. A certificate anybody
can make for any name; only the paper's chain of custody and the authority's own service can say more.
"""

from __future__ import annotations

import ctypes
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from pypdfium2 import raw

MOST = 16
"""So many signatures of one file are looked at."""
_HASHES: dict[bytes, tuple[str, type[hashes.HashAlgorithm]]] = {
    bytes.fromhex("2b0e03021a"): ("sha1", hashes.SHA1),
    bytes.fromhex("608648016503040201"): ("sha256", hashes.SHA256),
    bytes.fromhex("608648016503040202"): ("sha384", hashes.SHA384),
    bytes.fromhex("608648016503040203"): ("sha512", hashes.SHA512),
}
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_RSA = bytes.fromhex("2a864886f70d0101")
_PSS = bytes.fromhex("2a864886f70d01010a")
_SET, _OCTETS, _FIRST = 0x31, 0x04, 0xA0


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. ``whole``: it speaks of every byte of the file but its own.

    ``intact``: these bytes are as the certificate's key signed them; None where that cannot be told here, ``problem`` says why.
    """

    signer: str = ""
    issuer: str = ""
    serial: str = ""
    valid_from: str = ""
    valid_until: str = ""
    says_at: str = ""
    """When the file says that it was signed; nobody vouches for it."""
    whole: bool = False
    intact: bool | None = None
    problem: str = ""


def signatures(request: dict[str, Any], _limits: Any) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """Answer a request of the reader's process: the signatures of ``content``."""
    return {"signatures": [asdict(one) for one in signatures_of(request["content"])]}, ()


def signatures_of(content: bytes) -> list[Signature]:
    """Signatures of a PDF, in its order; none where it does not open."""
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        return []
    try:
        count = min(max(0, raw.FPDF_GetSignatureCount(document)), MOST)
        return [_read(raw.FPDF_GetSignatureObject(document, at), content) for at in range(count)]
    finally:
        raw.FPDF_CloseDocument(document)


def _read(signature: Any, content: bytes) -> Signature:
    spans = _spans(signature)
    found = Signature(says_at=_time(signature), whole=_covers(spans, content))
    signed = b"".join(content[start : start + length] for start, length in spans)
    try:
        return _judged(found, _bytes_of(raw.FPDFSignatureObj_GetContents, signature), signed)
    except (ValueError, IndexError, KeyError, TypeError, UnsupportedAlgorithm):
        return replace(found, problem="chữ ký không đọc được theo chuẩn CMS")


def _bytes_of(ask: Any, signature: Any) -> bytes:
    length = ask(signature, None, 0)
    held = ctypes.create_string_buffer(length)
    ask(signature, held, length)
    return bytes(held.raw)


def _time(signature: Any) -> str:
    """``D:20261123071500+07'00'`` as it stands."""
    return _bytes_of(raw.FPDFSignatureObj_GetTime, signature).rstrip(b"\0").decode("ascii", "replace")[:40]


def _spans(signature: Any) -> list[tuple[int, int]]:
    """Pieces of the file (start, length) of which the signature speaks."""
    count = raw.FPDFSignatureObj_GetByteRange(signature, None, 0)
    held = (ctypes.c_int * count)()
    raw.FPDFSignatureObj_GetByteRange(signature, held, count)
    return list(zip(held[::2], held[1::2], strict=False))


def _covers(spans: list[tuple[int, int]], content: bytes) -> bool:
    """Whether nothing is left out but the signature's own bytes, ``<…>`` in hexadecimal digits."""
    if len(spans) != 2 or spans[0][0] != 0:
        return False
    start, (end, rest) = spans[0][1], spans[1]
    gap = content[start:end]
    inner = gap[1:-1]
    return (
        0 < start < end
        and end + rest == len(content)
        and gap[:1] == b"<"
        and gap[-1:] == b">"
        and not inner.strip(b"0123456789abcdefABCDEF \r\n\t")
    )


def _judged(found: Signature, padded: bytes, signed: bytes) -> Signature:
    """What the CMS message says: whose it is, and whether it is of these bytes."""
    message, _ = _element(padded, 0)
    certificates = pkcs7.load_der_pkcs7_certificates(padded[: message.end])
    data = _children(padded, _children(padded, _children(padded, message)[1])[0])
    embedded = _embedded(padded, data[2])
    parts = _children(padded, _children(padded, data[-1])[0])
    issuer, serial = _children(padded, parts[1])
    number = int.from_bytes(padded[serial.start : serial.end], "big", signed=True)
    name = padded[issuer.begin : issuer.end]
    own = next(
        (one for one in certificates if one.serial_number == number and one.issuer.public_bytes() == name),
        None,
    )
    if own is None:
        return replace(found, problem="tệp không kèm chứng thư của người ký")
    found = replace(
        found,
        signer=_called(own.subject),
        issuer=_called(own.issuer),
        serial=f"{own.serial_number:x}",
        valid_from=own.not_valid_before_utc.date().isoformat(),
        valid_until=own.not_valid_after_utc.date().isoformat(),
    )
    digest_name, algorithm = _HASHES[_oid(padded, parts[2])]
    attributes = parts[3] if parts[3].tag == _FIRST else None
    after = parts[4:] if attributes is not None else parts[3:]
    method, value = _oid(padded, after[0]), padded[after[1].start : after[1].end]
    if embedded:  # adbe.pkcs7.sha1: the message itself holds the digest of the bytes
        if embedded != hashlib.sha1(signed, usedforsecurity=False).digest():
            return replace(found, intact=False)
        signed = embedded
    covered = signed
    if attributes is not None:
        told = _message_digest(padded, attributes)
        if not hmac.compare_digest(told, hashlib.new(digest_name, signed, usedforsecurity=False).digest()):
            return replace(found, intact=False)
        covered = bytes([_SET]) + padded[attributes.begin + 1 : attributes.end]
    return _by_key(found, own, value, covered, method=method, algorithm=algorithm())


def _by_key(
    found: Signature,
    own: x509.Certificate,
    value: bytes,
    covered: bytes,
    *,
    method: bytes,
    algorithm: hashes.HashAlgorithm,
) -> Signature:
    key = own.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey) and method.startswith(_RSA) and method != _PSS:
            key.verify(value, covered, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, covered, ec.ECDSA(algorithm))
        else:
            return replace(found, problem="chữ ký dùng thuật toán mà phần mềm chưa kiểm được")
    except InvalidSignature:
        return replace(found, intact=False)
    return replace(found, intact=True)


def _called(name: x509.Name) -> str:
    """Common name, else the organisation, else the whole name."""
    for oid in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
        if held := name.get_attributes_for_oid(oid):
            return str(held[0].value)[:200]
    return name.rfc4514_string()[:200]


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of DER (X.690): its tag, where it begins, where its content starts and ends."""

    tag: int
    begin: int
    start: int
    end: int


def _element(held: bytes, at: int) -> tuple[_Element, int]:
    tag, length, start = held[at], held[at + 1], at + 2
    if length & 0x80:
        octets = length & 0x7F
        if not 1 <= octets <= 4:
            raise ValueError(length)
        length, start = int.from_bytes(held[start : start + octets], "big"), start + octets
    if start + length > len(held):
        raise ValueError(length)
    return _Element(tag, at, start, start + length), start + length


def _children(held: bytes, parent: _Element) -> list[_Element]:
    """Elements within one."""
    found, at = [], parent.start
    while at < parent.end:
        one, at = _element(held, at)
        found.append(one)
    return found


def _oid(held: bytes, sequence: _Element) -> bytes:
    """The object identifier with which an algorithm begins, as its bytes."""
    first = _children(held, sequence)[0]
    return held[first.start : first.end]


def _embedded(held: bytes, content_info: _Element) -> bytes:
    """What a message carries in itself; empty where it is detached."""
    parts = _children(held, content_info)
    if len(parts) < 2:
        return b""
    octets = _children(held, parts[1])[0]
    return held[octets.start : octets.end] if octets.tag == _OCTETS else b""


def _attributes(held: bytes, element: _Element) -> Iterator[tuple[bytes, _Element]]:
    for one in _children(held, element):
        name, values = _children(held, one)
        yield held[name.start : name.end], _children(held, values)[0]


def _message_digest(held: bytes, element: _Element) -> bytes:
    """The digest that the signed attributes name; empty where they name none, which then is no match."""
    return next(
        (held[one.start : one.end] for name, one in _attributes(held, element) if name == _MESSAGE_DIGEST),
        b"",
    )
