"""Ctrl-C: one sentence, exit code 130, and no traceback of any thread or child.

Whatever was acknowledged is on the disk, and every command may be started again (design: safe to kill at any moment). So the first
Ctrl-C lets the work in hand clean up, but not for long; the second one ends the process where it stands.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

from sogoc.cli.words import t

STOPPED = 130
"""Exit code of a command that a person stopped (128 + SIGINT, as shells count)."""
PATIENCE = 2.0
"""Seconds for cleaning up."""
SENTENCE = t(
    "Đã dừng; chạy lại lệnh này để làm tiếp từ chỗ đã dừng.",
    "Stopped; run this command again to go on from where it stopped.",
)
BAR_LEFT = b"\n\x1b[?25h"
"""A terminal whose progress bar could not take its leave: off its line, and the cursor is shown again."""
_asked = threading.Event()
_said = threading.Event()


def listen() -> None:
    """From now on Ctrl-C ends this process, unless whoever started it wants it to be deaf (``nohup``, a job in the background)."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
        sys.unraisablehook = _quiet_when_stopped


def say_stopped() -> int:
    """Say that the command was stopped, once; return its exit code."""
    if not _said.is_set():
        _said.set()
        os.write(2, f"{SENTENCE}\n".encode())  # not through a stream that the signal may have interrupted
    return STOPPED


def _stop(_signal: int, _frame: FrameType | None) -> None:
    if _asked.is_set():
        _end()
    _asked.set()
    patience = threading.Timer(PATIENCE, _end)
    patience.daemon = True
    patience.start()
    raise KeyboardInterrupt


def _end() -> None:
    if not _said.is_set() and os.isatty(2):
        os.write(2, BAR_LEFT)
    os._exit(say_stopped())


def _quiet_when_stopped(problem: sys.UnraisableHookArgs) -> None:
    """Be silent on an interruption that fell into a destructor: the patience of ``_stop`` still ends the process."""
    if not _asked.is_set():
        sys.__unraisablehook__(problem)
