"""A sealed file: bytes under AES-256-GCM in chunks that cannot be altered, cut, reordered or moved between files unseen.

In: bytes and a 32-byte key. Out: a file, and the bytes again in memory only. Layout: magic, key mark (8 bytes), file id (16),
then chunks of ciphertext with their 16-byte tags. Each file has its own key (HKDF-SHA256 over the file id), the nonce is the
chunk's index, and index, file id and "last" are authenticated with every chunk (the STREAM construction).
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"SOGOCPOP1\n"
CHUNK = 1 << 20
KEY_BYTES = 32
_MARK, _ID, _TAG = 8, 16, 16


class WrongKey(Exception):
    """The file was sealed with another key."""


class Broken(Exception):
    """The file is not whole, or not what was sealed."""


def seal(content: bytes, *, key: bytes, path: Path) -> None:
    """Write the content encrypted, whole or not at all; only the owner may read the file."""
    file_id = secrets.token_bytes(_ID)
    head = MAGIC + _mark(key) + file_id
    cipher = _cipher(key, file_id)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head)
            count = max(1, -(-len(content) // CHUNK))
            for index in range(count):
                piece = content[index * CHUNK : (index + 1) * CHUNK]
                file.write(cipher.encrypt(_nonce(index), piece, _bound(head, index, last=index == count - 1)))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def unseal(path: Path, *, key: bytes) -> BytesIO:
    """Return the content in memory; raises ``WrongKey`` or ``Broken``."""
    clear = BytesIO()
    with path.open("rb") as file:
        for piece in _pieces(file, _head(file, key), key):
            clear.write(piece)
    clear.seek(0)
    return clear


def check(path: Path, *, key: bytes, whole: bool = True) -> None:
    """Raise ``WrongKey`` or ``Broken`` unless the file opens with the key; ``whole`` also looks at every byte. Keeps nothing."""
    with path.open("rb") as file:
        head = _head(file, key)
        for _ in _pieces(file, head, key) if whole else ():
            pass


def _head(file: BinaryIO, key: bytes) -> bytes:
    head = file.read(len(MAGIC) + _MARK + _ID)
    if len(head) < len(MAGIC) + _MARK + _ID or not head.startswith(MAGIC):
        raise Broken
    if head[len(MAGIC) : -_ID] != _mark(key):
        raise WrongKey
    return head


def _pieces(file: BinaryIO, head: bytes, key: bytes) -> Iterator[bytes]:
    cipher = _cipher(key, head[-_ID:])
    piece, index = file.read(CHUNK + _TAG), 0
    while True:
        following = file.read(CHUNK + _TAG)
        try:
            yield cipher.decrypt(_nonce(index), piece, _bound(head, index, last=not following))
        except (InvalidTag, ValueError) as wrong:
            raise Broken from wrong
        if not following:
            return
        piece, index = following, index + 1


def remove(path: Path) -> None:
    """Delete a sealed file; without its place on the disk being found again by name."""
    path.unlink(missing_ok=True)
    _sync(path.parent)


def _mark(key: bytes) -> bytes:
    """Tells a wrong key from a broken file; says nothing of the key."""
    return hashlib.sha256(b"sogoc population key\n" + key).digest()[:_MARK]


def _cipher(key: bytes, file_id: bytes) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=file_id, info=b"sogoc population file").derive(
        key
    )
    return AESGCM(derived)


def _nonce(index: int) -> bytes:
    return index.to_bytes(12, "big")


def _bound(head: bytes, index: int, *, last: bool) -> bytes:
    return head + index.to_bytes(8, "big") + (b"\x01" if last else b"\x00")


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
