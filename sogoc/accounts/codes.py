"""Codes that people read from paper and type: made, read as typed, and kept as keyed digests.

The letters are those that nobody confuses with one another or with a digit, and that no Vietnamese input method joins into another:
without vowels, `d` and `w` neither Telex nor VNI has anything to change. A digest needs the home's key, so that a stolen database
tells no code.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet
from django.conf import settings

LETTERS = "CFHJKMNPQRTVX23456789"
_LONGEST = 64


def new_code(groups: int, length: int) -> str:
    """A random code such as ``K7QM-2XPV-9TTC``: about 4.4 bits for each letter."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(length)) for _ in range(groups))


def as_made(typed: str) -> str:
    """A code as it was made, from what somebody typed: blanks, dashes and small letters do not matter."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())[:_LONGEST]


def digest(purpose: str, typed: str) -> bytes:
    """Keyed digest under which a code of some purpose is kept and found."""
    return keyed(purpose, as_made(typed))


def keyed(purpose: str, text: str) -> bytes:
    """What only this home derives from a text (HMAC-SHA-256, RFC 2104)."""
    return hmac.new(_key(purpose), text.encode(), hashlib.sha256).digest()


def vault(purpose: str) -> Fernet:
    """What encrypts secrets that the server must read again, with the home's key."""
    return Fernet(base64.urlsafe_b64encode(_key(purpose)))


def _key(purpose: str) -> bytes:
    return hashlib.sha256(purpose.encode() + settings.SOGOC_FIELD_KEY).digest()
