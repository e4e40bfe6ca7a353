"""A line that cuts, delays, repeats and reorders: a proxy between a browser and a server of this machine, by a seed.

It reads whole HTTP/1.1 requests, so that one can arrive twice, or long after its sender gave up and newer ones have passed. The faults
fall on what travels for the workbench (``/api/``); everything else goes through.
"""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

HEAD_END = b"\r\n\r\n"


@dataclass
class BadLine:
    """``trouble``: how often something happens to a request (0 to 1); ``cut``: nobody gets through. Both may change at any time."""

    to: int
    seed: int
    trouble: float = 0.0
    cut: bool = False
    faults: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._door = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._late: list[threading.Timer] = []
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Nothing comes through any more, and nothing late arrives."""
        self._door.close()
        for one in self._late:
            one.cancel()

    def _listen(self) -> None:
        while True:
            try:
                browser, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        browser.settimeout(60)
        with browser, contextlib.suppress(OSError, ValueError):
            while (asked := _request(browser)) is not None:
                answer = self._carry(asked)
                if answer is None:
                    return  # cut
                browser.sendall(answer)

    def _carry(self, asked: bytes) -> bytes | None:
        """The answer, or None where the line is cut."""
        if self.cut:
            self.faults["cut"] += 1
            return None
        if b" /api/" not in asked[:200] or self._random.random() >= self.trouble:
            return self._ask(asked)
        fault = self._random.choice(("lost", "no answer", "slow", "twice", "late", "half an answer"))
        self.faults[fault] += 1
        if fault == "lost":
            return None
        if fault == "late":
            self._later(asked)
            return None
        if fault == "slow":
            time.sleep(self._random.uniform(0.05, 0.6))
        if fault == "twice":
            self._later(asked)
        answer = self._ask(asked)
        if fault == "no answer" or answer is None:
            return None
        return answer[: self._random.randrange(len(answer))] if fault == "half an answer" else answer

    def _later(self, asked: bytes) -> None:
        timer = threading.Timer(self._random.uniform(0.2, 3), self._ask, (asked,))
        timer.daemon = True
        self._late.append(timer)
        timer.start()

    def _ask(self, asked: bytes) -> bytes | None:
        """One request on a connection of its own; None when the server is gone or breaks off."""
        head, _, body = asked.partition(HEAD_END)
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        try:
            with socket.create_connection(("127.0.0.1", self.to), timeout=60) as server:
                server.sendall(b"\r\n".join([*lines, b"Connection: close"]) + HEAD_END + body)
                answer = b""
                while piece := server.recv(65_536):
                    answer += piece
        except OSError:
            return None
        return _whole(answer)


def _request(browser: socket.socket) -> bytes | None:
    """The next request, whole; None when the browser has no more."""
    data = b""
    while HEAD_END not in data:
        piece = browser.recv(65_536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(HEAD_END)
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        piece = browser.recv(65_536)
        if not piece:
            return None
        body += piece
    return head + HEAD_END + body


def _whole(answer: bytes) -> bytes | None:
    """An answer that came whole, told so that the connection to the browser may stay open; None for one that broke off."""
    head, found, body = answer.partition(HEAD_END)
    if not found:
        return None
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        if not body.endswith(b"0\r\n\r\n"):
            return None
    else:
        length = next(
            (
                int(line.split(b":")[1])
                for line in lower.split(b"\r\n")
                if line.startswith(b"content-length:")
            ),
            0,
        )
        if len(body) < length:
            return None
    kept = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join(kept) + HEAD_END + body
