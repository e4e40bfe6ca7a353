"""Serving by https on a local network: the certificates that ``setup --https`` made, kept fresh while the server runs."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path

from sogoc.cli.installation import chosen_home, chosen_keys

DAILY = 86_400.0
SETTING = "SOGOC_HTTPS"


@dataclass(frozen=True, slots=True)
class Safe:
    """What the server needs, and by which names it is reached."""

    keys: Path
    certificate: Path
    key: Path
    hosts: tuple[str, ...]

    def keep_fresh(self) -> None:
        """Look each day whether the certificate ends soon; a new one is taken by new workers, as after SIGHUP."""
        timer = threading.Timer(DAILY, self._look)
        timer.daemon = True
        timer.start()

    def _look(self) -> None:
        from sogoc.ground import tls

        if tls.renew(self.keys):
            os.kill(os.getpid(), signal.SIGHUP)
        self.keep_fresh()


def prepare() -> Safe:
    """The certificates, renewed where they end soon; settings read from now on are those of https."""
    from sogoc.ground import tls
    from sogoc.ground.home import open_home

    keys = open_home(chosen_home(), keys=chosen_keys()).keys
    tls.renew(keys)
    there = tls.certificates(keys)
    hosts = tuple(f"[{name}]" if ":" in name else name for name in tls.names_of(there))
    os.environ[SETTING] = "1"
    os.environ.pop(f"{SETTING}_FILE", None)
    if "SOGOC_ALLOWED_HOSTS" not in os.environ and "SOGOC_ALLOWED_HOSTS_FILE" not in os.environ:
        os.environ["SOGOC_ALLOWED_HOSTS"] = ",".join(sorted(hosts))
    return Safe(keys, there.server, there.server_key, hosts)
