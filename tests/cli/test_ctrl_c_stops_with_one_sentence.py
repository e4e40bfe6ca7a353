"""Ctrl-C reaches every process of a terminal's foreground job: one sentence, exit 130, no traceback; the same command then goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sogoc.cli.stopping import SENTENCE, STOPPED

SOGOC = Path(sys.executable).with_name("sogoc")
SAMPLE_OF_TWO = """
import sys
from pathlib import Path
from sogoc.cli.stopping import listen, say_stopped
from sogoc.sample import write_sample
listen()
say = lambda done, total: print(done, file=sys.stderr, flush=True)
try:
    write_sample(Path(sys.argv[1]), entries=300, seed=1, workers=2, progress=say)
except KeyboardInterrupt:
    sys.exit(say_stopped())
"""


def stopped_at(word, *command, home):
    """Press Ctrl-C when a line of standard error begins with this word; return exit code, lines after it, and what still runs."""
    process = subprocess.Popen(
        list(map(str, command)),
        env={**os.environ, "SOGOC_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stderr is not None
    seen = next((line for line in process.stderr if line.startswith(word)), None)
    assert seen is not None, f"it never came to {word}"
    os.killpg(process.pid, signal.SIGINT)
    after = process.stderr.read().splitlines()  # to the end: until the last process has let go of it
    process.stderr.close()
    process.wait()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return process.returncode, after


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(after, word):
    """What was said besides the progress of the work."""
    return [line for line in after if not line.startswith(word)]


@pytest.mark.slow
def test_a_sample_that_was_stopped_is_written_by_the_same_command(sogoc, tmp_path, home):
    target, quiet = tmp_path / "dut", tmp_path / "yen"
    word = "Tạo dữ liệu mẫu"
    code, after = stopped_at(word, SOGOC, "sample", target, "--entries", "300", home=home)
    assert (code, said(after, word)) == (STOPPED, [SENTENCE])
    for folder in (target, quiet):
        assert sogoc("sample", folder, "--entries", "300").code == 0
    assert tree(target) == tree(quiet)


def test_the_helpers_of_a_sample_end_with_it_and_say_nothing(tmp_path, home):
    code, after = stopped_at("", sys.executable, "-c", SAMPLE_OF_TWO, tmp_path / "mau", home=home)
    assert (code, [line for line in after if not line.isdigit()]) == (STOPPED, [SENTENCE])


@pytest.mark.slow
def test_a_demo_that_was_stopped_says_how_to_go_on(home):
    word = "Tiếp nhận gói"
    code, after = stopped_at(word, SOGOC, "demo", "--no-serve", "--entries", "60", home=home)
    assert (code, said(after, word)) == (STOPPED, [SENTENCE])


@pytest.mark.slow
@pytest.mark.parametrize(
    "word", ["Tạo tỉnh mẫu", "Tiếp nhận gói", "Duyệt", "Gửi Bộ", "Trả lời của Bộ", "Nạp dân cư", "Đối chiếu"]
)
def test_stopped_anywhere_and_started_again_it_ends_the_same(sogoc, tmp_path, word):
    reports = {}
    for name in ("dut", "yen"):
        home = tmp_path / name
        if name == "dut":
            code, after = stopped_at(word, SOGOC, "demo", "--no-serve", "--entries", "60", home=home)
            assert (code, said(after, word)) == (STOPPED, [SENTENCE])
        answer = sogoc("demo", "--no-serve", "--entries", "60", "--json", env={"SOGOC_HOME": str(home)})
        reports[name] = json.loads(answer.out)["report"]
    assert reports["dut"] == reports["yen"]


def test_stopping_twice_or_stopping_what_does_not_clean_up_ends_at_once(home):
    deaf = (
        "import sys, threading; from sogoc.cli.stopping import listen; listen()\n"
        "def work():\n"
        "    try:\n"
        "        print('ready', file=sys.stderr, flush=True); threading.Event().wait()\n"
        "    finally:\n"
        "        threading.Event().wait()\n"
        "work()"
    )
    code, after = stopped_at("ready", sys.executable, "-c", deaf, home=home)
    assert (code, after) == (STOPPED, [SENTENCE])
