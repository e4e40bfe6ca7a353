"""Pictures for the docs, taken by a proof on its way: WebP, small, only when ``SOGOC_SCREENS`` names a folder."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

MOST_BYTES = 60_000
QUALITIES = (70, 55, 40, 25)
PHONE = {"width": 390, "height": 844}
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent !important }"


@dataclass
class Camera:
    """Takes a picture of each step, under a number and a name; without a folder it takes none."""

    folder: Path | None
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of_environment(cls) -> Camera:
        """The camera that ``SOGOC_SCREENS`` asks for."""
        named = os.environ.get("SOGOC_SCREENS", "")
        if named:
            Path(named).mkdir(parents=True, exist_ok=True)
        return cls(Path(named) if named else None)

    def take(
        self, page: Page, name: str, *, once: bool = False, wait: str = "", at: str = "", phone: bool = False
    ) -> None:
        """Photograph what is on the screen; ``wait``: for this, ``at``: beginning there, ``phone``: as narrow as one, too."""
        if self.folder is None or (once and name in self._taken):
            return
        self._taken.add(name)
        page.wait_for_load_state("networkidle")
        if wait:
            page.locator(wait).first.wait_for()
            page.wait_for_timeout(500)
        if at:
            page.locator(at).evaluate("one => one.scrollIntoView()")
        self._write(name, page.screenshot(style=STILL))
        if phone:
            before = page.viewport_size
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            self._write(f"{name}-phone", page.screenshot(style=STILL))
            page.set_viewport_size(before)  # type: ignore[arg-type]

    def _write(self, name: str, shot: bytes) -> None:
        assert self.folder is not None
        picture = Image.open(io.BytesIO(shot)).convert("RGB")
        for quality in QUALITIES:
            held = io.BytesIO()
            picture.save(held, "WEBP", quality=quality, method=6)
            if held.tell() <= MOST_BYTES:
                break
        (self.folder / f"{name}.webp").write_bytes(held.getvalue())
