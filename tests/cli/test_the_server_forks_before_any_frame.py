"""The server forks its workers; a child of a process that has used polars hangs at its first frame."""

from __future__ import annotations

import subprocess
import sys

import pytest

OPENS = """
import sys
from sogoc.cli.installation import open_installation
open_installation()
import sogoc.cli.commands.serving
print("polars" in sys.modules)
"""

GIVES_WAY = """
import os, sys, polars
def execv(program, arguments):
    print(" ".join(arguments[1:]))
    raise SystemExit(0)
os.execv = execv
from sogoc.cli.commands.serving import run_server
run_server(host="127.0.0.1", port=8123)
"""


@pytest.mark.usefixtures("set_up")
def test_opening_an_installation_to_serve_it_touches_no_frame():
    done = subprocess.run([sys.executable, "-c", OPENS], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_process_that_used_frames_gives_way_to_a_fresh_one():
    done = subprocess.run([sys.executable, "-c", GIVES_WAY], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["-m", "sogoc.cli", "serve", "--host", "127.0.0.1", "--port", "8123"]
