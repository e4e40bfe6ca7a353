"""Where this machine can be reached on its own networks: its interfaces are asked, nothing is sent. Works in a closed network too.

Out: IPv4 addresses that another device of the same network may use; none when the machine stands alone. (Linux, ``netdevice(7)``.)
"""

from __future__ import annotations

import contextlib
import fcntl
import ipaddress
import socket
import struct

_SIOCGIFADDR = 0x8915


def local_addresses() -> list[str]:
    """Addresses of this machine on its networks."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                asked = struct.pack("256s", name.encode()[:15])
                found.append(socket.inet_ntoa(fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, asked)[20:24]))
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
