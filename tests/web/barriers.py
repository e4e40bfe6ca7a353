"""What stands in a reader's way on a page: what axe finds, and what is wider than its screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DESK, SMALL_DESK, PHONE = (1366, 768), (1024, 600), (390, 844)
ZOOMED = (683, 384)
"""The desk at 200 %."""
_REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })
    && !(one.type === "radio" && one.name))"""


def barriers(page: Page, address: str) -> list[str]:
    """Open an address, look at it on three screens and zoomed, let axe look on the smallest; return what stands in the way."""
    found = []
    answer = page.goto(address)
    if answer is None or not answer.ok:
        found.append("the page is not there")
    for width, height in (DESK, SMALL_DESK, ZOOMED, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            found.append(f"{wider} px too wide at {width}")
    complaints = Axe().run(page).response["violations"]
    found.extend(f"{one['id']}: {one['nodes'][0]['html']}" for one in complaints)
    return [f"{address}: {one}" for one in found]


def out_of_reach(page: Page) -> list[str]:
    """Controls that Tab does not reach from the top of the page, or on which nobody sees that they are focused."""
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    count = page.evaluate(f"""() => {{ document.activeElement.blur();
      window.unseen = []; window.reached = new Set(); window.wanted = ({_REACHABLE})();
      document.addEventListener("focusin", (event) => {{ const one = event.target, how = getComputedStyle(one);
        reached.add(one);
        if (how.outlineStyle === "none" && how.boxShadow === "none") unseen.push(one.outerHTML.slice(0, 160)); }});
      return window.wanted.length; }}""")
    missed = "window.wanted.filter((one) => one.isConnected && !reached.has(one)).map((one) => one.outerHTML.slice(0, 160))"
    for presses in range(2 * count + 20):  # what is focused may bring more controls into use
        if presses > count and not page.evaluate(missed):
            break
        page.keyboard.press("Tab")
    found = [f"not reached: {one}" for one in page.evaluate(missed)]
    return found + [f"focus not seen: {one}" for one in page.evaluate("window.unseen")]
