"""The closed network: a test may talk to this machine and to nothing else."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def is_this_machine(address: Any) -> bool:
    """Unix sockets, loopback addresses and `localhost`."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0]).partition("%")[0]
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class LoopbackSocket(socket.socket):
    """The standard socket, deaf to every other machine."""

    def _check(self, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_this_machine(address):
            message = f"a test tried to reach {address!r}; tests talk to this machine only"
            raise NetworkForbidden(message)

    def connect(self, address: Any, /) -> None:
        self._check(address)
        super().connect(address)

    def connect_ex(self, address: Any, /) -> int:
        self._check(address)
        return super().connect_ex(address)

    def sendto(self, data: Any, *args: Any) -> int:
        self._check(args[-1])
        return super().sendto(data, *args)


def close() -> None:
    """From now on every new socket of this process reaches this machine only."""
    socket.socket = LoopbackSocket  # type: ignore[misc]
