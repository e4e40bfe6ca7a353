"""A book type: one file of ``law/books`` holds one ``BookType`` named ``BOOK``; everything else is derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sogoc.law.field import Field, PersonBlock
from sogoc.law.layout import Layout, TickBox

HEAD = "Đăng ký"
"""Title of what belongs to no person."""


@dataclass(frozen=True)
class BookType:
    """One kind of register.

    ``code`` as in file names (``KS``); ``slug`` the law's noun in ASCII (``khai_sinh``); ``title`` as printed on the cover.
    ``official`` are all columns in the official order, without STT, which stands first in every type; ``blocks`` the person
    blocks; ``page_order`` the same field names in the order of the printed page (mother before father, wife before husband).
    ``tick_boxes`` are the boxes of the page since 2016; ``layouts`` the forms of the type by their years (``law/printed.py``).
    ``subjects`` are the prefixes of the persons whose event it is; ``event_date`` the field with the date of the event itself,
    if any; ``registered`` the field of the registration date; ``place`` the field of the registering office as written.
    """

    code: str
    slug: str
    title: str
    short: str
    official: tuple[Field, ...]
    blocks: tuple[PersonBlock, ...]
    page_order: tuple[str, ...]
    subjects: tuple[str, ...]
    number: str
    registered: str
    place: str
    event_date: str | None
    in_158: bool
    law: str
    tick_boxes: tuple[TickBox, ...] = ()
    layouts: tuple[Layout, ...] = ()

    def __post_init__(self) -> None:
        """Fail at import when a tick box or a layout names a column that the type lacks."""
        named = {box.field for box in self.tick_boxes}
        named |= {name for layout in self.layouts for name in (*layout.lacks, *layout.words)}
        unknown = sorted(named - set(self.field))
        if unknown:
            message = f"{self.code} has no column {', '.join(unknown)}"
            raise ImportError(message)

    @cached_property
    def field(self) -> dict[str, Field]:
        """Fields by official name."""
        return {field.name: field for field in self.official}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Official header of the sheet ``DL Import``, STT first."""
        return ("STT", *(field.name for field in self.official))

    @cached_property
    def core(self) -> tuple[str, ...]:
        """Names of the core fields in official order."""
        return tuple(field.name for field in self.official if field.core)

    @cached_property
    def verified(self) -> bool:
        """Whether the ministry's own forms give every column its name."""
        return all(field.verified for field in self.official)

    @cached_property
    def search(self) -> tuple[str, ...]:
        """Columns by which people look for an entry: number, dates, office, then name, birth and number of whom it speaks of."""
        heads = (self.number, self.registered, self.place, self.event_date)
        people = (
            self.attribute(block.prefix, attribute)
            for block in self.blocks
            if block.mention or block.prefix in self.subjects
            for attribute in ("ho_ten", "ngay_sinh", "so_dinh_danh", "so_giay_to")
        )
        return tuple(dict.fromkeys(name for name in (*heads, *people) if name))

    @cached_property
    def block(self) -> dict[str, PersonBlock]:
        """Person blocks by prefix."""
        return {block.prefix: block for block in self.blocks}

    def label(self, name: str) -> str:
        """Label of a column; the name itself of one that the type does not know."""
        return self.field[name].label if name in self.field else name

    def heading(self, field: Field) -> str:
        """Title under which a field stands on the page: that of its person, or of the registration."""
        return self.block[field.block].title if field.block else HEAD

    def attribute(self, prefix: str, attribute: str) -> str | None:
        """Official column of a person's attribute (``nks``, ``ho_ten`` → ``nksHoTen``); None where the block lacks it."""
        for field in self.block[prefix].fields:
            if field.attribute == attribute:
                return field.name
        return None
