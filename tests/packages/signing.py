"""PDFs with digital signatures as signing software makes them, for tests: certificates of nobody, keys of the moment."""

from __future__ import annotations

import datetime as dt
import functools

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

PLACE = 8_192
"""Hexadecimal digits that are kept free for the message."""


@functools.cache
def key_and_certificate(name: str = "NGUYỄN VĂN KÝ", *, curve: bool = False):
    key = ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "CA thử nghiệm")])
    day = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(0xC0FFEE)
        .not_valid_before(day)
        .not_valid_after(day + dt.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    return key, built


def cms(signed: bytes, *, curve: bool = False, attributes: bool = True) -> bytes:
    """A detached message over some bytes."""
    key, certificate = key_and_certificate(curve=curve)
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    if not attributes:
        options.append(pkcs7.PKCS7Options.NoAttributes)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(signed)
    return builder.add_signer(certificate, key, hashes.SHA256()).sign(Encoding.DER, options)


def signed_pdf(*, curve: bool = False, attributes: bool = True, tail: bytes = b"", text: str = "") -> bytes:
    """A PDF of one page that carries a signature over all of it but the signature; ``tail`` is put behind it afterwards."""
    hole = b"<" + b"0" * PLACE + b">"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>",
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(ChuKy)/V 5 0 R/Rect[0 0 0 0]/P 3 0 R>>",
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(D:20261123071500+07'00')"
        b"/ByteRange[0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]/Contents" + hole + b">>",
    ]
    content = bytearray(b"%PDF-1.7\n%" + text.encode() + b"\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    begin = content.index(hole)
    end = begin + len(hole)
    for mark, number in ((b"A", begin), (b"B", end), (b"C", len(content) - end)):
        at = content.index(mark * 10)
        content[at : at + 10] = b"%010d" % number
    message = cms(bytes(content[:begin] + content[end:]), curve=curve, attributes=attributes)
    content[begin + 1 : begin + 1 + 2 * len(message)] = message.hex().encode()
    return bytes(content) + tail
