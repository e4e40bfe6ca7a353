"""What stands in a reader's way on a page: what axe finds, and what is wider than its screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DESK, SMALL_DESK, PHONE = (1366, 768), (1024, 600), (390, 844)


def barriers(page: Page, address: str) -> list[str]:
    """Open an address, look at it on three screens, let axe look on the smallest; return what stands in the way."""
    found = []
    answer = page.goto(address)
    if answer is None or not answer.ok:
        found.append("the page is not there")
    for width, height in (DESK, SMALL_DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            found.append(f"{wider} px too wide at {width}")
    complaints = Axe().run(page).response["violations"]
    found.extend(f"{one['id']}: {one['nodes'][0]['html']}" for one in complaints)
    return [f"{address}: {one}" for one in found]
