"""What a page's own thread computes, from a trace of Chromium: milliseconds of CPU, which other work of the machine hardly changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

CATEGORIES = ["toplevel", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"]
MARK = "sogoc-begins"


def computed(page: Page, act: Callable[[], object]) -> list[float]:
    """Do something and give the CPU time of each task of the page's main thread meanwhile, in milliseconds."""
    events: list[dict[str, Any]] = []
    ended: list[object] = []
    browser = page.context.browser
    if browser is None:
        raise RuntimeError("a trace needs the browser of its page")
    inside = browser.new_browser_cdp_session()
    inside.on("Tracing.dataCollected", lambda event: events.extend(event["value"]))
    inside.on("Tracing.tracingComplete", lambda event: ended.extend([event]))
    config = {"includedCategories": CATEGORIES}
    inside.send("Tracing.start", {"traceConfig": config, "transferMode": "ReportEvents"})
    page.evaluate(f"performance.mark('{MARK}')")
    act()
    inside.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    inside.detach()
    begun = next(event for event in events if event["name"] == MARK)
    main = (begun["pid"], begun["tid"])
    return [
        event.get("tdur", 0) / 1000
        for event in events
        if event["name"] == "RunTask" and (event["pid"], event["tid"]) == main and event["ts"] >= begun["ts"]
    ]
