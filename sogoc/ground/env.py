"""Reads the environment, typed and loud: a wrong value is refused by name, never replaced by a default.

Each ``NAME`` may instead be given as ``NAME_FILE``, the path of a file with the value (how secrets reach containers).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sogoc.ground.refusals import CAI_DAT_SAI

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Env:
    """A view of ``os.environ`` (or of any mapping, in tests)."""

    values: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """Text of ``NAME`` or of the file named by ``NAME_FILE``; None when neither is set or both are empty."""
        direct = self.values.get(name) or None
        file = self.values.get(f"{name}_FILE") or None
        if file is None:
            return direct
        if direct is not None:
            raise CAI_DAT_SAI.because(name=f"{name}_FILE", value=file, wanted=f"trống, vì đã có {name}")
        try:
            return Path(file).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError):
            raise CAI_DAT_SAI.because(name=f"{name}_FILE", value=file, wanted="một tệp đọc được") from None

    def flag(self, name: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self.text(name)
        if value is None:
            return default
        if value.lower() in _TRUE | _FALSE:
            return value.lower() in _TRUE
        raise CAI_DAT_SAI.because(name=name, value=value, wanted="1 hoặc 0")

    def words(self, name: str, *, default: tuple[str, ...]) -> tuple[str, ...]:
        """List separated by commas."""
        value = self.text(name)
        return default if value is None else tuple(word.strip() for word in value.split(",") if word.strip())

    def networks(self, name: str) -> tuple[str, ...]:
        """Addresses and networks, separated by commas; none when it is not set."""
        named = self.words(name, default=())
        for one in named:
            try:
                ipaddress.ip_network(one)
            except ValueError:
                wanted = "các địa chỉ IP hoặc mạng cách nhau bằng dấu phẩy, ví dụ 10.0.0.5,192.168.1.0/24"
                raise CAI_DAT_SAI.because(name=name, value=one, wanted=wanted) from None
        return named

    def one_of(self, name: str, *, allowed: tuple[str, ...], default: str) -> str:
        """One of a closed list."""
        value = self.text(name)
        if value is None:
            return default
        if value not in allowed:
            raise CAI_DAT_SAI.because(name=name, value=value, wanted=" hoặc ".join(allowed))
        return value

    def path(self, name: str) -> Path | None:
        """Absolute path."""
        value = self.text(name)
        return None if value is None else Path(value).expanduser().absolute()
