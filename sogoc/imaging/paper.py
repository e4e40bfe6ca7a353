"""A PDF of JPEG pictures, one a page, with fixed bytes: no clock, no random id (ISO 32000-1 §7, DCTDecode §7.4.8).

In: JPEGs with their sizes. Out: the file. A picture is as wide as A4 is, so that what is printed has the size of the book's page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

_A4_WIDE = 595


class Picture(Protocol):
    """A JPEG in RGB or grey."""

    @property
    def content(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def paper_of(pictures: Iterable[Picture]) -> bytes:
    """Write one page for each picture."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages: list[int] = []
    for picture in pictures:
        high = max(1, round(_A4_WIDE * picture.height / picture.width))
        show = f"q {_A4_WIDE} 0 0 {high} 0 0 cm /P Do Q".encode()
        first = len(bodies) + 1
        pages.append(first)
        bodies += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_A4_WIDE} {high}] /Contents {first + 1} 0 R "
            f"/Resources << /XObject << /P {first + 2} 0 R >> >> >>".encode(),
            _stream("", show),
            _stream(
                f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
                f"/ColorSpace /{_colours(picture.content)} /BitsPerComponent 8 /Filter /DCTDecode ",
                picture.content,
            ),
        ]
    kids = " ".join(f"{page} 0 R" for page in pages)
    bodies[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode()
    return _file(bodies)


def _stream(facts: str, content: bytes) -> bytes:
    return f"<< {facts}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _colours(jpeg: bytes) -> str:
    """Colour space by the number of components in the frame header (ITU T.81 §B.2.2)."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        if 0xC0 <= jpeg[at + 1] <= 0xCF and jpeg[at + 1] not in {0xC4, 0xC8, 0xCC}:
            return "DeviceGray" if jpeg[at + 9] == 1 else "DeviceRGB"
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    return "DeviceRGB"


def _file(bodies: list[bytes]) -> bytes:
    content = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    content += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(content)
