"""Builders of files that nobody should send; each is really built, byte by byte, and small unless its size is the point."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from sogoc.packages.sheet_writing import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ENTITIES = (
    '<!DOCTYPE lolz [<!ENTITY a0 "ha ha ha ha ha ha ha ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


def workbook(sheet: bytes, *, shared: bytes = b"", prolog: str = "") -> bytes:
    """Return an .xlsx around the XML of one sheet named ``DL Import``."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{prolog}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
            '<sheet name="DL Import" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if shared:
            archive.writestr("xl/sharedStrings.xml", shared)
    return target.getvalue()


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_of(rows: str, *, dimension: str = "A1:B2", prolog: str = "") -> bytes:
    return (
        f'{prolog}<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    ).encode()


HEADER = f'<row r="1">{cell("A1", "STT")}{cell("B1", "so")}</row>'


def million_columns() -> bytes:
    cells = "".join(
        f'<c r="{column_letters(i)}1" t="inlineStr"><is><t>c</t></is></c>' for i in range(1_000_000)
    )
    return workbook(sheet_of(f'<row r="1">{cells}</row>'))


def far_apart() -> bytes:
    """Two cells, seventeen thousand million between them."""
    rows = f'{HEADER}<row r="1048576">{cell("XFD1048576", "xa")}</row>'
    return workbook(sheet_of(rows, dimension="A1:XFD1048576"))


def shared_strings_bomb() -> bytes:
    """A few cells that each hold the same very long text, told once."""
    long = b"<si><t>" + b"a" * 30_000_000 + b"</t></si>"
    table = f'<sst xmlns="{MAIN}">'.encode() + long + b"</sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 2_000))
    return workbook(sheet_of(HEADER + rows), shared=table)


def repeated(letter: bytes, length: int) -> bytes:
    """Return a raw deflate stream of one letter very many times: a piece packed once, its blocks repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b"")
    piece = packer.compress(letter * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (length >> 20) + packer.flush()


def lying_member(
    name: str, packed: bytes, *, size: int, crc: int = 0, method: int = 8, flags: int = 0
) -> bytes:
    """Return a zip with one member whose directory says what it is told to say."""
    return raw_zip([(name.encode(), packed, size, crc, method, flags, 0)])


def raw_zip(members: list[tuple[bytes, bytes, int, int, int, int, int]]) -> bytes:
    """Return a zip of (name, packed, size, crc, method, flags, external attributes), nothing checked."""
    body = bytearray()
    directory = bytearray()
    for name, packed, size, crc, method, flags, attributes in members:
        place = len(body)
        sizes = (crc, len(packed), min(size, 0xFFFFFFFF))
        body += (
            struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 0x21, *sizes, len(name), 0)
            + name
            + packed
        )
        wide = struct.pack("<2HQ", 1, 8, size) if size >= 0xFFFFFFFF else b""
        directory += struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2", 0x314, 45, flags, method, 0, 0x21, *sizes, len(name), len(wide), 0, 0, 0, attributes, place,
        )  # fmt: skip
        directory += name + wide
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return bytes(body + directory + end)


def overlapping(copies: int) -> bytes:
    """Return a zip whose many members are all the same bytes (after 42.zip and Fifield's overlap)."""
    packed = repeated(b"\0", 8 << 20)
    sizes = (0, len(packed), 8 << 20, 9)
    first = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0x21, *sizes, 0) + b"00000.pdf" + packed
    directory = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 0x314, 20, 0, 8, 0, 0x21, *sizes, 0, 0, 0, 0, 0, 0)
        + f"{n:05}.pdf".encode()
        for n in range(copies)
    )
    return (
        first
        + directory
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, copies, copies, len(directory), len(first), 0)
    )


def ole(stream_name: str) -> bytes:
    """Return a compound file whose directory names one stream (enough for anything that looks for an encrypted package)."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<9L", head, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109L", head, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128L", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)

    def entry(name: str, kind: int, child: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le")
        body = bytearray(128)
        body[: len(raw)] = raw
        struct.pack_into("<HBB3L", body, 64, len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        struct.pack_into("<LQ", body, 116, 0xFFFFFFFE, 0)
        return bytes(body)

    folder = entry("Root Entry", 5, 1) + entry(stream_name, 2, 0xFFFFFFFF) + bytes(256)
    return bytes(head) + table + folder


def swollen_strings(length: int) -> bytes:
    """Return a workbook whose shared strings are one text of a length, while the directory says a million bytes."""
    with zipfile.ZipFile(io.BytesIO(workbook(sheet_of(HEADER)))) as archive:
        members = [(name.encode(), archive.read(name)) for name in archive.namelist()]
    opening, closing = f'<sst xmlns="{MAIN}"><si><t>'.encode(), b"</t></si></sst>"
    packed = stored_block(opening) + repeated(b"a", length)[:-2] + stored_block(closing) + b"\3\0"
    plain = [(name, content, len(content), zlib.crc32(content), 0, 0, 0) for name, content in members]
    return raw_zip([*plain, (b"xl/sharedStrings.xml", packed, 1_000_000, 0, 8, 0, 0)])


def stored_block(content: bytes) -> bytes:
    """Return a deflate block that is not the last one and holds bytes as they are."""
    return b"\0" + struct.pack("<2H", len(content), len(content) ^ 0xFFFF) + content


def sparse(path: Path, length: int) -> Path:
    """Make a file of zeros that takes no room."""
    with path.open("wb") as stream:
        stream.truncate(length)
    return path
