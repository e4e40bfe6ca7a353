"""An authenticator made of software (W3C Web Authentication): answers challenges as a browser with a security key would."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def _hash(text: str) -> bytes:
    digest = Hash(SHA256())
    digest.update(text.encode())
    return digest.finalize()


@dataclass
class Authenticator:
    """One credential; ``count`` goes up with each signature, ``verifies`` says whether it asks for a finger."""

    verifies: bool = True
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    handle: bytes = b""

    def make(self, options: Any, *, origin: str, rp_id: str | None = None) -> dict[str, Any]:
        """What a browser sends after ``navigator.credentials.create``."""
        asked = options["publicKey"]
        self.handle = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid(bytes(16)), self.credential_id, public)
        said = self._said(rp_id or asked["rp"]["id"], credential)
        attestation = AttestationObject.create("none", said, {})
        return self._answer(
            clientDataJSON=self._client(CollectedClientData.TYPE.CREATE, asked["challenge"], origin),
            attestationObject=attestation,
        )

    def show(
        self, options: Any, *, origin: str, rp_id: str | None = None, handle: bytes | None = None
    ) -> dict[str, Any]:
        """What a browser sends after ``navigator.credentials.get``."""
        asked = options["publicKey"]
        self.count += 1
        said = self._said(rp_id or asked["rpId"])
        client = self._client(CollectedClientData.TYPE.GET, asked["challenge"], origin)
        signature = self.key.sign(said + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client,
            authenticatorData=said,
            signature=signature,
            userHandle=self.handle if handle is None else handle,
        )

    def _said(self, rp_id: str, credential: bytes = b"") -> AuthenticatorData:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | (ATTESTED if credential else 0)
        made: AuthenticatorData = AuthenticatorData.create(
            _hash(rp_id), AuthenticatorData.FLAG(flags), self.count, bytes(credential)
        )
        return made

    @staticmethod
    def _client(kind: Any, challenge: str, origin: str) -> CollectedClientData:
        return CollectedClientData.create(kind, challenge, origin)

    def _answer(self, **response: bytes) -> dict[str, Any]:
        name = websafe_encode(self.credential_id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": {key: websafe_encode(value) for key, value in response.items()},
        }
