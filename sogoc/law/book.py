"""A book type: one file of ``law/books`` holds one ``BookType`` named ``BOOK``; everything else is derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sogoc.law.field import Field, PersonBlock


@dataclass(frozen=True)
class BookType:
    """One kind of register.

    ``code`` as in file names (``KS``); ``slug`` the law's noun in ASCII (``khai_sinh``); ``title`` as printed on the cover.
    ``official`` are all columns in the official order, without STT, which stands first in every type; ``blocks`` the person
    blocks; ``page_order`` the same field names in the order of the printed page (mother before father, wife before husband).
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
    def block(self) -> dict[str, PersonBlock]:
        """Person blocks by prefix."""
        return {block.prefix: block for block in self.blocks}

    def attribute(self, prefix: str, attribute: str) -> str | None:
        """Official column of a person's attribute (``nks``, ``ho_ten`` → ``nksHoTen``); None where the block lacks it."""
        for field in self.block[prefix].fields:
            if field.attribute == attribute:
                return field.name
        return None
