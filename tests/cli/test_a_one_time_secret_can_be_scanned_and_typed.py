"""Second new user, 27: the secret of one-time codes is shown as a QR code in a terminal and as letters to type."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pyotp
import segno

from sogoc.cli.qr import AS_BEFORE, BLACK_ON_WHITE, HALVES, QUIET, drawn

SOGOC = Path(sys.executable).with_name("sogoc")


def modules(lines):
    """Read a drawing back: rows of dark (1) and light (0) modules, without the quiet zone."""
    pairs = {character: pair for pair, character in HALVES.items()}
    rows = []
    for line in lines:
        inside = line.removeprefix(BLACK_ON_WHITE).removesuffix(AS_BEFORE)
        rows += [list(half) for half in zip(*(pairs[character] for character in inside), strict=True)]
    size = len(rows[0]) - 2 * QUIET
    assert not any(any(row) for row in [*rows[:QUIET], *rows[QUIET + size :]])
    assert not any(any(row[:QUIET] + row[-QUIET:]) for row in rows)
    return [row[QUIET:-QUIET] for row in rows[QUIET : QUIET + size]]


def printed_on_a_terminal(*words):
    """Standard output of a command for which it is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([SOGOC, *words], stdout=theirs, stderr=subprocess.DEVNULL) as process:
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 65_536):
                said += piece
        except OSError:
            pass  # a terminal ends with an error
        os.close(ours)
    assert process.returncode == 0
    return said.decode()


def test_a_drawing_is_the_code_of_its_text():
    for text in ("a", "otpauth://totp/S%E1%BB%95%20G%E1%BB%91c:ng.duyet?secret=" + "A" * 32):
        code = segno.make(text, error="m", micro=False)
        assert modules(drawn(text)) == [list(row) for row in code.matrix]


def test_without_a_terminal_the_secret_can_be_typed(sogoc, set_up):
    said = sogoc("person", "code", "admin").out
    address = re.search(r"otpauth:\S+", said)
    typed = re.search(r"6 chữ số\): ([A-Z2-7 ]+)$", said, re.MULTILINE)
    assert address is not None
    assert typed is not None
    assert AS_BEFORE not in said
    generator = pyotp.parse_uri(address.group())
    assert generator.secret == typed.group(1).replace(" ", "")
    data = sogoc("person", "code", "admin", "--json").json
    assert data["otpauth"].startswith("otpauth://totp/")
    assert f"secret={data['secret']}" in data["otpauth"]


def test_in_a_terminal_it_can_be_scanned_too(sogoc, set_up):
    lines = printed_on_a_terminal("person", "code", "admin").splitlines()
    (address,) = re.findall(r"otpauth:\S+", "\n".join(lines))
    assert [line for line in lines if line.startswith(BLACK_ON_WHITE)] == drawn(address)
