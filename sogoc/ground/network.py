"""Where this machine can be reached on its own network: nothing is sent, the system's routes are asked.

Out: IPv4 addresses that another device of the same network may use; none when the machine stands alone.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket

_SOMEWHERE = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737): asking for the route to it sends nothing."""


def local_addresses() -> list[str]:
    """Addresses of this machine on its networks, the one that leads out first."""
    found: list[str] = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(_SOMEWHERE)
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
        found += [str(address[4][0]) for address in named]
    return [one for one in dict.fromkeys(found) if not is_this_machine(one)]


def is_this_machine(host: str) -> bool:
    """Whether an address means the asking machine itself, so that it leads a phone to the phone."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def is_everywhere(host: str) -> bool:
    """Whether a server that listens there hears every network of its machine (``0.0.0.0``, ``::``)."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False
