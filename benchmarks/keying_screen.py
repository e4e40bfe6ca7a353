"""What keying costs a weak machine on a weak line: ``python -m benchmarks.keying_screen`` prints a table.

A real server, a real Chromium with the CPU six times slower and a line of 256 kbit/s with 300 ms; an empty browser opens the first entry,
then somebody types and walks through entries that lie on this machine. Bytes are those on the wire; images are told apart.

On a busy machine times tell more of its other work than of this one. ``--work`` leaves the CPU as it is, takes a trace and counts what the
page's own thread computed, times six: that hardly depends on who else computes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.tracing import computed
from tests.keying.real_server import RealServer, real_server
from tests.support import programs
from tests.support.browser import ARGUMENTS

CPU = 6
BITS, DELAY = 256_000, 300
ENTRIES = 6
SOON = 400
GOALS = {"bytes": 400_000, "next": 100, "task": 50}
WATCH = """() => {
  window.seen = { keys: [], tasks: [] };
  new PerformanceObserver((list) => { for (const one of list.getEntries())
    if (one.name === 'keydown') window.seen.keys.push(one.duration); }).observe({ type: 'event', durationThreshold: 16 });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) window.seen.tasks.push(one.duration); })
    .observe({ type: 'longtask' });
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keying_screen", description=__doc__)
    parser.add_argument("--cpu", type=float, default=CPU, help="how many times slower the CPU is made")
    parser.add_argument("--work", action="store_true", help="count what the page computes instead of time")
    options = parser.parse_args()
    cpu = 1 if options.work else options.cpu
    with tempfile.TemporaryDirectory() as folder, real_server(Path(folder), ENTRIES) as server:
        found = _measure(server, cpu=cpu, work=options.work)
    print(f"CPU {cpu:g} times slower, {BITS // 1000} kbit/s, {DELAY} ms\n")
    print("| what | measured | goal | reached |\n|---|---|---|---|")
    for what, value, goal, reached in found:
        print(f"| {what} | {value} | {goal} | {reached} |")


def _measure(server: RealServer, *, cpu: float, work: bool) -> list[tuple[str, str, str, str]]:
    address = f"http://127.0.0.1:{server.port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=programs.find(programs.BROWSER), args=ARGUMENTS)
        context = chromium.new_context(base_url=address, viewport={"width": 1024, "height": 600})
        for name, value in server.scene["people"]["nhap"].items():
            context.add_cookies([{"name": name, "value": value, "url": address}])
        page = context.new_page()
        sizes = _weaken(page, cpu)
        page.goto(f"/nhap-lieu/ban/?quyen={server.scene['book']}&viec=first")
        page.locator("#f-so").wait_for(timeout=300_000)
        opened = page.evaluate("performance.now()")
        cold = dict(sizes)
        page.wait_for_load_state("networkidle", timeout=300_000)
        page.evaluate(WATCH)
        if work:
            return _worked(page)
        typing, tasks = _type(page)
        steps = _walk(page)
        chromium.close()
    total = sum(size for kind, size in cold.items() if kind != "images")
    middle, worst = statistics.median(steps), max(steps)
    letter = f"{statistics.median(typing):.0f} ms, {max(typing):.0f} ms"
    walked = f"{middle:.0f} ms, {worst:.0f} ms"
    most, soon, short = GOALS["bytes"], GOALS["next"], GOALS["task"]
    longest = max(tasks, default=0.0)
    return [
        ("first keying screen, cold, without images", f"{total:,} B", f"≤ {most:,} B", _yes(total <= most)),
        *((f"– {kind}", f"{size:,} B", "–", "") for kind, size in sorted(cold.items())),
        ("until the first entry can be keyed", f"{opened / 1000:.1f} s", "–", ""),
        (
            "next entry from this machine, key to paint: median, worst",
            walked,
            f"≤ {soon} ms",
            _yes(middle <= soon),
        ),
        ("a letter typed, key to paint: median, worst", letter, "–", ""),
        ("longest task while typing", f"{longest:.0f} ms", f"≤ {short} ms", _yes(longest <= short)),
    ]


def _worked(page: Page) -> list[tuple[str, str, str, str]]:
    """The same keys, counted in milliseconds of the page's thread, times ``CPU``."""
    tasks = [CPU * one for one in computed(page, lambda: _type(page))]
    steps = [CPU * sum(computed(page, lambda: _next(page))) for _step in range(ENTRIES - 1)]
    long = sum(one > GOALS["task"] for one in tasks)
    middle, worst = statistics.median(steps), max(steps)
    return [
        (
            f"computed for the next entry in {SOON} ms, × {CPU}: median, worst",
            f"{middle:.0f} ms, {worst:.0f} ms",
            f"≤ {GOALS['next']} ms",
            _yes(middle <= GOALS["next"]),
        ),
        (
            f"longest task while typing, computed, × {CPU}; how many over {GOALS['task']} ms",
            f"{max(tasks):.0f} ms; {long} of {len(tasks):,}",
            f"≤ {GOALS['task']} ms",
            _yes(not long),
        ),
    ]


def _next(page: Page) -> None:
    page.keyboard.press("PageDown")
    page.wait_for_timeout(SOON)


def _weaken(page: Page, cpu: float) -> dict[str, int]:
    """Slow the machine and the line down; gives the bytes received so far, by kind."""
    sizes: dict[str, int] = defaultdict(int)
    kinds: dict[str, str] = {}
    inside = page.context.new_cdp_session(page)
    inside.send("Network.enable")
    inside.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    speed = {"offline": False, "latency": DELAY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
    inside.send("Network.emulateNetworkConditions", speed)

    def told(event: dict[str, Any]) -> None:
        url, kind = event["response"]["url"], event["type"].lower()
        kinds[event["requestId"]] = (
            "images" if "/api/pages/" in url else "law" if "/api/law/" in url else kind
        )

    def done(event: dict[str, Any]) -> None:
        sizes[kinds.get(event["requestId"], "other")] += int(event["encodedDataLength"])

    inside.on("Network.responseReceived", told)
    inside.on("Network.loadingFinished", done)
    return sizes


def _type(page: Page) -> tuple[list[float], list[float]]:
    """Somebody types a name and a date: how long each letter took, and the long tasks meanwhile."""
    for field, text in (
        ("nksHoTen", "NGUYỄN THỊ HỒNG NHUNG"),
        ("nksNgaySinh", "05.05.2008"),
        ("meHoTen", "LÊ THỊ LAN"),
    ):
        page.locator(f"#f-{field}").focus()
        page.keyboard.type(text, delay=120)
    page.wait_for_timeout(2500)
    seen = page.evaluate("window.seen")
    return seen["keys"] or [0.0], seen["tasks"]


def _walk(page: Page) -> list[float]:
    """Walk to the next entry and on: key to paint."""
    page.evaluate("window.seen.keys.length = 0")
    for _step in range(ENTRIES - 1):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(1500)
    found: list[float] = page.evaluate("window.seen.keys")
    return found or [0.0]


def _yes(reached: bool) -> str:  # noqa: FBT001 - one private word
    return "yes" if reached else "**no**"


if __name__ == "__main__":
    main()
