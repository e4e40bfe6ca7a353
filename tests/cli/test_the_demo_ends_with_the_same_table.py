"""Issue, “Done when”: the table of the demo adds up and agrees with ``truth/``; killed in the middle and started again, it is the same."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections import defaultdict

import pytest

pytestmark = pytest.mark.slow
ENTRIES = "300"


def demo(sogoc, home):
    answer = sogoc("demo", "--no-serve", "--entries", ENTRIES, "--json", env={"SOGOC_HOME": str(home)})
    assert answer.code == 0, answer.err
    return answer.json


def truth(home):
    """(unit, period) → declared, official, as the sample's author counted them."""
    (file,) = (home / "sample").glob("*/truth/table.csv")
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_it_adds_up_and_agrees_with_the_truth_and_twice_is_once(sogoc, tmp_path):
    home = tmp_path / "mau"
    first = demo(sogoc, home)
    report = first["report"]
    printed = {
        (row["unit"], period): row["periods"][period] for row in report["rows"] for period in row["periods"]
    }
    counted: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for line in truth(home):
        counted[line["unit"], line["period"], "declared"] += int(line["declared"])
        counted[line["unit"], line["period"], "official"] += int(line["official"])
    for (unit, period), figures in printed.items():
        assert figures["declared"] == counted[unit, period, "declared"], (unit, period)
        assert figures["official"] == counted[unit, period, "official"], (unit, period)
    for name in ("declared", "official"):
        assert report["total"][name] == sum(figures[name] for figures in printed.values())
    assert demo(sogoc, home)["report"] == report
    next((home / "sample").glob("*.done")).unlink()  # as if it had been killed at the very end
    again = demo(sogoc, home)
    assert again["report"] == report
    assert again["steps"]["intake"]["packages"] == 0
    assert sogoc("doctor", "--json", env={"SOGOC_HOME": str(home)}).json["healthy"]


@pytest.mark.parametrize(
    "word", ["Tạo tỉnh mẫu", "Tiếp nhận gói", "Duyệt", "Gửi Bộ", "Trả lời của Bộ", "Đối chiếu"]
)
def test_killed_in_the_middle_and_started_again_it_ends_the_same(sogoc, tmp_path, word):
    quiet, troubled = tmp_path / "yen", tmp_path / "dut"
    process = subprocess.Popen(
        [sys.executable, "-m", "sogoc.cli", "demo", "--no-serve", "--entries", ENTRIES],
        env={**os.environ, "SOGOC_HOME": str(troubled)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    seen = next((line for line in process.stderr if line.startswith(word)), None)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    assert seen is not None, f"the demo never came to {word}"
    assert demo(sogoc, troubled)["report"] == demo(sogoc, quiet)["report"]
    assert sogoc("doctor", "--json", env={"SOGOC_HOME": str(troubled)}).json["healthy"]
