"""Fields and person blocks: what a book type is made of.

An official column name is prefix + attribute: ``nks`` + ``HoTen`` (158 schema, domain facts §2.2).
"""

from __future__ import annotations

from dataclasses import dataclass

PROPOSED = "tên cột do Sổ Gốc đề xuất, chưa được Bộ xác nhận"
"""What the screen says of a column that is not verified."""


@dataclass(frozen=True, slots=True)
class Field:
    """One official column.

    ``name`` is the official column name of *Phần mềm 158*; ``type`` a value type's code; ``codes`` the code list, if any;
    ``core`` whether the ministry's first form held it (an empty one needs a reason); ``block`` the prefix of the person block
    it belongs to, else None; ``attribute`` the block's attribute in ASCII Vietnamese (``ho_ten``), the same in every block.
    ``verified`` is False for a column of a book that *Phần mềm 158* lacks: its name is a proposal, shown as one everywhere.
    """

    name: str
    label: str
    type: str
    codes: str | None = None
    core: bool = False
    block: str | None = None
    attribute: str | None = None
    verified: bool = True

    def within(self, title: str) -> str:
        """Label inside a person's block of this title, without saying again whose it is: *Họ tên của mẹ* → *Họ tên*."""
        return self.label.replace(f" của {title[:1].lower()}{title[1:]}", "")


@dataclass(frozen=True, slots=True)
class PersonBlock:
    """A role inside an entry: prefix as in the official columns, title on the page, the fields of it in official order.

    ``sex`` is the sex the role implies (1 male, 2 female) or None. ``mention`` tells whether the person is projected into the
    mentions table (a petitioner is not).
    """

    prefix: str
    title: str
    fields: tuple[Field, ...]
    sex: str | None = None
    mention: bool = True
